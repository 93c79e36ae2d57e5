import type { Article } from "../domain/article.ts";
import { countWords, summarize } from "../reading/summarize.ts";
import type { ArticleQuestion, ArticleRef, Asker, Reply } from "./command.ts";
import { type Desk, findArticle, RELATED_LENGTH } from "./desk.ts";

const SUMMARY_UNITS = 600;

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
  await desk.articles.countRead(article.id, desk.clock());
  return { type: "summary", article, summary: summarize(article, SUMMARY_UNITS) };
}

function related(article: Article, desk: Desk): Reply {
  const articles = relatedTo(article, desk);
  if (articles.length === 0) return { type: "note", note: "no-related", article };
  return { type: "list", reason: { list: "related", to: article }, articles, more: false };
}

async function details(article: Article, desk: Desk): Promise<Reply> {
  await desk.articles.countRead(article.id, desk.clock());
  return {
    type: "details",
    article,
    summary: summarize(article, SUMMARY_UNITS),
    related: relatedTo(article, desk),
    words: countWords(article.body ?? article.lead, article.lang),
    readCount: await desk.articles.readCount(article.id),
  };
}

const relatedTo = (article: Article, desk: Desk): Article[] =>
  desk.index.related(article.id, { limit: RELATED_LENGTH }).flatMap(({ id }) => desk.cache.get(id) ?? []);
