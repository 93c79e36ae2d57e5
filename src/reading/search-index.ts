import type { Article, ArticleId } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import { DAY } from "../domain/time.ts";
import { createRelated, type RelatedOptions } from "./related.ts";
import {
  countOf,
  dropArticle,
  emptyTermIndex,
  numberOf,
  postingsOf,
  putArticle,
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
  search(query: string, options: { limit: number; lang?: LanguageTag }): Hit[];
  /**
   * Articles that have each of a few words as it stands, also inside another: one kanji, part of a name. Those in the
   * language asked for come first, the newest of each first.
   */
  searchLiterally(query: string, options: { limit: number; lang?: LanguageTag }): ArticleId[];
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
  return {
    put: (article) => void putArticle(state, article),
    remove: (id) => dropArticle(state, id),
    search: (query, { limit, lang }) => search(state, query, limit, lang),
    searchLiterally: (query, { limit, lang }) => searchLiterally(state, query, limit, lang),
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

function search(state: TermIndex, query: string, limit: number, lang: LanguageTag | undefined): Hit[] {
  const words = queryWords(query).map((word) => weighWord(state, word));
  const known = words.filter(({ terms }) => terms.length > 0);
  // A word that nobody wrote must not hide what the others find, unless the others say nothing by themselves.
  if (known.every(({ common }) => common) && known.length < words.length) return [];

  const scores = new Map<number, number>();
  const held = new Map<number, { words: number; weight: number }>();
  const byWord = known.map((word) => holdersOf(state, word));
  for (const [n, word] of known.entries()) {
    for (const [at, found] of byWord[n] ?? []) {
      scores.set(at, (scores.get(at) ?? 0) + found.score);
      if (found.rarity < word.rarity * WORD_SHARE) continue;
      const before = held.get(at) ?? { words: 0, weight: 0 };
      held.set(at, { words: before.words + 1, weight: before.weight + word.weight });
    }
  }
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  const enough = ([at]: [number, number]) => {
    const { words: count, weight } = held.get(at) ?? { words: 0, weight: 0 };
    return known.length <= FEW_WORDS ? count === known.length : weight >= whole * QUERY_SHARE;
  };
  const some = [...scores].filter(([at]) => held.has(at));
  const hits = some.filter(enough);
  const ranked = aged(state, hits.length > 0 || known.length > FEW_WORDS ? hits : withFirst(some, byWord));
  const isWhole = (id: ArticleId) => held.get(state.slotOf.get(id) ?? -1)?.words === words.length;
  return bestIn(state, ranked, limit, lang).map((scored) => ({ ...scored, whole: isWhole(scored.id) }));
}

/** The best of one language before the best of the others. */
function bestIn(
  state: TermIndex,
  scored: [number, number][],
  limit: number,
  lang: LanguageTag | undefined,
): Scored[] {
  const isOwn = ([at]: [number, number]) => lang === undefined || state.slots[at]?.lang === lang;
  const own = best(state, scored.filter(isOwn), limit);
  if (own.length === limit) return own;
  const others = scored.filter((one) => !isOwn(one));
  return [...own, ...best(state, others, limit - own.length)];
}

/**
 * Two words that no article has together: what has one of them is better than nothing, and the first mostly says what it
 * is about ("typhoon damage", "台風 被害").
 */
function withFirst(hits: [number, number][], byWord: Map<number, unknown>[]): [number, number][] {
  const first = hits.filter(([at]) => byWord[0]?.has(at));
  return first.length > 0 ? first : hits;
}

/** The articles that hold some of a word's terms: how much of it, and what that scores (BM25). */
function holdersOf(state: TermIndex, word: WeighedWord): Map<number, { score: number; rarity: number }> {
  const holders = new Map<number, { score: number; rarity: number }>();
  for (const { id, rarity } of word.terms) {
    for (const packed of postingsOf(state, id)) {
      const at = numberOf(packed);
      const before = holders.get(at) ?? { score: 0, rarity: 0 };
      const score = before.score + rarity * saturated(state, at, countOf(packed));
      holders.set(at, { score, rarity: before.rarity + rarity });
    }
  }
  return holders;
}

/** 橋の開通, 橋　開通 */
const WORD_BREAK = /[\s、,]+|の/u;
/** A query of more words has some that the index knows. */
const LITERAL_WORDS = 5;

function searchLiterally(
  state: TermIndex,
  query: string,
  limit: number,
  lang: LanguageTag | undefined,
): ArticleId[] {
  const parts = fold(query).split(WORD_BREAK);
  const words = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (words.length === 0 || words.length > LITERAL_WORDS) return [];
  const hits: [number, number][] = [];
  for (const [at, slot] of state.slots.entries())
    if (slot && words.every((word) => slot.text.includes(word))) hits.push([at, 0]);
  return bestIn(state, hits, limit, lang).map(({ id }) => id);
}

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
  const length = state.slots[at]?.length ?? averageLength;
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength));
}

/** Of two hits that say the same, the newer is the news. */
function aged(state: TermIndex, hits: [number, number][]): [number, number][] {
  const times = hits.map(([at]) => state.slots[at]?.publishedAt ?? 0);
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0);
  return hits.map(([at, score], n) => {
    const days = (newest - (times[n] ?? 0)) / DAY;
    return [at, score * (1 - AGE_WEIGHT + AGE_WEIGHT * Math.exp(-days / AGE_DAYS))];
  });
}

/** Best first; of equals the newer, then the later id, so that every instance gives one order. */
function best(state: TermIndex, scored: [number, number][], limit: number): Scored[] {
  return scored
    .flatMap(([at, score]) => {
      const slot = state.slots[at];
      return slot ? [{ id: slot.id, publishedAt: slot.publishedAt, score }] : [];
    })
    .sort((a, b) => b.score - a.score || b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
    .map(({ id, score }) => ({ id, score }));
}
