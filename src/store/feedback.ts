import type { SummaryFeedback, SummaryKind } from "../domain/feedback.ts";
import type { Queries } from "./schema.ts";

/** What readers think of summaries: counters by day of Japan and kind of summary, nothing else. */
export interface FeedbackStore {
  /** Adds one voice to the day's. */
  add(day: string, by: SummaryKind, vote: "up" | "down"): Promise<void>;
  /** The sums from that day on, `2026-11-30`; kinds without a voice are left out. */
  since(day: string): Promise<SummaryFeedback[]>;
}

export function createFeedbackStore(queries: Queries): FeedbackStore {
  return {
    async add(day, by, vote) {
      await queries
        .insertInto("summary_feedback")
        .values({ day, by, up: 0, down: 0, [vote]: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(["day", "by"])
            .doUpdateSet((row) => ({ [vote]: row(`summary_feedback.${vote}`, "+", 1) })),
        )
        .execute();
    },
    async since(day) {
      const rows = await queries
        .selectFrom("summary_feedback")
        .select(({ fn }) => ["by", fn.sum<number>("up").as("up"), fn.sum<number>("down").as("down")])
        .where("day", ">=", day)
        .groupBy("by")
        .orderBy("by")
        .execute();
      // PostgreSQL sums bigints to a numeric, which its driver gives as text.
      return rows.map(({ by, up, down }) => ({ by, up: Number(up), down: Number(down) }));
    },
  };
}
