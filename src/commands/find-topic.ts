import type { Category } from "../domain/category.ts";
import { NEWS_LANGUAGES, type NewsLanguage } from "../domain/language.ts";
import type { Topic } from "../domain/topic.ts";
import { inNewsSpelling } from "../reading/news-spelling.ts";
import { withoutTime } from "../reading/time-words.ts";
import { canonical, parseTopic, type TopicRefusal } from "../reading/topic-query.ts";
import type { FollowedTopic, TopicRef } from "./command.ts";
import { categoryIn, type Desk } from "./desk.ts";
import { latestIn } from "./latest-words.ts";
import { localeOfText } from "./locales.ts";
import { fold } from "./tidy.ts";
import { presetNamed, recentlyIn } from "./topic-news.ts";
import { CATEGORY_WORDS } from "./vocabulary.ts";

/**
 * The topic that words mean: a category that has articles in this language, a preset by its name or a part of its label
 * ("地震" of 地震・津波), else the words themselves; in kana (じしん) what the news writes for them.
 */
export function topicNamed(
  typed: string,
  news: NewsLanguage,
  desk: Desk,
): { topic: Topic } | { refusal: TopicRefusal } {
  const words = inNewsSpelling(typed);
  const category = latestIn(words)?.category;
  const served = category === undefined ? undefined : categoryTopic(category, news, desk);
  if (served?.kind === "category" && desk.cache.latest({ ...served, limit: 1 }).length > 0)
    return { topic: served };
  const preset = presetNamed(words, desk);
  if (preset !== undefined) return { topic: { kind: "preset", lang: news, preset } };
  return served ? { topic: served } : wordsTopic(words, news, desk);
}

/** A category's topic, in the language's own sorting. */
export const categoryTopic = (category: Category, lang: NewsLanguage, desk: Pick<Desk, "cache">): Topic => ({
  kind: "category",
  lang,
  category: categoryIn(lang, category, desk),
});

/** A reader's own words as a topic, in the language of the articles that they can be about. */
export function wordsTopic(
  words: string,
  news: NewsLanguage,
  desk: Desk,
): { topic: Topic } | { refusal: TopicRefusal } {
  const parsed = parseTopic(words);
  if ("refusal" in parsed) return parsed;
  const topicIn = (lang: NewsLanguage): Topic => ({ kind: "words", lang, words: canonical(parsed.query) });
  if (localeOfText(words) === "ja") return { topic: topicIn("ja") };
  const served = [news, ...NEWS_LANGUAGES].find((lang) => recentlyIn(topicIn(lang), desk).length > 0);
  return { topic: topicIn(served ?? news) };
}

/** Words as a topic of articles in one language. */
export function wordsTopicIn(
  lang: NewsLanguage,
  words: string,
): { topic: Topic } | { refusal: TopicRefusal } {
  const parsed = parseTopic(words);
  return "refusal" in parsed ? parsed : { topic: { kind: "words", lang, words: canonical(parsed.query) } };
}

/** The followed topics that somebody means: the one named, else those whose name the words are a part of. */
export function findFollowed(which: TopicRef, followed: FollowedTopic[], desk: Desk): FollowedTopic[] {
  switch (which.by) {
    case "no":
      return followed.filter(({ no }) => no === which.no);
    case "nothing":
      return followed;
    case "words": {
      for (const words of new Set([
        which.words,
        inNewsSpelling(which.words),
        inNewsSpelling(withoutTime(which.words)),
      ])) {
        const named = followed.filter(({ topic }) => isNamed(topic, words, desk));
        if (named.length > 0) return named;
      }
      const part = fold(which.words);
      return followed.filter(({ topic }) =>
        labelsOf(topic, desk).some((label) => fold(label).includes(part)),
      );
    }
  }
}

function isNamed(topic: Topic, words: string, desk: Desk): boolean {
  switch (topic.kind) {
    case "category": {
      const category = latestIn(words)?.category;
      return category !== undefined && categoryIn(topic.lang, category, desk) === topic.category;
    }
    case "words": {
      const parsed = parseTopic(words);
      return "query" in parsed && canonical(parsed.query) === topic.words;
    }
    default:
      return labelsOf(topic, desk).some((label) => fold(label) === fold(words));
  }
}

/** What a topic is called, in every language. */
function labelsOf(topic: Topic, { presets }: Pick<Desk, "presets">): string[] {
  switch (topic.kind) {
    case "category":
      return [topic.category, ...(CATEGORY_WORDS[topic.category] ?? [])];
    case "preset":
      return [topic.preset, ...Object.values(presets.get(topic.preset)?.label ?? {})];
    case "story":
      return [topic.title];
    case "words":
      return [topic.words];
  }
}
