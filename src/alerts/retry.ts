import type { LineFailure } from "../domain/errors.ts";
import { DAY, type EpochMs, HOUR, MINUTE, SECOND } from "../domain/time.ts";
import type { Batch } from "../store/batches.ts";

/** What becomes of a batch that LINE did not accept. */
export type Decision =
  /** Tried again under the same key. */
  | { type: "again"; nextTryAt: EpochMs; attempts: number; doubtful: boolean }
  /** Never tried again: its alerts are owed as before. */
  | { type: "give-back"; heldUntil?: EpochMs }
  /** Halved, to find the recipient that LINE refuses. */
  | { type: "split" };

/** What decides over another try. */
type Tried = Pick<Batch, "createdAt" | "attempts" | "doubtful">;

/** LINE forgets a key after 24 hours and would send again; the rest is for clocks that disagree. */
const KEY_LIFE_MS = 23 * HOUR + 50 * MINUTE;
const LONGEST_BACK_OFF_MS = 5 * MINUTE;
/** After LINE's 429 for the rate. */
const RATE_REST_MS = SECOND;
/** Until a wrong token is tried again; nobody mends it sooner. */
export const TOKEN_REST_MS = MINUTE;
/** The longest that a batch waits: whose tries may have arrived, and which LINE now declines. */
const DOUBT_RETRY_MS = HOUR;
/** How far two clocks may be apart, or one be set back, unnoticed. */
const CLOCK_TOLERANCE_MS = MINUTE;
/** How long readers wait for a push after messages that LINE refuses: ours are to be mended meanwhile. */
const CONTENT_HOLD_MS = HOUR;
/** How long a recipient is left alone that LINE refuses. */
const RECIPIENT_HOLD_MS = DAY;

/** A batch whose key may no longer protect it from arriving twice: it is too old, or of a clock that was set back since. */
export const isExpired = ({ createdAt }: Pick<Batch, "createdAt">, now: EpochMs): boolean =>
  now >= createdAt + KEY_LIFE_MS || createdAt > now + CLOCK_TOLERANCE_MS;

/** The latest times that a batch can have by a clock which was never ahead. */
export const latestTimes = (now: EpochMs): { madeAt: EpochMs; dueAt: EpochMs } => ({
  madeAt: now + CLOCK_TOLERANCE_MS,
  dueAt: now + DOUBT_RETRY_MS + CLOCK_TOLERANCE_MS,
});

/** What follows from a failure that is no refusal; `random` gives 0 ≤ x < 1. */
export function afterFailure(
  batch: Tried,
  failure: Exclude<LineFailure, "refused" | "gone">,
  now: EpochMs,
  random: () => number,
): Decision {
  const { attempts, doubtful } = batch;
  switch (failure) {
    case "unreachable":
      return again({ ...batch, attempts: attempts + 1, doubtful: true }, backOff(attempts, random), now);
    case "rate":
      // LINE has a limit for one recipient as well, which is not over within a second.
      return again({ ...batch, attempts: attempts + 1 }, backOff(attempts, random), now);
    case "unauthorized":
      return again(batch, TOKEN_REST_MS, now);
    case "quota":
      // Whether LINE looks at the key or at the month first is not documented: a try that may have arrived is still open.
      return doubtful ? again(batch, DOUBT_RETRY_MS, now) : { type: "give-back" };
  }
}

/**
 * What follows from a refusal; `contentIsValid` says whether LINE would take the content at all, undefined where LINE does
 * not say. `random` gives 0 ≤ x < 1.
 */
export function afterRefusal(
  batch: Tried & Pick<Batch, "recipients">,
  contentIsValid: boolean | undefined,
  now: EpochMs,
  random: () => number,
): Decision {
  const { attempts, doubtful, recipients } = batch;
  if (contentIsValid === undefined)
    return again({ ...batch, attempts: attempts + 1 }, backOff(attempts, random), now);
  if (!contentIsValid) return { type: "give-back", heldUntil: now + CONTENT_HOLD_MS };
  // Nor is it documented that LINE looks at the key before the recipients: under other keys it might arrive twice.
  if (doubtful) return again(batch, DOUBT_RETRY_MS, now);
  if (recipients.length > 1) return { type: "split" };
  return { type: "give-back", heldUntil: now + RECIPIENT_HOLD_MS };
}

function again({ createdAt, attempts, doubtful }: Tried, ms: number, now: EpochMs): Decision {
  const nextTryAt = now + ms;
  return isExpired({ createdAt }, nextTryAt)
    ? { type: "give-back" }
    : { type: "again", nextTryAt, attempts, doubtful };
}

/** Milliseconds in which nothing should go after LINE's 429 for the rate. */
export const rateRest = (random: () => number): number => Math.round(RATE_REST_MS * (1 + random()));

/** Exponential with full jitter, as after an outage all come back at once; never below the second that a late answer may take. */
function backOff(attempts: number, random: () => number): number {
  const longest = Math.min(2 * SECOND * 2 ** attempts, LONGEST_BACK_OFF_MS);
  return Math.round(SECOND + random() * (longest - SECOND));
}
