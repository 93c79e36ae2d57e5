import { DAY } from "../domain/time.ts";
import type { Asker, Reply } from "./command.ts";
import { type Desk, LIST_LENGTH } from "./desk.ts";

/** Older favourites are no news. */
const POPULAR_DAYS = 7;

/** What readers opened most, of the last days' articles in the asker's news language. */
export async function popular({ news }: Pick<Asker, "news">, desk: Desk): Promise<Reply> {
  const publishedSince = desk.clock() - POPULAR_DAYS * DAY;
  const counts = await desk.reads.mostRead({ lang: news, publishedSince, limit: LIST_LENGTH });
  const articles = counts.flatMap(({ id }) => desk.cache.get(id) ?? []);
  if (articles.length === 0) return { type: "note", note: "none-popular" };
  return { type: "list", reason: { list: "popular" }, articles, more: false };
}
