import type { Kysely } from "kysely";

/** Rows of `articles`. Times are epoch milliseconds; unique by (lang, nhk_id). */
export interface ArticleRow {
  id: string;
  nhk_id: string;
  lang: string;
  url: string;
  /** JSON array of slugs. */
  categories: string;
  form: string;
  title: string;
  lead: string;
  body: string | null;
  published_at: number;
  modified_at: number | null;
  /** NHK's own time of the stored words; null where NHK gave none. */
  version_at: number | null;
  /** JSON array: marks of what the article said before. */
  superseded: string;
  created_at: number;
  updated_at: number;
  revision: number;
  content_hash: string;
  seq: number;
  reads: number;
  last_read_at: number | null;
}

interface FeedValidatorsRow {
  source_id: string;
  url: string;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  newest_item_at: number | null;
  saved_at: number;
}

interface SourceStateRow {
  source_id: string;
  next_poll_at: number;
  failures: number;
  active_url: string | null;
  last_success_at: number | null;
  newest_item_at: number | null;
  last_failure: string | null;
}

interface LeaseRow {
  name: string;
  holder: string;
  expires_at: number;
}

interface RecipientRow {
  hash: string;
  sealed: string;
  kind: string;
  locale: string | null;
  created_at: number;
  updated_at: number;
  seq: number;
}

interface SentMessageRow {
  message_hash: string;
  /** JSON array of article ids. */
  article_ids: string;
  sent_at: number;
}

/** One row per table that is followed by sequence; its lock makes the order of seq the order of commit. */
interface CounterRow {
  name: string;
  value: number;
}

/** All tables, as the newest migration leaves them: both engines have the same. */
export interface Schema {
  articles: ArticleRow;
  feed_validators: FeedValidatorsRow;
  source_states: SourceStateRow;
  leases: LeaseRow;
  recipients: RecipientRow;
  sent_messages: SentMessageRow;
  counters: CounterRow;
  settings: { name: string; value: string };
}

/** The query builder over the tables, inside a transaction or not. */
export type Queries = Kysely<Schema>;
