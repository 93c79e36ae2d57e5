import type { Article } from "../../src/domain/article.ts";
import { DAY, type EpochMs } from "../../src/domain/time.ts";
import { createPicker, joinSentences, type SourceSentence } from "../../src/reading/extract.ts";
import { createSearchIndex, type SearchIndex } from "../../src/reading/search-index.ts";
import { parseSearch } from "../../src/reading/search-query.ts";
import { sentences } from "../../src/reading/sentences.ts";
import { createStories } from "../../src/reading/stories.ts";
import { countWords, type SummaryLimit, summarize } from "../../src/reading/summarize.ts";
import { InputError, readArticles, readLabels, readLines, readTexts } from "./read-lines.ts";
import { type Overlap, rouge as rougeOf } from "./rouge.ts";
import { sampleArticles } from "./sample.ts";
import { scoreRanking, scoreStories } from "./score.ts";

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
  within: boolean;
  days: number | undefined;
  summary: SummaryLimit;
}

type FileOption = "articles" | "queries" | "candidates" | "references";

function fileOf(options: Options, option: FileOption): string {
  const path = options[option];
  if (path === undefined) throw new InputError(`--${option} FILE is missing; --help says what there is`);
  return path;
}

/** What can be asked, and how. */
export interface Command {
  /** Its options, without their dashes. */
  takes: readonly string[];
  /** One object a line. Throws an InputError where its files are not as they should be. */
  answer: (options: Options) => Iterable<object>;
}

/** By name. */
export const COMMANDS: Record<string, Command> = {
  related: { takes: ["articles", "queries", "k", "before", "all"], answer: related },
  search: { takes: ["articles", "queries", "k"], answer: search },
  summarize: { takes: ["articles", "sentences", "max-chars"], answer: summaries },
  roundup: { takes: ["articles", "references", "within"], answer: roundup },
  stories: { takes: ["articles"], answer: stories },
  score: { takes: ["articles", "queries", "days"], answer: score },
  rouge: { takes: ["candidates", "references", "stem"], answer: rouge },
  sample: { takes: [], answer: sample },
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
  const [articles, asked] = [fileOf(options, "articles"), fileOf(options, "queries")];
  const known = readArticles(articles);
  const queries = readLines(asked);
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

/** Of each reference's event, as many words as the reference has, by the sentences of all articles with its id for a label. */
function* roundup(options: Options): Iterable<object> {
  const [path, references] = [fileOf(options, "articles"), fileOf(options, "references")];
  const labels = readLabels(path);
  const events = Map.groupBy(readArticles(path), ({ id }) => labels.get(id)?.label);
  for (const [id, reference] of readTexts(references)) {
    const articles = events.get(id) ?? [];
    if (articles.length === 0) throw new InputError(`${path}: no article has the label ${id}`);
    yield { id, summary: roundupOf(articles, reference, options.within) };
  }
}

function roundupOf(articles: Article[], reference: string, within: boolean): string {
  const sources = articles.map(({ title, lead, body }) => ({
    title,
    sentences: sentences(lead || body || title),
  }));
  const picker = createPicker(sources, true);
  const lengthOf = (text: string) => countWords(text, articles[0]?.lang ?? "");
  const most = lengthOf(reference);
  const told: SourceSentence[] = [];
  for (let length = 0; within || length < most; ) {
    const next = picker.pick(
      ({ sentence }) => !within || told.length === 0 || length + lengthOf(sentence) <= most,
    );
    if (!next) break;
    told.push(next);
    length += lengthOf(next.sentence);
  }
  // Articles in the order of picking, each in its own.
  const inOrder = [...Map.groupBy(told, ({ source }) => source).values()].flatMap((ofOne) =>
    ofOne.toSorted((a, b) => a.place - b.place),
  );
  return joinSentences(inOrder.map(({ sentence }) => sentence));
}

function* stories(options: Options): Iterable<object> {
  const ids = new Map<string, string[]>();
  for (const [id, story] of storiesOf(readArticles(fileOf(options, "articles"))))
    ids.set(story, [...(ids.get(story) ?? []), id]);
  for (const [story, members] of ids) yield { story, ids: members };
}

/** Stories by id, oldest article first. As the bot does it: each is placed when it comes, by those that came before. */
function storiesOf(articles: Article[]): Map<string, string> {
  const placed = createStories();
  const storyOf = new Map<string, string>();
  for (const article of articles.toSorted((a, b) => a.publishedAt - b.publishedAt)) {
    const storyId = placed.place(article);
    placed.put({ ...article, storyId });
    storyOf.set(article.id, storyId);
  }
  return storyOf;
}

/** For each language a line, as neither related articles nor stories go beyond theirs. */
function* score(options: Options): Iterable<object> {
  const path = fileOf(options, "articles");
  const labels = readLabels(path);
  if (labels.size === 0) throw new InputError(`${path}: no line has a label or subjects to score by`);
  const known = readArticles(path);
  const index = indexOf(known);
  const storyOf = storiesOf(known);
  const asked =
    options.queries === undefined ? labels : new Set(readIds(options.queries, new Set(labels.keys())));
  for (const [lang, articles] of Map.groupBy(known, (article) => article.lang)) {
    const labelled = articles.flatMap(({ id, publishedAt }) => {
      const { label, subjects } = labels.get(id) ?? { subjects: [] };
      const all = label === undefined ? subjects : [label, ...subjects];
      return all.length === 0 ? [] : [{ id, publishedAt, label, all, story: storyOf.get(id) ?? id }];
    });
    if (labelled.length === 0) continue;
    const queries = labelled.filter(({ id }) => asked.has(id));
    const ofEvents = labelled.flatMap(({ label, story }) => (label === undefined ? [] : [{ label, story }]));
    yield {
      lang,
      articles: labelled.length,
      related: scoreRelated(index, labelled, queries, options.days),
      ...(ofEvents.length > 0 && { stories: scoreStories(ofEvents) }),
    };
  }
}

interface Labelled {
  id: string;
  publishedAt: EpochMs;
  all: string[];
}

/** Of those with others of a label of theirs, of so many days before and after, the plain order; of all what is shown. */
function scoreRelated(
  index: SearchIndex,
  labelled: Labelled[],
  queries: Labelled[],
  days = Number.POSITIVE_INFINITY,
): object {
  const holders = new Map<string, Labelled[]>();
  for (const one of labelled)
    for (const label of one.all) holders.set(label, [...(holders.get(label) ?? []), one]);
  const others = ({ id, publishedAt, all }: Labelled) => {
    const near = all
      .flatMap((label) => holders.get(label) ?? [])
      .filter((other) => Math.abs(other.publishedAt - publishedAt) <= days * DAY);
    return new Set(near.map((other) => other.id)).difference(new Set([id]));
  };
  const ranked = queries.flatMap((query) => {
    const relevant = others(query);
    const order = index.related(query.id, { limit: SCORED, plain: true }).map(({ id }) => id);
    return relevant.size > 0 ? [scoreRanking(order, relevant)] : [];
  });
  const shown = queries.map((query) => {
    const relevant = others(query);
    return index.related(query.id, { limit: SHOWN }).map(({ id }) => relevant.has(id));
  });
  return {
    queries: ranked.length,
    "nDCG@5": meanOf(ranked, ({ ndcg }) => ndcg),
    "P@5": meanOf(ranked, ({ precision }) => precision),
    MRR: meanOf(ranked, ({ reciprocalRank }) => reciprocalRank),
    shown: meanOf(shown, ({ length }) => length),
    right: meanOf(shown.flat(), Number),
    none: meanOf(shown, ({ length }) => Number(length === 0)),
  };
}

/** How many places are looked at for the first right one. */
const SCORED = 50;
const SHOWN = 5;

/** The sample newsroom's articles, in the form that the other commands read. */
function* sample(): Iterable<object> {
  for (const { publishedAt, ...article } of sampleArticles())
    yield { ...article, date: new Date(publishedAt).toISOString() };
}

/** Every reference against its candidate, averaged. */
function* rouge(options: Options): Iterable<object> {
  const [path, references] = [fileOf(options, "candidates"), fileOf(options, "references")];
  const candidates = readTexts(path);
  const pairs = [...readTexts(references)].map(([id, reference]) => {
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
