import type { Generated, Kysely } from "kysely";
import type { SummaryFeedback } from "../domain/feedback.ts";

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
  /** https address of a photograph. */
  image: string | null;
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
  story_id: string;
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
  /** The sequence number at which it came. */
  id: number;
  hash: string;
  sealed: string;
  kind: string;
  locale: string | null;
  /** Null until chosen. */
  news: string | null;
  /** 1: it wants the readings of kanji. */
  furigana: Generated<number>;
  /** How many people a push to it counts for. */
  members: Generated<number>;
  /** The cursor: up to which position of the alert log it was told. */
  seen: Generated<number>;
  /** JSON of DeliverySettings; null until it chose. */
  settings: string | null;
  snoozed_until: number | null;
  /** Undeliverable: nothing is pushed before. */
  held_until: number | null;
  /** When to look at it again though nothing new has come. */
  wake_at: number | null;
  /** The next digest. */
  digest_at: number | null;
  /** The last batch it was put into: under way as long as that exists. */
  batch: Generated<number>;
  /** The budget's step that it was last told of. */
  told_step: string | null;
  /** How many topics it follows. */
  follows: Generated<number>;
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

interface TopicRow {
  no: number;
  /** Keyed hash of topicKey. */
  hash: string;
  /** JSON of the Topic, sealed: what people follow is nobody's business. */
  sealed: string;
  created_at: number;
}

interface SubscriptionRow {
  recipient: number;
  topic: number;
  since: number;
  mode: string | null;
  paused: number;
  muted: number;
  /** The stretch of the log that it was followed for before its last pause. */
  earlier_after: number | null;
  earlier_up_to: number | null;
}

interface AlertRow {
  seq: number;
  article_id: string;
  topic: number;
  story: string;
  by_story: number;
  urgent: number;
  published_at: number;
  at: number;
}

/** What batches say, once for all batches that say it. */
interface ContentRow {
  id: string;
  /** JSON of LINE messages, sealed: topics' names are in it. */
  sealed: string;
  created_at: number;
}

/** A promise to tell; gone once it is kept or given back. */
interface BatchRow {
  no: number;
  /** LINE's retry key; of a reply, the keyed hash of the webhook event. */
  key: string;
  /** multicast, push or reply. */
  kind: string;
  content_id: string | null;
  /** JSON: recipients' numbers, each with the cursor it had before. */
  recipients: string;
  /** Paid messages that it costs. */
  messages: number;
  urgent: number;
  created_at: number;
  next_try_at: number;
  attempts: number;
  /** Tries of unknown fate, one under way included. */
  doubtful: number;
  /** 1: there is more news for its recipients, who are looked at again once it is done. */
  again: number;
}

/** One row per day of Japan, `2026-11-30`. */
interface PaidMessagesRow {
  day: string;
  plain: number;
  urgent: number;
}

/** One row per day of Japan and kind of summary. */
interface SummaryFeedbackRow extends SummaryFeedback {
  day: string;
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
  topics: TopicRow;
  subscriptions: SubscriptionRow;
  alerts: AlertRow;
  contents: ContentRow;
  batches: BatchRow;
  paid_messages: PaidMessagesRow;
  summary_feedback: SummaryFeedbackRow;
  counters: CounterRow;
  settings: { name: string; value: string };
}

/** The query builder over the tables, inside a transaction or not. */
export type Queries = Kysely<Schema>;
