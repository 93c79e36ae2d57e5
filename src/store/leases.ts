import type { EpochMs } from "../domain/time.ts";
import type { Queries } from "./schema.ts";

/** Who may do what only one instance should: a row with an end, taken or renewed by one conditional statement. */
export interface Leases {
  /** True when `holder` has the lease until `now + ttlMs`: it was free, run out (its end is not after `now`), or its own already. */
  acquire(name: string, holder: string, now: EpochMs, ttlMs: number): Promise<boolean>;
  /** Frees the lease at once where `holder` has it; another's stays. */
  release(name: string, holder: string): Promise<void>;
  /** The ends of the leases that others than `holder` have or had, by name: one that moves on is being renewed. */
  endsOfOthers(holder: string): Promise<ReadonlyMap<string, EpochMs>>;
}

/** Leases in the database, so that all instances see the same. */
export function createLeases(queries: Queries): Leases {
  return {
    async acquire(name, holder, now, ttlMs) {
      const taken = await queries
        .insertInto("leases")
        .values({ name, holder, expires_at: now + ttlMs })
        .onConflict((conflict) =>
          conflict
            .column("name")
            .doUpdateSet({ holder, expires_at: now + ttlMs })
            .where((row) => row.or([row("leases.holder", "=", holder), row("leases.expires_at", "<=", now)])),
        )
        .returning("name")
        .executeTakeFirst();
      return taken !== undefined;
    },

    async release(name, holder) {
      await queries.deleteFrom("leases").where("name", "=", name).where("holder", "=", holder).execute();
    },

    async endsOfOthers(holder) {
      const others = await queries
        .selectFrom("leases")
        .select(["name", "expires_at"])
        .where("holder", "!=", holder)
        .execute();
      return new Map(others.map(({ name, expires_at }) => [name, expires_at]));
    },
  };
}
