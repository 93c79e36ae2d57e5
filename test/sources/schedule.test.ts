import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { backOff, isDue, pollInterval } from "../../src/sources/schedule.ts";
import { NOON, sampleSource } from "./sample.ts";

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const pollSeconds = fc.integer({ min: 1, max: 7_200 });
const source = sampleSource({ pollSeconds: 300 });
const state = (nextPollAt: number) => ({ sourceId: source.id, nextPollAt, failures: 0 });
const failed = (lastFailure: string, nextPollAt: number) => ({
  ...state(nextPollAt),
  failures: 5,
  lastFailure,
});

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
  });

  it("is due when it was put off for longer than any answer puts it off, as by a clock that was ahead", () => {
    const interval = pollInterval(source, () => 0.999_999);
    expect(isDue(source, state(NOON + interval), NOON)).toBe(false);
    expect(isDue(source, state(NOON + HOUR), NOON)).toBe(true);
    expect(isDue(source, failed("stale", NOON + HOUR), NOON)).toBe(true);
    expect(isDue(source, failed("network", NOON + HOUR), NOON)).toBe(false);
    expect(isDue(source, failed("network", NOON + 2 * HOUR), NOON)).toBe(true);
    expect(isDue(source, failed("status", NOON + DAY), NOON)).toBe(false);
    expect(isDue(source, failed("status", NOON + 2 * DAY), NOON)).toBe(true);
  });

  it("is never due before its time, whatever was answered and however it was planned", () => {
    fc.assert(
      fc.property(pollSeconds, fc.nat(100), fc.nat(DAY), random, (seconds, failures, restMs, chance) => {
        const slow = sampleSource({ pollSeconds: seconds });
        const served = state(NOON + pollInterval(slow, () => chance));
        expect(isDue(slow, served, NOON)).toBe(false);
        const delay = backOff(slow, failures + 1, restMs, () => chance);
        expect(isDue(slow, { ...failed("status", NOON + delay), failures: failures + 1 }, NOON)).toBe(false);
      }),
    );
  });
});
