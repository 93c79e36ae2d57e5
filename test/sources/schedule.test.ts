import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { backOff, isDue, pollInterval } from "../../src/sources/schedule.ts";
import { NOON, sampleSource } from "./sample.ts";

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const pollSeconds = fc.integer({ min: 1, max: 7_200 });
const source = sampleSource({ pollSeconds: 300 });
const state = (nextPollAt: number) => ({ sourceId: source.id, nextPollAt, failures: 0 });

describe("the time between polls", () => {
  it("is the source's own, give or take a tenth", () => {
    expect(pollInterval(source, () => 0)).toBe(270_000);
    expect(pollInterval(source, () => 0.5)).toBe(300_000);
    expect(pollInterval(source, () => 1)).toBe(330_000);
  });

  it("doubles with every failure up to an hour", () => {
    const minutes = [1, 2, 3, 4, 5, 50].map((n) => backOff(source, n, 0, () => 0.5) / MINUTE);
    expect(minutes).toEqual([10, 20, 40, 60, 60, 60]);
  });

  it("is never shorter than the server asked, nor than the interval", () => {
    fc.assert(
      fc.property(pollSeconds, fc.nat(100), fc.nat(DAY), random, (seconds, failures, restMs, chance) => {
        const slow = sampleSource({ pollSeconds: seconds });
        const delay = backOff(slow, failures, restMs, () => chance);
        expect(delay).toBeGreaterThanOrEqual(restMs);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(seconds * 900);
        expect(delay).toBeLessThanOrEqual(Math.max(HOUR, restMs, seconds * 1_100));
      }),
    );
  });
});

describe("a source", () => {
  it("is due when its time has come, or was never polled", () => {
    expect(isDue(source, undefined, NOON)).toBe(true);
    expect(isDue(source, state(NOON), NOON)).toBe(true);
    expect(isDue(source, state(NOON + 1), NOON)).toBe(false);
    expect(isDue(source, state(NOON + DAY), NOON)).toBe(false);
  });

  it("is due when a clock that was wrong had put it off for longer than can be", () => {
    expect(isDue(source, state(NOON + 2 * DAY), NOON)).toBe(true);
  });
});
