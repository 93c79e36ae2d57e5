import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  endOfQuiet,
  isWithin,
  minuteOfDay,
  nextTimeOfDay,
  startOfTomorrow,
} from "../../src/domain/day-time.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

const NEW_YORK = "America/New_York";
const TOKYO = "Asia/Tokyo";

/** "2026-03-08T01:59-05:00" as an instant. */
const at = (iso: string) => Date.parse(iso);
const shown = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
const clock = (instant: number, zone: string) =>
  shown(instant, zone).toString({ timeZoneName: "never", smallestUnit: "minute" });

/** Instants at which each zone's clocks were or will be changed, the strangest known to us first. */
const CHANGES: Record<string, string[]> = {
  [NEW_YORK]: ["2026-03-08T07:00Z", "2026-11-01T06:00Z"],
  "Europe/London": ["2026-03-29T01:00Z", "2026-10-25T01:00Z"],
  // Half an hour.
  "Australia/Lord_Howe": ["2026-10-03T15:30Z", "2026-04-04T15:00Z"],
  [TOKYO]: ["2026-04-01T00:00Z"],
  // At midnight: a day without 00:00, a day with two 23:00.
  "America/Sao_Paulo": ["2018-11-04T03:00Z", "2019-02-17T02:00Z"],
  // The day that Samoa left out.
  "Pacific/Apia": ["2011-12-30T10:00Z", "2026-04-04T14:00Z"],
  // One minute past midnight: 23:01 comes again after 00:00 has been.
  "America/St_Johns": ["2010-11-07T02:31Z", "2011-03-13T03:31Z"],
};

const moment = fc.constantFrom(...Object.keys(CHANGES)).chain((zone) =>
  fc
    .oneof(
      fc
        .constantFrom(...(CHANGES[zone] ?? []))
        .chain((change) =>
          fc.integer({ min: -40 * 60, max: 30 * 60 }).map((minutes) => at(change) + minutes * MINUTE),
        ),
      fc
        .integer({ min: at("2008-01-01T00:00Z") / MINUTE, max: at("2037-01-01T00:00Z") / MINUTE })
        .map((minutes) => minutes * MINUTE),
    )
    .map((instant) => ({ zone, instant })),
);
const minute = fc.oneof(fc.nat(1_439), fc.nat(200), fc.integer({ min: 1_370, max: 1_439 }));
const times = fc.uniqueArray(minute, { minLength: 1, maxLength: 3 });
const stretch = fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to);

/** Every minute from a day and a half before `from` on, as a reader with a watch would walk through it. */
function* walk(from: number, zone: string) {
  for (let instant = from - 1.5 * DAY; ; instant += MINUTE) {
    const time = shown(instant, zone);
    yield { instant, day: time.toPlainDate().toString(), minute: time.hour * 60 + time.minute };
  }
}

/** The first minute after `after` in which some day reached one of the times that it had not reached before. */
function walkToTimeOfDay(minutes: number[], zone: string, after: number): number {
  const reached = new Set<string>();
  let first = true;
  for (const { instant, day, minute } of walk(after, zone)) {
    const news = minutes.filter((time) => time <= minute && !reached.has(`${day} ${time}`));
    for (const time of news) reached.add(`${day} ${time}`);
    if (!first && news.length > 0 && instant > after) return instant;
    first = false;
  }
  throw new Error("unreachable");
}

describe("the next time of day", () => {
  it.each([
    ["later today", [8 * 60, 19 * 60], TOKYO, "2026-11-23T09:00+09:00", "2026-11-23T19:00+09:00"],
    ["tomorrow", [8 * 60, 19 * 60], TOKYO, "2026-11-23T19:00+09:00", "2026-11-24T08:00+09:00"],
    ["never now", [8 * 60], TOKYO, "2026-11-23T08:00+09:00", "2026-11-24T08:00+09:00"],
    ["in any order", [19 * 60, 8 * 60], TOKYO, "2026-11-23T00:00+09:00", "2026-11-23T08:00+09:00"],
    [
      "the same by the clock in spring",
      [8 * 60],
      NEW_YORK,
      "2026-03-07T08:00-05:00",
      "2026-03-08T08:00-04:00",
    ],
    [
      "the same by the clock in autumn",
      [8 * 60],
      NEW_YORK,
      "2026-10-31T08:00-04:00",
      "2026-11-01T08:00-05:00",
    ],
    ["after the gap when skipped", [150], NEW_YORK, "2026-03-08T00:00-05:00", "2026-03-08T03:00-04:00"],
    ["once when it comes twice", [90], NEW_YORK, "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00"],
    ["the first when it comes twice", [90], NEW_YORK, "2026-11-01T00:30-04:00", "2026-11-01T01:30-04:00"],
    [
      "past a day that was left out",
      [480],
      "Pacific/Apia",
      "2011-12-29T08:00-10:00",
      "2011-12-31T08:00+14:00",
    ],
  ])("is %s", (_, minutes, zone, after, expected) => {
    expect(clock(nextTimeOfDay(minutes, zone, at(after)), zone)).toBe(expected);
  });

  it("is what a walk minute by minute comes to", () => {
    fc.assert(
      fc.property(moment, times, ({ zone, instant }, minutes) => {
        const expected = walkToTimeOfDay(minutes, zone, instant);
        expect(clock(nextTimeOfDay(minutes, zone, instant), zone)).toBe(clock(expected, zone));
      }),
      { numRuns: 300 },
    );
  });

  it("comes exactly once on every local day", () => {
    fc.assert(
      fc.property(moment, minute, ({ zone, instant }, time) => {
        let next = nextTimeOfDay([time], zone, instant);
        for (let days = 0; days < 5; days++) {
          const following = nextTimeOfDay([time], zone, next);
          const day = shown(next, zone).toPlainDate();
          const dayAfter = shown(shown(next, zone).add({ days: 1 }).epochMilliseconds, zone).toPlainDate();
          expect(shown(following, zone).toPlainDate().toString()).toBe(dayAfter.toString());
          expect(day.until(dayAfter).days).toBeGreaterThan(0);
          next = following;
        }
      }),
    );
  });

  it("does not depend on what was asked before", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -400, max: 400 }), times, ({ zone, instant }, days, minutes) => {
        const fresh = nextTimeOfDay(minutes, zone, instant);
        nextTimeOfDay(minutes, zone, instant + days * DAY);
        expect(nextTimeOfDay(minutes, zone, instant)).toBe(fresh);
      }),
    );
  });

  it("is never without times", () => {
    expect(nextTimeOfDay([], TOKYO, at("2026-11-23T00:00Z"))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the minute of the day", () => {
  it("is what the zone's clocks show", () => {
    fc.assert(
      fc.property(moment, fc.nat(MINUTE - 1), ({ zone, instant }, ms) => {
        const { hour, minute } = shown(instant + ms, zone);
        expect(minuteOfDay(instant + ms, zone)).toBe(hour * 60 + minute);
      }),
    );
  });

  it("refuses a zone that does not exist", () => {
    expect(() => minuteOfDay(0, "Mars/Olympus_Mons")).toThrow(RangeError);
  });
});

describe("quiet hours", () => {
  it.each([
    [22 * 60, 7 * 60, 22 * 60, true],
    [22 * 60, 7 * 60, 6 * 60 + 59, true],
    [22 * 60, 7 * 60, 7 * 60, false],
    [22 * 60, 7 * 60, 21 * 60 + 59, false],
    [9 * 60, 17 * 60, 12 * 60, true],
    [9 * 60, 17 * 60, 17 * 60, false],
    [9 * 60, 17 * 60, 0, false],
  ])("from %i to %i have minute %i: %s", (from, to, minute, expected) => {
    expect(isWithin({ from, to }, minute)).toBe(expected);
  });

  it("end with the first minute that the clocks show outside them", () => {
    fc.assert(
      fc.property(moment, stretch, ({ zone, instant }, quiet) => {
        fc.pre(isWithin(quiet, minuteOfDay(instant, zone)));
        let expected = instant;
        while (isWithin(quiet, minuteOfDay(expected, zone))) expected += MINUTE;
        expect(clock(endOfQuiet(quiet, zone, instant), zone)).toBe(clock(expected, zone));
      }),
      { numRuns: 300 },
    );
  });

  it("are quiet twice in an hour that comes twice", () => {
    const quiet = { from: 22 * 60, to: 90 };
    expect(clock(endOfQuiet(quiet, NEW_YORK, at("2026-11-01T01:10-05:00")), NEW_YORK)).toBe(
      "2026-11-01T01:30-05:00",
    );
  });
});

describe("tomorrow", () => {
  it.each([
    ["in the evening is the next morning", "2026-11-23T22:10+09:00", "2026-11-24T07:00+09:00"],
    ["at night is when the night is over", "2026-11-24T00:40+09:00", "2026-11-24T07:00+09:00"],
    ["early in the morning is not today", "2026-11-24T06:30+09:00", "2026-11-25T07:00+09:00"],
    ["at seven is not now", "2026-11-24T07:00+09:00", "2026-11-25T07:00+09:00"],
  ])("%s", (_, now, expected) => {
    expect(clock(startOfTomorrow(at(now), TOKYO), TOKYO)).toBe(expected);
  });

  it("is a local seven o'clock hours away, but not much more than a day, whatever the clocks do", () => {
    fc.assert(
      fc.property(moment, ({ zone, instant }) => {
        const morning = startOfTomorrow(instant, zone);
        expect(minuteOfDay(morning, zone)).toBe(7 * 60);
        expect(morning - instant).toBeGreaterThanOrEqual(2 * HOUR);
        expect(morning - instant).toBeLessThanOrEqual(28.5 * HOUR);
      }),
    );
  });
});
