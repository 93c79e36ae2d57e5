import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readTopics } from "../../config/topics.ts";
import { createNewsDesk } from "../../src/alerts/news-desk.ts";
import { createPlanner } from "../../src/alerts/planner.ts";
import { DEFAULT_SETTINGS, type Delivery } from "../../src/domain/alert.ts";
import type { Article } from "../../src/domain/article.ts";
import { MINUTE } from "../../src/domain/time.ts";
import type { Topic } from "../../src/domain/topic.ts";
import { createStories } from "../../src/reading/stories.ts";
import { createTopicMatcher, type Preset } from "../../src/reading/topic-matcher.ts";
import { createEndingRule, createUrgentRule } from "../../src/reading/urgent.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { createTopicMemory } from "../../src/store/topic-memory.ts";
import { draftOf } from "../contract/drafts.ts";
import { temporaryDirectory } from "../contract/engines.ts";
import { follow, NOW, readerOf, recipientOf } from "../contract/followers.ts";

const NO_WORDS = { alternatives: [] };
const PRESET: Preset = {
  label: { ja: "政治", en: "Politics" },
  words: { ja: NO_WORDS, en: NO_WORDS },
  categories: ["politics"],
};
const presets = new Map([["politics", PRESET]]);

const { topics: shipped } = readTopics("config/topics.json", (path) =>
  readFileSync(join(import.meta.dirname, "../..", path), "utf8"),
);
if (!shipped) throw new Error("config/topics.json is not valid");
const [isUrgent, isOver] = [createUrgentRule(shipped.urgent), createEndingRule(shipped.urgent)];

/** A news desk with a database of its own; the topics that can be followed, by their sealed names. */
async function openDesk(followed: Record<string, Topic>) {
  const directory = await temporaryDirectory();
  const database = await openDatabase({ dataDir: directory.path });
  onTestFinished(async () => {
    await database.queries.destroy();
    await directory.remove();
  });
  const store = createStore(database);
  const matcher = createTopicMatcher({ presets });
  const topics = createTopicMemory({
    topics: store.topics,
    open: (sealed) => followed[sealed],
    onTopic: matcher.put,
    onGone: matcher.remove,
  });
  const desk = createNewsDesk({ topics, matcher, stories: createStories(), presets, isUrgent, isOver });
  return { store, topics, desk };
}

it("tells followers of a category, and of a preset that has it, when an article enters that category later", async () => {
  const { store, desk } = await openDesk({
    "sealed-by-category": { kind: "category", lang: "ja", category: "politics" },
    "sealed-by-preset": { kind: "preset", lang: "ja", preset: "politics" },
    "sealed-elsewhere": { kind: "category", lang: "ja", category: "top" },
  });
  const numbers = new Map<string, number>();
  for (const topic of ["by-category", "by-preset", "elsewhere"])
    numbers.set(topic, (await follow(store, "reader", topic)).no);

  const article = draftOf({ categories: ["top"], publishedAt: NOW });
  await store.articles.ingest([article], NOW, desk);
  const told = async () => (await store.alertLog.after(0, 10)).map(({ topic }) => topic);
  expect(await told()).toEqual([numbers.get("elsewhere")]);

  await store.articles.ingest([{ ...article, categories: ["politics"] }], NOW, desk);
  expect(new Set((await told()).slice(1))).toEqual(
    new Set([numbers.get("by-category"), numbers.get("by-preset")]),
  );
  await store.articles.ingest([article, { ...article, categories: ["politics"] }], NOW, desk);
  expect(await told()).toHaveLength(3);
});

/** Who is pushed what, of drafts that come together; one reader is in quiet hours, the other not. */
async function pushed(titles: string[]) {
  const { store, topics, desk } = await openDesk({
    "sealed-society": { kind: "category", lang: "ja", category: "society" },
  });
  for (const hash of ["awake", "asleep"]) await follow(store, hash, "society");
  const quiet = { from: 0, to: 24 * 60 - 1 };
  await store.subscriptions.saveSettings(recipientOf("asleep"), { ...DEFAULT_SETTINGS, quiet }, NOW);
  const drafts = titles.map((title, at) =>
    draftOf({ nhkId: `k${at}`, title, lead: "", categories: ["society"], publishedAt: NOW - MINUTE + at }),
  );
  const { added } = await store.articles.ingest(drafts, NOW, desk);
  const articles = new Map(added.map((article): [string, Article] => [article.id, article]));
  const deliveries: Delivery[] = [];
  await createPlanner({
    planning: store.planning,
    log: createAlertMemory(store.alertLog),
    articleOf: (id) => articles.get(id),
    topicOf: topics.get,
    budget: {
      policy: () => ({ step: "instant", mergeMs: 0 }),
      allowance: () => Number.POSITIVE_INFINITY,
      planned: () => undefined,
    },
    seal(delivery) {
      deliveries.push(delivery);
      return "sealed";
    },
    newId: randomUUID,
    clock: () => NOW,
    goOn: async () => true,
    stretch: () => () => false,
    onFault(error) {
      throw error;
    },
    backlog: async () => 0,
    pause: async () => undefined,
  }).pass();
  const batches = await store.batches.take(NOW, NOW + MINUTE, 100);
  const told = batches.flatMap(({ recipients }) => recipients);
  const isTold = async (hash: string) => told.includes((await readerOf(store, hash)).id);
  return {
    deliveries: deliveries.map(({ occasion, items }) => [
      occasion,
      ...items.map((item) => item.article.title),
    ]),
    isToldAwake: await isTold("awake"),
    isToldAsleep: await isTold("asleep"),
  };
}

const WARNING = "津波警報 汐見の沿岸に発表";
const END = "津波警報 汐見の沿岸すべて解除";

it("wakes readers up for a warning, but not for one whose end came with it, which is told first", async () => {
  expect(await pushed([WARNING])).toEqual({
    deliveries: [["urgent", WARNING]],
    isToldAwake: true,
    isToldAsleep: true,
  });
  expect(await pushed([WARNING, END])).toEqual({
    deliveries: [["alert", END, WARNING]],
    isToldAwake: true,
    isToldAsleep: false,
  });
});
