import type { Article } from "../domain/article.ts";
import type { NewsLanguage } from "../domain/language.ts";
import { DAY } from "../domain/time.ts";
import type { TopicToTry } from "./command.ts";
import type { Desk } from "./desk.ts";
import { isMuch, PREVIEW_DAYS } from "./topic-news.ts";

const SUGGESTED = 3;
/** Once in the last days may have been the only time. */
const LEAST = 2;

/** A topic that could be suggested, with what it would have brought in the last days. */
interface Candidate extends Pick<TopicToTry, "topic" | "target"> {
  articles: Set<Article>;
}

/**
 * Topics for somebody who follows none: of those that would have brought news in the last days the busiest that still leave
 * one in peace, and no two that would bring the same. The operator's presets go before NHK's categories.
 */
export function topicsToTry(
  lang: NewsLanguage,
  desk: Pick<Desk, "cache" | "clock" | "presetsOf">,
): TopicToTry[] {
  const recent = desk.cache.publishedSince(lang, desk.clock() - PREVIEW_DAYS * DAY);
  const presets = inPeaceFirst(byName(recent, desk.presetsOf)).map(
    ([preset, articles]): Candidate => ({
      topic: { kind: "preset", lang, preset },
      target: { by: "preset", preset },
      articles,
    }),
  );
  const categories = inPeaceFirst(byName(recent, categoriesOf)).map(
    ([category, articles]): Candidate => ({
      topic: { kind: "category", lang, category },
      target: { by: "category", category },
      articles,
    }),
  );
  return unlike([...presets, ...categories]).map(({ topic, target, articles: { size: count } }) => ({
    ...{ topic, target, count, days: PREVIEW_DAYS },
    mode: isMuch(count) ? "digest" : "instant",
  }));
}

/** "top" is about nothing in particular. */
const categoriesOf = ({ categories }: Article) => categories.filter((category) => category !== "top");

function byName(
  articles: Article[],
  namesOf: (article: Article) => readonly string[],
): Map<string, Set<Article>> {
  const found = new Map<string, Set<Article>>();
  for (const article of articles)
    for (const name of namesOf(article)) found.set(name, (found.get(name) ?? new Set()).add(article));
  return found;
}

function inPeaceFirst(found: Map<string, Set<Article>>): [string, Set<Article>][] {
  const named = [...found].filter(([, { size }]) => size >= LEAST);
  const quiet = named.filter(([, { size }]) => !isMuch(size)).sort(([, a], [, b]) => b.size - a.size);
  const busy = named.filter(([, { size }]) => isMuch(size)).sort(([, a], [, b]) => a.size - b.size);
  return [...quiet, ...busy];
}

/** The first few of which no two share half of the smaller one's articles. */
function unlike(candidates: Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.length === SUGGESTED) break;
    if (!chosen.some((other) => isAlike(other.articles, candidate.articles))) chosen.push(candidate);
  }
  return chosen;
}

const isAlike = (a: Set<Article>, b: Set<Article>): boolean =>
  a.intersection(b).size * 2 >= Math.min(a.size, b.size);
