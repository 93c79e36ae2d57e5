import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAllowance, createRateLimiter } from "../../src/line/rates.ts";

/** A limiter in a time of its own, in which waits end as late as told. */
function limiterAt(perSecond: number, lateness: () => number = () => 0) {
  let now = 0;
  const went: number[] = [];
  /** Requests that come while others wait, by the time they come. */
  let arrivals: number[] = [];
  const asked: Promise<void>[] = [];
  const limiter = createRateLimiter({
    perSecond,
    clock: () => now,
    async wait(ms) {
      advance(now + ms + lateness());
    },
  });
  function advance(to: number): void {
    while ((arrivals[0] ?? Number.POSITIVE_INFINITY) <= to) {
      now = Math.max(now, arrivals.shift() ?? now);
      asked.push(limiter.take().then(() => void went.push(now)));
    }
    now = Math.max(now, to);
  }
  return {
    limiter,
    /** When each of the requests went that come at these times. */
    async run(times: number[]): Promise<number[]> {
      arrivals = times.toSorted((a, b) => a - b);
      while (arrivals.length > 0) {
        advance(arrivals[0] ?? now);
        for (let settled = -1; settled < asked.length; ) {
          settled = asked.length;
          await Promise.all(asked);
        }
      }
      return went;
    },
  };
}

/** The most requests that any window of a second holds. */
function busiestSecond(times: number[]): number {
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to++) {
    // Doubles: a difference may be a hair below the second that was kept.
    while ((times[to] ?? 0) - (times[from] ?? 0) >= 1_000 - 1e-6) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

const backlog = (size: number) => Array.from({ length: size }, () => 0);

describe("requests held to a rate", () => {
  it("never are more in a second, whenever they come and however late the process is", async () => {
    const run = fc.record({
      perSecond: fc.integer({ min: 1, max: 60 }),
      gaps: fc.array(
        fc.oneof(
          fc.constant(0),
          fc.integer({ max: 3_000, min: 0 }),
          fc.double({ min: 0, max: 20, noNaN: true }),
        ),
        {
          maxLength: 300,
        },
      ),
      late: fc.infiniteStream(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }))),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ perSecond, gaps, late }) => {
        let at = 0;
        const arrivals = gaps.map((gap) => (at += gap));
        const went = await limiterAt(perSecond, () => late.next().value).run(arrivals);
        expect(went).toHaveLength(arrivals.length);
        expect(busiestSecond(went)).toBeLessThanOrEqual(perSecond);
        for (const [index, time] of went.entries()) expect(time).toBeGreaterThanOrEqual(arrivals[index] ?? 0);
      }),
      { numRuns: 200 },
    );
  });

  it.each([1, 7, 200, 2_000])(
    "are hardly fewer than %i a second where more are waiting",
    async (perSecond) => {
      // Node's timers are up to a millisecond late, and now and then the process is busy for longer.
      let waits = 0;
      const late = () => (++waits % 50 === 0 ? 36 : 1);
      const went = await limiterAt(perSecond, late).run(backlog(perSecond * 11));
      const inTenSeconds = went.filter((time) => time < 10_000).length;
      expect(inTenSeconds).toBeGreaterThanOrEqual(0.97 * perSecond * 10);
      expect(busiestSecond(went)).toBeLessThanOrEqual(perSecond);
    },
  );

  it("are spread evenly over the second", async () => {
    const went = await limiterAt(200).run(backlog(1_000));
    const gaps = went.slice(1).map((time, index) => time - (went[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(5);
    expect(Math.max(...gaps)).toBeLessThan(5.2);
  });

  it("do not wait where nobody went before", async () => {
    expect(await limiterAt(2).run([0, 5_000, 20_000])).toEqual([0, 5_000, 20_000]);
  });

  it("all rest, and then go one by one, after LINE has asked for it", async () => {
    const { limiter, run } = limiterAt(100);
    limiter.rest(1_500);
    const [first = 0, second = 0] = await run(backlog(3));
    expect(first).toBe(1_500);
    expect(second).toBeGreaterThan(1_510);
  });
});

describe("an allowance", () => {
  it("never lets more go than LINE's token bucket holds, and lets them go again", () => {
    const pauses = fc.array(fc.nat({ max: 2_000 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(pauses, (steps) => {
        let now = 0;
        const mayGo = createAllowance({ perSecond: 10, clock: () => now });
        let bucket = 10;
        for (const step of steps) {
          now += step % 7 === 0 ? step : 0;
          bucket = Math.min(10, bucket + (step % 7 === 0 ? step / 100 : 0));
          if (mayGo()) bucket -= 1;
          expect(bucket).toBeGreaterThanOrEqual(0);
        }
        now += 1_000;
        expect(mayGo()).toBe(true);
      }),
    );
  });
});
