import type { NewsLanguage } from "../domain/language.ts";
import type { ArticleCache } from "../store/article-cache.ts";
import type { Asker, Command, Reply } from "./command.ts";
import { categoryIn, type Desk, LIST_LENGTH, silentSince } from "./desk.ts";
import { presetNamed, recentlyIn } from "./topic-news.ts";
import { topicsToTry } from "./topics-to-try.ts";

type LatestCommand = Omit<Extract<Command, { name: "latest" }>, "name">;

/**
 * The newest articles in the asker's news language, overall or of a category; from memory alone. Most readers ask for the
 * same few lists, so each is one value until an article changes, and is rendered once.
 */
export function latest(command: LatestCommand, { news }: Pick<Asker, "news">, desk: Desk): Reply {
  const category = command.category && categoryIn(news, command.category, desk);
  const silent = silentSince(desk, news, category);
  const key = [news, category ?? "", command.before ?? "", silent ?? ""].join(" ");
  return remembered(desk.cache, key, () => {
    const page = desk.cache.latest({
      ...command,
      ...(category && { category }),
      lang: news,
      limit: LIST_LENGTH + 1,
    });
    if (page.length === 0) return nothingThere({ ...command, ...(category && { category }) }, news, desk);
    return {
      type: "list",
      reason: { list: "latest", ...(category && { category }) },
      articles: page.slice(0, LIST_LENGTH),
      more: page.length > LIST_LENGTH,
      ...(silent !== undefined && { silentSince: silent }),
    };
  });
}

const GREETING_LENGTH = 3;

/** What a new friend sees before doing anything; from memory alone. */
export function greeting(news: NewsLanguage, desk: Desk): Reply {
  const silent = silentSince(desk, news);
  return remembered(desk.cache, `greeting ${news} ${silent ?? ""}`, () => ({
    type: "greeting",
    articles: desk.cache.latest({ lang: news, limit: GREETING_LENGTH }),
    topics: topicsToTry(news, desk),
    ...(silent !== undefined && { silentSince: silent }),
  }));
}

function nothingThere({ category, before }: LatestCommand, news: NewsLanguage, desk: Desk): Reply {
  const any = desk.cache.latest({ lang: news, limit: 1 }).length > 0;
  if (!any) return { type: "note", note: "no-articles-yet" };
  if (category === undefined || before !== undefined) return { type: "note", note: "none-older" };
  const preset = presetNamed(category, desk);
  const articles = preset ? recentlyIn({ kind: "preset", lang: news, preset }, desk) : [];
  // NHK WORLD has politics, but no category of that name.
  if (articles.length > 0)
    return {
      type: "list",
      reason: { list: "latest", category },
      articles: articles.slice(0, LIST_LENGTH),
      more: false,
    };
  return { type: "note", note: "none-in-category", category };
}

const REMEMBERED = 200;
const memory = new WeakMap<ArticleCache, { version: number; replies: Map<string, Reply> }>();

function remembered(cache: ArticleCache, key: string, make: () => Reply): Reply {
  let known = memory.get(cache);
  if (known?.version !== cache.version() || known.replies.size > REMEMBERED) {
    known = { version: cache.version(), replies: new Map() };
    memory.set(cache, known);
  }
  const reply = known.replies.get(key) ?? make();
  known.replies.set(key, reply);
  return reply;
}
