import type { Article, ArticleId } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import { DAY } from "../domain/time.ts";
import { firstOf } from "./first-of.ts";
import { createRelated, type RelatedOptions } from "./related.ts";
import {
  countOf,
  dropArticle,
  emptyTermIndex,
  newerFirst,
  numberOf,
  postingsOf,
  putArticle,
  type SlotNo,
  type TermIndex,
} from "./term-index.ts";
import { fold, queryWords } from "./tokenize.ts";

export interface Scored {
  id: ArticleId;
  /** Higher is better; comparable within one answer only. */
  score: number;
}

/** What a search found; in the language asked for first, however well others fit. */
export interface Hit extends Scored {
  /** The article holds every word of the query. */
  whole: boolean;
}

/** An inverted index over title and lead, in memory; follows the articles one by one. */
export interface SearchIndex {
  /** Takes an article in, or its newer words. */
  put(article: Article): void;
  remove(id: ArticleId): void;
  /** Best first: articles that hold the query's words, or of more than two the larger part, by BM25 and newness. */
  search(query: string, options: SearchOptions): Hit[];
  /**
   * Articles that have each of a few words as it stands, also inside another: one kanji, part of a name. Those in the
   * language asked for come first, the newest of each first.
   */
  searchLiterally(query: string, options: SearchOptions): ArticleId[];
  /** What a reader of an article may want to read next, in its language, best first; only what is related at all. */
  related(id: ArticleId, options: RelatedOptions): Scored[];
  size(): number;
}

/** BM25's usual saturation and length normalisation (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;
/** Of one or two words a hit must hold all; of more, words with this share of their weight. */
const FEW_WORDS = 2;
const QUERY_SHARE = 0.5;
/** An article holds a word when it holds this share of the word's pairs of characters, weighed by rarity. */
const WORD_SHARE = 0.5;
/** How much of a hit's score age can take, and in how many days it takes most of that. */
const AGE_WEIGHT = 0.6;
const AGE_DAYS = 4;

export function createSearchIndex(): SearchIndex {
  const state = emptyTermIndex();
  const related = createRelated(state);
  const tally = emptyTally();
  return {
    put: (article) => void putArticle(state, article),
    remove: (id) => dropArticle(state, id),
    search: (query, options) => search(state, tally, query, options),
    searchLiterally: (query, options) => searchLiterally(state, query, options),
    related(id, options) {
      const at = state.slotOf.get(id);
      if (at === undefined) return [];
      return related(at, options).flatMap(({ at: other, score }) => {
        const slot = state.slots[other];
        return slot ? [{ id: slot.id, score }] : [];
      });
    },
    size: () => state.slotOf.size,
  };
}

/** Rarity of a term (BM25's idf, never negative) that so many articles hold; one that none holds is the rarest. */
const idf = (state: TermIndex, holders: number): number =>
  Math.log(1 + (state.slotOf.size - holders + 0.5) / (holders + 0.5));

interface SearchOptions {
  limit: number;
  lang?: LanguageTag;
}

/** Working space by slot, kept as making it takes longer than a search: all zero between two searches. */
interface Tally {
  scores: Float64Array;
  /** How much of the word that is looked up an article holds. */
  rarity: Float64Array;
  /** The words that it holds, and what they weigh together. */
  words: Uint16Array;
  weights: Float64Array;
}

const emptyTally = (room = 0): Tally => ({
  scores: new Float64Array(room),
  rarity: new Float64Array(room),
  words: new Uint16Array(room),
  weights: new Float64Array(room),
});

function search(state: TermIndex, tally: Tally, query: string, options: SearchOptions): Hit[] {
  const words = queryWords(query).map((word) => weighWord(state, word));
  const known = words.filter(({ terms }) => terms.length > 0);
  // A word that nobody wrote must not hide what the others find, unless the others say nothing by themselves.
  if (known.every(({ common }) => common) && known.length < words.length) return [];

  if (tally.scores.length < state.slots.length) Object.assign(tally, emptyTally(2 * state.slots.length));
  const touched: SlotNo[] = [];
  const holders = known.map((word) => lookUp(state, tally, word, touched));
  const hits = hitsAmong(tally, touched, { known, first: holders[0] ?? [] });
  age(state, tally, hits);
  const found = bestIn(state, hits, tally.scores, options).map((at) => ({
    id: state.slots[at]?.id ?? "",
    score: tally.scores[at] ?? 0,
    whole: tally.words[at] === words.length,
  }));
  for (const at of touched) {
    tally.scores[at] = 0;
    tally.words[at] = 0;
    tally.weights[at] = 0;
  }
  return found;
}

/**
 * Adds what a word scores (BM25) and weighs to the articles that have some of it, and these to those that were touched;
 * which of them hold the word.
 */
function lookUp(state: TermIndex, tally: Tally, word: WeighedWord, touched: SlotNo[]): SlotNo[] {
  const { scores, rarity, words, weights } = tally;
  const having: SlotNo[] = [];
  for (const term of word.terms) {
    for (const packed of postingsOf(state, term.id)) {
      const at = numberOf(packed);
      const score = scores[at] ?? 0;
      if (score === 0) touched.push(at);
      scores[at] = score + term.rarity * saturated(state, at, countOf(packed));
      const before = rarity[at] ?? 0;
      if (before === 0) having.push(at);
      rarity[at] = before + term.rarity;
    }
  }
  const holders = having.filter((at) => (rarity[at] ?? 0) >= word.rarity * WORD_SHARE);
  for (const at of holders) {
    words[at] = (words[at] ?? 0) + 1;
    weights[at] = (weights[at] ?? 0) + word.weight;
  }
  for (const at of having) rarity[at] = 0;
  return holders;
}

/**
 * Articles with all of a few words, or with enough of many. Two words that no article has together: what has one of them
 * is better than nothing, and the first mostly says what it is about ("typhoon damage", "台風 被害").
 */
function hitsAmong(
  { words, weights }: Tally,
  touched: SlotNo[],
  { known, first }: { known: WeighedWord[]; first: SlotNo[] },
): SlotNo[] {
  if (known.length > FEW_WORDS) {
    const whole = known.reduce((sum, { weight }) => sum + weight, 0);
    return touched.filter((at) => (weights[at] ?? 0) >= whole * QUERY_SHARE);
  }
  const all = touched.filter((at) => words[at] === known.length);
  if (all.length > 0) return all;
  return first.length > 0 ? first : touched.filter((at) => (words[at] ?? 0) > 0);
}

/** Of two hits that say the same, the newer is the news. */
function age({ times }: TermIndex, { scores }: Tally, hits: SlotNo[]): void {
  let newest = 0;
  for (const at of hits) newest = Math.max(newest, times[at] ?? 0);
  for (const at of hits) {
    const days = (newest - (times[at] ?? 0)) / DAY;
    scores[at] = (scores[at] ?? 0) * (1 - AGE_WEIGHT + AGE_WEIGHT * Math.exp(-days / AGE_DAYS));
  }
}

/** The best of one language before the best of the others; of equals the newer, then the later id. */
function bestIn(
  state: TermIndex,
  hits: SlotNo[],
  scores: Float64Array,
  { limit, lang }: SearchOptions,
): SlotNo[] {
  const better = (a: SlotNo, b: SlotNo) => (scores[b] ?? 0) - (scores[a] ?? 0) || newerFirst(state, a, b);
  if (lang === undefined) return firstOf(hits, limit, better);
  const own = firstOf(
    hits.filter((at) => state.langs[at] === lang),
    limit,
    better,
  );
  if (own.length === limit) return own;
  const others = hits.filter((at) => state.langs[at] !== lang);
  return [...own, ...firstOf(others, limit - own.length, better)];
}

/** 橋の開通, 橋　開通 */
const WORD_BREAK = /[\s、,]+|の/u;
/** A query of more words has some that the index knows. */
const LITERAL_WORDS = 5;

function searchLiterally(state: TermIndex, query: string, options: SearchOptions): ArticleId[] {
  const parts = fold(query).split(WORD_BREAK);
  const words = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (words.length === 0 || words.length > LITERAL_WORDS) return [];
  const hits: SlotNo[] = [];
  for (const [at, slot] of state.slots.entries())
    if (slot && words.every((word) => slot.text.includes(word))) hits.push(at);
  return bestIn(state, hits, NO_SCORES, options).flatMap((at) => state.slots[at]?.id ?? []);
}

const NO_SCORES = new Float64Array();

interface WeighedWord {
  /** Those of its terms that some article holds. */
  terms: { id: number; rarity: number }[];
  /** Sum over all its terms, also those that no article holds. */
  rarity: number;
  /** What the word counts among the query's words: the mean over its known terms. */
  weight: number;
  /** In so many articles that it tells none apart. */
  common: boolean;
}

function weighWord(state: TermIndex, word: string[]): WeighedWord {
  const commonFrom = Math.max(10, state.slotOf.size / 5);
  const found = word.flatMap((term) => {
    const id = state.termIdOf.get(term);
    const holders = id === undefined ? 0 : (state.frequencies[id] ?? 0);
    return id === undefined || holders === 0 ? [] : [{ id, holders, rarity: idf(state, holders) }];
  });
  const sum = found.reduce((total, { rarity }) => total + rarity, 0);
  return {
    terms: found,
    rarity: sum + (word.length - found.length) * idf(state, 0),
    weight: sum / Math.max(1, found.length),
    common: found.every(({ holders }) => holders > commonFrom),
  };
}

/** BM25: a term that stands there often says more, the less so the longer the text. */
function saturated(state: TermIndex, at: number, count: number): number {
  const averageLength = state.totalLength / Math.max(1, state.slotOf.size);
  const length = state.lengths[at] ?? averageLength;
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength));
}
