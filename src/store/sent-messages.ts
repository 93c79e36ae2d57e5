import { z } from "zod";
import type { ArticleId } from "../domain/article.ts";
import type { EpochMs } from "../domain/time.ts";
import { deleteInChunks, inChunks } from "./chunks.ts";
import type { Queries } from "./schema.ts";

/** Which articles a message of the bot showed, so that quoting it means them. Keyed by a keyed hash of LINE's message id. */
export interface SentMessage {
  messageHash: string;
  articleIds: ArticleId[];
}

export interface SentMessageStore {
  /** Many at a time; an already known hash is left as it is. */
  save(messages: SentMessage[], at: EpochMs): Promise<void>;
  /** Undefined for a message that was not ours or is too old. */
  articlesOf(messageHash: string): Promise<ArticleId[] | undefined>;
  /** Deletes what was sent before `cutoff`; gives how many. */
  removeSentBefore(cutoff: EpochMs): Promise<number>;
}

const ROWS_PER_STATEMENT = 250;
const ROWS_PER_DELETION = 500;

const articleIdsColumn = z.array(z.string());

/** The bot's own messages in the database. */
export function createSentMessageStore(queries: Queries): SentMessageStore {
  return {
    async save(messages, at) {
      for await (const chunk of inChunks(messages, ROWS_PER_STATEMENT))
        await queries
          .insertInto("sent_messages")
          .values(
            chunk.map(({ messageHash, articleIds }) => ({
              message_hash: messageHash,
              article_ids: JSON.stringify(articleIds),
              sent_at: at,
            })),
          )
          .onConflict((conflict) => conflict.column("message_hash").doNothing())
          .execute();
    },

    async articlesOf(messageHash) {
      const row = await queries
        .selectFrom("sent_messages")
        .select("article_ids")
        .where("message_hash", "=", messageHash)
        .executeTakeFirst();
      return row && articleIdsColumn.parse(JSON.parse(row.article_ids));
    },

    removeSentBefore(cutoff) {
      return deleteInChunks(ROWS_PER_DELETION, async (limit) => {
        const { numDeletedRows } = await queries
          .deleteFrom("sent_messages")
          .where("message_hash", "in", (query) =>
            query
              .selectFrom("sent_messages")
              .select("message_hash")
              .where("sent_at", "<", cutoff)
              .orderBy("sent_at")
              .limit(limit),
          )
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      });
    },
  };
}
