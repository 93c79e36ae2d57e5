import type { Article, ArticleDraft, ArticleId, ReadCount } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import type { EpochMs } from "../domain/time.ts";

/** What one feed's items changed. */
export interface Ingested {
  added: Article[];
  /** Same NHK id, newer words: revision and updatedAt have moved. */
  corrected: Article[];
  /** Known words in a new category, or a rolling story's new date: moved in sequence, not in revision. */
  touched: Article[];
  unchanged: number;
}

export interface ArticleStore {
  /** Upserts the drafts in one transaction, in seq order of change. */
  ingest(drafts: ArticleDraft[], now: EpochMs): Promise<Ingested>;
  /** The next articles changed after `seq`, by seq: the follower's page. */
  changedSince(seq: number, limit: number): Promise<Article[]>;
  /** False where there is no such article. */
  countRead(id: ArticleId, at: EpochMs): Promise<boolean>;
  readCount(id: ArticleId): Promise<ReadCount>;
  /** Most read first; articles nobody opened are left out. */
  mostRead(query: {
    lang: LanguageTag;
    publishedSince: EpochMs;
    limit: number;
  }): Promise<{ id: ArticleId; reads: number }[]>;
  /** Deletes what was published before `cutoff`; gives how many. */
  removePublishedBefore(cutoff: EpochMs): Promise<number>;
}
