import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { z } from "zod";
import type { Subscription } from "../domain/alert.ts";
import type { EpochMs } from "../domain/time.ts";
import type { TopicNo } from "../domain/topic.ts";
import { among } from "./among.ts";
import { AT_ONCE, type Moves } from "./batches.ts";
import type { Engine } from "./migrate.ts";
import {
  COLUMNS,
  type PlannedReader,
  type ReaderRow,
  readersOf,
  selectReaders,
  toSubscription,
} from "./reader-row.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/**
 * Which readers to look at: a topic's followers behind the last one seen, or those whose time has come. Whether a topic was
 * followed at `settled` or before makes no difference, as the log begins later.
 */
export type Round = ({ topic: TopicNo; after: number; settled?: number } | { wakeUpTo: EpochMs }) & {
  /**
   * Looks at nobody unless the holder has the lease when the page begins: one that was paused for long would put back what
   * its successor has decided.
   */
  lease?: { name: string; holder: string };
};

/** A batch to be made: its recipients' cursors move to `upTo` with it. */
export interface PlannedBatch {
  key: string;
  kind: "multicast" | "push";
  contentId: string;
  urgent: boolean;
  /** Paid messages that it costs. */
  messages: number;
  upTo: number;
  moves: Moves;
}

/** When to look at a reader again; null: not before there is news. */
export interface Alarm {
  wakeAt: EpochMs | null;
  digestAt: EpochMs | null;
}

/** What is to be written for a page of readers. Who is in neither list stays as it is. */
export interface PagePlan {
  /** How many of the page's readers were looked at, from the first, where there was no time for the others. */
  looked?: number;
  contents: { id: string; sealed: string }[];
  batches: PlannedBatch[];
  /** By reader; those whose alarms stay are left out. */
  alarms: Map<number, Alarm>;
  /** Batches and claims under way after which their readers are to be looked at again. */
  again?: ReadonlySet<number>;
}

export interface Page {
  /** False where another has the lease: nothing was done. */
  held: boolean;
  /** Readers looked at, each one counted. */
  looked: number;
  /** There may be more. */
  more: boolean;
  /** The page's last number: where the next one goes on. */
  last: number;
}

/** The planner's side of the database: pages of readers in, batches and cursors out. */
export interface PlanningStore {
  /** How many readers a page takes well: followers are mostly owed one article, who wakes may be owed days of news. */
  perPage: { followers: number; waking: number };
  /**
   * Reads a page of readers and writes what `decide` makes of it, in one transaction: a crash leaves nothing half done.
   * `decide` must not wait.
   */
  planPage(
    round: Round,
    limit: number,
    now: EpochMs,
    decide: (readers: PlannedReader[]) => PagePlan,
  ): Promise<Page>;
  /** Up to which position of the log all followers have been looked at. */
  position(): Promise<number>;
  savePosition(seq: number): Promise<void>;
}

const POSITION = "alerts planned up to";

/** On SQLite a page is some milliseconds of the event loop, and webhooks come in between; PostgreSQL's answers take longer than its work. */
const PER_PAGE = {
  sqlite: { followers: 1_000, waking: 300 },
  postgres: { followers: 4_000, waking: 300 },
};

/**
 * SQLite works on the event loop: webhooks come in between the steps of a page, whose transaction holds back only those who
 * need the database.
 */
const breathe = (engine: Engine): Promise<void> | undefined => (engine === "sqlite" ? nextTurn() : undefined);

/** Planning over the database. */
export function createPlanningStore(queries: Queries, engine: Engine): PlanningStore {
  return {
    perPage: PER_PAGE[engine],

    planPage: (round, limit, now, decide) =>
      queries.transaction().execute(async (transaction) => {
        if (round.lease && !(await isHeld(transaction, round.lease)))
          return { held: false, looked: 0, more: false, last: 0 };
        const { rows, known, alike } = await pageOf(transaction, engine, round, limit);
        await breathe(engine);
        const found = await readersOf(transaction, engine, rows, known);
        const readers = alike ? found.map((reader) => withAlike(reader, alike)) : found;
        await breathe(engine);
        const plan = decide(readers);
        await breathe(engine);
        const { looked = readers.length } = plan;
        const left = "topic" in round ? readers.slice(looked) : [];
        const done = await batchesDone(transaction, engine, plan.again);
        const free = readers.filter(({ batch }) => batch !== undefined && done.has(batch));
        await write(transaction, engine, leavingTo(plan, [...left, ...free]), now);
        return { held: true, ...standOf(readers, looked, limit) };
      }),

    async position() {
      const row = await queries
        .selectFrom("settings")
        .select("value")
        .where("name", "=", POSITION)
        .executeTakeFirst();
      return Number(row?.value ?? 0);
    },

    async savePosition(seq) {
      await queries
        .insertInto("settings")
        .values({ name: POSITION, value: String(seq) })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: String(seq) }))
        .execute();
    },
  };
}

/** A page's readers without those of them who are alike, whose numbers are beside. */
interface RowPage {
  rows: ReaderRow[];
  /** Subscriptions that came with the rows. */
  known?: ReadonlyMap<number, Subscription[]>;
  alike?: ReadonlyMap<number, number[]>;
}

function withAlike(reader: PlannedReader, alike: ReadonlyMap<number, number[]>): PlannedReader {
  const others = alike.get(reader.id);
  return others ? { ...reader, alike: others } : reader;
}

/** Readers for whom there was no time, or who were busy a moment ago, are looked at when it is the turn of those who wake. */
function leavingTo(plan: PagePlan, left: readonly PlannedReader[]): PagePlan {
  if (left.length === 0) return plan;
  const alarms = new Map(plan.alarms);
  for (const { id, alike = [], digestAt = null } of left)
    for (const each of [id, ...alike]) alarms.set(each, { wakeAt: AT_ONCE, digestAt });
  return { ...plan, alarms };
}

function standOf(readers: readonly PlannedReader[], looked: number, limit: number): Omit<Page, "held"> {
  const count = (some: readonly PlannedReader[]) =>
    some.reduce((sum, { alike = [] }) => sum + 1 + alike.length, 0);
  const all = count(readers);
  return {
    looked: count(readers.slice(0, looked)),
    more: all === limit || looked < readers.length,
    last: readers.reduce((last, { id, alike = [] }) => Math.max(last, id, alike.at(-1) ?? 0), 0),
  };
}

/** PostgreSQL locks the rows, so that a reply that tells the same reader waits; SQLite has one writer anyway. */
const pageOf = (transaction: Queries, engine: Engine, round: Round, limit: number): Promise<RowPage> =>
  "topic" in round
    ? followersOf(transaction, engine, round, limit)
    : wakingOf(transaction, engine, round, limit);

/** All that decides about a reader who follows one topic and waits for nothing: most are like many others in it. */
const TRAITS = [
  ...COLUMNS.filter((column) => column !== "id"),
  ...(["follows", "followed", "mode", "earlier_after", "earlier_up_to"] as const),
] as const;

/**
 * That the page begins behind `after` is said of both tables: of the one that it is not said of, PostgreSQL reads the front
 * again for every page. The database puts the readers who are alike together, so that a page brings a few rows.
 */
async function followersOf(
  transaction: Queries,
  engine: Engine,
  { topic, after, settled = 0 }: Extract<Round, { topic: TopicNo }>,
  limit: number,
): Promise<RowPage> {
  const page = selectReaders(transaction)
    .innerJoin("subscriptions", "subscriptions.recipient", "recipients.id")
    .select(["recipients.follows", "subscriptions.mode"])
    .select(sql<number>`case when since <= ${settled} then 0 else since end`.as("followed"))
    .select(["subscriptions.earlier_after", "subscriptions.earlier_up_to"])
    .where("subscriptions.topic", "=", topic)
    .where("subscriptions.recipient", ">", after)
    .where("recipients.id", ">", after)
    .where("subscriptions.paused", "=", 0)
    .where("subscriptions.muted", "=", 0)
    .orderBy("subscriptions.recipient")
    .limit(limit);
  const groups = await transaction
    .selectFrom((engine === "postgres" ? page.forUpdate("recipients") : page).as("page"))
    .select(TRAITS)
    .select((row) => row.fn.min("id").as("id"))
    .select(
      (engine === "postgres" ? sql<string>`json_agg(id)::text` : sql<string>`json_group_array(id)`).as("ids"),
    )
    .groupBy(TRAITS)
    .groupBy(sql`case when follows = 1 and wake_at is null then 0 else id end`)
    .orderBy("id")
    .execute();
  return {
    rows: groups,
    known: new Map(groups.filter(followsThisAlone).map((row) => [row.id, [ofTopic(topic, row)]])),
    alike: new Map(groups.map(({ id, ids }) => [id, othersIn(ids, id)])),
  };
}

const idsColumn = z.array(z.number());
const othersIn = (ids: string, first: number): number[] =>
  idsColumn
    .parse(JSON.parse(ids))
    .filter((id) => id !== first)
    .sort((a, b) => a - b);

/**
 * Whether the row has all that the reader follows. Not of one that PostgreSQL had to wait for: it then knows the recipient
 * anew but not the subscription, and whoever changes a subscription sets the alarm.
 */
const followsThisAlone = ({ follows, wake_at }: { follows: number; wake_at: number | null }): boolean =>
  follows === 1 && wake_at === null;

type Kept = Omit<Parameters<typeof toSubscription>[0], "topic" | "paused" | "muted" | "since">;

const ofTopic = (
  topic: TopicNo,
  { followed, mode, earlier_after, earlier_up_to }: Kept & { followed: number },
): Subscription =>
  toSubscription({ topic, since: followed, mode, earlier_after, earlier_up_to, paused: 0, muted: 0 });

/** Those who wake first; but on PostgreSQL locked by their numbers, as all do, or two would wait for each other. */
async function wakingOf(
  transaction: Queries,
  engine: Engine,
  { wakeUpTo }: Extract<Round, { wakeUpTo: EpochMs }>,
  limit: number,
): Promise<RowPage> {
  const page = selectReaders(transaction)
    .where("recipients.wake_at", "<=", wakeUpTo)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("batches").select("batches.no").whereRef("batches.no", "=", "recipients.batch"))),
    );
  const first = page.orderBy("recipients.wake_at").limit(limit);
  if (engine === "sqlite") return { rows: await first.execute() };
  const rows = await page
    .where("recipients.id", "in", first.clearSelect().select("recipients.id"))
    .orderBy("recipients.id")
    .forUpdate("recipients")
    .execute();
  return { rows: rows.toSorted((a, b) => (a.wake_at ?? 0) - (b.wake_at ?? 0)) };
}

async function isHeld(transaction: Queries, { name, holder }: NonNullable<Round["lease"]>): Promise<boolean> {
  const row = await transaction
    .selectFrom("leases")
    .select("name")
    .where("name", "=", name)
    .where("holder", "=", holder)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Has the readers of batches under way looked at again once those are done; gives the batches that are done by now, or that
 * somebody is just dealing with. Waiting for these would be in vain, and for good where they wait for the page's readers.
 */
async function batchesDone(
  transaction: Queries,
  engine: Engine,
  again: PagePlan["again"],
): Promise<ReadonlySet<number>> {
  const batches = [...(again ?? [])];
  if (batches.length === 0) return new Set();
  const open = transaction.selectFrom("batches").select("no").where("no", "in", batches);
  const told = await transaction
    .updateTable("batches")
    .set({ again: 1 })
    .where("no", "in", engine === "postgres" ? open.forUpdate().skipLocked() : open)
    .returning("no")
    .execute();
  return new Set(batches).difference(new Set(told.map(({ no }) => no)));
}

async function write(transaction: Queries, engine: Engine, plan: PagePlan, now: EpochMs): Promise<void> {
  if (plan.contents.length > 0)
    await transaction
      .insertInto("contents")
      .values(plan.contents.map((content) => ({ ...content, created_at: now })))
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  const alarms = new Map(plan.alarms);
  if (plan.batches.length > 0) {
    const first = await reserveSequence(transaction, "batches", plan.batches.length);
    await transaction
      .insertInto("batches")
      .values(plan.batches.map((batch, index) => rowOf(batch, first + index, now)))
      .execute();
    for (const [index, { moves, upTo }] of plan.batches.entries()) {
      const ids = moves.map(([id]) => id);
      await change(transaction, engine, ids, alarms, { seen: upTo, batch: first + index });
    }
  }
  await change(transaction, engine, [...alarms.keys()], alarms, {});
}

const rowOf = (
  { key, kind, contentId, urgent, messages, moves }: PlannedBatch,
  no: number,
  now: EpochMs,
) => ({
  no,
  key,
  kind,
  content_id: contentId,
  recipients: JSON.stringify(moves),
  messages,
  urgent: urgent ? 1 : 0,
  created_at: now,
  next_try_at: now,
  attempts: 0,
  doubtful: 0,
  again: 0,
});

/** Writes what moves, together with the readers' alarms, in as few statements as there are different alarms. */
async function change(
  transaction: Queries,
  engine: Engine,
  ids: number[],
  alarms: Map<number, Alarm>,
  moved: { seen?: number; batch?: number },
): Promise<void> {
  const groups = Map.groupBy(ids, (id) => {
    const alarm = alarms.get(id);
    return alarm && `${alarm.wakeAt} ${alarm.digestAt}`;
  });
  for (const [key, group] of groups) {
    const alarm = key === undefined ? undefined : alarms.get(group[0] ?? 0);
    const set = { ...moved, ...(alarm && { wake_at: alarm.wakeAt, digest_at: alarm.digestAt }) };
    for (const id of group) alarms.delete(id);
    await transaction
      .updateTable("recipients")
      .set(set)
      .where(among(engine, "id", group))
      .execute();
    await breathe(engine);
  }
}
