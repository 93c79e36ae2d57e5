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
      "came too fast, is tried soon and is no doubtful one",
      "rate",
      fresh,
      { nextTryAt: NOW + 1_500, attempts: 1, doubtful: false },
    ],
    [
      "still comes too fast, is left alone for longer",
      "rate",
      { ...fresh, attempts: 3 },
      { nextTryAt: NOW + 8_500, attempts: 4, doubtful: false },
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
    expect(afterRefusal({ ...fresh, recipients: [...recipients] }, valid, NOW, half)).toEqual(decision);
  });

  it.each([[[1, 2]], [[1]]])(
    "as it is refused but may have arrived (%j), keeps its key for the next hour's try",
    (recipients) => {
      const batch = { ...fresh, recipients, attempts: 2, doubtful: true };
      const again = { type: "again", nextTryAt: NOW + HOUR, attempts: 2, doubtful: true };
      expect(afterRefusal(batch, true, NOW, half)).toEqual(again);
      const old = { ...batch, createdAt: NOW - 23 * HOUR };
      expect(afterRefusal(old, true, NOW, half)).toEqual({ type: "give-back" });
    },
  );

  it("as it is refused and LINE does not say why, is tried again and stays no doubtful one", () => {
    const decision = { type: "again", nextTryAt: NOW + 1_500, attempts: 1, doubtful: false };
    expect(afterRefusal({ ...fresh, recipients: [1, 2] }, undefined, NOW, half)).toEqual(decision);
  });

  it("is not tried by a clock that was set back since it was made, but for the minute that clocks may differ", () => {
    expect(isExpired({ createdAt: NOW + MINUTE }, NOW)).toBe(false);
    expect(isExpired({ createdAt: NOW + MINUTE + 1 }, NOW)).toBe(true);
    const batch = { ...fresh, createdAt: NOW + 2 * DAY };
    for (const failure of FAILURES)
      expect(afterFailure(batch, failure, NOW, half)).toEqual({ type: "give-back" });
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
