import { DEFAULT_SETTINGS } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import { type Asked, datedQuery } from "../reading/date-words.ts";
import { bestPassage } from "../reading/passage.ts";
import type { Asker, Reply } from "./command.ts";
import { type Desk, LIST_LENGTH } from "./desk.ts";
import { followableIn, readSearch } from "./search-words.ts";

/** The articles that some words find, best first, each with the sentence that has most of them. */
export async function search(words: string, asker: Pick<Asker, "news" | "hash">, desk: Desk): Promise<Reply> {
  if (words === "") return { type: "note", note: "ask-search" };
  if (desk.cache.size() === 0) return { type: "note", note: "no-articles-yet" };
  const asked = { at: desk.clock(), zone: await zoneOf(words, asker, desk) };
  const query = readSearch(words, asked);
  if (query.readings.length === 0) return { type: "note", note: "nothing-to-search" };
  const found = desk.index.search(query, { limit: LIST_LENGTH + 1, lang: asker.news });
  const articles = found.hits.flatMap(({ id }) => desk.cache.get(id) ?? []);
  const { corrected, without } = found;
  const onlyDays = query.readings[0]?.alternatives.length === 0 ? query.readings[0].span : undefined;
  const follow = followableIn(corrected ?? words, asked);
  if (articles.length === 0) return { type: "note", note: "no-results", words, ...(follow && { follow }) };
  return {
    type: "list",
    reason: {
      ...{ list: "search", words, near: !found.hits.some(({ whole }) => whole) },
      ...(corrected !== undefined && { corrected }),
      ...(onlyDays && { days: { ...onlyDays, zone: asked.zone } }),
      ...(without && { otherDays: { ...without, zone: asked.zone, subject: subjectOf(words, asked) } }),
      ...(follow && { follow }),
    },
    articles: articles.slice(0, LIST_LENGTH),
    passages: articles.slice(0, LIST_LENGTH).map((article: Article) => bestPassage(article, found.words)),
    more: articles.length > LIST_LENGTH,
  };
}

/** What a dated search is about besides its date, in one line. */
const subjectOf = (words: string, asked: Asked): string =>
  (datedQuery(words, asked)?.rest ?? words).replace(/\s+/g, " ").trim();

/**
 * Whose yesterday is meant. Only a date needs the database, and one that does not answer must not cost the search: NHK's zone
 * is most readers' own.
 */
async function zoneOf(words: string, { hash }: Pick<Asker, "hash">, desk: Desk): Promise<string> {
  const { zone } = DEFAULT_SETTINGS;
  if (!datedQuery(words, { at: desk.clock(), zone })) return zone;
  try {
    return (await desk.subscriptions.reader(hash))?.settings.zone ?? zone;
  } catch {
    return zone;
  }
}
