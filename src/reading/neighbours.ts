import { DAY, type EpochMs } from "../domain/time.ts";
import { countOf, numberOf, postingsOf, type Slot, type SlotNo, type TermIndex } from "./term-index.ts";

/** An article beside another one. */
export interface Neighbour {
  at: SlotNo;
  /** Cosine of the weights of their terms, decaying with the days between them: 0 to 1. */
  closeness: number;
}

/** Which articles of an index stand near to each other. */
export interface Neighbourhood {
  /** The articles nearest to one, in its language and published by an instant, nearest first; `least` or some more. */
  nearest(at: SlotNo, options: { least: number; until: EpochMs }): Neighbour[];
  /** How close the nearest articles to one are, on average; never 0. */
  crowding(at: SlotNo, until: EpochMs): number;
  /** How close each of some articles is to one. */
  closeness(at: SlotNo, others: SlotNo[]): number[];
}

/** How much work is done to find neighbours; the terms that tell most are looked up first. */
interface Effort {
  /** Postings that are read, by and large. */
  postings: number;
  /** Articles that are compared in full: the most promising by what was read. */
  pool: number;
}

const THOROUGH: Effort = { postings: 30_000, pool: 64 };
/** Enough to know how close an article's neighbours are, if not who they all are. */
const QUICK: Effort = { postings: 1_500, pool: 20 };

/** News loses its relation to other news with this many days (measured on topic-labelled NHK news). */
const DECAY_DAYS = 20;
/** In few articles every term looks telling or none: rarity is judged as if there were no fewer than that. */
const LEAST_ARTICLES = 50;
/** So many nearest articles say how crowded it is around an article. */
const CROWD = 10;
/** However far an article is off all others, its neighbours are not taken for closer than this. */
const LEAST_CROWDING = 0.05;

/** How close the nearest articles are on average, given all of them, nearest first; never 0. */
export function crowdingOf(nearest: Neighbour[]): number {
  const sum = nearest.slice(0, CROWD).reduce((total, { closeness }) => total + closeness, 0);
  return Math.max(LEAST_CROWDING, sum / CROWD);
}

/** Reads an index as it stands at each call; what it keeps between calls is working space only. */
export function createNeighbourhood(index: TermIndex): Neighbourhood {
  /** By term: its weight in the article that others are compared with; all zero between two calls. */
  let weights = new Float64Array();
  /** By slot: what the article shares with it, by the terms read so far; all zero between two calls. */
  let shared = new Float64Array();

  function nearest(at: SlotNo, until: EpochMs, effort: Effort): Neighbour[] {
    const slot = index.slots[at];
    if (!slot) return [];
    if (shared.length < index.slots.length) shared = new Float64Array(2 * index.slots.length);
    const touched = readPostings(index, slot, shared, effort.postings);
    const pool = promising(index, { at, until, touched, shared }, effort.pool);
    for (const other of touched) shared[other] = 0;
    return closest(slot, pool);
  }

  function closest(slot: Slot, pool: SlotNo[]): Neighbour[] {
    return comparing(slot, (closenessTo) =>
      pool
        .flatMap((at) => {
          const other = index.slots[at];
          return other ? [{ at, closeness: closenessTo(other) }] : [];
        })
        .sort((a, b) => b.closeness - a.closeness),
    );
  }

  /** Spreads an article's weights out, so that the others' terms find them at their number. */
  function comparing<T>(slot: Slot, compare: (closenessTo: (other: Slot) => number) => T): T {
    if (weights.length < index.postings.length) weights = new Float64Array(2 * index.postings.length);
    const weigh = weigher(index);
    const length = lengthOf(slot, weigh);
    for (const packed of slot.terms) weights[numberOf(packed)] = weigh(packed);
    const result = compare((other) => {
      let product = 0;
      let squares = 0;
      for (const packed of other.terms) {
        const weight = weigh(packed);
        product += weight * (weights[numberOf(packed)] ?? 0);
        squares += weight * weight;
      }
      return product === 0 ? 0 : (product / (length * Math.sqrt(squares))) * decay(slot, other);
    });
    for (const packed of slot.terms) weights[numberOf(packed)] = 0;
    return result;
  }

  return {
    nearest: (at, { least, until }) =>
      nearest(at, until, { ...THOROUGH, pool: Math.max(THOROUGH.pool, 2 * least) }),
    crowding: (at, until) => crowdingOf(nearest(at, until, QUICK)),
    closeness(at, others) {
      const slot = index.slots[at];
      if (!slot) return others.map(() => 0);
      return comparing(slot, (closenessTo) =>
        others.map((other) => {
          const otherSlot = index.slots[other];
          return otherSlot ? closenessTo(otherSlot) : 0;
        }),
      );
    },
  };
}

const decay = (one: Slot, other: Slot): number =>
  Math.exp(-Math.abs(one.publishedAt - other.publishedAt) / (DECAY_DAYS * DAY));

const DAMPED = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

const LOG: number[] = [0];
function log(count: number): number {
  for (let next = LOG.length; next <= count; next++) LOG.push(Math.log(next));
  return LOG[count] ?? 0;
}

/**
 * What a term weighs that stands in a text, by how often it does and how many hold it. The rarity counts by its square
 * root: as it comes into a product from both sides, it would count twice otherwise, and rare words would outweigh many
 * shared ones.
 */
function weigher({ frequencies, slotOf }: TermIndex): (packed: number) => number {
  const all = Math.log(1 + Math.max(slotOf.size, LEAST_ARTICLES));
  return (packed) => {
    const holders = frequencies[numberOf(packed)] ?? 0;
    return (DAMPED[countOf(packed)] ?? 0) * Math.sqrt(all - log(Math.max(1, holders)));
  };
}

function lengthOf(slot: Slot, weigh: (packed: number) => number): number {
  let squares = 0;
  for (const packed of slot.terms) squares += weigh(packed) ** 2;
  return Math.sqrt(squares);
}

/** Adds up what the article shares with others, from the terms that tell most until enough was read; who they are. */
function readPostings(index: TermIndex, slot: Slot, shared: Float64Array, most: number): SlotNo[] {
  const weigh = weigher(index);
  const holders = (packed: number) => index.frequencies[numberOf(packed)] ?? 0;
  const telling = Array.from(slot.terms, (packed) => ({ packed, weight: weigh(packed) }))
    .filter(({ packed }) => holders(packed) > 1)
    .sort((a, b) => b.weight - a.weight);
  const touched: SlotNo[] = [];
  let read = 0;
  for (const { packed, weight } of telling) {
    read += holders(packed);
    if (read > most && touched.length > 0) break;
    const rarity = weight / (DAMPED[countOf(packed)] ?? 1);
    for (const other of postingsOf(index, numberOf(packed))) {
      const at = numberOf(other);
      const before = shared[at] ?? 0;
      if (before === 0) touched.push(at);
      shared[at] = before + weight * rarity * (DAMPED[countOf(other)] ?? 0);
    }
  }
  return touched;
}

/** Those that share most for their length and are not too long ago, in no order. */
function promising(
  { slots }: TermIndex,
  { at, until, touched, shared }: { at: SlotNo; until: EpochMs; touched: SlotNo[]; shared: Float64Array },
  count: number,
): SlotNo[] {
  const own = slots[at];
  if (!own) return [];
  let best: { at: SlotNo; promise: number }[] = [];
  let least = 0;
  const keepBest = () => {
    best = best.sort((a, b) => b.promise - a.promise).slice(0, count);
    if (best.length === count) least = best.at(-1)?.promise ?? 0;
  };
  for (const other of touched) {
    const slot = slots[other];
    if (!slot || other === at || slot.lang !== own.lang || slot.publishedAt > until) continue;
    const perLength = (shared[other] ?? 0) / Math.sqrt(slot.terms.length);
    if (perLength < least) continue;
    const promise = perLength * decay(own, slot);
    if (promise < least) continue;
    best.push({ at: other, promise });
    if (best.length === 4 * count) keepBest();
  }
  keepBest();
  return best.map(({ at: promisingAt }) => promisingAt);
}
