import type { Category } from "./category.ts";
import type { Locale, NewsLanguage } from "./language.ts";

/** Number of a topic in the database: everybody who follows the same thing follows the same number. */
export type TopicNo = number;

/** Id of a story: that of the article which began it. */
export type StoryId = string;

/** What can be followed. A topic is of one language, that of the articles it brings. */
export type Topic =
  | { kind: "category"; lang: NewsLanguage; category: Category }
  /** A list of words that the operator keeps in topics.json, by its name there. */
  | { kind: "preset"; lang: NewsLanguage; preset: string }
  /** Everything that continues one story; called after the title it had when it was followed. */
  | { kind: "story"; lang: NewsLanguage; story: StoryId; title: string }
  /** A reader's own words, in the canonical form of reading/topic-query.ts. */
  | { kind: "words"; lang: NewsLanguage; words: string };

/** What a preset is called. In the other locales it has its English name, until the operator gives it one there. */
export type PresetLabel = Record<NewsLanguage, string> & Partial<Record<Locale, string>>;

/** What makes two topics the same. */
export function topicKey(topic: Topic): string {
  switch (topic.kind) {
    case "category":
      return `category:${topic.lang}:${topic.category}`;
    case "preset":
      return `preset:${topic.lang}:${topic.preset}`;
    case "story":
      return `story:${topic.lang}:${topic.story}`;
    case "words":
      return `words:${topic.lang}:${topic.words}`;
  }
}

/** A person follows at most so many topics, muted words included. */
export const TOPICS_PER_READER = 50;
