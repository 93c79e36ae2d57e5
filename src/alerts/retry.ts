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
const MONTH_RETRY_MS = HOUR;
/** How long readers wait for a push after messages that LINE refuses: ours are to be mended meanwhile. */
const CONTENT_HOLD_MS = HOUR;
/** How long a recipient is left alone that LINE refuses. */
const RECIPIENT_HOLD_MS = DAY;

/** A batch so old that its key may no longer protect it from arriving twice. */
export const isExpired = ({ createdAt }: Pick<Batch, "createdAt">, now: EpochMs): boolean =>
  now >= createdAt + KEY_LIFE_MS;

/** What follows from a failure that is no refusal; `random` gives 0 ≤ x < 1. */
export function afterFailure(
  batch: Tried,
  failure: Exclude<LineFailure, "refused" | "gone">,
  now: EpochMs,
  random: () => number,
): Decision {
  const { attempts, doubtful } = batch;
  const again = (ms: number, change: { attempts: number; doubtful: boolean }): Decision =>
    isExpired(batch, now + ms) ? { type: "give-back" } : { type: "again", nextTryAt: now + ms, ...change };
  switch (failure) {
    case "unreachable":
      return again(backOff(attempts, random), { attempts: attempts + 1, doubtful: true });
    case "rate":
      return again(rateRest(random), { attempts, doubtful });
    case "unauthorized":
      return again(TOKEN_REST_MS, { attempts, doubtful });
    case "quota":
      // Whether LINE looks at the key or at the month first is not documented: a try that may have arrived is still open.
      return doubtful ? again(MONTH_RETRY_MS, { attempts, doubtful }) : { type: "give-back" };
  }
}

/** What follows from a refusal, once it is known whether LINE would take the content at all. */
export function afterRefusal(
  { recipients }: Pick<Batch, "recipients">,
  contentIsValid: boolean,
  now: EpochMs,
): Decision {
  if (!contentIsValid) return { type: "give-back", heldUntil: now + CONTENT_HOLD_MS };
  if (recipients.length > 1) return { type: "split" };
  return { type: "give-back", heldUntil: now + RECIPIENT_HOLD_MS };
}

/** Milliseconds in which nothing should go after LINE's 429 for the rate. */
export const rateRest = (random: () => number): number => Math.round(RATE_REST_MS * (1 + random()));

/** Exponential with full jitter, as after an outage all come back at once; never below the second that a late answer may take. */
function backOff(attempts: number, random: () => number): number {
  const longest = Math.min(2 * SECOND * 2 ** attempts, LONGEST_BACK_OFF_MS);
  return Math.round(SECOND + random() * (longest - SECOND));
}
