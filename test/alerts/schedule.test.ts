import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge, type Policy, type Step, type Verdict, type Wishes } from "../../src/alerts/schedule.ts";
import {
  DEFAULT_SETTINGS,
  DELIVERY_MODES,
  type DeliveryMode,
  type DeliverySettings,
  type OwedItem,
  type Subscription,
} from "../../src/domain/alert.ts";
import { isWithin, minuteOfDay, nextTimeOfDay } from "../../src/domain/day-time.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

/** Topics of these tests, by how their news is told; OWN has no mode, so the reader's own holds. */
const TOPIC = { instant: 1, digest: 2, ask: 3, own: 4 };
const TOKYO = "+09:00";
/** New York's in summer and in winter. */
const EDT = "-04:00";
const EST = "-05:00";
const NEW_YORK = "America/New_York";
const MERGE = 20 * MINUTE;

const at = (text: string, offset = TOKYO) => Date.parse(`${text.replace(" ", "T")}${offset}`);
const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const quiet = (from: string, to: string) => ({ quiet: { from: minute(from), to: minute(to) } });

/** News that the log had at `since`, published five minutes before. */
const item = (since: number, of: (keyof typeof TOPIC)[], more: Partial<OwedItem> = {}): OwedItem => ({
  articleId: `article-${since}`,
  topics: of.map((name) => TOPIC[name]),
  story: `story-${since}`,
  urgent: false,
  update: false,
  publishedAt: since - 5 * MINUTE,
  at: since,
  seq: 1,
  ...more,
});

const subscription = (topic: number, mode?: DeliveryMode): Subscription => ({
  topic,
  since: 0,
  paused: false,
  muted: false,
  ...(mode && { mode }),
});

const follow = (...names: (keyof typeof TOPIC)[]): Subscription[] =>
  names.map((name) => subscription(TOPIC[name], name === "own" ? undefined : name));

const reader = (settings: Partial<DeliverySettings>, more: Partial<Wishes> = {}): Wishes => ({
  settings: { ...DEFAULT_SETTINGS, ...settings },
  subscriptions: follow("instant", "digest", "ask", "own"),
  ...more,
});
const policy = (step: Step): Policy => ({ step, mergeMs: MERGE });

/** A reader of instant topics only, who needs no digests. */
const prompt = (settings: Partial<DeliverySettings> = {}, more: Partial<Wishes> = {}) =>
  reader(settings, { subscriptions: follow("instant", "ask", "own"), ...more });
/** A reader of digests at 08:00 and 19:00 whose next is at `digestAt`. */
const patient = (digestAt: number, settings: Partial<DeliverySettings> = {}, more: Partial<Wishes> = {}) =>
  reader(settings, { subscriptions: follow("digest", "ask"), digestAt, ...more });

const NOON = at("2026-11-23 12:00");
const news = item(NOON, ["instant"]);
const NIGHT = quiet("22:00", "07:00");

interface Example {
  name: string;
  owed: OwedItem[];
  wishes: Wishes;
  now: number;
  step?: Step;
  expected: Verdict;
}

function holds(examples: Example[]): void {
  it.each(examples)("$name", ({ owed, wishes, step = "instant", now, expected }) => {
    const readable = (verdict: Verdict) => ({
      start: verdict.start ?? "–",
      wakeAt: verdict.wakeAt === undefined ? "–" : new Date(verdict.wakeAt).toISOString(),
      digestAt: verdict.digestAt === undefined ? "–" : new Date(verdict.digestAt).toISOString(),
    });
    expect(readable(judge(owed, wishes, policy(step), now))).toEqual(readable(expected));
  });
}

describe("an alert", () => {
  const evening = at("2026-11-23 22:30");
  const morning = at("2026-11-24 07:00");
  const late = item(evening, ["instant"]);
  holds([
    { name: "starts at once", owed: [news], wishes: prompt(), now: NOON, expected: { start: "alert" } },
    { name: "needs news", owed: [], wishes: prompt(), now: NOON, expected: {} },
    {
      name: "takes the reader's mode where the topic has none",
      owed: [item(NOON, ["own"])],
      wishes: prompt(),
      now: NOON,
      expected: { start: "alert" },
    },
    {
      name: "never comes of topics that are told when asked",
      owed: [item(NOON, ["ask"]), item(NOON, ["own"])],
      wishes: prompt({ mode: "ask" }),
      now: NOON,
      expected: {},
    },
    {
      name: "goes by the best of an article's topics",
      owed: [item(NOON, ["ask", "instant"])],
      wishes: prompt({ mode: "ask" }),
      now: NOON,
      expected: { start: "alert" },
    },
    {
      name: "still starts twelve hours after publication",
      owed: [item(NOON, ["instant"], { publishedAt: NOON - 12 * HOUR })],
      wishes: prompt(),
      now: NOON,
      expected: { start: "alert" },
    },
    {
      name: "waits for the next digest later than that",
      owed: [item(NOON, ["instant"], { publishedAt: NOON - 12 * HOUR - 1 })],
      wishes: prompt(),
      now: NOON,
      expected: { wakeAt: at("2026-11-23 19:00"), digestAt: at("2026-11-23 19:00") },
    },
    {
      name: "waits for the end of quiet hours",
      owed: [late],
      wishes: prompt(NIGHT),
      now: evening,
      expected: { wakeAt: morning },
    },
    {
      name: "starts with the end of quiet hours",
      owed: [late],
      wishes: prompt(NIGHT),
      now: morning,
      expected: { start: "alert" },
    },
    {
      name: "waits for the next digest where it will be old by then",
      owed: [item(evening, ["instant"], { publishedAt: at("2026-11-23 18:59") })],
      wishes: prompt(NIGHT),
      now: evening,
      expected: { wakeAt: at("2026-11-24 08:00"), digestAt: at("2026-11-24 08:00") },
    },
    {
      name: "waits for the end of a snooze",
      owed: [news],
      wishes: prompt({}, { snoozedUntil: NOON + HOUR }),
      now: NOON,
      expected: { wakeAt: NOON + HOUR },
    },
    {
      name: "waits for the end of quiet hours in which a snooze ends",
      owed: [late],
      wishes: prompt(NIGHT, { snoozedUntil: evening + HOUR }),
      now: evening,
      expected: { wakeAt: morning },
    },
    {
      name: "waits for the end of a hold",
      owed: [news],
      wishes: prompt({}, { heldUntil: NOON + HOUR }),
      now: NOON,
      expected: { wakeAt: NOON + HOUR },
    },
    {
      name: "heeds no snooze and no hold that are over",
      owed: [news],
      wishes: prompt({}, { snoozedUntil: NOON, heldUntil: NOON }),
      now: NOON,
      expected: { start: "alert" },
    },
  ]);
});

describe("when the budget runs short, an alert", () => {
  const next = at("2026-11-23 19:00");
  holds([
    {
      name: "is merged with those that come soon after it",
      owed: [news, item(NOON + 5 * MINUTE, ["instant"])],
      wishes: prompt(),
      now: NOON + 5 * MINUTE,
      step: "merged",
      expected: { wakeAt: NOON + MERGE },
    },
    {
      name: "starts when the oldest has waited long enough",
      owed: [news, item(NOON + 5 * MINUTE, ["instant"])],
      wishes: prompt(),
      now: NOON + MERGE,
      step: "merged",
      expected: { start: "alert" },
    },
    {
      name: "does not wait again after a quiet night",
      owed: [item(at("2026-11-22 22:00"), ["instant"])],
      wishes: prompt(NIGHT),
      now: at("2026-11-23 07:00"),
      step: "merged",
      expected: { start: "alert" },
    },
    {
      name: "waits for the night's end when merging ends in it",
      owed: [item(at("2026-11-23 21:50"), ["instant"])],
      wishes: prompt(NIGHT),
      now: at("2026-11-23 21:50"),
      step: "merged",
      expected: { wakeAt: at("2026-11-24 07:00") },
    },
    {
      name: "comes with the reader's next digest time",
      owed: [news],
      wishes: prompt(),
      now: NOON,
      step: "digest",
      expected: { wakeAt: next, digestAt: next },
    },
    {
      name: "starts at that time as a digest",
      owed: [news],
      wishes: prompt({}, { digestAt: next }),
      now: next,
      step: "digest",
      expected: { start: "digest", digestAt: at("2026-11-24 08:00") },
    },
    {
      name: "starts nothing at the last step",
      owed: [news],
      wishes: prompt(),
      now: NOON,
      step: "ask",
      expected: {},
    },
    {
      name: "plans no digest for whoever only asks",
      owed: [],
      wishes: reader({}, { subscriptions: follow("ask") }),
      now: NOON,
      step: "digest",
      expected: {},
    },
  ]);
});

describe("urgent news", () => {
  const urgent = item(NOON, ["instant"], { urgent: true });
  const next = at("2026-11-23 19:00");
  const always = { ...quiet("00:00", "23:59") };
  holds([
    { name: "starts at once", owed: [urgent], wishes: prompt(), now: NOON, expected: { start: "urgent" } },
    {
      name: "breaks quiet hours, snooze and the last step of the budget",
      owed: [urgent],
      wishes: prompt(always, { snoozedUntil: NOON + DAY }),
      now: NOON,
      step: "ask",
      expected: { start: "urgent" },
    },
    {
      name: "does not wait for a digest",
      owed: [item(NOON, ["digest"], { urgent: true })],
      wishes: patient(next),
      now: NOON,
      expected: { start: "urgent", digestAt: next },
    },
    {
      name: "comes though it only continues a story",
      owed: [{ ...urgent, update: true }],
      wishes: prompt({}, { digestAt: next }),
      now: NOON,
      expected: { start: "urgent", digestAt: next },
    },
    {
      name: "does not come of topics that are told when asked",
      owed: [item(NOON, ["ask"], { urgent: true })],
      wishes: prompt(),
      now: NOON,
      expected: {},
    },
    {
      name: "is news like other news to whoever switched it off",
      owed: [urgent],
      wishes: prompt({ urgent: false, ...NIGHT }),
      now: NOON,
      expected: { start: "alert" },
    },
    {
      name: "then keeps out of quiet hours",
      owed: [item(at("2026-11-23 23:00"), ["instant"], { urgent: true })],
      wishes: prompt({ urgent: false, ...NIGHT }),
      now: at("2026-11-23 23:00"),
      expected: { wakeAt: at("2026-11-24 07:00") },
    },
    {
      name: "is not urgent any more after twelve hours",
      owed: [{ ...urgent, publishedAt: NOON - 12 * HOUR - 1 }],
      wishes: prompt(),
      now: NOON,
      expected: { wakeAt: at("2026-11-23 19:00"), digestAt: at("2026-11-23 19:00") },
    },
    {
      name: "waits for a hold, and for nothing else",
      owed: [urgent],
      wishes: prompt(always, { heldUntil: NOON + HOUR }),
      now: NOON,
      expected: { wakeAt: NOON + HOUR, digestAt: at("2026-11-23 19:00") },
    },
  ]);
});

describe("a digest", () => {
  const eight = at("2026-11-23 08:00");
  const next = at("2026-11-23 19:00");
  const tomorrow = at("2026-11-24 08:00");
  const waiting = item(at("2026-11-23 06:00"), ["digest"]);
  holds([
    {
      name: "is planned where a topic needs one",
      owed: [],
      wishes: reader({}, { subscriptions: follow("digest") }),
      now: NOON,
      expected: { digestAt: next },
    },
    {
      name: "is forgotten where none does any more",
      owed: [],
      wishes: prompt({}, { digestAt: next }),
      now: NOON,
      expected: {},
    },
    {
      name: "is not planned for topics that are paused or muted",
      owed: [],
      wishes: reader(
        {},
        {
          subscriptions: [
            { ...subscription(1, "digest"), paused: true },
            { ...subscription(2, "digest"), muted: true },
          ],
        },
      ),
      now: NOON,
      expected: {},
    },
    {
      name: "waits for its time",
      owed: [waiting],
      wishes: patient(eight),
      now: eight - 1,
      expected: { wakeAt: eight, digestAt: eight },
    },
    {
      name: "starts at its time, and the next is planned",
      owed: [waiting],
      wishes: patient(eight),
      now: eight,
      expected: { start: "digest", digestAt: next },
    },
    {
      name: "brings what is too old for an alert",
      owed: [item(eight - 6 * DAY, ["digest"])],
      wishes: patient(eight),
      now: eight,
      expected: { start: "digest", digestAt: next },
    },
    {
      name: "does not start with nothing to bring, and moves on",
      owed: [],
      wishes: patient(eight),
      now: eight,
      expected: { digestAt: next },
    },
    {
      name: "does not start for what is told when asked",
      owed: [item(eight - HOUR, ["ask"])],
      wishes: patient(eight),
      now: eight,
      expected: { digestAt: next },
    },
    {
      name: "that found nothing does not start for what came later",
      owed: [item(eight + HOUR, ["digest"])],
      wishes: patient(eight),
      now: eight + HOUR,
      expected: { wakeAt: next, digestAt: next },
    },
    {
      name: "brings the updates of an instant reader",
      owed: [item(eight - HOUR, ["instant"], { update: true })],
      wishes: prompt({}, { digestAt: eight }),
      now: eight,
      expected: { start: "digest", digestAt: next },
    },
    {
      name: "is planned for an instant reader when an update waits",
      owed: [item(NOON, ["instant"], { update: true })],
      wishes: prompt(),
      now: NOON,
      expected: { wakeAt: next, digestAt: next },
    },
    {
      name: "starts nothing at the budget's last step, and moves on",
      owed: [waiting],
      wishes: patient(eight),
      now: eight,
      step: "ask",
      expected: { digestAt: next },
    },
    {
      name: "passes a snoozed reader by",
      owed: [waiting],
      wishes: patient(eight, {}, { snoozedUntil: NOON }),
      now: eight,
      expected: { wakeAt: next, digestAt: next },
    },
    {
      name: "passes a held reader by",
      owed: [waiting],
      wishes: patient(eight, {}, { heldUntil: eight + 1 }),
      now: eight,
      expected: { wakeAt: next, digestAt: next },
    },
    {
      name: "that was missed comes late",
      owed: [waiting],
      wishes: patient(eight),
      now: NOON,
      expected: { start: "digest", digestAt: next },
    },
    {
      name: "that was missed by much does not come into quiet hours",
      owed: [waiting],
      wishes: patient(next, NIGHT),
      now: at("2026-11-23 22:00"),
      expected: { wakeAt: tomorrow, digestAt: tomorrow },
    },
    {
      name: "that was missed by half an hour comes into quiet hours",
      owed: [waiting],
      wishes: patient(at("2026-11-23 21:50"), { ...NIGHT, digestTimes: [minute("21:50")] }),
      now: at("2026-11-23 22:20"),
      expected: { start: "digest", digestAt: at("2026-11-24 21:50") },
    },
    {
      name: "that was chosen inside quiet hours is wanted",
      owed: [waiting],
      wishes: patient(at("2026-11-23 23:00"), { ...NIGHT, digestTimes: [minute("23:00")] }),
      now: at("2026-11-23 23:00"),
      expected: { start: "digest", digestAt: at("2026-11-24 23:00") },
    },
    {
      name: "does not wait where an alert can start",
      owed: [waiting, item(at("2026-11-23 07:30"), ["instant"])],
      wishes: reader({}, { digestAt: eight }),
      now: at("2026-11-23 07:30"),
      expected: { start: "alert", digestAt: eight },
    },
  ]);
});

describe("in New York, across the changes of the clocks", () => {
  const here = (settings: Partial<DeliverySettings>) => ({ zone: NEW_YORK, ...settings });
  const spring = at("2026-03-08 08:00", EDT);
  const autumn = at("2026-11-01 08:00", EST);
  holds([
    {
      name: "a digest stays at eight in spring",
      owed: [item(at("2026-03-07 07:00", EST), ["digest"])],
      wishes: patient(at("2026-03-07 08:00", EST), here({ digestTimes: [480] })),
      now: at("2026-03-07 08:00", EST),
      expected: { start: "digest", digestAt: spring },
    },
    {
      name: "a digest stays at eight in autumn",
      owed: [item(at("2026-10-31 07:00", EDT), ["digest"])],
      wishes: patient(at("2026-10-31 08:00", EDT), here({ digestTimes: [480] })),
      now: at("2026-10-31 08:00", EDT),
      expected: { start: "digest", digestAt: autumn },
    },
    {
      name: "a digest in the hour that is left out comes after it",
      owed: [],
      wishes: patient(at("2026-03-07 02:30", EST), here({ digestTimes: [150] })),
      now: at("2026-03-07 02:30", EST),
      expected: { digestAt: at("2026-03-08 03:00", EDT) },
    },
    {
      name: "a digest in the hour that comes twice comes once",
      owed: [item(at("2026-11-01 01:00", EDT), ["digest"])],
      wishes: patient(at("2026-11-01 01:30", EDT), here({ digestTimes: [90] })),
      now: at("2026-11-01 01:30", EDT),
      expected: { start: "digest", digestAt: at("2026-11-02 01:30", EST) },
    },
    {
      name: "a night is an hour shorter in spring",
      owed: [item(at("2026-03-07 22:30", EST), ["instant"])],
      wishes: prompt(here(NIGHT)),
      now: at("2026-03-07 22:30", EST),
      expected: { wakeAt: at("2026-03-08 07:00", EDT) },
    },
    {
      name: "a night is an hour longer in autumn",
      owed: [item(at("2026-10-31 22:30", EDT), ["instant"])],
      wishes: prompt(here(NIGHT)),
      now: at("2026-10-31 22:30", EDT),
      expected: { wakeAt: at("2026-11-01 07:00", EST) },
    },
    {
      name: "and what is fresh for twelve hours only does not outlast it",
      owed: [item(at("2026-10-31 19:00", EDT), ["instant"], { publishedAt: at("2026-10-31 18:59", EDT) })],
      wishes: prompt(here(NIGHT)),
      now: at("2026-10-31 22:30", EDT),
      expected: { wakeAt: at("2026-11-01 08:00", EST), digestAt: at("2026-11-01 08:00", EST) },
    },
  ]);
});

describe("a clock that jumps", () => {
  const eight = at("2026-11-23 08:00");
  const next = at("2026-11-23 19:00");
  const waiting = item(at("2026-11-23 08:30"), ["digest"]);
  holds([
    {
      name: "back does not repeat a digest",
      owed: [waiting],
      wishes: patient(next),
      now: eight - 10 * MINUTE,
      expected: { wakeAt: next, digestAt: next },
    },
    {
      name: "forward brings one digest, not all that it skipped",
      owed: [waiting],
      wishes: patient(next),
      now: next + 3 * DAY + HOUR,
      expected: { start: "digest", digestAt: at("2026-11-27 08:00") },
    },
    {
      name: "back by years does not leave a reader without digests",
      owed: [waiting],
      wishes: patient(at("2036-11-23 19:00")),
      now: NOON,
      expected: { wakeAt: next, digestAt: next },
    },
    {
      name: "back makes no news of the future wait",
      owed: [item(NOON + HOUR, ["instant"])],
      wishes: prompt(),
      now: NOON,
      expected: { start: "alert" },
    },
  ]);
});

/** An hour before the clocks of New York change in autumn. */
const BASE = at("2026-11-01 01:00", EDT);
const around = (span: number) =>
  fc.integer({ min: -span / MINUTE, max: span / MINUTE }).map((n) => BASE + n * MINUTE);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anItem = fc
  .record({
    topics: fc.uniqueArray(fc.constantFrom("instant", "digest", "ask", "own"), { minLength: 1 }),
    since: around(2 * DAY),
    age: fc.integer({ min: 0, max: 800 }),
    urgent: fc.boolean(),
    update: fc.boolean(),
  })
  .map(({ topics, since, age, ...more }) =>
    item(since, topics, { ...more, publishedAt: since - age * MINUTE }),
  );
const aMinute = fc.nat(1_439);
const someWishes = fc
  .record({
    mode: fc.constantFrom(...DELIVERY_MODES),
    digestTimes: fc.uniqueArray(aMinute, { minLength: 1, maxLength: 3 }),
    quiet: maybe(fc.record({ from: aMinute, to: aMinute }).filter(({ from, to }) => from !== to)),
    zone: fc.constantFrom("Asia/Tokyo", NEW_YORK, "Australia/Lord_Howe"),
    urgent: fc.boolean(),
    snoozedUntil: maybe(around(2 * DAY)),
    heldUntil: maybe(around(DAY)),
    digestAt: maybe(around(DAY)),
  })
  .map(({ snoozedUntil, heldUntil, digestAt, quiet, ...settings }) =>
    reader(
      { ...settings, ...(quiet && { quiet }) },
      {
        ...(snoozedUntil && { snoozedUntil }),
        ...(heldUntil && { heldUntil }),
        ...(digestAt && { digestAt }),
      },
    ),
  );
const aPolicy = fc.record({
  step: fc.constantFrom<Step>("instant", "merged", "digest", "ask"),
  mergeMs: fc.constantFrom(0, MERGE, 2 * HOUR),
});
const cases = [fc.array(anItem, { maxLength: 4 }), someWishes, aPolicy, around(DAY)] as const;

const remembering = ({ digestAt: _, ...wishes }: Wishes, { digestAt }: Verdict): Wishes =>
  digestAt === undefined ? wishes : { ...wishes, digestAt };

describe("whatever the reader wants", () => {
  it("nothing owed starts nothing, and asks for no waking", () => {
    fc.assert(
      fc.property(someWishes, aPolicy, around(DAY), (wishes, policy, now) => {
        expect(judge([], wishes, policy, now)).not.toHaveProperty("start");
        expect(judge([], wishes, policy, now)).not.toHaveProperty("wakeAt");
      }),
    );
  });

  it("only urgent news breaks a snooze, and besides it only a digest at its time breaks quiet hours", () => {
    fc.assert(
      fc.property(...cases, (owed, wishes, policy, now) => {
        const { start } = judge(owed, wishes, policy, now);
        const { quiet, zone } = wishes.settings;
        if (start === undefined || start === "urgent") return;
        expect(wishes.snoozedUntil ?? now).toBeLessThanOrEqual(now);
        const asleep = quiet !== undefined && isWithin(quiet, minuteOfDay(now, zone));
        if (asleep) expect(start).toBe("digest");
        if (asleep) expect(now - (wishes.digestAt ?? 0)).toBeLessThanOrEqual(30 * MINUTE);
      }),
      { numRuns: 1_000 },
    );
  });

  it("nothing breaks a hold", () => {
    fc.assert(
      fc.property(...cases, (owed, wishes, policy, now) => {
        const { start } = judge(owed, { ...wishes, heldUntil: now + MINUTE }, policy, now);
        expect(start).toBeUndefined();
      }),
    );
  });

  it("the next digest is a digest time to come, or the one planned", () => {
    fc.assert(
      fc.property(...cases, (owed, wishes, policy, now) => {
        const { digestAt } = judge(owed, wishes, policy, now);
        if (digestAt === undefined) return;
        const { digestTimes, zone } = wishes.settings;
        expect(digestAt).toBeGreaterThan(now);
        expect([wishes.digestAt, nextTimeOfDay(digestTimes, zone, now)]).toContain(digestAt);
      }),
    );
  });

  it("waking comes later than now, and nothing starts before it", () => {
    fc.assert(
      fc.property(
        ...cases,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (owed, wishes, policy, now, share) => {
          const verdict = judge(owed, wishes, policy, now);
          if (verdict.start) return;
          const until = verdict.wakeAt ?? now + 3 * DAY;
          expect(until).toBeGreaterThan(now);
          const between = Math.min(now + Math.floor(share * (until - now)), until - 1);
          expect(judge(owed, remembering(wishes, verdict), policy, between).start).toBeUndefined();
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("waking again and again comes to an end: something starts, or nothing is left to wait for", () => {
    fc.assert(
      fc.property(...cases, (owed, wishes, policy, now) => {
        let at = now;
        let verdict = judge(owed, wishes, policy, at);
        for (let wakes = 0; verdict.wakeAt !== undefined; wakes++) {
          expect(verdict.wakeAt).toBeGreaterThan(at);
          expect(wakes).toBeLessThan(20);
          at = verdict.wakeAt;
          verdict = judge(owed, remembering(wishes, verdict), policy, at);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
