import { type SqlBool, sql } from "kysely";
import type { Reader } from "../domain/reader.ts";
import type { RecipientHash } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";
import { giveBack, lockRecipientRows, parseMoves, wakeAfter } from "./batches.ts";
import { deleteInChunks } from "./chunks.ts";
import type { Engine } from "./migrate.ts";
import { type PlannedReader, readersOf, selectReaders } from "./reader-row.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/** What a free reply tells: the reader as it stood before, and up to where its cursor has moved. */
export interface Claim {
  no: number;
  reader: Reader;
  upTo: number;
  /** How often it was made before: each time the reply may have arrived. */
  turn: number;
}

/** A reply that tells what is owed: the same promise as a batch, but LINE has no retry key for it. */
export interface ClaimStore {
  /**
   * Moves the reader's cursor to what `upTo` decides; undefined where it decides nothing, or where a batch is under way
   * whose fate is not known. The same `event` again (a redelivery after a crash) gives the same claim again. A claim that
   * leaves the cursor where it is says that the event's reply tells nothing, and keeps nobody waiting.
   */
  claim(
    hash: RecipientHash,
    event: string,
    now: EpochMs,
    upTo: (reader: Reader) => number | undefined,
  ): Promise<Claim | undefined>;
  /** The reply arrived. */
  settle(no: number): Promise<void>;
  /** The reply failed: what it told is owed again, unless somebody else has the claim since, whose reply may arrive. */
  giveBack(claim: Pick<Claim, "no" | "turn">): Promise<void>;
  /**
   * Claims made before `from`, or after `to` by a clock that was ahead, whose process was gone before it knew: as they may
   * not have arrived, they are owed again.
   */
  giveBackOutside(from: EpochMs, to: EpochMs): Promise<number>;
}

const CLAIMS_PER_TURN = 100;
/** Written out, as a partial index is used only where its condition stands in the statement. */
const IS_CLAIM = sql<SqlBool>`kind = 'reply'`;

/** Claims in the database, in the table of batches. */
export function createClaimStore(queries: Queries, engine: Engine): ClaimStore {
  return {
    claim: (hash, event, now, upTo) =>
      queries.transaction().execute(async (transaction) => {
        const reader = await lockedReader(transaction, engine, hash);
        if (!reader) return undefined;
        // Whoever writes can be reached.
        if (reader.heldUntil !== undefined) await release(transaction, reader.id, now);
        if (reader.busy) return claimedBefore(transaction, engine, event, reader);
        const target = upTo(reader);
        if (target === undefined) return undefined;
        const nothing = await toldNothing(transaction, event, reader);
        return nothing ?? write(transaction, event, { reader, upTo: target }, now);
      }),

    settle: (no) =>
      queries.transaction().execute(async (transaction) => {
        const claim = await transaction
          .deleteFrom("batches")
          .where("no", "=", no)
          .returning(["no", "again", "recipients"])
          .executeTakeFirst();
        if (claim) await wakeAfter(transaction, engine, [claim]);
      }),

    giveBack: (claim) =>
      queries.transaction().execute((transaction) => giveBackLast(transaction, engine, claim)),

    giveBackOutside: (from, to) =>
      deleteInChunks(CLAIMS_PER_TURN, async (limit) => {
        const stale = await queries
          .selectFrom("batches")
          .select("no")
          .where(IS_CLAIM)
          .where((claim) => claim.or([claim("created_at", "<", from), claim("created_at", ">", to)]))
          .limit(limit)
          .execute();
        for (const { no } of stale)
          await queries.transaction().execute((transaction) => giveBack(transaction, engine, no));
        return stale.length;
      }),
  };
}

async function lockedReader(
  transaction: Queries,
  engine: Engine,
  hash: RecipientHash,
): Promise<(Reader & Pick<PlannedReader, "batch">) | undefined> {
  const wanted = selectReaders(transaction)
    .select("recipients.told_step")
    .where("recipients.hash", "=", hash);
  const row = await (engine === "postgres" ? wanted.forUpdate("recipients") : wanted).executeTakeFirst();
  if (!row) return undefined;
  const [reader] = await readersOf(transaction, engine, [row]);
  return reader && { ...reader, hash, ...(row.told_step !== null && { toldStep: row.told_step }) };
}

async function write(
  transaction: Queries,
  event: string,
  { reader, upTo }: Pick<Claim, "reader" | "upTo">,
  now: EpochMs,
): Promise<Claim> {
  const no = await reserveSequence(transaction, "batches", 1);
  const recipients = JSON.stringify([[reader.id, reader.seen]]);
  const fresh = {
    urgent: 0,
    messages: 0,
    created_at: now,
    next_try_at: now,
    attempts: 0,
    doubtful: 0,
    again: 0,
  };
  await transaction
    .insertInto("batches")
    .values({ no, key: event, kind: "reply", content_id: null, recipients, ...fresh })
    .execute();
  if (upTo > reader.seen)
    await transaction
      .updateTable("recipients")
      .set({ seen: upTo, batch: no })
      .where("id", "=", reader.id)
      .execute();
  return { no, reader, upTo, turn: 0 };
}

/** The claim of an earlier reply to the event that told nothing: this one is to tell nothing either, as that may have arrived. */
async function toldNothing(transaction: Queries, event: string, reader: Reader): Promise<Claim | undefined> {
  const claim = await transaction
    .selectFrom("batches")
    .select(["no", "attempts"])
    .where(IS_CLAIM)
    .where("key", "=", event)
    .executeTakeFirst();
  return claim && { no: claim.no, reader, upTo: reader.seen, turn: claim.attempts + 1 };
}

/** Locks the reader first, as who claims again does. */
async function giveBackLast(
  transaction: Queries,
  engine: Engine,
  { no, turn }: Pick<Claim, "no" | "turn">,
): Promise<void> {
  const claim = transaction.selectFrom("batches").select(["recipients", "attempts"]).where("no", "=", no);
  const made = await claim.executeTakeFirst();
  if (!made) return;
  await lockRecipientRows(transaction, engine, parseMoves(made.recipients));
  const now = await claim.executeTakeFirst();
  if (now?.attempts === turn) await giveBack(transaction, engine, no);
}

async function release(transaction: Queries, id: number, now: EpochMs): Promise<void> {
  await transaction
    .updateTable("recipients")
    .set({ held_until: null, wake_at: now })
    .where("id", "=", id)
    .execute();
}

/** Nobody is waited for: who holds the claim's row is about to settle it or give it back, and then needs the reader's. */
async function claimedBefore(
  transaction: Queries,
  engine: Engine,
  event: string,
  reader: Reader & Pick<PlannedReader, "batch">,
): Promise<Claim | undefined> {
  const made = transaction
    .selectFrom("batches")
    .innerJoin("recipients", "recipients.batch", "batches.no")
    .select(["batches.no", "batches.recipients", "batches.attempts"])
    .where("batches.key", "=", event)
    .where("recipients.id", "=", reader.id);
  const batch = await (engine === "postgres"
    ? made.forUpdate("batches").skipLocked()
    : made
  ).executeTakeFirst();
  const [move] = batch ? parseMoves(batch.recipients) : [];
  if (!batch || !move) return undefined;
  const turn = batch.attempts + 1;
  await transaction.updateTable("batches").set({ attempts: turn }).where("no", "=", batch.no).execute();
  const { batch: _, ...known } = reader;
  return {
    no: batch.no,
    reader: { ...known, seen: move[1], busy: false },
    upTo: reader.seen,
    turn,
  };
}
