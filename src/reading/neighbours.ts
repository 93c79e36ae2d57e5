import { DAY, type EpochMs } from "../domain/time.ts";
import { firstOf } from "./first-of.ts";
import {
  countOf,
  newerFirst,
  numberOf,
  postingsOf,
  type Slot,
  type SlotNo,
  type TermIndex,
} from "./term-index.ts";

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
  /** About the articles nearest to one, nearest first, found with less work: what is usual around it. */
  crowd(at: SlotNo, until: EpochMs): Neighbour[];
  /** How close each of some articles is to one; without what certain terms make them share, if told. */
  closeness(at: SlotNo, others: SlotNo[], without?: ReadonlySet<string>): number[];
}

/** How much work is done to find neighbours; the terms that tell most are looked up first. */
interface Effort {
  /** Postings that are read, by and large. */
  postings: number;
  /** Articles that are compared in full: the most promising by what was read. */
  pool: number;
}

const THOROUGH: Effort = { postings: 8_000, pool: 32 };
/** Enough to know how close an article's neighbours are, if not who they all are. */
const QUICK: Effort = { postings: 2_000, pool: 32 };

/** News loses its relation to other news with this many days (measured on topic-labelled NHK news). */
const DECAY_DAYS = 15;
/** In few articles every term looks telling or none: rarity is judged as if there were no fewer than that. */
const LEAST_ARTICLES = 50;
/** So many nearest articles say how crowded it is around an article. */
export const CROWD = 10;
/** However far an article is off all others, its neighbours are not taken for closer than this. */
const LEAST_CROWDING = 0.05;

/** How close the nearest articles are on average, nearest first; never 0. */
export function crowdingOf(nearest: Neighbour[]): number {
  const sum = nearest.slice(0, CROWD).reduce((total, { closeness }) => total + closeness, 0);
  return Math.max(LEAST_CROWDING, sum / CROWD);
}

/** Reads an index as it stands at each call; what it keeps between calls saves work only. */
export function createNeighbourhood(index: TermIndex): Neighbourhood {
  /** By term: what each standing of it elsewhere adds to the product with the article that is compared; else all zero. */
  let weights = new Float32Array();
  /** By slot: what the article shares with it, by the terms read so far; all zero between two calls. */
  let shared = new Float64Array();
  /** By slot: the length of its vector of weights, 0 while not known; holds until the index changes. */
  let lengths = new Float64Array();
  let lengthsOf = -1;

  function nearest(at: SlotNo, until: EpochMs, effort: Effort): Neighbour[] {
    if (shared.length < index.slots.length) shared = new Float64Array(grown(index.slots.length));
    const overlap = readPostings(index, { at, shared }, effort.postings);
    const pool = promising(index, { at, until, overlap, shared }, effort.pool);
    return comparing(at, (closenessTo) =>
      pool
        .map((other) => ({ at: other, closeness: closenessTo(other) }))
        .sort((a, b) => b.closeness - a.closeness || newerFirst(index, a.at, b.at)),
    );
  }

  /** Spreads an article's weights out, so that the others' terms find them at their number. */
  function comparing<T>(
    at: SlotNo,
    compare: (closenessTo: (other: SlotNo) => number) => T,
    without: ReadonlySet<string> = NONE,
  ): T {
    const slot = index.slots[at];
    if (!slot) return compare(() => 0);
    if (weights.length < index.postings.length) weights = new Float32Array(grown(index.postings.length));
    const weigh = weigher(index);
    for (const packed of slot.terms) {
      if (without.size > 0 && without.has(index.termOf[numberOf(packed)] ?? "")) continue;
      const weight = weigh(packed);
      weights[numberOf(packed)] = (weight * weight) / (DAMPED[countOf(packed)] ?? 1);
    }
    const result = compare((other) => {
      const otherSlot = index.slots[other];
      if (!otherSlot) return 0;
      let product = 0;
      for (const packed of otherSlot.terms)
        product += (weights[numberOf(packed)] ?? 0) * (DAMPED[countOf(packed)] ?? 0);
      return product === 0 ? 0 : (product / (lengthAt(at) * lengthAt(other))) * decay(slot, otherSlot);
    });
    for (const packed of slot.terms) weights[numberOf(packed)] = 0;
    return result;
  }

  function lengthAt(at: SlotNo): number {
    if (lengthsOf !== index.changes) {
      if (lengths.length < index.slots.length) lengths = new Float64Array(grown(index.slots.length));
      else lengths.fill(0);
      lengthsOf = index.changes;
    }
    const known = lengths[at] ?? 0;
    if (known > 0) return known;
    const slot = index.slots[at];
    const length = slot ? lengthOf(slot, weigher(index)) : 0;
    lengths[at] = length;
    return length;
  }

  return {
    nearest: (at, { least, until }) =>
      nearest(at, until, { ...THOROUGH, pool: Math.max(THOROUGH.pool, 2 * least) }),
    crowd: (at, until) => nearest(at, until, QUICK).slice(0, CROWD),
    closeness: (at, others, without) => comparing(at, (closenessTo) => others.map(closenessTo), without),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Room to grow, so that working space is not made anew with every article. */
const grown = (length: number): number => Math.ceil(1.2 * length) + 16;

const decay = (one: Slot, other: Slot): number =>
  Math.exp(-Math.abs(one.publishedAt - other.publishedAt) / (DECAY_DAYS * DAY));

/** For a first look, whole days will do; what is more than two years off is out. */
const DECAY_BY_DAY = Float64Array.from({ length: 800 }, (_, days) => Math.exp(-days / DECAY_DAYS));

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

/** Who shares something with an article by the terms that were read, and how much the most. */
interface Overlap {
  others: SlotNo[];
  most: number;
}

/** Adds up what an article shares with each other one, from the terms that tell most until enough was read. */
function readPostings(
  index: TermIndex,
  { at, shared }: { at: SlotNo; shared: Float64Array },
  enough: number,
): Overlap {
  const weigh = weigher(index);
  const overlap: Overlap = { others: [], most: 0 };
  let read = 0;
  for (const packed of mostTellingFirst(index, at, weigh)) {
    const termId = numberOf(packed);
    read += index.frequencies[termId] ?? 0;
    if (read > enough && overlap.others.length > 0) break;
    const weight = weigh(packed);
    const worth = (weight * weight) / (DAMPED[countOf(packed)] ?? 1);
    readPosting(postingsOf(index, termId), worth, { at, shared, overlap });
  }
  return overlap;
}

function readPosting(
  holders: number[],
  worth: number,
  { at, shared, overlap }: { at: SlotNo; shared: Float64Array; overlap: Overlap },
): void {
  const { others } = overlap;
  let { most } = overlap;
  for (const packed of holders) {
    const other = numberOf(packed);
    if (other === at) continue;
    const before = shared[other] ?? 0;
    if (before === 0) others.push(other);
    const share = before + worth * (DAMPED[countOf(packed)] ?? 0);
    shared[other] = share;
    if (share > most) most = share;
  }
  overlap.most = most;
}

/** Terms that others hold too. Sorted as bare numbers, weight above place, as that is several times faster than objects. */
function mostTellingFirst(
  { frequencies, slots }: TermIndex,
  at: SlotNo,
  weigh: (packed: number) => number,
): Uint32Array {
  const terms = slots[at]?.terms.subarray(0, PLACES) ?? new Uint32Array();
  const keys = new Float64Array(terms.length);
  let count = 0;
  for (let place = 0; place < terms.length; place++) {
    const packed = terms[place] ?? 0;
    if ((frequencies[numberOf(packed)] ?? 0) > 1)
      keys[count++] = Math.floor(weigh(packed) * STEPS) * PLACES + place;
  }
  const sorted = keys.subarray(0, count).sort();
  return new Uint32Array(count).map((_, n) => terms[(sorted[count - 1 - n] ?? 0) % PLACES] ?? 0);
}

/** How finely weights are told apart, and how many of a text's terms are looked up: a lead rarely has more than 200. */
const STEPS = 65_536;
const PLACES = 4_096;

/**
 * What shares less than this part of what another one shares, for their lengths and ages, is none of the nearest, whatever
 * else it has.
 */
const HARDLY = 0.1;

/**
 * Those that share most for their length and are not too long ago, best first. Leaves all of `shared` zero. Nearly all share
 * hardly anything: nothing else is looked at of these.
 */
function promising(
  index: TermIndex,
  { at, until, overlap, shared }: { at: SlotNo; until: EpochMs; overlap: Overlap; shared: Float64Array },
  count: number,
): SlotNo[] {
  const { times, langs, lengths } = index;
  const lang = langs[at];
  const publishedAt = times[at] ?? 0;
  const worth = (other: SlotNo) => {
    const time = times[other] ?? 0;
    if (time > until || langs[other] !== lang) return 0;
    const days = Math.floor(Math.abs(time - publishedAt) / DAY);
    return ((shared[other] ?? 0) * (DECAY_BY_DAY[days] ?? 0)) / Math.sqrt(lengths[other] ?? 1);
  };
  let best = 0;
  for (const other of overlap.others)
    if ((shared[other] ?? 0) > overlap.most * HARDLY) best = Math.max(best, worth(other));
  const least = best * HARDLY;
  const hopeful: SlotNo[] = [];
  for (const other of overlap.others) {
    const share = shared[other] ?? 0;
    const worthOfOther = share * share > least * least * (lengths[other] ?? 1) ? worth(other) : 0;
    // Until it is ranked, how well it does stands where its share stood.
    shared[other] = worthOfOther > least ? worthOfOther : 0;
    if (worthOfOther > least) hopeful.push(other);
  }
  const better = (a: SlotNo, b: SlotNo) => (shared[b] ?? 0) - (shared[a] ?? 0) || newerFirst(index, a, b);
  const nearest = firstOf(hopeful, count, better);
  for (const other of hopeful) shared[other] = 0;
  return nearest;
}
