import type { Article } from "../domain/article.ts";
import { LOCALES } from "../domain/language.ts";
import { holdsLiterally } from "../reading/search-index.ts";
import type { Reply } from "./command.ts";
import { type Desk, LIST_LENGTH } from "./desk.ts";

/** Articles about some words, best first, in whatever language the words are in. */
export function search(words: string, desk: Desk): Reply {
  if (desk.cache.size() === 0) return { type: "note", note: "no-articles-yet" };
  const hits = desk.index
    .search(words, { limit: LIST_LENGTH + 1 })
    .flatMap(({ id }) => desk.cache.get(id) ?? []);
  const articles = hits.length > 0 ? hits : literalHits(words, desk);
  if (articles.length === 0) return { type: "note", note: "no-results", words };
  return {
    type: "list",
    reason: { list: "search", words },
    articles: articles.slice(0, LIST_LENGTH),
    more: false,
  };
}

/** For one kanji, or part of a word, which the index does not hold as a term. */
function literalHits(words: string, desk: Desk): Article[] {
  if (words.trim() === "") return [];
  return LOCALES.flatMap((lang) =>
    desk.cache.latest({ lang, limit: desk.cache.size() }).filter((article) => holdsLiterally(article, words)),
  ).slice(0, LIST_LENGTH);
}
