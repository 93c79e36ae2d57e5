import type { AlertEntry } from "../domain/alert.ts";
import type { EpochMs } from "../domain/time.ts";
import { deleteInChunks, inChunks } from "./chunks.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/** The append-only log of what is news to whom. */
export interface AlertLogStore {
  /** The next entries after a position, by seq. */
  after(seq: number, limit: number): Promise<AlertEntry[]>;
  /** Deletes what was written before; gives how many. */
  removeBefore(at: EpochMs): Promise<number>;
}

const ROWS_PER_STATEMENT = 500;

/** The alert log in the database. */
export function createAlertLogStore(queries: Queries): AlertLogStore {
  return {
    async after(seq, limit) {
      const rows = await queries
        .selectFrom("alerts")
        .selectAll()
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        seq: row.seq,
        articleId: row.article_id,
        topic: row.topic,
        story: row.story,
        byStory: row.by_story === 1,
        urgent: row.urgent === 1,
        publishedAt: row.published_at,
        at: row.at,
      }));
    },

    removeBefore: (at) =>
      deleteInChunks(ROWS_PER_STATEMENT, async (limit) => {
        const { numDeletedRows } = await queries
          .deleteFrom("alerts")
          .where("seq", "in", (query) =>
            query.selectFrom("alerts").select("seq").where("at", "<", at).orderBy("seq").limit(limit),
          )
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

/** Holds every other writer of the log back until commit; gives the log's last position. */
export const lockLog = async (transaction: Queries): Promise<number> =>
  (await reserveSequence(transaction, "alerts", 0)) - 1;

/** Writes entries at the log's end; an article that the topic has already is left out. */
export async function appendToLog(transaction: Queries, entries: Omit<AlertEntry, "seq">[]): Promise<void> {
  const first = await reserveSequence(transaction, "alerts", entries.length);
  const rows = entries.map((entry, index) => ({
    seq: first + index,
    article_id: entry.articleId,
    topic: entry.topic,
    story: entry.story,
    by_story: entry.byStory ? 1 : 0,
    urgent: entry.urgent ? 1 : 0,
    published_at: entry.publishedAt,
    at: entry.at,
  }));
  for await (const chunk of inChunks(rows, ROWS_PER_STATEMENT))
    await transaction
      .insertInto("alerts")
      .values(chunk)
      .onConflict((conflict) => conflict.columns(["article_id", "topic"]).doNothing())
      .execute();
}
