import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowanceOf, type Decision, decide, plainLeft, reserveOf } from "../../src/alerts/budget-rules.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { DECEMBER, NOVEMBER, openPaidMonth, type PaidMonth } from "./paid-month.ts";

const PLANS = [200, 5_000, 30_000];
const NO_DEMAND = { instant: 0, merged: 0, digest: 0 };

/** Wishes that, told at once, would cost so many times what the plan allows beside the reserve; a few loud days, a few dull. */
function demandOf(limit: number, times: number) {
  const loudness = [1.2, 0.7, 1, 1.3, 0.8];
  return (now: number) => {
    const dayOfMonth = Math.floor((now - NOVEMBER) / DAY);
    const instant = ((limit * 0.8) / 30) * times * (loudness[Math.abs(dayOfMonth) % loudness.length] ?? 1);
    return { instant, merged: instant * 0.7, digest: instant * 0.3 };
  };
}

const usedBy = ({ line }: PaidMonth) => line.used;
const stepLines = ({ recording }: PaidMonth) =>
  recording.sentences().filter((sentence) => sentence.includes("alerts go out by"));

describe("a month on a plan with a limit", () => {
  it.each(PLANS)(
    "of %i never exceeds it and has the reserve on the last day, whatever is wished",
    async (limit) => {
      for (const times of [0.5, 1.1, 3, 30]) {
        const month = openPaidMonth({ limit });
        await month.liveUntil(DECEMBER - HOUR, demandOf(limit, times));
        const left = limit - usedBy(month);
        expect(left).toBeGreaterThanOrEqual(limit * 0.2);
        expect(month.send(limit, true)).toBe(left);
      }
    },
  );

  it.each(PLANS)(
    "of %i is used to at least four fifths where more is wished than it holds",
    async (limit) => {
      for (const times of [1.1, 1.5, 3, 10, 30]) {
        const month = openPaidMonth({ limit });
        await month.liveUntil(DECEMBER, demandOf(limit, times));
        expect(usedBy(month) / (limit * 0.8)).toBeGreaterThan(0.8);
      }
    },
  );

  it.each(PLANS)("of %i tells everything at once where it can pay for that", async (limit) => {
    const month = openPaidMonth({ limit });
    const { steps } = await month.liveUntil(DECEMBER, demandOf(limit, 0.8));
    expect(steps).toEqual(["instant"]);
    expect(stepLines(month)).toEqual([]);
  });

  it("has something for every day: half of the month is left in the middle of it", async () => {
    const month = openPaidMonth({ limit: 5_000 });
    await month.liveUntil(NOVEMBER + 15 * DAY, demandOf(5_000, 10));
    expect(usedBy(month)).toBeGreaterThan(2_000 * 0.8);
    expect(usedBy(month)).toBeLessThan(2_000 + 2 * (4_000 / 30));
  });

  it("is not eaten by one bad hour, not even by the first", async () => {
    const month = openPaidMonth({ limit: 5_000 });
    await month.budget.refresh();
    expect(month.send(5_000)).toBe(Math.floor(4_000 / 30));
  });

  it("changes its step a few times and not to and fro", async () => {
    for (const times of [1.1, 1.5, 3]) {
      const month = openPaidMonth({ limit: 5_000 });
      const { steps } = await month.liveUntil(DECEMBER, demandOf(5_000, times));
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(stepLines(month)).toHaveLength(
        steps.filter((step, index) => index > 0 || step !== "instant").length,
      );
    }
  });

  it("keeps everything for urgent news where digests are beyond its means", async () => {
    const month = openPaidMonth({ limit: 200 });
    await month.liveUntil(NOVEMBER + 5 * DAY, demandOf(200, 300));
    expect(month.budget.policy().step).toBe("ask");
    expect(month.budget.allowance(true)).toBe(200 - usedBy(month));
    expect(month.budget.status()).toMatchObject({ step: "ask", reason: "forecast-over-quota", reserve: 40 });
  });

  it("rations digests before it gives them up", async () => {
    const month = openPaidMonth({ limit: 200 });
    const { steps } = await month.liveUntil(NOVEMBER + 15 * DAY, demandOf(200, 10));
    expect(steps).toEqual(["digest"]);
  });
});

describe("a better step", () => {
  const TENTH = NOVEMBER + 10 * DAY;
  const ledger = { limit: 5_000, used: 2_000, usedUrgent: 0, reserveShare: 0.2 };
  /** 2,000 messages for 20 days are left. */
  const demandAtOnce = (instant: number) => ({ instant, merged: 60, digest: 20 });
  const first = decide({ ledger, demand: demandAtOnce(110) }, TENTH);
  const next = (last: Decision, instant: number, now: number) =>
    decide({ ledger, demand: demandAtOnce(instant), last }, now);

  it("is taken after it would have held for a day, a worse one at once", () => {
    expect(first.step).toBe("merged");
    const hopeful = next(first, 70, TENTH + HOUR);
    expect(hopeful).toMatchObject({ step: "merged", since: TENTH, reason: "better-step-on-trial" });
    const almost = next(hopeful, 70, TENTH + DAY);
    expect(almost.step).toBe("merged");
    const better = next(almost, 70, TENTH + HOUR + DAY);
    expect(better).toMatchObject({ step: "instant", since: TENTH + HOUR + DAY, reason: "within-quota" });
    expect(next(better, 110, TENTH + 26 * HOUR).step).toBe("merged");
  });

  it("begins its day anew when it would not have held in between", () => {
    const hopeful = next(first, 70, TENTH + HOUR);
    const disappointed = next(hopeful, 110, TENTH + 2 * HOUR);
    const again = next(disappointed, 70, TENTH + 3 * HOUR);
    expect(next(again, 70, TENTH + 26 * HOUR).step).toBe("merged");
    expect(next(again, 70, TENTH + 27 * HOUR).step).toBe("instant");
  });

  it("must leave room for a busier day", () => {
    expect(next(first, 95, TENTH + HOUR)).toMatchObject({ step: "merged", reason: "forecast-over-quota" });
  });
});

describe("no limit", () => {
  it("means at once, always and for everybody", async () => {
    const month = openPaidMonth();
    await month.budget.refresh();
    const { steps } = await month.liveUntil(NOVEMBER + 3 * DAY, demandOf(30_000, 100));
    expect(steps).toEqual(["instant"]);
    expect(month.budget.allowance(false)).toBe(Number.POSITIVE_INFINITY);
    expect(month.budget.status()).not.toHaveProperty("limit");
    expect(month.budget.status()).toMatchObject({ reason: "no-limit", reserve: 0 });
  });
});

describe("urgent news", () => {
  it("goes out when the rest of the month is spent, and what it takes from the reserve is its own", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - DAY });
    await month.budget.refresh();
    expect(month.send(30, true)).toBe(30);
    expect(month.send(500)).toBe(160);
    expect(month.send(500)).toBe(0);
    expect(month.send(500, true)).toBe(10);
    await month.budget.refresh();
    expect(month.budget.allowance(true)).toBe(0);
  });

  it("that needs more than its reserve takes it from the rest", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - DAY });
    await month.budget.refresh();
    month.send(100, true);
    await month.budget.refresh();
    expect(month.budget.allowance(false)).toBe(100);
  });
});

describe("the turn of the month, in Japan", () => {
  it("gives the new month's messages at 15:00 UTC, not a moment before", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - DAY });
    await month.budget.refresh();
    month.send(200);
    await month.budget.refresh();
    month.now = DECEMBER - 1;
    expect(month.budget.allowance(false)).toBe(0);
    month.now = DECEMBER;
    expect(month.budget.allowance(false)).toBe(Math.floor(160 / 31));
    expect(month.budget.allowance(true)).toBe(200);
  });

  it("lets the better step come back at once, though LINE still shows the old month's messages for a while", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - 20 * DAY });
    await month.liveUntil(DECEMBER - 10 * DAY, demandOf(200, 10));
    month.send(200, true);
    await month.liveUntil(DECEMBER, () => NO_DEMAND);
    month.demand = { instant: 1, merged: 1, digest: 1 };
    await month.budget.refresh();
    expect(month.budget.policy().step).toBe("ask");
    month.line.used = 0;
    month.now += 5 * MINUTE;
    await month.budget.refresh();
    expect(month.budget.policy().step).toBe("instant");
  });

  it("ends a stop that LINE had called", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - HOUR });
    await month.budget.refresh();
    month.budget.quotaUsedUp(month.now);
    month.now = DECEMBER - 1;
    expect([month.budget.allowance(false), month.budget.allowance(true)]).toEqual([0, 0]);
    month.now = DECEMBER;
    expect(month.budget.allowance(true)).toBe(200);
    expect(month.budget.policy().step).toBe("instant");
  });
});

describe("a quota that changes in mid-month", () => {
  it("and grows is taken over at the next refresh, with the better step that it pays for", async () => {
    const month = openPaidMonth({ limit: 200 });
    await month.liveUntil(NOVEMBER + 10 * DAY, demandOf(200, 15));
    expect(month.budget.policy().step).not.toBe("instant");
    month.line.limit = 5_000;
    await month.budget.refresh();
    expect(month.budget.policy().step).toBe("instant");
    expect(month.budget.status()).toMatchObject({ limit: 5_000, reserve: 1_000, reason: "within-quota" });
  });

  it("and shrinks below what is used stops all that is paid", async () => {
    const month = openPaidMonth({ limit: 5_000 });
    await month.liveUntil(NOVEMBER + 10 * DAY, demandOf(5_000, 0.8));
    month.line.limit = 200;
    await month.budget.refresh();
    expect(month.budget.policy().step).toBe("ask");
    expect([month.budget.allowance(false), month.budget.allowance(true)]).toEqual([0, 0]);
    expect(stepLines(month).at(-1)).toMatch(/^warn: .*worse/);
  });
});

describe("LINE's word that the month is used up", () => {
  it("stops urgent news too, whatever our figures say, until a later refresh shows room", async () => {
    const month = openPaidMonth({ limit: 5_000 });
    await month.budget.refresh();
    month.budget.quotaUsedUp(month.now);
    await month.budget.refresh();
    expect([month.budget.allowance(false), month.budget.allowance(true)]).toEqual([0, 0]);
    expect(month.budget.policy().step).toBe("ask");
    expect(month.budget.status()).toMatchObject({ step: "ask", since: month.now, reason: "quota-used-up" });
    month.now += 10 * MINUTE;
    await month.budget.refresh();
    expect(month.budget.allowance(true)).toBe(5_000);
    expect(month.budget.policy().step).toBe("instant");
  });

  it("stands while LINE shows no room, or nothing at all", async () => {
    const month = openPaidMonth({ limit: 200 });
    month.line.used = 200;
    month.budget.quotaUsedUp(month.now);
    month.now += DAY;
    await month.budget.refresh();
    month.line.silent = true;
    month.line.used = 0;
    await month.budget.refresh();
    expect(month.budget.status().reason).toBe("quota-used-up");
    month.line.silent = false;
    await month.budget.refresh();
    expect(month.budget.status().reason).toBe("better-step-on-trial");
  });
});

describe("while LINE does not answer", () => {
  it("the last figures stand and our own messages are counted on top", async () => {
    const month = openPaidMonth({ limit: 5_000, now: DECEMBER - DAY });
    month.line.used = 1_000;
    await month.budget.refresh();
    month.line.silent = true;
    month.send(500);
    await month.budget.refresh();
    expect(month.budget.status()).toMatchObject({ limit: 5_000, used: 1_500 });
    expect(month.budget.allowance(true)).toBe(3_500);
  });

  it("a new month begins all the same", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - DAY });
    month.line.used = 200;
    await month.budget.refresh();
    month.line.silent = true;
    month.now = DECEMBER + HOUR;
    await month.budget.refresh();
    expect(month.budget.status()).toMatchObject({ limit: 200, used: 0, step: "instant" });
  });

  it("and never has, it is as careful as the free plan needs, and says so once", async () => {
    const month = openPaidMonth({ limit: 30_000 });
    month.line.silent = true;
    await month.liveUntil(NOVEMBER + 5 * DAY, demandOf(30_000, 1));
    expect(usedBy(month)).toBeLessThanOrEqual(160);
    expect(month.budget.status()).toMatchObject({ limit: 200, reason: "quota-unknown" });
    const complaints = () => month.recording.sentences().filter((line) => line.includes("tell"));
    expect(complaints()).toEqual(["warn: LINE does not tell its quota"]);
    month.line.silent = false;
    await month.budget.refresh();
    expect(complaints()).toEqual(["warn: LINE does not tell its quota", "info: LINE tells its quota again"]);
    expect(month.budget.status()).toMatchObject({ limit: 30_000, step: "instant" });
  });
});

it("a wrong channel access token is told for what it is, without a stack, even if LINE did not answer at first", async () => {
  const { line, budget, recording } = openPaidMonth({ limit: 200 });
  line.silent = true;
  await budget.refresh();
  recording.lines.length = 0;
  line.silent = "unauthorized";
  await budget.refresh();
  await budget.refresh();
  expect(recording.sentences().filter((sentence) => sentence.startsWith("error"))).toEqual([
    "error: LINE does not tell its quota: it refuses the channel access token; check LINE_CHANNEL_ACCESS_TOKEN",
  ]);
  expect(recording.lines.join()).not.toContain("stack");
  expect(recording.lines.join()).toContain('"culprit":"operator"');
});

describe("what is counted", () => {
  it("is LINE's figure where others send too, and ours where LINE lags behind", async () => {
    const month = openPaidMonth({ limit: 5_000, now: DECEMBER - DAY });
    month.line.used = 300;
    await month.budget.refresh();
    expect(month.budget.status().used).toBe(300);
    month.count({ plain: 400 });
    await month.budget.refresh();
    expect(month.budget.status().used).toBe(400);
  });

  it("has planned messages once: from the plan until they are sent or given back", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - DAY });
    await month.budget.refresh();
    month.budget.planned(50, false);
    expect(month.budget.allowance(true)).toBe(150);
    month.waiting = { plain: 50, urgent: 0 };
    await month.budget.refresh();
    expect(month.budget.allowance(true)).toBe(150);
    month.waiting = { plain: 0, urgent: 0 };
    month.count({ plain: 30 });
    await month.budget.refresh();
    expect(month.budget.allowance(true)).toBe(170);
    expect(month.budget.status().used).toBe(30);
  });

  it("has what is planned while a refresh is under way", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - DAY });
    const refresh = month.budget.refresh();
    month.budget.planned(50, false);
    await refresh;
    expect(month.budget.allowance(true)).toBe(150);
  });

  it("stays with two refreshes at once", async () => {
    const month = openPaidMonth({ limit: 200, now: DECEMBER - DAY });
    month.budget.planned(50, true);
    month.waiting = { plain: 0, urgent: 50 };
    await Promise.all([month.budget.refresh(), month.budget.refresh()]);
    expect(month.budget.allowance(true)).toBe(150);
  });
});

describe("a clock that jumps", () => {
  it.each([
    ["back by a day", -DAY],
    ["back by two months", -61 * DAY],
    ["ahead by a day", DAY],
    ["ahead by a year", 365 * DAY],
  ])("%s leaves the limit kept and the budget alive", async (_, jump) => {
    const month = openPaidMonth({ limit: 5_000, now: NOVEMBER + 5 * DAY });
    await month.liveUntil(NOVEMBER + 15 * DAY, demandOf(5_000, 2));
    month.now += jump;
    await month.budget.refresh();
    expect(month.budget.allowance(true)).toBe(5_000 - usedBy(month));
    await month.liveUntil(month.now + 6 * DAY, demandOf(5_000, 0.2));
    expect(month.budget.policy().step).toBe("instant");
  });
});

describe("at any point of any month", () => {
  const ledger = fc
    .record({
      limit: fc.nat({ max: 50_000 }),
      used: fc.nat({ max: 50_000 }),
      urgentOfUsed: fc.double({ min: 0, max: 1, noNaN: true }),
      reserveShare: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    })
    .map(({ urgentOfUsed, ...rest }) => ({ ...rest, usedUrgent: Math.floor(rest.used * urgentOfUsed) }));
  const instant = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2029-01-01") });

  it("news that is not urgent never dips into the reserve", () => {
    fc.assert(
      fc.property(ledger, instant, (before, now) => {
        const planned = allowanceOf(before, false, now);
        expect(Number.isInteger(planned)).toBe(true);
        const openReserve = Math.max(0, reserveOf(before) - before.usedUrgent);
        if (planned > 0) expect(before.limit - before.used - planned).toBeGreaterThanOrEqual(openReserve);
      }),
    );
  });

  it("the last moment of a month may use all that is left", () => {
    fc.assert(
      fc.property(ledger, (left) => {
        expect(allowanceOf(left, false, DECEMBER - SECOND)).toBe(plainLeft(left));
      }),
    );
  });

  it("any mix of plans, sends, refreshes and pauses keeps the limit and, for urgent news, the reserve", async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("plain" as const), amount: fc.nat({ max: 300 }) }),
      fc.record({ kind: fc.constant("urgent" as const), amount: fc.nat({ max: 60 }) }),
      fc.record({ kind: fc.constant("pause" as const), amount: fc.nat({ max: 40 * HOUR }) }),
      fc.record({ kind: fc.constant("silence" as const), amount: fc.nat({ max: 1 }) }),
      fc.record({ kind: fc.constant("refresh" as const), amount: fc.constant(0) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const month = openPaidMonth({ limit: 200 });
        let urgent = 0;
        const does = {
          plain(amount: number) {
            const openReserve = Math.max(0, 40 - urgent);
            if (month.send(amount) > 0) expect(200 - usedBy(month)).toBeGreaterThanOrEqual(openReserve);
          },
          urgent(amount: number) {
            urgent += month.send(amount, true);
          },
          pause(amount: number) {
            month.now = Math.min(month.now + amount, DECEMBER - 1);
          },
          silence(amount: number) {
            month.line.silent = amount === 1;
          },
          refresh: () => month.budget.refresh(),
        };
        for (const { kind, amount } of acts) {
          await does[kind](amount);
          expect(usedBy(month)).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});
