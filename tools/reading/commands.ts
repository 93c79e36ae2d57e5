import type { Article } from "../../src/domain/article.ts";
import { createSearchIndex, type SearchIndex } from "../../src/reading/search-index.ts";
import { parseSearch } from "../../src/reading/search-query.ts";
import { createStories } from "../../src/reading/stories.ts";
import { type SummaryLimit, summarize } from "../../src/reading/summarize.ts";
import { InputError, readArticles, readLabels, readLines, readTexts } from "./read-lines.ts";
import { type Overlap, rouge as rougeOf } from "./rouge.ts";
import { type RankingScore, scoreRanking } from "./score.ts";

/** What the command line says, checked for form only: which files a command needs, it says itself. */
export interface Options {
  articles: string | undefined;
  queries: string | undefined;
  candidates: string | undefined;
  references: string | undefined;
  k: number;
  before: boolean;
  all: boolean;
  stem: boolean;
  summary: SummaryLimit;
}

type FileOption = "articles" | "queries" | "candidates" | "references";

function fileOf(options: Options, option: FileOption): string {
  const path = options[option];
  if (path === undefined) throw new InputError(`--${option} FILE is missing; --help says what there is`);
  return path;
}

/** By name: what a command answers, one object a line. Each throws an InputError where its files are not as they should be. */
export const COMMANDS: Record<string, (options: Options) => Iterable<object>> = {
  related,
  search,
  summarize: summaries,
  stories,
  score,
  rouge,
};

const NEWS_ZONE = "Asia/Tokyo";

function* related(options: Options): Iterable<object> {
  const { queries, k, before, all } = options;
  const known = readArticles(fileOf(options, "articles"));
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
function* search(options: Options): Iterable<object> {
  const known = readArticles(fileOf(options, "articles"));
  const queries = readLines(fileOf(options, "queries"));
  const index = indexOf(known);
  const at = known.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt), 0);
  for (const { text: query } of queries) {
    const found = index.search(parseSearch(query, { asked: { at, zone: NEWS_ZONE } }), { limit: options.k });
    yield { query, hits: found.hits.map(({ id, score }) => ({ id, score })) };
  }
}

/** Where even the first sentence is longer than was asked for, a summary says so beside. */
function* summaries(options: Options): Iterable<object> {
  const { maxUnits = Number.POSITIVE_INFINITY } = options.summary;
  for (const article of readArticles(fileOf(options, "articles"))) {
    const summary = summarize(article, options.summary);
    const isLonger = summary.summary.length > maxUnits;
    yield { id: article.id, ...summary, ...(isLonger && { note: FIRST_SENTENCE_IS_LONGER }) };
  }
}

const FIRST_SENTENCE_IS_LONGER =
  "the first sentence alone is longer than --max-chars, and no sentence is cut";

/** As the bot does it: each article is placed when it comes, by those that came before. */
function* stories(options: Options): Iterable<object> {
  const placed = createStories();
  const ids = new Map<string, string[]>();
  for (const article of readArticles(fileOf(options, "articles")).toSorted(
    (a, b) => a.publishedAt - b.publishedAt,
  )) {
    const storyId = placed.place(article);
    placed.put({ ...article, storyId });
    ids.set(storyId, [...(ids.get(storyId) ?? []), article.id]);
  }
  for (const [story, members] of ids) yield { story, ids: members };
}

/** Related articles of each labelled one that has others of its label, in plain order, scored and averaged. */
function* score(options: Options): Iterable<object> {
  const { queries } = options;
  const articles = fileOf(options, "articles");
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
  const mean = (of: (one: RankingScore) => number) => meanOf(scores, of);
  yield {
    queries: scores.length,
    ...{ "nDCG@5": mean(({ ndcg }) => ndcg), "P@5": mean(({ precision }) => precision) },
    MRR: mean(({ reciprocalRank }) => reciprocalRank),
  };
}

/** How many places are looked at for the first right one. */
const SCORED = 50;

/** Every reference against its candidate, averaged. */
function* rouge(options: Options): Iterable<object> {
  const path = fileOf(options, "candidates");
  const candidates = readTexts(path);
  const pairs = [...readTexts(fileOf(options, "references"))].map(([id, reference]) => {
    const candidate = candidates.get(id);
    if (candidate === undefined) throw new InputError(`${path}: nothing belongs to the reference ${id}`);
    return rougeOf(candidate, reference, options);
  });
  const mean = (overlaps: Overlap[]): Overlap => ({
    recall: meanOf(overlaps, ({ recall }) => recall),
    precision: meanOf(overlaps, ({ precision }) => precision),
    f1: meanOf(overlaps, ({ f1 }) => f1),
  });
  yield {
    texts: pairs.length,
    "ROUGE-1": mean(pairs.map(({ unigrams }) => unigrams)),
    "ROUGE-2": mean(pairs.map(({ bigrams }) => bigrams)),
    "ROUGE-L": mean(pairs.map(({ subsequence }) => subsequence)),
  };
}

const meanOf = <Value>(all: Value[], of: (one: Value) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0) / Math.max(1, all.length);

function indexOf(articles: Article[]): SearchIndex {
  const index = createSearchIndex();
  for (const article of articles) index.put(article);
  return index;
}
