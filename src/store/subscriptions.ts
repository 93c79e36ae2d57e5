import type { DeliveryMode, DeliverySettings } from "../domain/alert.ts";
import type { Reader } from "../domain/reader.ts";
import type { Recipient, RecipientHash } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";
import { TOPICS_PER_READER, type TopicNo } from "../domain/topic.ts";
import { lockLog } from "./alert-log.ts";
import { withdraw } from "./batches.ts";
import type { Engine } from "./migrate.ts";
import { readersOf, selectReaders, subscriptionsOf } from "./reader-row.ts";
import { writeRecipient } from "./recipients.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";
import { type SealedTopic, topicNumber } from "./topics.ts";

export interface Following {
  recipient: Recipient;
  topic: SealedTopic;
  mode?: DeliveryMode;
  /** Keep articles of this topic away instead. */
  muted?: boolean;
}

/** A followed topic, and the one to be followed instead. */
export interface TopicMove {
  from: TopicNo;
  to: SealedTopic;
}

/**
 * Who follows what and how they want to be told. Whatever changes, the planner looks at the reader anew, and what waits for
 * it in a batch that was not tried yet is not sent.
 */
export interface SubscriptionStore {
  /** Follows from the log's end on; makes the recipient where it is new. Following again resumes and takes the mode over. */
  follow(
    following: Following,
    at: EpochMs,
  ): Promise<{ outcome: "followed" | "already" | "too-many"; no: TopicNo }>;
  /** False where it was not followed. */
  unfollow(hash: RecipientHash, topic: TopicNo, at: EpochMs): Promise<boolean>;
  /** Undefined where nothing is kept of the recipient. */
  reader(hash: RecipientHash): Promise<Reader | undefined>;
  /** Has topics be of others instead, as when their reader changes languages: all of them or none, each followed as before. */
  moveTopics(hash: RecipientHash, moves: readonly TopicMove[], at: EpochMs): Promise<void>;
  /**
   * Of one topic, or of all that are not muted words. Owes nothing of the time between; what was owed before stays owed,
   * and what was told before is told.
   */
  pause(hash: RecipientHash, paused: boolean, at: EpochMs, topic?: TopicNo): Promise<void>;
  setMode(hash: RecipientHash, topic: TopicNo, mode: DeliveryMode, at: EpochMs): Promise<void>;
  /** Keeps settings; makes the recipient where it is new. */
  saveSettings(recipient: Recipient, settings: DeliverySettings, at: EpochMs): Promise<void>;
  /** Undefined ends a snooze. */
  snooze(hash: RecipientHash, until: EpochMs | undefined, at: EpochMs): Promise<void>;
  /** How many people a push to a group counts for. */
  setMembers(hash: RecipientHash, members: number): Promise<void>;
  /** Keeps that the reader was told of a step of the budget; undefined: that it is over. */
  setToldStep(hash: RecipientHash, step: string | undefined): Promise<void>;
}

/** Subscriptions in the database. */
export function createSubscriptionStore(queries: Queries, engine: Engine): SubscriptionStore {
  const changeRecipient = async (hash: RecipientHash, change: RecipientChange) => {
    await queries.updateTable("recipients").set(change).where("hash", "=", hash).execute();
  };

  return {
    follow: (following, at) =>
      queries.transaction().execute((transaction) => follow(transaction, engine, following, at)),
    unfollow: (hash, topic, at) =>
      queries.transaction().execute((transaction) => unfollow(transaction, engine, { hash, topic, at })),
    moveTopics: (hash, moves, at) =>
      queries.transaction().execute((transaction) => moveTopics(transaction, engine, { hash, moves, at })),
    reader: (hash) => readerOf(queries, engine, hash),
    pause: (hash, paused, at, topic) =>
      queries.transaction().execute((transaction) => pause(transaction, engine, { hash, paused, topic, at })),

    setMode: (hash, topic, mode, at) =>
      queries.transaction().execute(async (transaction) => {
        const recipient = await wake(transaction, engine, hash, at);
        if (recipient !== undefined)
          await ofTopic(transaction.updateTable("subscriptions").set({ mode }), recipient, topic).execute();
      }),

    saveSettings: (recipient, settings, at) =>
      queries.transaction().execute(async (transaction) => {
        await writeRecipient(transaction, recipient, at);
        const change = { settings: JSON.stringify(settings), digest_at: null };
        await wake(transaction, engine, recipient.hash, at, change);
      }),

    snooze: (hash, until, at) =>
      queries.transaction().execute(async (transaction) => {
        await wake(transaction, engine, hash, at, { snoozed_until: until ?? null });
      }),
    setMembers: (hash, members) => changeRecipient(hash, { members }),
    setToldStep: (hash, step) => changeRecipient(hash, { told_step: step ?? null }),
  };
}

type RecipientChange = Partial<
  Record<"snoozed_until" | "digest_at", number | null> & Record<"settings" | "told_step", string | null>
> & { members?: number };

/** Has the planner look at a recipient, and at what is planned for it and not tried; gives its number. */
async function wake(
  transaction: Queries,
  engine: Engine,
  hash: RecipientHash,
  at: EpochMs,
  change: RecipientChange = {},
): Promise<number | undefined> {
  const row = await transaction
    .updateTable("recipients")
    .set({ wake_at: at, ...change })
    .where("hash", "=", hash)
    .returning("id")
    .executeTakeFirst();
  if (row) await withdraw(transaction, engine, row.id);
  return row?.id;
}

/**
 * Holds the log back while it writes, as appendToLog's callers do: whoever appends later knows the topic, and what was appended
 * before is not owed.
 */
async function follow(
  transaction: Queries,
  engine: Engine,
  { recipient, topic, mode, muted = false }: Following,
  at: EpochMs,
): ReturnType<SubscriptionStore["follow"]> {
  const head = await lockLog(transaction);
  const no = await topicNumber(transaction, topic, at);
  await lockRecipientSequence(transaction);
  await writeRecipient(transaction, recipient, at);
  const id = await wake(transaction, engine, recipient.hash, at);
  if (id === undefined) throw new RangeError("a recipient that was just written is gone");
  const own = (await subscriptionsOf(transaction, engine, [id])).get(id) ?? [];
  const known = own.find((subscription) => subscription.topic === no);
  if (known) {
    const since = known.paused || known.muted !== muted ? head : known.since;
    const change = {
      ...{ since, paused: 0, muted: muted ? 1 : 0, mode: mode ?? known.mode ?? null },
      ...(known.muted !== muted && { earlier_after: null, earlier_up_to: null }),
    };
    await ofTopic(transaction.updateTable("subscriptions").set(change), id, no).execute();
    return { outcome: "already", no };
  }
  if (own.length >= TOPICS_PER_READER) return { outcome: "too-many", no };
  await transaction
    .insertInto("subscriptions")
    .values({ recipient: id, topic: no, since: head, mode: mode ?? null, paused: 0, muted: muted ? 1 : 0 })
    .execute();
  await countFollows(transaction, id, at);
  return { outcome: "followed", no };
}

async function unfollow(
  transaction: Queries,
  engine: Engine,
  { hash, topic, at }: { hash: RecipientHash; topic: TopicNo; at: EpochMs },
): Promise<boolean> {
  await lockRecipientSequence(transaction);
  const id = await wake(transaction, engine, hash, at);
  if (id === undefined) return false;
  const { numDeletedRows } = await ofTopic(
    transaction.deleteFrom("subscriptions"),
    id,
    topic,
  ).executeTakeFirstOrThrow();
  if (numDeletedRows > 0n) await countFollows(transaction, id, at);
  return numDeletedRows > 0n;
}

/** Before any of their rows, as whoever saves a recipient does: taken later, the two could wait for each other. */
const lockRecipientSequence = (transaction: Queries) => reserveSequence(transaction, "recipients", 0);

/** Keeps the count on the recipient, where every instance learns of it by sequence. */
async function countFollows(transaction: Queries, id: number, at: EpochMs): Promise<void> {
  const seq = await reserveSequence(transaction, "recipients", 1);
  await transaction
    .updateTable("recipients")
    .set((row) => ({
      follows: row
        .selectFrom("subscriptions")
        .select((count) => count.fn.countAll<number>().as("total"))
        .where("recipient", "=", id),
      seq,
      updated_at: at,
    }))
    .where("id", "=", id)
    .execute();
}

interface Moving {
  hash: RecipientHash;
  moves: readonly TopicMove[];
  at: EpochMs;
}

/** What is followed already in its own right stays as it is. */
async function moveTopics(transaction: Queries, engine: Engine, { hash, moves, at }: Moving): Promise<void> {
  await lockLog(transaction);
  const numbers: { from: TopicNo; to: TopicNo }[] = [];
  for (const { from, to } of moves) numbers.push({ from, to: await topicNumber(transaction, to, at) });
  await lockRecipientSequence(transaction);
  const id = await wake(transaction, engine, hash, at);
  if (id === undefined) return;
  const own = new Set((await subscriptionsOf(transaction, engine, [id])).get(id)?.map(({ topic }) => topic));
  for (const { from, to } of numbers) {
    if (own.has(to)) await ofTopic(transaction.deleteFrom("subscriptions"), id, from).execute();
    else await ofTopic(transaction.updateTable("subscriptions").set({ topic: to }), id, from).execute();
    own.add(to);
  }
  await countFollows(transaction, id, at);
}

interface Pausing {
  hash: RecipientHash;
  paused: boolean;
  topic: TopicNo | undefined;
  at: EpochMs;
}

async function pause(
  transaction: Queries,
  engine: Engine,
  { hash, paused, topic, at }: Pausing,
): Promise<void> {
  const head = await lockLog(transaction);
  const id = await wake(transaction, engine, hash, at);
  if (id === undefined) return;
  let change = transaction
    .updateTable("subscriptions")
    .set((row) =>
      paused
        ? { paused: 1, earlier_after: row.ref("since"), earlier_up_to: head }
        : { paused: 0, since: head },
    )
    .where("recipient", "=", id)
    .where("muted", "=", 0)
    .where("paused", "=", paused ? 0 : 1);
  if (topic !== undefined) change = change.where("topic", "=", topic);
  await change.execute();
}

interface Narrowed<Self> {
  where(column: "recipient" | "topic", operator: "=", value: number): Self;
}

const ofTopic = <Query extends Narrowed<Query>>(query: Query, recipient: number, topic: TopicNo): Query =>
  query.where("recipient", "=", recipient).where("topic", "=", topic);

async function readerOf(queries: Queries, engine: Engine, hash: RecipientHash): Promise<Reader | undefined> {
  const row = await selectReaders(queries)
    .select("recipients.told_step")
    .where("recipients.hash", "=", hash)
    .executeTakeFirst();
  if (!row) return undefined;
  const [reader] = await readersOf(queries, engine, [row]);
  return reader && { ...reader, hash, ...(row.told_step !== null && { toldStep: row.told_step }) };
}
