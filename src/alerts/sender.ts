import { setImmediate } from "node:timers/promises";
import { LineFault } from "../domain/errors.ts";
import type { Log } from "../domain/log.ts";
import type { SealedId } from "../domain/recipient.ts";
import { type Clock, type EpochMs, MINUTE, SECOND } from "../domain/time.ts";
import type { Messenger } from "../line/messenger.ts";
import type { RateLimiter } from "../line/rates.ts";
import type { Accepted, Batch, BatchStore } from "../store/batches.ts";
import { type Contents, createContents } from "./contents.ts";
import {
  afterFailure,
  afterRefusal,
  type Decision,
  isExpired,
  latestTimes,
  rateRest,
  TOKEN_REST_MS,
} from "./retry.ts";
import { createThrottle, type Throttle } from "./throttle.ts";
import { createTroubles, type Troubles } from "./troubles.ts";

/** What the sender is made of. */
export interface SenderParts {
  batches: BatchStore;
  messenger: Pick<Messenger, "push" | "multicast" | "isValidPush">;
  /** Opens what was sealed: ids and messages. */
  open: (sealed: SealedId) => string;
  /** As `open`, without keeping the event loop. */
  openAll: (sealed: readonly SealedId[]) => Promise<string[]>;
  clock: Clock;
  /** 0 ≤ x < 1. */
  random: () => number;
  /** A new UUID. */
  newKey: () => string;
  limiters: Record<Batch["kind"], RateLimiter>;
  /** Batches under way at the same time. */
  concurrency: number;
  log: Log;
  /** Told of every batch that was dealt with, for metrics. */
  onSent?: (report: SendReport) => void;
  /** Told when LINE says that the month's messages do not suffice: once a pass. */
  onQuotaUsedUp?: () => void;
}

/** What became of one batch. */
export interface SendReport {
  kind: Batch["kind"];
  outcome: Outcome["type"];
  recipients: number;
  /** Since the batch was made. */
  delayMs: number;
}

/** How a pass ended. */
export interface Pass {
  /** `stopped`: LINE takes nothing at present, as the month is used up or the token wrong. */
  ended: "drained" | "stopped" | "aborted";
  /** When there is something to send again; undefined where nothing waits. */
  nextTryAt?: EpochMs;
}

/** Sends what the batches promise. */
export interface Sender {
  /**
   * Sends whatever is due, until nothing is. Aborting lets what is under way end and leaves the rest as it was. One
   * pass at a time; rejects where the store fails, after which another pass may be tried.
   */
  pass(signal: AbortSignal): Promise<Pass>;
}

type Outcome = Decision | { type: "settle"; paid: number };

/** Reading one takes some milliseconds on SQLite. */
const PAGE = 32;
/** How long nobody else takes a batch, should this process die: longer than a try. */
const TAKEN_MS = 30 * SECOND;
/** How often it is looked whether the clock was set back; sooner where it was. */
const CLOCK_LOOK_MS = MINUTE;

/** What the sender knows from batch to batch. */
interface SenderState extends SenderParts {
  contents: Contents;
  troubles: Troubles;
  /** Resolves in a turn of the event loop that no other batch has. */
  turn: () => Promise<void>;
  /** Numbers of batches in this process's hands: a clock that jumps must not make it take them twice. */
  underWay: Set<number>;
  /** Accepted by LINE, and not yet written down as such: should this process die, LINE knows their keys. */
  accepted: Accepted[];
  /** Nothing is sent before: the token is wrong. */
  restUntil: EpochMs;
  throttled: Record<Batch["kind"], Throttle>;
  /** When the clock was last looked after. */
  clockSeenAt: EpochMs;
}

/** What one pass knows. */
interface Run {
  signal: AbortSignal;
  monthUsedUp: boolean;
  accepted: number;
  split: number;
}

/** Makes the one sender of a channel. */
export function createSender(parts: SenderParts): Sender {
  const state: SenderState = {
    ...parts,
    contents: createContents(parts),
    troubles: createTroubles(parts.log),
    turn: createTurns(),
    underWay: new Set(),
    accepted: [],
    restUntil: 0,
    throttled: { multicast: createThrottle(), push: createThrottle() },
    clockSeenAt: Number.NEGATIVE_INFINITY,
  };
  return {
    async pass(signal) {
      const run: Run = { signal, monthUsedUp: false, accepted: 0, split: 0 };
      await lookAfterClock(state);
      let splitBefore: number;
      do {
        splitBefore = run.split;
        await round(state, run).finally(() => settleAccepted(state));
        // The halves of a split batch are due at once.
      } while (run.split > splitBefore);
      state.troubles.passEnded(run.accepted);
      return summary(state, run);
    },
  };
}

/** Reading 500 ids takes a millisecond on SQLite: one batch a turn, so that webhooks come in between, however many batches wait. */
function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}

/**
 * What was dated by a clock that was ahead would wait for as long as that was, its readers with it, and perhaps until LINE
 * has forgotten its key. Only between passes, when nothing is under way.
 */
async function lookAfterClock(state: SenderState): Promise<void> {
  const now = state.clock();
  if (Math.abs(now - state.clockSeenAt) < CLOCK_LOOK_MS) return;
  state.restUntil = Math.min(state.restUntil, now + TOKEN_REST_MS);
  const { madeAt, dueAt } = latestTimes(now);
  const givenBack = await state.batches.giveBackAhead(madeAt, dueAt);
  if (givenBack > 0) state.troubles.meet("clock");
  state.clockSeenAt = now;
}

const halted = ({ clock, restUntil }: SenderState, { signal }: Run): boolean =>
  signal.aborted || clock() < restUntil;

async function summary({ batches, clock, restUntil }: SenderState, run: Run): Promise<Pass> {
  const due = await batches.nextTryAt();
  const stopped = run.monthUsedUp || clock() < restUntil;
  return {
    ended: run.signal.aborted ? "aborted" : stopped ? "stopped" : "drained",
    ...(due !== undefined && { nextTryAt: Math.max(due, restUntil) }),
  };
}

/** Sends what is due, many batches side by side. */
async function round(state: SenderState, run: Run): Promise<void> {
  async function* due(): AsyncGenerator<Batch> {
    while (!halted(state, run)) {
      await settleAccepted(state);
      const now = state.clock();
      const page = await state.batches.take(now, now + TAKEN_MS, PAGE);
      if (page.length === 0) return;
      for (const batch of page) if (!state.underWay.has(batch.no)) yield batch;
    }
  }
  const queue = due();
  const worker = async () => {
    for await (const batch of queue) await dealWith(batch, state, run);
  };
  const workers = await Promise.allSettled(Array.from({ length: state.concurrency }, worker));
  for (const result of workers) if (result.status === "rejected") throw result.reason;
}

/** Many at once: each transaction waits for a disk or a server, and on SQLite everybody waits with it. */
async function settleAccepted({ accepted, underWay, batches, clock }: SenderState): Promise<void> {
  const settled = accepted.splice(0);
  if (settled.length === 0) return;
  try {
    await batches.settle(settled, clock());
  } catch (error) {
    accepted.push(...settled);
    throw error;
  }
  for (const { no } of settled) underWay.delete(no);
}

async function dealWith(batch: Batch, state: SenderState, run: Run): Promise<void> {
  state.underWay.add(batch.no);
  let settling = false;
  try {
    const outcome = await attempt(batch, state, run);
    settling = outcome.type === "settle";
    await carryOut(batch, outcome, state);
    if (outcome.type === "settle") run.accepted += 1;
    if (outcome.type === "split") run.split += 1;
    state.onSent?.({
      kind: batch.kind,
      outcome: outcome.type,
      recipients: batch.recipients.length,
      delayMs: state.clock() - batch.createdAt,
    });
  } finally {
    if (!settling) state.underWay.delete(batch.no);
  }
}

async function attempt(batch: Batch, state: SenderState, run: Run): Promise<Outcome> {
  // The slot comes before the addressees, so that nobody who leaves while a batch waits for it is sent to.
  if (!halted(state, run)) await state.limiters[batch.kind].take();
  const now = state.clock();
  const { attempts, doubtful, contentId } = batch;
  if (halted(state, run))
    return { type: "again", nextTryAt: Math.max(now, state.restUntil), attempts, doubtful };
  if (isExpired(batch, now)) {
    state.troubles.meet(batch.createdAt > now ? "clock" : "expired");
    return { type: "give-back" };
  }
  if (run.monthUsedUp) return afterFailure(batch, "quota", now, state.random);
  try {
    if (await state.contents.isRefused(contentId)) return afterRefusal(batch, false, now, state.random);
    return await send(batch, state);
  } catch (error) {
    return failed(batch, error, state, run);
  }
}

/** One try. Throws LineFault, or what the store throws. */
async function send(batch: Batch, state: SenderState): Promise<Outcome> {
  const { recipients, contentId, kind, key } = batch;
  const { batches, contents, messenger, open, openAll, clock, random } = state;
  const messages = await contents.read(contentId);
  if (messages === undefined) {
    state.troubles.meet("content-missing");
    return afterRefusal(batch, false, clock(), random);
  }
  await state.turn();
  const { sealed, members } = await batches.addressees(recipients);
  const [first] = sealed;
  if (first === undefined) return { type: "settle", paid: 0 };
  if (kind === "push") await messenger.push(open(first), messages, key);
  else await messenger.multicast(await openAll(sealed), messages, key);
  return { type: "settle", paid: members };
}

/** What follows from a try that failed, for this batch and for all. */
async function failed(batch: Batch, error: unknown, state: SenderState, run: Run): Promise<Outcome> {
  const { troubles, random, clock } = state;
  if (!(error instanceof LineFault)) {
    troubles.meet("unexpected", { err: error });
    return afterFailure(batch, "unreachable", clock(), random);
  }
  const { failure, culprit, status, requestId } = error;
  const fields = { culprit, status, requestId };
  if (failure === "refused" || failure === "gone") return refused(batch, fields, state);
  troubles.meet(failure, failure === "unreachable" ? { ...fields, err: error } : fields);
  if (failure === "rate" && state.throttled[batch.kind].meets(batch.no, clock()))
    state.limiters[batch.kind].rest(rateRest(random));
  if (failure === "unauthorized") state.restUntil = clock() + TOKEN_REST_MS;
  if (failure === "quota" && !run.monthUsedUp) {
    run.monthUsedUp = true;
    state.onQuotaUsedUp?.();
  }
  return afterFailure(batch, failure, clock(), random);
}

/** LINE refuses this try, for its content or for one of its recipients. */
async function refused(batch: Batch, fields: object, state: SenderState): Promise<Outcome> {
  const { contents, troubles, clock, random } = state;
  const valid = await contents.isValid(batch.contentId);
  if (valid === false) troubles.meet("content-refused", { ...fields, culprit: "us" });
  else if (valid && batch.recipients.length === 1) troubles.meet("recipient-refused", fields);
  return afterRefusal(batch, valid, clock(), random);
}

async function carryOut(batch: Batch, outcome: Outcome, state: SenderState): Promise<void> {
  const { batches, accepted, clock, newKey } = state;
  switch (outcome.type) {
    case "settle":
      accepted.push({ no: batch.no, paid: outcome.paid });
      return accepted.length >= PAGE ? settleAccepted(state) : undefined;
    case "again": {
      const { type: _, ...change } = outcome;
      return batches.postpone(batch, change);
    }
    case "give-back": {
      const { type: _, ...options } = outcome;
      return batches.giveBack(batch, options);
    }
    case "split":
      return batches.split(batch, [newKey(), newKey()], clock());
  }
}
