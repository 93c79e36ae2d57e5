import type { Asker, Reply } from "./command.ts";
import { type Desk, LIST_LENGTH, matching } from "./desk.ts";

/** The articles that some words find, best first. */
export function search(words: string, { locale }: Pick<Asker, "locale">, desk: Desk): Reply {
  if (desk.cache.size() === 0) return { type: "note", note: "no-articles-yet" };
  const { articles, near } = matching(words, { limit: LIST_LENGTH + 1, lang: locale }, desk);
  if (articles.length === 0) return { type: "note", note: "no-results", words };
  return {
    type: "list",
    reason: { list: "search", words, near },
    articles: articles.slice(0, LIST_LENGTH),
    more: articles.length > LIST_LENGTH,
  };
}
