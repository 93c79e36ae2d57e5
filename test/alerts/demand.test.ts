import { describe, expect, it } from "vitest";
import { seededRandom } from "../../bench/measure.ts";
import { costOf, createDemandSurvey, type Wisher } from "../../src/alerts/demand.ts";
import type { Step } from "../../src/alerts/schedule.ts";
import { type AlertEntry, DEFAULT_SETTINGS, type DeliveryMode } from "../../src/domain/alert.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { type AlertMemory, createAlertMemory } from "../../src/store/alert-memory.ts";
import type { PlannedReader } from "../../src/store/reader-row.ts";

const MERGE_MS = 30 * MINUTE;
/** Midnight in Japan. */
const MONDAY = Date.parse("2026-11-22T15:00:00Z");

/** News of topic 1 at so many hours after Monday's midnight, each a story of its own. */
async function logOf(
  hours: number[],
  more: (index: number) => Partial<AlertEntry> = () => ({}),
): Promise<AlertMemory> {
  const entries = hours.map(
    (hour, index): AlertEntry => ({
      seq: index + 1,
      articleId: `article ${index}`,
      topic: 1,
      story: `story ${index}`,
      byStory: false,
      urgent: false,
      publishedAt: MONDAY + hour * HOUR,
      at: MONDAY + hour * HOUR,
      ...more(index),
    }),
  );
  const memory = createAlertMemory({
    after: async (seq, limit) => entries.filter((entry) => entry.seq > seq).slice(0, limit),
  });
  await memory.catchUp();
  return memory;
}

const readerOf = (mode: DeliveryMode, more: Partial<PlannedReader> = {}): PlannedReader => ({
  id: 1,
  kind: "user",
  members: 1,
  seen: 0,
  settings: { ...DEFAULT_SETTINGS, mode },
  busy: false,
  subscriptions: [{ topic: 1, since: 1_000, paused: false, muted: false }],
  ...more,
});

const costs = (reader: Wisher, log: AlertMemory) =>
  (["instant", "merged", "digest", "ask"] satisfies Step[]).map((step) =>
    costOf(reader, log, { step, mergeMs: MERGE_MS }, { from: MONDAY, to: MONDAY + DAY }),
  );

describe("what a reader would have cost", () => {
  it("is a push for each alert at once, for each half hour merged, for each digest that has something", async () => {
    const log = await logOf([9, 9.1, 9.2, 12, 20]);
    expect(costs(readerOf("instant"), log)).toEqual([5, 3, 1, 0]);
    expect(costs(readerOf("digest"), log)).toEqual([1, 1, 1, 0]);
    expect(costs(readerOf("ask"), log)).toEqual([0, 0, 0, 0]);
  });

  it("is two pushes merged where two alerts come while a digest is due later", async () => {
    const both = readerOf("instant", {
      subscriptions: [
        { topic: 1, since: 0, paused: false, muted: false },
        { topic: 2, since: 0, paused: false, muted: false, mode: "digest" },
      ],
    });
    const log = await logOf([9, 10, 12], (index) => ({ topic: index === 0 ? 2 : 1 }));
    expect(costs(both, log)).toEqual([2, 2, 1, 0]);
  });

  it("does not depend on when the reader came or what it was told", async () => {
    const log = await logOf([9, 12]);
    expect(costs(readerOf("instant", { seen: 2 }), log)[0]).toBe(2);
  });

  it("is a digest for all that goes on with a story", async () => {
    const log = await logOf([9, 10, 11, 12], () => ({ story: "one" }));
    expect(costs(readerOf("instant"), log)).toEqual([2, 2, 1, 0]);
  });

  it("is nothing for what is paused and for urgent news, which has a reserve", async () => {
    const paused = readerOf("instant", {
      subscriptions: [{ topic: 1, since: 0, paused: true, muted: false }],
    });
    expect(costs(paused, await logOf([9, 12]))).toEqual([0, 0, 0, 0]);
    expect(costs(readerOf("instant"), await logOf([9, 12], () => ({ urgent: true })))).toEqual([0, 0, 0, 0]);
  });

  it("is counted by members for a group", async () => {
    expect(costs(readerOf("instant", { kind: "group", members: 40 }), await logOf([9, 12]))[0]).toBe(80);
  });
});

describe("a survey", () => {
  const surveyOf = async (readers: PlannedReader[], log: AlertMemory, now: number) => {
    const survey = createDemandSurvey({
      followers: {
        last: async () => Math.max(0, ...readers.map(({ id }) => id)),
        between: async (from, to) => readers.filter(({ id }) => id > from && id <= to),
      },
      log,
      clock: () => now,
      random: seededRandom(1),
      mergeMs: MERGE_MS,
    });
    await survey.survey();
    return survey.demand();
  };

  it("gives messages a day for everybody, over the last seven days", async () => {
    const log = await logOf(Array.from({ length: 20 }, (_, day) => 24 * day + 12));
    const readers = [readerOf("instant"), readerOf("digest", { id: 150 }), readerOf("ask", { id: 201 })];
    const demand = await surveyOf(readers, log, MONDAY + 20 * DAY);
    expect(demand.instant).toBeCloseTo(2, 0);
    expect(demand.merged).toBeCloseTo(2, 0);
    expect(demand.digest).toBeCloseTo(2, 0);
  });

  it("of a log that began lately takes the days there are, and one at least", async () => {
    const log = await logOf([1, 2, 3, 25, 26, 27]);
    expect((await surveyOf([readerOf("instant")], log, MONDAY + 49 * HOUR)).instant).toBe(3);
    expect((await surveyOf([readerOf("instant")], log, MONDAY + 4 * HOUR)).instant).toBe(3);
  });

  it("asks a sample where readers are many, near enough to asking all", async () => {
    const log = await logOf(Array.from({ length: 14 }, (_, half) => half * 12 + 9));
    const readers = Array.from({ length: 20_000 }, (_, index) => readerOf("instant", { id: 3 * index + 1 }));
    const { instant } = await surveyOf(readers, log, MONDAY + 7 * DAY + 9 * HOUR);
    expect(instant / readers.length).toBeGreaterThan(2 * 0.95);
    expect(instant / readers.length).toBeLessThan(2 * 1.05);
  });

  it("finds nothing where nobody follows anything", async () => {
    expect(await surveyOf([], await logOf([]), MONDAY)).toEqual({ instant: 0, merged: 0, digest: 0 });
  });
});
