import type { Queries } from "./schema.ts";

/** Messages that LINE bills: one for each recipient of a push or multicast, for a group one for each member. */
export interface PaidMessages {
  plain: number;
  /** Of urgent news, which may use the reserve. */
  urgent: number;
}

/** What LINE accepted on one day of Japan, `2026-11-30`. */
export interface PaidDay extends PaidMessages {
  day: string;
}

/** Paid messages by day; all instances add to the same counts. */
export interface PaidStore {
  /** Adds to the day's counts. */
  add(day: string, messages: Partial<PaidMessages>): Promise<void>;
  /** From that day on, in order; days without a message are left out. */
  since(day: string): Promise<PaidDay[]>;
  /** Keeps what the instance that plans says of the budget, for the others. */
  saveReport(report: string): Promise<void>;
  report(): Promise<string | undefined>;
}

const REPORT = "budget";

/** Counts in the database. */
export function createPaidStore(queries: Queries): PaidStore {
  return {
    async add(day, { plain = 0, urgent = 0 }) {
      await queries
        .insertInto("paid_messages")
        .values({ day, plain, urgent })
        .onConflict((conflict) =>
          conflict.column("day").doUpdateSet((row) => ({
            plain: row("paid_messages.plain", "+", plain),
            urgent: row("paid_messages.urgent", "+", urgent),
          })),
        )
        .execute();
    },

    async saveReport(report) {
      await queries
        .insertInto("settings")
        .values({ name: REPORT, value: report })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: report }))
        .execute();
    },

    async report() {
      const row = await queries
        .selectFrom("settings")
        .select("value")
        .where("name", "=", REPORT)
        .executeTakeFirst();
      return row?.value;
    },

    since(day) {
      return queries.selectFrom("paid_messages").selectAll().where("day", ">=", day).orderBy("day").execute();
    },
  };
}
