import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlertEntry, Subscription } from "../../src/domain/alert.ts";
import { owedItems } from "../../src/domain/owed.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { owedByTheRules } from "./owed-model.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 20);
const TOPICS = [1, 2, 3, 4];

/** A log of a few articles in fewer stories: each comes under some topics, perhaps again later under more. */
const logs: fc.Arbitrary<AlertEntry[]> = fc
  .array(
    fc.record({
      article: fc.integer({ min: 0, max: 5 }),
      topics: fc.subarray(TOPICS, { minLength: 1 }),
      hoursAgo: fc.constantFrom(0, 1, 23, 24, 25, 167, 168, 169),
      hole: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 8 },
  )
  .map((reports) => {
    const entries: AlertEntry[] = [];
    let seq = 0;
    const inTime = reports.toSorted((a, b) => b.hoursAgo - a.hoursAgo);
    for (const { article, topics, hoursAgo, hole } of inTime) {
      const articleId = `article-${article}`;
      const known = entries.filter((entry) => entry.articleId === articleId).map(({ topic }) => topic);
      for (const topic of topics.filter((one) => !known.includes(one)))
        entries.push({
          seq: ++seq,
          articleId,
          topic,
          story: `story-${article % 3}`,
          byStory: topic === 4,
          urgent: article === 5,
          publishedAt: NOW - hoursAgo * HOUR,
          at: NOW - hoursAgo * HOUR,
        });
      seq += hole;
    }
    return entries;
  });

const position = fc.integer({ min: 0, max: 12 });
const end = fc.integer({ min: 0, max: 30 });

const subscriptions: fc.Arbitrary<Subscription[]> = fc
  .uniqueArray(
    fc.record({
      topic: fc.constantFrom(...TOPICS),
      since: position,
      paused: fc.boolean(),
      muted: fc.boolean(),
    }),
    { selector: ({ topic }) => topic },
  )
  .map((list) =>
    list.map(({ paused, muted, ...rest }) => ({
      ...rest,
      // It was paused once, or is now.
      ...(rest.since > 3 && { earlier: { after: rest.since - 4, upTo: rest.since - 2 } }),
      paused: paused && rest.since % 2 === 0,
      muted: muted && rest.since % 3 === 0,
    })),
  );

async function memoryOf(entries: AlertEntry[]) {
  const memory = createAlertMemory({
    after: async (seq, limit) => entries.filter((entry) => entry.seq > seq).slice(0, limit),
  });
  await memory.catchUp();
  return memory;
}

describe("what a reader is owed", () => {
  it("is what the rules say, for any log, subscriptions and cursor", async () => {
    let somethingOwed = 0;
    await fc.assert(
      fc.asyncProperty(logs, subscriptions, position, end, async (log, follows, seen, upTo) => {
        const reader = { seen, subscriptions: follows };
        const owed = owedItems(reader, await memoryOf(log), { now: NOW, upTo }).map(
          ({ articleId, topics, urgent, update }) => ({
            articleId,
            topics: topics.toSorted((a, b) => a - b),
            urgent,
            update,
          }),
        );
        if (owed.length > 0) somethingOwed += 1;
        expect(owed).toEqual(owedByTheRules(log, reader, { now: NOW, upTo }));
      }),
      { numRuns: 2_000 },
    );
    expect(somethingOwed).toBeGreaterThan(200);
  });

  it("is told exactly once, however the telling is cut into steps", async () => {
    const steps = fc.uniqueArray(end, { minLength: 1 }).map((list) => list.sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(logs, subscriptions, steps, async (log, follows, cuts) => {
        const memory = await memoryOf(log.map((entry) => ({ ...entry, at: NOW })));
        const told: string[] = [];
        let seen = 0;
        for (const upTo of [...cuts, 100]) {
          const owed = owedItems({ seen, subscriptions: follows }, memory, { now: NOW, upTo });
          told.push(...owed.map(({ articleId }) => articleId));
          if (owed.length > 0) seen = upTo;
        }
        const atOnce = owedItems({ seen: 0, subscriptions: follows }, memory, { now: NOW, upTo: 100 });
        expect(told.toSorted()).toEqual(atOnce.map(({ articleId }) => articleId).sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it("names all topics that bring an article, in the order in which the reader followed them", async () => {
    const entry = { articleId: "a", story: "a", byStory: false, urgent: false, publishedAt: NOW, at: NOW };
    const memory = await memoryOf([
      { ...entry, seq: 1, topic: 1 },
      { ...entry, seq: 2, topic: 2 },
    ]);
    const follows = [2, 1].map((topic) => ({ topic, since: 0, paused: false, muted: false }));
    const [item] = owedItems({ seen: 0, subscriptions: follows }, memory, { now: NOW, upTo: 2 });
    expect(item).toMatchObject({ topics: [2, 1], seq: 1 });
  });
});
