import type { Queries } from "./schema.ts";

/** What one day cost, and what it would have cost had every alert gone out by that step; in messages that LINE bills. */
export interface PaidCounts {
  /** Accepted by LINE, of news that was not urgent. */
  plain: number;
  /** Accepted by LINE, of urgent news. */
  urgent: number;
  instant: number;
  merged: number;
  digest: number;
}

/** Counts of one day of Japan, `2026-11-30`. */
export interface PaidDay extends PaidCounts {
  day: string;
}

/** Paid messages and the demand for them, by day; all instances add to the same counts. */
export interface PaidStore {
  /** Adds to the day's counts; what is left out stays. */
  add(day: string, counts: Partial<PaidCounts>): Promise<void>;
  /** From that day on, in order; days without a count are left out. */
  since(day: string): Promise<PaidDay[]>;
}

/** Counts in the database. */
export function createPaidStore(queries: Queries): PaidStore {
  return {
    async add(day, { plain = 0, urgent = 0, instant = 0, merged = 0, digest = 0 }) {
      await queries
        .insertInto("paid_messages")
        .values({ day, plain, urgent, instant, merged, digest })
        .onConflict((conflict) =>
          conflict.column("day").doUpdateSet((row) => ({
            plain: row("paid_messages.plain", "+", plain),
            urgent: row("paid_messages.urgent", "+", urgent),
            instant: row("paid_messages.instant", "+", instant),
            merged: row("paid_messages.merged", "+", merged),
            digest: row("paid_messages.digest", "+", digest),
          })),
        )
        .execute();
    },

    since(day) {
      return queries.selectFrom("paid_messages").selectAll().where("day", ">=", day).orderBy("day").execute();
    },
  };
}
