import type { Article } from "../domain/article.ts";
import { NEWS_LANGUAGES } from "../domain/language.ts";
import { createTopicMatcher, type Presets } from "./topic-matcher.ts";

/**
 * Names the presets that an article is of. Each article is looked at once, for all presets together, so that a week of
 * articles can be asked for again and again.
 */
export function createPresetFinder(presets: Presets): (article: Article) => readonly string[] {
  const matcher = createTopicMatcher({ presets });
  const known = new WeakMap<Article, readonly string[]>();
  const names = NEWS_LANGUAGES.flatMap((lang) => [...presets.keys()].map((preset) => ({ lang, preset })));
  names.forEach(({ lang, preset }, no) => {
    matcher.put(no, { kind: "preset", lang, preset });
  });
  return (article) => {
    const found =
      known.get(article) ?? matcher.match(article, article.storyId).flatMap((no) => names[no]?.preset ?? []);
    known.set(article, found);
    return found;
  };
}
