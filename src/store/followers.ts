import type { Engine } from "./migrate.ts";
import { type PlannedReader, readersOf, selectReaders } from "./reader-row.ts";
import type { Queries } from "./schema.ts";

/** Readers who follow something, by their numbers. */
export interface FollowerStore {
  /** The highest number that a recipient has; 0 where there is none. */
  last(): Promise<number>;
  /** How many there are. */
  count(): Promise<number>;
  /** Those whose number is above `from` and not above `to`. */
  between(from: number, to: number): Promise<PlannedReader[]>;
}

/** Followers in the database. */
export function createFollowerStore(queries: Queries, engine: Engine): FollowerStore {
  return {
    async last() {
      const row = await queries
        .selectFrom("recipients")
        .select(({ fn }) => fn.max("id").as("last"))
        .executeTakeFirst();
      return Number(row?.last ?? 0);
    },

    async count() {
      const { total } = await queries
        .selectFrom("recipients")
        .select(({ fn }) => fn.countAll<number>().as("total"))
        .where("follows", ">", 0)
        .executeTakeFirstOrThrow();
      return total;
    },

    async between(from, to) {
      const rows = await selectReaders(queries)
        .where("recipients.id", ">", from)
        .where("recipients.id", "<=", to)
        .where("recipients.follows", ">", 0)
        .orderBy("recipients.id")
        .execute();
      return readersOf(queries, engine, rows);
    },
  };
}
