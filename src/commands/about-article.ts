import type { Article, ReadCount } from "../domain/article.ts";
import { countWords } from "../reading/summarize.ts";
import type { ArticleQuestion, ArticleRef, Asker, Reply } from "./command.ts";
import { type Desk, findArticle, RELATED_LENGTH } from "./desk.ts";

/** Summary, related stories or details of the article a reader means; a choice where several may be meant. */
export async function aboutArticle(
  question: ArticleQuestion,
  of: ArticleRef,
  { locale }: Pick<Asker, "locale">,
  desk: Desk,
): Promise<Reply> {
  const found = await findArticle(desk, of, locale);
  if ("reply" in found) return found.reply;
  if ("articles" in found)
    return { type: "list", reason: { list: "choose", question }, articles: found.articles, more: false };
  return ANSWERS[question](found.article, desk);
}

const ANSWERS: Record<ArticleQuestion, (article: Article, desk: Desk) => Reply | Promise<Reply>> = {
  summary,
  related,
  details,
};

async function summary(article: Article, desk: Desk): Promise<Reply> {
  desk.reads.count(article.id);
  return { type: "summary", article, summary: await desk.summaries.of(article) };
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

const relatedTo = (article: Article, desk: Desk): Article[] =>
  desk.index.related(article.id, { limit: RELATED_LENGTH }).flatMap(({ id }) => desk.cache.get(id) ?? []);
