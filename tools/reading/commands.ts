import type { Article } from "../../src/domain/article.ts";
import { createSearchIndex, type SearchIndex } from "../../src/reading/search-index.ts";
import { parseSearch } from "../../src/reading/search-query.ts";
import { createStories } from "../../src/reading/stories.ts";
import { type SummaryLimit, summarize } from "../../src/reading/summarize.ts";
import { InputError, readArticles, readLabels, readLines } from "./read-lines.ts";
import { type RankingScore, scoreRanking } from "./score.ts";

/** What the command line says, checked for form only. */
export interface Options {
  articles: string;
  queries?: string | undefined;
  k: number;
  before: boolean;
  all: boolean;
  summary: SummaryLimit;
}

/** By name: what a command answers, one object a line. Each throws an InputError where its files are not as they should be. */
export const COMMANDS: Record<string, (options: Options) => Iterable<object>> = {
  related,
  search,
  summarize: summaries,
  stories,
  score,
};

const NEWS_ZONE = "Asia/Tokyo";

function* related({ articles, queries, k, before, all }: Options): Iterable<object> {
  const known = readArticles(articles);
  const index = indexOf(known);
  const ids = new Set(known.map(({ id }) => id));
  const asked = queries === undefined ? known.map(({ id }) => id) : readIds(queries, ids);
  for (const id of asked) yield { id, related: index.related(id, { limit: k, before, plain: all }) };
}

function readIds(path: string, known: Set<string>): string[] {
  return readLines(path).map(({ text, number }) => {
    if (!known.has(text)) throw new InputError(`${path}:${number}: no article has the id ${text}`);
    return text;
  });
}

/** Dates in queries are seen from the newest article. */
function* search({ articles, queries, k }: Options): Iterable<object> {
  if (queries === undefined) throw new InputError("search needs --queries FILE, one query a line");
  const known = readArticles(articles);
  const index = indexOf(known);
  const at = known.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt), 0);
  for (const { text: query } of readLines(queries)) {
    const found = index.search(parseSearch(query, { asked: { at, zone: NEWS_ZONE } }), { limit: k });
    yield { query, hits: found.hits.map(({ id, score }) => ({ id, score })) };
  }
}

function* summaries({ articles, summary }: Options): Iterable<object> {
  for (const article of readArticles(articles)) yield { id: article.id, ...summarize(article, summary) };
}

/** As the bot does it: each article is placed when it comes, by those that came before. */
function* stories({ articles }: Options): Iterable<object> {
  const placed = createStories();
  const ids = new Map<string, string[]>();
  for (const article of readArticles(articles).toSorted((a, b) => a.publishedAt - b.publishedAt)) {
    const storyId = placed.place(article);
    placed.put({ ...article, storyId });
    ids.set(storyId, [...(ids.get(storyId) ?? []), article.id]);
  }
  for (const [story, members] of ids) yield { story, ids: members };
}

/** Related articles of each labelled one that has others of its label, in plain order, scored and averaged. */
function* score({ articles, queries }: Options): Iterable<object> {
  const labels = readLabels(articles);
  const known = readArticles(articles);
  const index = indexOf(known);
  const asked = queries === undefined ? labels.keys() : readIds(queries, new Set(labels.keys()));
  const scores = [...asked].flatMap((id) => {
    const relevant = new Set(
      known.flatMap((other) => (other.id !== id && labels.get(other.id) === labels.get(id) ? other.id : [])),
    );
    const ranked = index.related(id, { limit: SCORED, plain: true }).map((other) => other.id);
    return relevant.size > 0 ? [scoreRanking(ranked, relevant)] : [];
  });
  const mean = (of: (one: RankingScore) => number) =>
    scores.reduce((sum, one) => sum + of(one), 0) / Math.max(1, scores.length);
  yield {
    queries: scores.length,
    ...{ "nDCG@5": mean(({ ndcg }) => ndcg), "P@5": mean(({ precision }) => precision) },
    MRR: mean(({ reciprocalRank }) => reciprocalRank),
  };
}

/** How many places are looked at for the first right one. */
const SCORED = 50;

function indexOf(articles: Article[]): SearchIndex {
  const index = createSearchIndex();
  for (const article of articles) index.put(article);
  return index;
}
