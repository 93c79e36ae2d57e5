import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterFailure, afterRefusal, isExpired } from "../../src/alerts/retry.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";

const NOW = Date.UTC(2026, 10, 10, 3);
const fresh = { createdAt: NOW, attempts: 0, doubtful: false };
const FAILURES = ["unreachable", "rate", "quota", "unauthorized"] as const;
const half = () => 0.5;

describe("a batch that LINE did not accept", () => {
  it.each([
    [
      "may have arrived, is tried again",
      "unreachable",
      fresh,
      { nextTryAt: NOW + 1_500, attempts: 1, doubtful: true },
    ],
    [
      "came too fast, is tried soon and as before",
      "rate",
      { ...fresh, attempts: 3 },
      { nextTryAt: NOW + 1_500, attempts: 3, doubtful: false },
    ],
    [
      "came under a wrong token, waits a minute",
      "unauthorized",
      { ...fresh, doubtful: true },
      { nextTryAt: NOW + MINUTE, attempts: 0, doubtful: true },
    ],
    [
      "may have arrived before the month was used up, is tried every hour",
      "quota",
      { ...fresh, doubtful: true },
      { nextTryAt: NOW + HOUR, attempts: 0, doubtful: true },
    ],
  ] as const)("as it %s", (_, failure, batch, change) => {
    expect(afterFailure(batch, failure, NOW, half)).toEqual({ type: "again", ...change });
  });

  it("as the month is used up, is owed again", () => {
    expect(afterFailure(fresh, "quota", NOW, half)).toEqual({ type: "give-back" });
  });

  it.each(["unreachable", "rate"] as const)("is tried again at a whole millisecond (%s)", (failure) => {
    const decision = afterFailure(fresh, failure, NOW, () => 0.123_456_7);
    expect(decision).toMatchObject({ type: "again", nextTryAt: expect.toSatisfy(Number.isInteger) });
  });

  it("waits longer each time, from a second up to five minutes", () => {
    const wait = (attempts: number, random: number) => {
      const decision = afterFailure({ ...fresh, attempts }, "unreachable", NOW, () => random);
      return decision.type === "again" ? decision.nextTryAt - NOW : undefined;
    };
    expect([0, 1, 2, 8, 30].map((attempts) => wait(attempts, 0))).toEqual(Array(5).fill(SECOND));
    expect([0, 1, 2, 3].map((attempts) => wait(attempts, 1))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(wait(9, 1)).toBe(5 * MINUTE);
    expect(wait(5_000, 1)).toBe(5 * MINUTE);
  });

  it.each([
    ["is halved where another of its recipients may be at fault", [1, 2], true, { type: "split" }],
    ["leaves its one recipient alone for a day", [1], true, { type: "give-back", heldUntil: NOW + DAY }],
    [
      "waits an hour where its messages are at fault",
      [1, 2],
      false,
      { type: "give-back", heldUntil: NOW + HOUR },
    ],
    [
      "waits an hour even for one, where its messages are at fault",
      [1],
      false,
      { type: "give-back", heldUntil: NOW + HOUR },
    ],
  ])("as it is refused, %s", (_, recipients, valid, decision) => {
    expect(afterRefusal({ recipients }, valid, NOW)).toEqual(decision);
  });

  it("is never sent under a key that LINE may have forgotten, and always after the moment it failed", () => {
    const batch = fc.record({
      createdAt: fc.integer({ min: NOW - 2 * DAY, max: NOW }),
      attempts: fc.nat(10_000),
      doubtful: fc.boolean(),
    });
    fc.assert(
      fc.property(
        batch,
        fc.constantFrom(...FAILURES),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tried, failure, random) => {
          const decision = afterFailure(tried, failure, NOW, () => random);
          if (decision.type !== "again") return;
          expect(decision.nextTryAt).toBeGreaterThanOrEqual(NOW + SECOND);
          expect(decision.nextTryAt).toBeLessThan(tried.createdAt + DAY);
          expect(isExpired(tried, decision.nextTryAt)).toBe(false);
        },
      ),
    );
  });
});
