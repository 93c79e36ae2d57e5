import { type Category, NEAREST_CATEGORY } from "../domain/category.ts";
import { type Asked, datedQuery } from "../reading/date-words.ts";
import { parseSearch, type SearchQuery } from "../reading/search-query.ts";
import { canonical, parseTopic } from "../reading/topic-query.ts";
import type { FollowTarget } from "./command.ts";
import { CATEGORY_WORDS } from "./vocabulary.ts";

/** By folded word: the categories that it names, as NHK NEWS WEB and NHK WORLD have them. */
const CATEGORIES = new Map<string, Category[]>();
for (const [category, words] of Object.entries(CATEGORY_WORDS)) {
  for (const word of words) {
    const nearest = NEAREST_CATEGORY[category];
    const named = [...(CATEGORIES.get(word) ?? []), category, ...(nearest === undefined ? [] : [nearest])];
    CATEGORIES.set(word, [...new Set(named)]);
  }
}
/** "Top" says where NHK placed an article, not what it is about. */
for (const word of CATEGORY_WORDS.top ?? []) CATEGORIES.delete(word);

/** A search as a reader typed it, with category words and dates. */
export const readSearch = (words: string, asked: Asked): SearchQuery =>
  parseSearch(words, { asked, categoriesNamed: (word) => CATEGORIES.get(word) ?? [] });

/**
 * What can be followed of a search with a date or a category word, which a topic would take for words like others: the rest,
 * else the category, else nothing. Undefined where it has neither, and can be followed as it stands.
 */
export function followableIn(words: string, asked: Asked): FollowTarget | undefined {
  const dated = datedQuery(words, asked);
  const parsed = parseTopic(dated?.rest ?? words);
  if ("refusal" in parsed) return dated && { by: "nothing" };
  const named = parsed.query.alternatives
    .flatMap(({ all }) => all)
    .flatMap(({ kind, text }) => (kind === "phrase" ? [] : (CATEGORIES.get(text)?.slice(0, 1) ?? [])));
  const alternatives = parsed.query.alternatives.map(({ all, none }) => ({
    all: all.filter(({ kind, text }) => kind === "phrase" || !CATEGORIES.has(text)),
    none,
  }));
  if (!dated && named.length === 0) return undefined;
  if (alternatives.every(({ all }) => all.length > 0))
    return { by: "words", words: canonical({ alternatives }) };
  const [category, ...others] = new Set(named);
  const isAll = parsed.query.alternatives.length === 1 && parsed.query.alternatives[0]?.none.length === 0;
  return category !== undefined && others.length === 0 && isAll
    ? { by: "category", category }
    : { by: "nothing" };
}
