import { setImmediate as nextTurn } from "node:timers/promises";
import { type SqlBool, sql } from "kysely";
import { z } from "zod";
import { billingDay } from "../domain/billing-month.ts";
import type { SealedId } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";
import { among } from "./among.ts";
import { deleteInChunks } from "./chunks.ts";
import type { Engine } from "./migrate.ts";
import { createPaidStore } from "./paid-messages.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/** A promise to tell some recipients, whose cursors are already moved. */
export interface Batch {
  no: number;
  /** A UUID: LINE's retry key. */
  key: string;
  kind: "multicast" | "push";
  contentId: string;
  /** Numbers of recipients. */
  recipients: number[];
  urgent: boolean;
  createdAt: EpochMs;
  /** Till then nobody else takes it; tells one taking of a batch from the next. */
  takenUntil: EpochMs;
  attempts: number;
  /** An earlier try may have arrived. */
  doubtful: boolean;
}

/** A batch that LINE has accepted, and how many messages are paid for. */
export interface Accepted {
  no: number;
  paid: number;
}

/** A batch in the hands of one sender. */
type Taken = Pick<Batch, "no" | "takenUntil">;

/**
 * The batches that wait to be sent. A batch is gone once its fate is sealed. What a sender makes of a failed try is only
 * done while nobody has taken the batch after it: that other try may arrive.
 */
export interface BatchStore {
  /**
   * Up to `limit` batches whose time has come, urgent first, then the longest waiting; marks them doubtful and not due
   * again before `until`, as a crash after this may have sent them.
   */
  take(now: EpochMs, until: EpochMs, limit: number): Promise<Batch[]>;
  /** Sealed LINE ids of those recipients that still exist, as who left is told no more, and the members of all together. */
  addressees(recipients: number[]): Promise<{ sealed: SealedId[]; members: number }>;
  /** Sealed JSON of the messages. */
  content(contentId: string): Promise<string | undefined>;
  /** Accepted by LINE: the batches are done. */
  settle(accepted: readonly Accepted[], now: EpochMs): Promise<void>;
  postpone(batch: Taken, change: { nextTryAt: EpochMs; attempts: number; doubtful: boolean }): Promise<void>;
  /** In place of a refused batch two of half the recipients each, with new keys. */
  split(batch: Taken, keys: [string, string], now: EpochMs): Promise<void>;
  /**
   * Finally failed: the cursors go back to where they were, and the planner looks again; where `heldUntil` is given, not
   * before then, nor is anything else pushed to the recipients.
   */
  giveBack(batch: Taken, options?: { heldUntil?: EpochMs }): Promise<void>;
  /**
   * Gives back what must be dated by a clock that was ahead: made after `madeAfter`, or due after `dueAfter`, which is to be
   * the later one. Gives how many.
   */
  giveBackAhead(madeAfter: EpochMs, dueAfter: EpochMs): Promise<number>;
  /** When the next batch falls due; undefined where there is none. */
  nextTryAt(): Promise<EpochMs | undefined>;
  /** How many there are, replies that are under way included. */
  count(): Promise<number>;
  /** What waits or is under way: batches, the paid messages they cost, and since when. */
  waiting(): Promise<{ batches: number; plain: number; urgent: number; oldestAt?: EpochMs }>;
  /** Deletes contents that no batch needs and that were made before, in small steps; gives how many. */
  removeContentsBefore(at: EpochMs): Promise<number>;
}

/** In the past by any clock. */
export const AT_ONCE: EpochMs = 0;

/** No claim of a reply. Written out, as a partial index is used only where its condition stands in the statement. */
const IS_SENT = sql<SqlBool>`kind <> 'reply'`;
const URGENT_FIRST = [1, 0];
const CONTENTS_PER_TURN = 100;
const GIVEN_BACK_PER_TURN = 10;

/** Recipients of a batch, each with the cursor it had before. */
export type Moves = [id: number, seenBefore: number][];

const movesColumn = z.array(z.tuple([z.number(), z.number()]));
export const parseMoves = (text: string): Moves => movesColumn.parse(JSON.parse(text));

const kindColumn = z.enum(["multicast", "push"]);

/** Batches in the database. */
export function createBatchStore(queries: Queries, engine: Engine): BatchStore {
  return {
    take: (now, until, limit) => take(queries, engine, { now, until, limit }),

    async addressees(recipients) {
      if (recipients.length === 0) return { sealed: [], members: 0 };
      // In one row: the driver of PostgreSQL takes longer for 500 than LINE takes for a batch.
      const { sealed, members } = await queries
        .selectFrom("recipients")
        .select(sql<string | null>`string_agg(sealed, ' ' order by id)`.as("sealed"))
        .select((row) => row.fn.sum<number | string | null>("members").as("members"))
        .where(among(engine, "id", recipients))
        .executeTakeFirstOrThrow();
      return { sealed: sealed?.split(" ") ?? [], members: Number(members ?? 0) };
    },

    async content(contentId) {
      const row = await queries
        .selectFrom("contents")
        .select("sealed")
        .where("id", "=", contentId)
        .executeTakeFirst();
      return row?.sealed;
    },

    settle: (accepted, now) =>
      queries.transaction().execute((transaction) => settle(transaction, engine, accepted, now)),

    async postpone({ no, takenUntil }, { nextTryAt, attempts, doubtful }) {
      await queries
        .updateTable("batches")
        .set({ next_try_at: nextTryAt, attempts, doubtful: doubtful ? 1 : 0 })
        .where("no", "=", no)
        .where("next_try_at", "=", takenUntil)
        .execute();
    },

    split: (batch, keys, now) =>
      queries.transaction().execute((transaction) => split(transaction, engine, batch, { keys, now })),

    giveBack: (batch, options) =>
      queries.transaction().execute((transaction) => giveBackTaken(transaction, engine, batch, options)),

    giveBackAhead: (madeAfter, dueAfter) => giveBackAhead(queries, engine, madeAfter, dueAfter),

    nextTryAt: () => nextTryAt(queries),

    async count() {
      const { total } = await queries
        .selectFrom("batches")
        .select((batch) => batch.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      return total;
    },

    waiting: () => waiting(queries),

    removeContentsBefore: (at) => removeContentsBefore(queries, at),
  };
}

function giveBackAhead(
  queries: Queries,
  engine: Engine,
  madeAfter: EpochMs,
  dueAfter: EpochMs,
): Promise<number> {
  return deleteInChunks(GIVEN_BACK_PER_TURN, async (limit) => {
    const ahead = await queries
      .selectFrom("batches")
      .select(["no", "next_try_at as takenUntil"])
      .where(IS_SENT)
      .where("urgent", "in", URGENT_FIRST)
      // A batch is never due before it is made: this is what the index finds.
      .where("next_try_at", ">", madeAfter)
      .where((batch) => batch.or([batch("created_at", ">", madeAfter), batch("next_try_at", ">", dueAfter)]))
      .limit(limit)
      .execute();
    for (const batch of ahead)
      await queries.transaction().execute((transaction) => giveBackTaken(transaction, engine, batch));
    return ahead.length;
  });
}

async function nextTryAt(queries: Queries): Promise<EpochMs | undefined> {
  const firsts = URGENT_FIRST.map((urgent) =>
    queries
      .selectFrom("batches")
      .select("next_try_at")
      .where(IS_SENT)
      .where("urgent", "=", urgent)
      .orderBy("next_try_at")
      .limit(1)
      .executeTakeFirst(),
  );
  const times = (await Promise.all(firsts)).flatMap((row) => row?.next_try_at ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Once through all of them: those that many waiting batches still need would be looked at again for every deletion. */
async function removeContentsBefore(queries: Queries, at: EpochMs): Promise<number> {
  let removed = 0;
  for (let after = ""; ; await nextTurn()) {
    const page = await queries
      .selectFrom("contents")
      .select("id")
      .where("id", ">", after)
      .orderBy("id")
      .limit(CONTENTS_PER_TURN)
      .execute();
    const last = page.at(-1);
    if (!last) return removed;
    const { numDeletedRows } = await queries
      .deleteFrom("contents")
      .where("id", ">", after)
      .where("id", "<=", last.id)
      .where("created_at", "<", at)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("batches").select("batches.no").whereRef("batches.content_id", "=", "contents.id"),
          ),
        ),
      )
      .executeTakeFirstOrThrow();
    removed += Number(numDeletedRows);
    after = last.id;
  }
}

/** Batches to be taken: how many, till when, of those that are due now. */
interface Taking {
  now: EpochMs;
  until: EpochMs;
  limit: number;
}

async function take(queries: Queries, engine: Engine, { limit, ...times }: Taking): Promise<Batch[]> {
  const taken: Batch[] = [];
  for (const urgent of URGENT_FIRST)
    if (taken.length < limit)
      taken.push(...(await takeOf(urgent, queries, engine, { ...times, limit: limit - taken.length })));
  return taken;
}

/** Nobody is waited for: who holds a batch's row is dealing with it, and two who wait for several might wait for each other. */
async function takeOf(
  urgent: number,
  queries: Queries,
  engine: Engine,
  { now, until, limit }: Taking,
): Promise<Batch[]> {
  const due = queries
    .selectFrom("batches")
    .select("no")
    .where(IS_SENT)
    .where("urgent", "=", urgent)
    .where("next_try_at", "<=", now)
    .orderBy("next_try_at")
    .orderBy("no")
    .limit(limit);
  const rows = await queries
    .with("due", () => (engine === "postgres" ? due.forUpdate().skipLocked() : due))
    .updateTable("batches")
    .set((batch) => ({ doubtful: batch("doubtful", "+", 1), next_try_at: until }))
    .where("no", "in", (batch) => batch.selectFrom("due").select("due.no"))
    .returningAll()
    .execute();
  return rows
    .map((row) => ({
      no: row.no,
      key: row.key,
      kind: kindColumn.parse(row.kind),
      contentId: row.content_id ?? "",
      recipients: parseMoves(row.recipients).map(([id]) => id),
      urgent: row.urgent === 1,
      createdAt: row.created_at,
      takenUntil: until,
      attempts: row.attempts,
      doubtful: row.doubtful > 1,
    }))
    .sort((a, b) => a.no - b.no);
}

/** Has the planner look at the readers of finished batches for whom more has come meanwhile. */
export async function wakeAfter(
  transaction: Queries,
  engine: Engine,
  finished: readonly { no: number; again: number; recipients: string }[],
): Promise<void> {
  const woken = finished.filter(({ again }) => again === 1);
  if (woken.length === 0) return;
  const moves = woken.flatMap(({ recipients }) => parseMoves(recipients));
  const ids = moves.map(([id]) => id);
  const numbers = woken.map(({ no }) => no);
  // All at once: one batch after the other would be another order than that of numbers.
  await lockRecipientRows(transaction, engine, moves);
  await transaction
    .updateTable("recipients")
    .set({ wake_at: AT_ONCE })
    .where(among(engine, "id", ids))
    .where("batch", "in", numbers)
    .execute();
}

async function settle(
  transaction: Queries,
  engine: Engine,
  accepted: readonly Accepted[],
  now: EpochMs,
): Promise<void> {
  const sent = transaction
    .selectFrom("batches")
    .select("no")
    .where(
      "no",
      "in",
      accepted.map(({ no }) => no),
    )
    .orderBy("no");
  // In one order, as two senders may have sent the same ones.
  const batches = await transaction
    .deleteFrom("batches")
    .where("no", "in", engine === "postgres" ? sent.forUpdate() : sent)
    .returning(["no", "urgent", "again", "recipients"])
    .execute();
  await wakeAfter(transaction, engine, batches);
  const isUrgent = new Map(batches.map(({ no, urgent }) => [no, urgent === 1]));
  const paidFor = (urgent: boolean) =>
    accepted.reduce((sum, { no, paid }) => sum + (isUrgent.get(no) === urgent ? paid : 0), 0);
  const counts = { plain: paidFor(false), urgent: paidFor(true) };
  if (counts.plain + counts.urgent > 0) await createPaidStore(transaction).add(billingDay(now), counts);
}

async function waiting(queries: Queries): ReturnType<BatchStore["waiting"]> {
  const rows = await queries
    .selectFrom("batches")
    .select("urgent")
    .select((batch) => [
      batch.fn.countAll<number>().as("total"),
      batch.fn.sum<number>("messages").as("messages"),
      batch.fn.min("created_at").as("oldest"),
    ])
    .where(IS_SENT)
    .groupBy("urgent")
    .execute();
  const messages = (urgent: number) => Number(rows.find((row) => row.urgent === urgent)?.messages ?? 0);
  const oldest = rows.map((row) => row.oldest);
  return {
    batches: rows.reduce((sum, { total }) => sum + total, 0),
    plain: messages(0),
    urgent: messages(1),
    ...(oldest.length > 0 && { oldestAt: Math.min(...oldest) }),
  };
}

/** In the order in which the planner takes them, or the two could wait for each other. SQLite has one writer anyway. */
export async function lockRecipientRows(transaction: Queries, engine: Engine, moves: Moves): Promise<void> {
  if (engine === "sqlite") return;
  await transaction
    .selectFrom("recipients")
    .select("id")
    .where(
      among(
        engine,
        "id",
        moves.map(([id]) => id),
      ),
    )
    .orderBy("id")
    .forUpdate()
    .execute();
}

async function split(
  transaction: Queries,
  engine: Engine,
  { no, takenUntil }: Taken,
  { keys, now }: { keys: [string, string]; now: EpochMs },
): Promise<void> {
  const batch = await transaction
    .deleteFrom("batches")
    .where("no", "=", no)
    .where("next_try_at", "=", takenUntil)
    .returningAll()
    .executeTakeFirst();
  if (!batch) return;
  const moves = parseMoves(batch.recipients);
  await lockRecipientRows(transaction, engine, moves);
  const middle = Math.ceil(moves.length / 2);
  const first = await reserveSequence(transaction, "batches", 2);
  for (const [index, key] of keys.entries()) {
    const half = index === 0 ? moves.slice(0, middle) : moves.slice(middle);
    if (half.length === 0) continue;
    const kind = half.length === 1 ? "push" : batch.kind;
    const messages = Math.round((batch.messages * half.length) / moves.length);
    const own = { no: first + index, key, kind, messages, recipients: JSON.stringify(half) };
    const fresh = { created_at: now, next_try_at: now, attempts: 0, doubtful: 0 };
    await transaction
      .insertInto("batches")
      .values({ ...batch, ...own, ...fresh })
      .execute();
    await transaction
      .updateTable("recipients")
      .set({ batch: own.no })
      .where("batch", "=", no)
      .where(
        "id",
        "in",
        half.map(([id]) => id),
      )
      .execute();
  }
}

async function giveBackTaken(
  transaction: Queries,
  engine: Engine,
  batch: Taken,
  options?: { heldUntil?: EpochMs },
): Promise<void> {
  if (await isTaken(transaction, batch)) await giveBack(transaction, engine, batch.no, options);
}

/** Whether that sender has it still; locks it where it has. */
async function isTaken(transaction: Queries, { no, takenUntil }: Taken): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("batches")
    .set({ next_try_at: takenUntil })
    .where("no", "=", no)
    .where("next_try_at", "=", takenUntil)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/**
 * Takes a recipient who wants to be told otherwise out of a batch that nobody has tried yet, as LINE may have what was. Its
 * cursor goes back. Nobody is waited for: who holds the batch's row is about to send it or to give it back.
 */
export async function withdraw(transaction: Queries, engine: Engine, recipient: number): Promise<void> {
  const untried = transaction
    .selectFrom("batches")
    .innerJoin("recipients", "recipients.batch", "batches.no")
    .select(["batches.no", "batches.recipients", "recipients.members"])
    .where("recipients.id", "=", recipient)
    .where("batches.kind", "<>", "reply")
    .where("batches.attempts", "=", 0)
    .where("batches.doubtful", "=", 0);
  const batch = await (engine === "postgres"
    ? untried.forUpdate("batches").skipLocked()
    : untried
  ).executeTakeFirst();
  if (!batch) return;
  const moves = parseMoves(batch.recipients);
  const own = moves.find(([id]) => id === recipient);
  if (own === undefined) return;
  const others = moves.filter((move) => move !== own);
  await transaction
    .updateTable("recipients")
    .set({ seen: own[1], batch: 0 })
    .where("id", "=", recipient)
    .execute();
  if (others.length === 0) await transaction.deleteFrom("batches").where("no", "=", batch.no).execute();
  else
    await transaction
      .updateTable("batches")
      .set((row) => ({
        recipients: JSON.stringify(others),
        messages: row("messages", "-", batch.members),
      }))
      .where("no", "=", batch.no)
      .execute();
}

/** Cursors go back for a batch that is still there: what was settled meanwhile stays told. */
export async function giveBack(
  transaction: Queries,
  engine: Engine,
  no: number,
  { heldUntil }: { heldUntil?: EpochMs } = {},
): Promise<void> {
  const batch = await transaction
    .deleteFrom("batches")
    .where("no", "=", no)
    .returning("recipients")
    .executeTakeFirst();
  if (!batch) return;
  const all = parseMoves(batch.recipients);
  await lockRecipientRows(transaction, engine, all);
  for (const [seen, moves] of Map.groupBy(all, ([, before]) => before))
    await transaction
      .updateTable("recipients")
      .set({
        seen,
        ...(heldUntil !== undefined && { held_until: heldUntil }),
        wake_at: heldUntil ?? AT_ONCE,
      })
      .where("batch", "=", no)
      .where(
        "id",
        "in",
        moves.map(([id]) => id),
      )
      .execute();
}
