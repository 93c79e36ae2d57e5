import type { Article, ReadCount } from "../domain/article.ts";
import type { NewsLanguage } from "../domain/language.ts";
import { countWords, storySoFar } from "../reading/summarize.ts";
import type { ArticleQuestion, ArticleRef, Asker, Reply } from "./command.ts";
import {
  categoryIn,
  type Desk,
  type Found,
  findArticle,
  isUnknownQuote,
  LIST_LENGTH,
  RELATED_LENGTH,
} from "./desk.ts";
import { toldLately } from "./told-lately.ts";

/** Summary, related stories or details of the article a reader means; a choice where several may be meant. */
export async function aboutArticle(
  question: ArticleQuestion,
  of: ArticleRef,
  asker: Pick<Asker, "hash" | "news">,
  desk: Desk,
): Promise<Reply> {
  const parts = STORY_PARTS[question]?.(storiesIn(desk, of, asker.news)) ?? [];
  if (parts.length > 0)
    return { type: "list", reason: { list: "choose", question }, articles: parts, more: false };
  const found = await findQuotable(of, asker, desk, (article) => SUITS[question]?.(article, desk) ?? true);
  if ("reply" in found) return found.reply;
  if ("articles" in found)
    return { type: "list", reason: { list: "choose", question }, articles: found.articles, more: false };
  return ANSWERS[question](found.article, desk);
}

/** A quoted message that we don't know may be an alert: then those that came lately are offered. */
async function findQuotable(
  of: ArticleRef,
  { hash, news }: Pick<Asker, "hash" | "news">,
  desk: Desk,
  suits: (article: Article) => boolean,
): Promise<Found> {
  const found = await findArticle(desk, of, news, suits);
  if (!isUnknownQuote(found) || !desk.locales.follows(hash)) return found;
  const articles = toldLately(await desk.subscriptions.reader(hash), desk).slice(0, LIST_LENGTH);
  return articles.length > 0 ? { articles } : found;
}

/**
 * Of stories, each with its articles from the newest on, the articles to ask a question of where none is named: asked of the newest,
 * there is nothing since.
 */
const STORY_PARTS: Partial<Record<ArticleQuestion, (stories: Article[][]) => Article[]>> = {
  "so-far": (stories) => stories.flatMap((articles) => articles.slice(0, 1)),
  since: (stories) => stories.flatMap((articles) => articles.slice(1, 2)),
};

/** The stories of several articles among the newest, where no article is named, or just a category. */
function storiesIn(desk: Desk, of: ArticleRef, lang: NewsLanguage): Article[][] {
  if (of.by !== "nothing" && of.by !== "category") return [];
  const among = of.by === "category" ? { category: categoryIn(lang, of.category, desk) } : {};
  const newest = desk.cache.latest({ lang, limit: LOOKED_THROUGH, ...among });
  return [...new Set(newest.map(({ storyId }) => storyId))]
    .map((story) => desk.cache.ofStory(story))
    .filter((articles) => articles.length > 1)
    .slice(0, LIST_LENGTH);
}

/** Of the articles of a subject those that can be told more of. */
const SUITS: Partial<Record<ArticleQuestion, (article: Article, desk: Desk) => boolean>> = {
  "so-far": ({ storyId }, { cache }) => cache.ofStory(storyId).length > 1,
  since: (article, { cache }) => cache.ofStory(article.storyId).some((other) => isNewer(other, article)),
};

const isNewer = (one: Article, other: Article): boolean => one.publishedAt > other.publishedAt;

/** News of about two days. */
const LOOKED_THROUGH = 300;

const ANSWERS: Record<ArticleQuestion, (article: Article, desk: Desk) => Reply | Promise<Reply>> = {
  summary,
  related,
  details,
  "so-far": soFar,
  since,
};

async function summary(article: Article, desk: Desk): Promise<Reply> {
  desk.reads.count(article.id);
  return {
    type: "summary",
    article,
    summary: await desk.summaries.of(article),
    others: othersOf(article, desk),
  };
}

function related(article: Article, desk: Desk): Reply {
  const articles = relatedTo(article, desk);
  if (articles.length === 0) return { type: "note", note: "no-related", article };
  return { type: "list", reason: { list: "related", to: article }, articles, more: false };
}

async function details(article: Article, desk: Desk): Promise<Reply> {
  desk.reads.count(article.id);
  return {
    type: "details",
    article,
    summary: await desk.summaries.of(article),
    related: relatedTo(article, desk),
    others: othersOf(article, desk),
    words: countWords(article.body ?? article.lead, article.lang),
    ...(await readCount(article, desk)),
  };
}

/** Everything else about an article is in memory: a database that does not answer costs this figure alone. */
async function readCount({ id }: Article, desk: Desk): Promise<{ readCount?: ReadCount }> {
  try {
    return { readCount: await desk.reads.of(id) };
  } catch {
    return {};
  }
}

/** What its own story tells is related, too, however usual the words; a headline that came again is no other article. */
function relatedTo(article: Article, desk: Desk): Article[] {
  const alike = desk.index
    .related(article.id, { limit: RELATED_LENGTH })
    .flatMap(({ id }) => desk.cache.get(id) ?? []);
  const related = new Map([article, ...alike].map((one) => [one.title, one]));
  for (const one of desk.cache.ofStory(article.storyId))
    if (!related.has(one.title)) related.set(one.title, one);
  return [...related.values()].slice(1, RELATED_LENGTH + 1);
}

/** What one page of a chat shows well. */
const STORY_LIMITS = { maxUnits: 800, entries: 6 };

function soFar(article: Article, desk: Desk): Reply {
  const articles = desk.cache.ofStory(article.storyId);
  if (articles.length < 2) return { type: "note", note: "no-story", article };
  const limits = { ...STORY_LIMITS, of: articles.find(({ id }) => id === article.id) };
  return { type: "story", part: "so-far", of: article, entries: storySoFar(articles, limits) };
}

/** Nobody's reading is kept: "since" is since the article that the reader asks from. */
function since(article: Article, desk: Desk): Reply {
  const newer = desk.cache.ofStory(article.storyId).filter((other) => isNewer(other, article));
  if (newer.length === 0) return { type: "note", note: "nothing-since", article };
  return { type: "story", part: "since", of: article, entries: storySoFar(newer, STORY_LIMITS) };
}

const othersOf = ({ storyId }: Article, desk: Desk): number =>
  Math.max(0, desk.cache.ofStory(storyId).length - 1);
