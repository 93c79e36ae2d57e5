import { expect, it, onTestFinished } from "vitest";
import { createNewsDesk } from "../../src/alerts/news-desk.ts";
import type { Topic } from "../../src/domain/topic.ts";
import { createStories } from "../../src/reading/stories.ts";
import { createTopicMatcher, type Preset } from "../../src/reading/topic-matcher.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { createTopicMemory } from "../../src/store/topic-memory.ts";
import { draftOf } from "../contract/drafts.ts";
import { temporaryDirectory } from "../contract/engines.ts";
import { follow, NOW } from "../contract/followers.ts";

const NO_WORDS = { alternatives: [] };
const PRESET: Preset = {
  label: { ja: "政治", en: "Politics" },
  words: { ja: NO_WORDS, en: NO_WORDS },
  categories: ["politics"],
};

it("tells followers of a category, and of a preset that has it, when an article enters that category later", async () => {
  const directory = await temporaryDirectory();
  const database = await openDatabase({ dataDir: directory.path });
  onTestFinished(async () => {
    await database.queries.destroy();
    await directory.remove();
  });
  const store = createStore(database);
  const followed: Record<string, Topic> = {
    "sealed-by-category": { kind: "category", lang: "ja", category: "politics" },
    "sealed-by-preset": { kind: "preset", lang: "ja", preset: "politics" },
    "sealed-elsewhere": { kind: "category", lang: "ja", category: "top" },
  };
  const presets = new Map([["politics", PRESET]]);
  const matcher = createTopicMatcher({ presets });
  const topics = createTopicMemory({
    topics: store.topics,
    open: (sealed) => followed[sealed],
    onTopic: matcher.put,
    onGone: matcher.remove,
  });
  const desk = createNewsDesk({ topics, matcher, stories: createStories(), presets, isUrgent: () => false });
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
