import type { Article, ArticleId } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import { fold, queryWords, terms } from "./tokenize.ts";

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
  /** Most related first: cosine of TF-IDF, decaying with the days between them, in one language. */
  related(id: ArticleId, options: { limit: number }): Scored[];
  size(): number;
}

/** A title says in few words what the lead says in many, so its terms count twice. */
const TITLE_WEIGHT = 2;
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
/** News loses its relation to other news with this many days (measured on topic-labelled NHK news). */
const RELATED_DECAY_DAYS = 20;
/** Below this cosine two articles share words but not a subject. */
const RELATED_THRESHOLD = 0.1;
interface Slot {
  id: ArticleId;
  lang: LanguageTag;
  publishedAt: EpochMs;
  /** Title and lead, folded: looking into it is much cheaper than making it. */
  text: string;
  /** Distinct terms, each packed with how often it stands there. */
  terms: Uint32Array;
  length: number;
}

/**
 * A term or slot number and a count in one number, as an index has millions of such pairs: an array of these takes half
 * the memory of two arrays, and stays in the range that V8 stores without boxing up to eight million slots.
 */
const MAX_COUNT = 255;
const pack = (number: number, count: number): number => number * 256 + Math.min(count, MAX_COUNT);
const numberOf = (packed: number): number => packed >>> 8;
const countOf = (packed: number): number => packed & MAX_COUNT;

interface State {
  termIdOf: Map<string, number>;
  /** By term: its text. */
  termOf: string[];
  /** Terms that nothing holds any more: their numbers go to the next new ones. */
  freeTerms: number[];
  /** By term: the slots that hold it, packed with how often; bare where it is one, as for most terms. */
  postings: (number | number[])[];
  /** By term: how many slots hold it. */
  frequencies: number[];
  slots: (Slot | undefined)[];
  /** Slots whose article is gone: the next articles take them. */
  freeSlots: number[];
  slotOf: Map<ArticleId, number>;
  totalLength: number;
  /** By how many hold a term: its idf; made when first needed after a change. */
  rarities: Float64Array | undefined;
}

export function createSearchIndex(): SearchIndex {
  const state = emptyState();
  return {
    put(article) {
      drop(state, article.id);
      add(state, slotFor(state, article));
    },
    remove: (id) => drop(state, id),
    search: (query, { limit, lang }) => search(state, query, limit, lang),
    searchLiterally: (query, { limit, lang }) => searchLiterally(state, query, limit, lang),
    related: (id, { limit }) => related(state, id, limit),
    size: () => state.slotOf.size,
  };
}

const emptyState = (): State => ({
  termIdOf: new Map(),
  termOf: [],
  freeTerms: [],
  postings: [],
  frequencies: [],
  slots: [],
  freeSlots: [],
  slotOf: new Map(),
  totalLength: 0,
  rarities: undefined,
});

function slotFor(state: State, article: Article): Slot {
  const counts = new Map<number, number>();
  let length = 0;
  const count = (text: string, weight: number) => {
    for (const term of terms(text)) {
      const termId = internTerm(state, term);
      counts.set(termId, (counts.get(termId) ?? 0) + weight);
      length += weight;
    }
  };
  count(article.title, TITLE_WEIGHT);
  count(article.lead, 1);
  return {
    id: article.id,
    lang: article.lang,
    publishedAt: article.publishedAt,
    text: fold(`${article.title}\n${article.lead}`),
    terms: Uint32Array.from(counts, ([termId, n]) => pack(termId, n)),
    length,
  };
}

function internTerm(state: State, term: string): number {
  const known = state.termIdOf.get(term);
  if (known !== undefined) return known;
  const termId = state.freeTerms.pop() ?? state.postings.length;
  state.termIdOf.set(term, termId);
  state.termOf[termId] = term;
  state.postings[termId] = NONE;
  state.frequencies[termId] = 0;
  return termId;
}

function forgetTerm(state: State, termId: number): void {
  state.termIdOf.delete(state.termOf[termId] ?? "");
  state.termOf[termId] = "";
  state.freeTerms.push(termId);
}

/** Shared by all terms that nothing holds; never written to. */
const NONE: number[] = [];

function post(state: State, termId: number, packed: number): void {
  const posting = state.postings[termId] ?? NONE;
  if (typeof posting === "number") state.postings[termId] = [posting, packed];
  else if (posting.length === 0) state.postings[termId] = packed;
  else posting.push(packed);
}

/** The order of a posting means nothing, so its last entry may fill the gap. */
function unpost(state: State, termId: number, packed: number): void {
  const posting = postingsOf(state, termId);
  if (posting.length <= 1) {
    state.postings[termId] = NONE;
    return;
  }
  const last = posting.pop() ?? packed;
  const at = last === packed ? -1 : posting.indexOf(packed);
  if (at !== -1) posting[at] = last;
}

function postingsOf(state: State, termId: number): number[] {
  const posting = state.postings[termId] ?? NONE;
  return typeof posting === "number" ? [posting] : posting;
}

function add(state: State, slot: Slot): void {
  const at = state.freeSlots.pop() ?? state.slots.length;
  state.slots[at] = slot;
  state.slotOf.set(slot.id, at);
  state.totalLength += slot.length;
  state.rarities = undefined;
  for (const packed of slot.terms) {
    const termId = numberOf(packed);
    post(state, termId, pack(at, countOf(packed)));
    state.frequencies[termId] = (state.frequencies[termId] ?? 0) + 1;
  }
}

/** Costs about as much as adding the article did, so that nothing has to be swept up later in one go. */
function drop(state: State, id: ArticleId): void {
  const at = state.slotOf.get(id);
  const slot = at === undefined ? undefined : state.slots[at];
  if (at === undefined || !slot) return;
  state.slots[at] = undefined;
  state.freeSlots.push(at);
  state.slotOf.delete(id);
  state.totalLength -= slot.length;
  state.rarities = undefined;
  for (const packed of slot.terms) {
    const termId = numberOf(packed);
    unpost(state, termId, pack(at, countOf(packed)));
    const holders = (state.frequencies[termId] ?? 1) - 1;
    state.frequencies[termId] = holders;
    if (holders === 0) forgetTerm(state, termId);
  }
}

/** Rarity of a term (BM25's idf, never negative) that so many articles hold; one that none holds is the rarest. */
const idf = (state: State, holders: number): number =>
  Math.log(1 + (state.slotOf.size - holders + 0.5) / (holders + 0.5));

function rarities(state: State): Float64Array {
  state.rarities ??= Float64Array.from({ length: state.slotOf.size + 1 }, (_, holders) =>
    idf(state, holders),
  );
  return state.rarities;
}

function search(state: State, query: string, limit: number, lang: LanguageTag | undefined): Hit[] {
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
  state: State,
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
function holdersOf(state: State, word: WeighedWord): Map<number, { score: number; rarity: number }> {
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
  state: State,
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

function weighWord(state: State, word: string[]): WeighedWord {
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
function saturated(state: State, at: number, count: number): number {
  const averageLength = state.totalLength / Math.max(1, state.slotOf.size);
  const length = state.slots[at]?.length ?? averageLength;
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength));
}

/** Of two hits that say the same, the newer is the news. */
function aged(state: State, hits: [number, number][]): [number, number][] {
  const times = hits.map(([at]) => state.slots[at]?.publishedAt ?? 0);
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0);
  return hits.map(([at, score], n) => {
    const days = (newest - (times[n] ?? 0)) / DAY;
    return [at, score * (1 - AGE_WEIGHT + AGE_WEIGHT * Math.exp(-days / AGE_DAYS))];
  });
}

function related(state: State, id: ArticleId, limit: number): Scored[] {
  const from = state.slotOf.get(id);
  const article = from === undefined ? undefined : state.slots[from];
  if (!article) return [];
  const dots = dotProducts(state, article);
  const norm = normOf(state, article);
  const cosines: [number, number][] = [];
  for (const [at, dot] of dots) {
    const slot = state.slots[at];
    if (!slot || at === from || slot.lang !== article.lang) continue;
    const days = Math.abs(slot.publishedAt - article.publishedAt) / DAY;
    const cosine = dot / (norm * normOf(state, slot));
    const score = cosine * Math.exp(-days / RELATED_DECAY_DAYS);
    if (score >= RELATED_THRESHOLD) cosines.push([at, score]);
  }
  return best(state, cosines, limit);
}

/** How much each other slot has in common with this one, over terms that are not in every tenth article. */
function dotProducts(state: State, article: Slot): Map<number, number> {
  const dots = new Map<number, number>();
  const common = Math.max(10, state.slotOf.size / 10);
  const rarityOf = rarities(state);
  for (const packed of article.terms) {
    const termId = numberOf(packed);
    const holders = state.frequencies[termId] ?? 0;
    if (holders > common) continue;
    const rarity = rarityOf[holders] ?? 0;
    const weight = damped(countOf(packed)) * rarity * rarity;
    for (const other of postingsOf(state, termId)) {
      const at = numberOf(other);
      dots.set(at, (dots.get(at) ?? 0) + weight * damped(countOf(other)));
    }
  }
  return dots;
}

const DAMPED = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** A term that stands there twice says more, but not twice as much. */
const damped = (count: number): number => DAMPED[count] ?? 0;

function normOf(state: State, slot: Slot): number {
  const rarityOf = rarities(state);
  const { frequencies } = state;
  let squares = 0;
  for (const packed of slot.terms) {
    const weight = damped(countOf(packed)) * (rarityOf[frequencies[numberOf(packed)] ?? 0] ?? 0);
    squares += weight * weight;
  }
  return Math.sqrt(squares) || 1;
}

/** Best first; of equals the newer, then the later id, so that every instance gives one order. */
function best(state: State, scored: [number, number][], limit: number): Scored[] {
  return scored
    .flatMap(([at, score]) => {
      const slot = state.slots[at];
      return slot ? [{ id: slot.id, publishedAt: slot.publishedAt, score }] : [];
    })
    .sort((a, b) => b.score - a.score || b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
    .map(({ id, score }) => ({ id, score }));
}
