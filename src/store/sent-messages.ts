import type { ArticleId } from "../domain/article.ts";
import type { EpochMs } from "../domain/time.ts";

/** Which articles a message of the bot showed, so that quoting it means them. Keyed by a keyed hash of LINE's message id. */
export interface SentMessage {
  messageHash: string;
  articleIds: ArticleId[];
}

export interface SentMessageStore {
  /** Many at a time; an already known hash is left as it is. */
  save(messages: SentMessage[], at: EpochMs): Promise<void>;
  articlesOf(messageHash: string): Promise<ArticleId[] | undefined>;
  removeSentBefore(cutoff: EpochMs): Promise<number>;
}
