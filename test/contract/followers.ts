import type { AlertEntry } from "../../src/domain/alert.ts";
import type { Recipient, RecipientHash } from "../../src/domain/recipient.ts";
import type { EpochMs } from "../../src/domain/time.ts";
import type { TopicNo } from "../../src/domain/topic.ts";
import { appendToLog } from "../../src/store/alert-log.ts";
import type { Database } from "../../src/store/database.ts";
import type { PagePlan, PlannedBatch } from "../../src/store/planning.ts";
import type { PlannedReader } from "../../src/store/reader-row.ts";
import type { Store } from "../../src/store/store.ts";
import type { Following } from "../../src/store/subscriptions.ts";

export const NOW: EpochMs = 1_700_000_000_000;

export const recipientOf = (hash: RecipientHash, changes: Partial<Recipient> = {}): Recipient => ({
  hash,
  sealed: `sealed-${hash}`,
  kind: "user",
  locale: "ja",
  ...changes,
});

/** Lets somebody follow a topic; gives what came of it. */
export const follow = (
  store: Store,
  hash: RecipientHash,
  topic: string,
  more: Partial<Omit<Following, "topic">> = {},
  at = NOW,
) =>
  store.subscriptions.follow(
    { recipient: recipientOf(hash), topic: { hash: topic, sealed: `sealed-${topic}` }, ...more },
    at,
  );

/** Writes an article into the log, once for each topic. */
export async function report(
  { queries }: Database,
  articleId: string,
  topics: TopicNo[],
  changes: Partial<AlertEntry> = {},
): Promise<void> {
  const entries = topics.map((topic) => ({
    articleId,
    topic,
    story: articleId,
    byStory: false,
    urgent: false,
    publishedAt: NOW,
    at: NOW,
    ...changes,
  }));
  await queries.transaction().execute((transaction) => appendToLog(transaction, entries));
}

/** The one reader of a hash, who must be there. */
export async function readerOf(store: Store, hash: RecipientHash) {
  const reader = await store.subscriptions.reader(hash);
  if (!reader) throw new Error(`nobody has the hash ${hash}`);
  return reader;
}

/** A plan that makes these batches and sets these alarms. */
export const planOf = (batches: PlannedBatch[], alarms: PagePlan["alarms"] = new Map()): PagePlan => ({
  contents: [...new Set(batches.map(({ contentId }) => contentId))].map((id) => ({
    id,
    sealed: `sealed-${id}`,
  })),
  batches,
  alarms,
});

/** A batch that tells readers everything up to a position. */
export const batchOf = (
  readers: readonly Pick<PlannedReader, "id" | "seen" | "alike">[],
  changes: Partial<PlannedBatch> = {},
): PlannedBatch => {
  const moves = readers.flatMap(({ id, alike = [], seen }) =>
    [id, ...alike].map((each): [number, number] => [each, seen]),
  );
  return {
    key: "11111111-1111-4111-8111-111111111111",
    kind: moves.length > 1 ? "multicast" : "push",
    contentId: "content",
    urgent: false,
    messages: moves.length,
    upTo: 100,
    moves,
    ...changes,
  };
};
