import { type Category, NEAREST_CATEGORY } from "../domain/category.ts";
import type { Asked } from "../reading/date-words.ts";
import { parseSearch, type SearchQuery } from "../reading/search-query.ts";
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
