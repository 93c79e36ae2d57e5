import { sql } from "kysely";
import type { ArticleId } from "../domain/article.ts";
import type { EpochMs } from "../domain/time.ts";
import { type AlertLogStore, createAlertLogStore } from "./alert-log.ts";
import { type ArticleStore, createArticleStore } from "./articles.ts";
import { type BatchStore, createBatchStore } from "./batches.ts";
import { type ClaimStore, createClaimStore } from "./claims.ts";
import { type Database, emptyLog } from "./database.ts";
import { createFeedbackStore, type FeedbackStore } from "./feedback.ts";
import { createFeedStore, type FeedStore } from "./feeds.ts";
import { createFollowerStore, type FollowerStore } from "./followers.ts";
import { isSealedWith } from "./key-check.ts";
import { createLeases, type Leases } from "./leases.ts";
import { createPaidStore, type PaidStore } from "./paid-messages.ts";
import { createPlanningStore, type PlanningStore } from "./planning.ts";
import { createRecipientStore, type RecipientStore } from "./recipients.ts";
import { createSentMessageStore, type SentMessageStore } from "./sent-messages.ts";
import { createSubscriptionStore, type SubscriptionStore } from "./subscriptions.ts";
import { createTopicStore, type TopicStore } from "./topics.ts";

/** Everything that the bot remembers. */
export interface Store {
  articles: ArticleStore;
  alertLog: AlertLogStore;
  batches: BatchStore;
  claims: ClaimStore;
  feedback: FeedbackStore;
  feeds: FeedStore;
  followers: FollowerStore;
  leases: Leases;
  planning: PlanningStore;
  paidMessages: PaidStore;
  recipients: RecipientStore;
  sentMessages: SentMessageStore;
  subscriptions: SubscriptionStore;
  topics: TopicStore;
  /** False where the LINE ids in it were sealed with another key than the one of this fingerprint. */
  isSealedWith(fingerprint: string): Promise<boolean>;
  /** Resolves when the database answers, rejects when it does not within its time limits. */
  ping(): Promise<void>;
  /**
   * To be called after deletions that are promised: what was deleted is then in none of SQLite's files. A backup that is
   * being made puts it off to the next call. Does nothing on PostgreSQL, which clears up by itself.
   */
  forgetDeleted(): Promise<void>;
  /** Waits for what is under way and closes the database. */
  close(): Promise<void>;
}

/** All stores over one open database; `newId` makes the ids of new articles, UUIDs v7 by default. */
export function createStore(
  database: Database,
  options: { newId?: (now: EpochMs) => ArticleId } = {},
): Store {
  const { queries, engine } = database;
  return {
    articles: createArticleStore(queries, options.newId),
    alertLog: createAlertLogStore(queries),
    batches: createBatchStore(queries, engine),
    claims: createClaimStore(queries, engine),
    feedback: createFeedbackStore(queries),
    feeds: createFeedStore(queries),
    followers: createFollowerStore(queries, engine),
    leases: createLeases(queries),
    planning: createPlanningStore(queries, engine),
    paidMessages: createPaidStore(queries),
    recipients: createRecipientStore(queries),
    sentMessages: createSentMessageStore(queries),
    subscriptions: createSubscriptionStore(queries, engine),
    topics: createTopicStore(queries),
    isSealedWith: (fingerprint) => isSealedWith(queries, fingerprint),
    async ping() {
      await sql`select 1`.execute(queries);
    },
    forgetDeleted: () => emptyLog(database),
    close: () => queries.destroy(),
  };
}
