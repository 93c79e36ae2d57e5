import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTopics } from "../../../config/topics.ts";
import type { FollowTarget } from "../../../src/commands/command.ts";
import { presetNamed } from "../../../src/commands/topic-news.ts";
import { NEWS_LANGUAGES } from "../../../src/domain/language.ts";
import { DAY } from "../../../src/domain/time.ts";
import { createStories } from "../../../src/reading/stories.ts";
import { parseTopic } from "../../../src/reading/topic-query.ts";
import { createFinder, topicText } from "../../../src/reading/topic-text.ts";
import { createUrgentRule } from "../../../src/reading/urgent.ts";
import { createWishes, wishIn } from "../../../tools/demo/wishes.ts";
import { categoriesOf, NewsText, readArchive, readStandby } from "../../../tools/newsroom/texts.ts";
import { articleOf } from "../../articles.ts";

const { topics } = readTopics("config/topics.json", (path) => readFileSync(path, "utf8"));
if (!topics) throw new Error("topics.json is broken");
const { presets, urgent } = topics;
const standby = readStandby();
const archive = readArchive();
const isUrgent = createUrgentRule(urgent);
const newWishes = () => createWishes({ presets, isUrgent, standby, archive });

const isOn = (text: NewsText, words: string) => {
  const parsed = parseTopic(words);
  const { title, lead } = text;
  return "query" in parsed && createFinder(parsed.query)(topicText({ title, lead })) !== undefined;
};

describe("whatever is followed in the demo, the newsroom has something new on it", () => {
  it.each([...presets.keys()])("preset %s, in both languages, again and again", (name) => {
    const wishes = newWishes();
    const titles = new Set<string>();
    for (let time = 1; time <= 4; time++)
      for (const text of wishes.answer({ by: "preset", preset: name })) {
        const preset = presets.get(name);
        const inWords =
          preset && createFinder(preset.words[text.lang])(topicText({ title: text.title, lead: text.lead }));
        expect(inWords ?? preset?.categories.filter((slug) => text.categories.includes(slug))).not.toEqual(
          [],
        );
        expect(NewsText.safeParse(text).error).toBeUndefined();
        titles.add(text.title);
      }
    expect(titles.size).toBe(8);
  });

  it.each(NEWS_LANGUAGES.flatMap((lang) => categoriesOf(lang).map((category) => ({ lang, category }))))(
    "category $category in $lang",
    ({ lang, category }) => {
      const texts = newWishes().answer({ by: "category", category });
      expect(texts.find((text) => text.lang === lang)?.categories).toContain(category);
    },
  );

  it("words of any article on screen", () => {
    const wishes = newWishes();
    for (const { title, lang } of archive) {
      // Asia is a category.
      if (title.startsWith("アジア")) continue;
      const words =
        lang === "ja" ? (/\p{sc=Katakana}{3,}|\p{sc=Han}{2,}/u.exec(title)?.[0] ?? "台風") : title;
      // What names a topic is followed as that topic.
      if (presetNamed(words, { presets }) !== undefined) continue;
      const texts = wishes.answer({ by: "words", words });
      expect(
        texts.some((text) => text.lang === lang && isOn(text, words)),
        words,
      ).toBe(true);
    }
  });

  it.each(["宮城", "大谷 -野球", "地震 宮城", "猫 | 犬", "Ohtani -baseball", '"tea ceremony"', "AI"])(
    "words of no article: %s",
    (words) => {
      const texts = newWishes().answer({ by: "words", words });
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(isOn(text, words), text.title).toBe(true);
    },
  );

  it("the story of an article that was shown", () => {
    const [shown] = archive.filter(({ thread }) => thread !== undefined);
    const story: FollowTarget = { by: "story", of: { by: "id", id: "01980000-0000-7000-8000-000000000000" } };
    const [text] = newWishes().answer(story, JSON.stringify({ text: `『${shown?.title}』の続報` }));
    expect(text?.title).toContain(shown?.title);
    expect(newWishes().answer(story, "{}")).toEqual([]);
  });

  it("a preset's or category's name that was typed means that", () => {
    expect(newWishes().answer({ by: "words", words: "野球" })[0]?.title).toContain("野球とサッカー");
    expect(newWishes().answer({ by: "words", words: "スポーツ" })[0]?.categories).toContain("sports");
    // NHK WORLD has no such category.
    const inEnglish = newWishes()
      .answer({ by: "words", words: "politics" })
      .find(({ lang }) => lang === "en");
    const { title = "", lead = "" } = inEnglish ?? {};
    const named = presets.get("politics")?.words.en ?? { alternatives: [] };
    expect(createFinder(named)(topicText({ title, lead }))).toBeDefined();
  });
});

it("what is wished for one after the other is no update of each other, and not urgent", () => {
  const wishes = newWishes();
  const targets: FollowTarget[] = [
    ...["earthquake", "space", "baseball", "prices", "earthquake", "earthquake"].map(
      (preset) => ({ by: "preset", preset }) as const,
    ),
    ...Array.from({ length: 3 }, () => ({ by: "words", words: "宮城" }) as const),
    ...Array.from({ length: 2 }, () => ({ by: "words", words: "Kilimanjaro" }) as const),
  ];
  const stories = createStories();
  const places = targets
    .flatMap((target) => wishes.answer(target))
    .map(({ title, lead, lang }, at) => {
      const article = articleOf({ id: `wished-${at}`, title, lead, lang, publishedAt: 10 * DAY + at });
      expect(isUrgent(article), title).toBe(false);
      const storyId = stories.place(article);
      stories.put({ ...article, storyId });
      return { title, continues: storyId === article.id ? undefined : storyId };
    });
  expect(places.filter(({ continues }) => continues)).toEqual([]);
});

it("only a tap that follows is a wish", () => {
  const tap = (data: string) => wishIn({ type: "postback", postback: { data } });
  expect(tap("v1:follow:instant:words:台風")).toEqual({ by: "words", words: "台風" });
  expect(tap("v1:follow::words:台風")).toBeUndefined();
  expect(tap("v1:latest::")).toBeUndefined();
  expect(wishIn({ type: "message", message: { text: "登録 台風" } })).toBeUndefined();
});
