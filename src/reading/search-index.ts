import type { Article, ArticleId } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import { fold, terms } from "./tokenize.ts";

export interface Scored {
  id: ArticleId;
  /** Higher is better; comparable within one answer only. */
  score: number;
}

/** An inverted index over title and lead, in memory; follows the articles one by one. */
export interface SearchIndex {
  /** Takes an article in, or its newer words. */
  put(article: Article): void;
  remove(id: ArticleId): void;
  /** Best first: articles that hold at least half of what the query says, weighed by rarity (BM25). */
  search(query: string, options: { limit: number }): Scored[];
  /** Most related first: cosine of TF-IDF, decaying with the days between them, in one language. */
  related(id: ArticleId, options: { limit: number }): Scored[];
  size(): number;
}

/** A title says in few words what the lead says in many, so its terms count twice. */
const TITLE_WEIGHT = 2;
/** BM25's usual saturation and length normalisation (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;
/** Hits must hold this share of the query's weight; below it a hit shares only common words. */
const QUERY_COVERAGE = 0.5;
/** News loses its relation to other news with this many days (measured on topic-labelled NHK news). */
const RELATED_DECAY_DAYS = 20;
/** Below this cosine two articles share words but not a subject. */
const RELATED_THRESHOLD = 0.1;
/** Dead slots are swept when they are this share of all. */
const SWEEP_SHARE = 0.25;

interface Slot {
  id: ArticleId;
  lang: LanguageTag;
  publishedAt: EpochMs;
  /** Distinct terms and how often they stand there. */
  termIds: Uint32Array;
  counts: Uint8Array;
  length: number;
}

interface State {
  termIdOf: Map<string, number>;
  /** By term: the slots that hold it, and how often it stands in each. */
  postings: { slots: number[]; counts: number[] }[];
  /** By term: how many living slots hold it. */
  frequencies: number[];
  slots: (Slot | undefined)[];
  slotOf: Map<ArticleId, number>;
  totalLength: number;
  /** By term: its idf; made when first needed after a change. */
  rarities: Float64Array | undefined;
}

export function createSearchIndex(): SearchIndex {
  let state = emptyState();
  return {
    put(article) {
      drop(state, article.id);
      add(state, slotFor(state, article));
      if (state.slots.length - state.slotOf.size > 64 + state.slots.length * SWEEP_SHARE)
        state = swept(state);
    },
    remove: (id) => drop(state, id),
    search: (query, { limit }) => search(state, query, limit),
    related: (id, { limit }) => related(state, id, limit),
    size: () => state.slotOf.size,
  };
}

const emptyState = (): State => ({
  termIdOf: new Map(),
  postings: [],
  frequencies: [],
  slots: [],
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
    termIds: Uint32Array.from(counts.keys()),
    counts: Uint8Array.from(counts.values(), (n) => Math.min(n, 255)),
    length,
  };
}

function internTerm(state: State, term: string): number {
  const known = state.termIdOf.get(term);
  if (known !== undefined) return known;
  const termId = state.postings.length;
  state.termIdOf.set(term, termId);
  state.postings.push({ slots: [], counts: [] });
  state.frequencies.push(0);
  return termId;
}

function add(state: State, slot: Slot): void {
  const at = state.slots.length;
  state.slots.push(slot);
  state.slotOf.set(slot.id, at);
  state.totalLength += slot.length;
  state.rarities = undefined;
  slot.termIds.forEach((termId, n) => {
    state.postings[termId]?.slots.push(at);
    state.postings[termId]?.counts.push(slot.counts[n] ?? 0);
    state.frequencies[termId] = (state.frequencies[termId] ?? 0) + 1;
  });
}

/** Leaves the slot's number in the postings, where it no longer leads anywhere until the next sweep. */
function drop(state: State, id: ArticleId): void {
  const at = state.slotOf.get(id);
  const slot = at === undefined ? undefined : state.slots[at];
  if (at === undefined || !slot) return;
  state.slots[at] = undefined;
  state.slotOf.delete(id);
  state.totalLength -= slot.length;
  state.rarities = undefined;
  for (const termId of slot.termIds) state.frequencies[termId] = (state.frequencies[termId] ?? 1) - 1;
}

/** The same index without dead slots and terms that nothing holds any more. */
function swept(old: State): State {
  const state = emptyState();
  const newId = new Map<number, number>();
  for (const [term, termId] of old.termIdOf) {
    if ((old.frequencies[termId] ?? 0) > 0) newId.set(termId, internTerm(state, term));
  }
  for (const slot of old.slots) {
    if (slot) add(state, { ...slot, termIds: slot.termIds.map((termId) => newId.get(termId) ?? 0) });
  }
  return state;
}

/** Rarity of a term (BM25's idf, never negative) that so many articles hold; one that none holds is the rarest. */
const idf = (state: State, holders: number): number =>
  Math.log(1 + (state.slotOf.size - holders + 0.5) / (holders + 0.5));

function rarities(state: State): Float64Array {
  state.rarities ??= Float64Array.from(state.frequencies, (holders) => idf(state, holders));
  return state.rarities;
}

function search(state: State, query: string, limit: number): Scored[] {
  const queryTerms = [...new Set(terms(query))];
  const averageLength = state.totalLength / Math.max(1, state.slotOf.size);
  const scores = new Map<number, number>();
  const covered = new Map<number, number>();
  let whole = 0;
  for (const term of queryTerms) {
    const termId = state.termIdOf.get(term) ?? -1;
    const weight = rarities(state)[termId] ?? idf(state, 0);
    whole += weight;
    const { slots, counts } = state.postings[termId] ?? { slots: [], counts: [] };
    for (const [n, at] of slots.entries()) {
      const slot = state.slots[at];
      if (!slot) continue;
      const count = counts[n] ?? 0;
      const norm = count + K1 * (1 - B + (B * slot.length) / averageLength);
      scores.set(at, (scores.get(at) ?? 0) + (weight * count * (K1 + 1)) / norm);
      covered.set(at, (covered.get(at) ?? 0) + weight);
    }
  }
  const enough = [...scores].filter(([at]) => (covered.get(at) ?? 0) >= whole * QUERY_COVERAGE);
  return best(state, enough, limit);
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
  for (const [n, termId] of article.termIds.entries()) {
    const posting = state.postings[termId];
    if (!posting || (state.frequencies[termId] ?? 0) > common) continue;
    const rarity = rarities(state)[termId] ?? 0;
    const weight = damped(article.counts[n] ?? 0) * rarity;
    for (const [m, at] of posting.slots.entries()) {
      if (state.slots[at])
        dots.set(at, (dots.get(at) ?? 0) + weight * damped(posting.counts[m] ?? 0) * rarity);
    }
  }
  return dots;
}

const DAMPED = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** A term that stands there twice says more, but not twice as much. */
const damped = (count: number): number => DAMPED[count] ?? 0;

function normOf(state: State, slot: Slot): number {
  const rarityOf = rarities(state);
  let squares = 0;
  for (let n = 0; n < slot.termIds.length; n++) {
    const weight = damped(slot.counts[n] ?? 0) * (rarityOf[slot.termIds[n] ?? 0] ?? 0);
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

/** Articles whose title or lead has the words as they stand: what answers a query too short to be indexed ("雪"). */
export function holdsLiterally(article: Article, query: string): boolean {
  return fold(`${article.title}\n${article.lead}`).includes(fold(query).trim());
}
