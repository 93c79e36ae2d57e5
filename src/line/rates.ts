import { SECOND } from "../domain/time.ts";

/** Holds requests back to one endpoint's rate. */
export interface RateLimiter {
  /** Resolves, in the order asked, when one more request may go. */
  take(): Promise<void>;
  /** Lets nothing go for so many milliseconds: what LINE's 429 asks for. */
  rest(ms: number): void;
}

export interface RateLimiterParts {
  perSecond: number;
  /** Milliseconds that only ever rise. */
  clock: () => number;
  wait: (ms: number) => Promise<unknown>;
}

/** The share of a rate that is used, so that requests which travel at different speeds don't arrive above it. */
const USED_SHARE = 0.98;

/**
 * At most `perSecond` requests in any 1,000 ms, spread evenly: each has its slot, an interval after the one before. Who comes
 * late to a slot, as timers and a busy process do, is made up for by those already waiting, but never beyond the rate.
 */
export function createRateLimiter({ perSecond, clock, wait }: RateLimiterParts): RateLimiter {
  const interval = SECOND / (perSecond * USED_SHARE);
  /** When the last `perSecond` requests went; `oldest` is where the first of them stands. */
  const gone = new Float64Array(perSecond).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  let nextSlot = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  async function go(askedAt: number): Promise<void> {
    for (;;) {
      const slot = Math.max(askedAt, nextSlot);
      const windowEnds = (gone[oldest] ?? Number.NEGATIVE_INFINITY) + SECOND;
      const now = clock();
      if (now >= slot && now >= windowEnds) {
        gone[oldest] = now;
        oldest = (oldest + 1) % perSecond;
        nextSlot = slot + interval;
        return;
      }
      await wait(Math.max(slot, windowEnds) - now);
    }
  }

  return {
    take() {
      const askedAt = clock();
      last = last.then(() => go(askedAt));
      return last;
    },
    rest(ms) {
      nextSlot = Math.max(nextSlot, clock() + ms);
    },
  };
}

/**
 * Tells whether one more request may go now, for requests that are not worth waiting: LINE's own token bucket, full at first and
 * refilled evenly.
 * @param clock milliseconds; one that goes back refills nothing
 */
export function createAllowance({
  perSecond,
  clock,
}: Pick<RateLimiterParts, "perSecond" | "clock">): () => boolean {
  const most = perSecond * USED_SHARE;
  let left = most;
  let last = clock();
  return () => {
    const now = clock();
    left = Math.min(most, left + (Math.max(0, now - last) * most) / SECOND);
    last = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
