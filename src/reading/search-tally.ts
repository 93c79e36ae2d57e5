import type { Category } from "../domain/category.ts";
import { isNumber, NUMBER_WEIGHT } from "./fillers.ts";
import { firstOf } from "./first-of.ts";
import type { Spelling, WeighedWord } from "./search-words.ts";
import {
  countOf,
  newerFirst,
  numberOf,
  postingsOf,
  type SlotNo,
  type TermIndex,
  titleOf,
} from "./term-index.ts";
import { stem } from "./tokenize.ts";
import { findLiteral } from "./topic-text.ts";
import { asksOnly } from "./variants.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a search looks into. */
export interface Library {
  index: TermIndex;
  vocabulary: Vocabulary;
  /** By slot. */
  categories: (readonly Category[])[];
}

/** BM25's usual saturation and length normalisation (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;
/** Of one or two words a hit must hold all; of more, words with this share of their weight. */
const FEW_WORDS = 2;
const QUERY_SHARE = 0.5;

/** Working space by slot, kept as making it takes longer than a search: all zero between two searches. */
export interface Tally {
  scores: Float64Array;
  /** How much of the spelling that is looked up an article holds. */
  rarity: Float64Array;
  /** Whether it holds the word that is looked up. */
  holds: Uint8Array;
  /** The words that it holds of those that it must, and what they weigh together. */
  words: Uint16Array;
  weights: Float64Array;
}

/** One for so many slots. */
export const emptyTally = (room = 0): Tally => ({
  scores: new Float64Array(room),
  rarity: new Float64Array(room),
  holds: new Uint8Array(room),
  words: new Uint16Array(room),
  weights: new Float64Array(room),
});

/** Makes a tally all zero again where it was touched. */
export function clear({ scores, words, weights }: Tally, touched: SlotNo[]): void {
  for (const at of touched) {
    scores[at] = 0;
    words[at] = 0;
    weights[at] = 0;
  }
}

/**
 * Tallies what articles have of the words: those with all of a few words, or with enough of many, are hits. Where none has,
 * what has the one word that the news is about is better than nothing.
 */
export function tallied(
  library: Library,
  tally: Tally,
  words: WeighedWord[],
): { touched: SlotNo[]; hits: SlotNo[] } {
  const needed = words.filter(({ optional }) => !optional);
  const known = needed.filter(({ spellings, sought }) => spellings.length + sought.categories.length > 0);
  // A word that nobody wrote must not hide what the others find, unless the others say nothing by themselves.
  if (known.length < needed.length && known.every(({ common, weight }) => common || weight <= NUMBER_WEIGHT))
    return { touched: [], hits: [] };
  const whole = weightOf(known);
  const isFew = known.length <= FEW_WORDS;
  const least = isFew ? whole : whole * QUERY_SHARE;
  const touched = touchedBy(library, tally, words, least);
  const hits = touched.filter((at) =>
    isFew ? tally.words[at] === known.length : (tally.weights[at] ?? 0) >= least * ALMOST,
  );
  if (needed.length < FEW_WORDS || (hits.length > 0 && known.length > 1)) return { touched, hits };
  clear(tally, touched);
  const some = touchedBy(library, tally, words, 0);
  return { touched: some, hits: hitsOfSubject(library.index, some, known) };
}

/** What some words weigh together. */
export const weightOf = (words: WeighedWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Tallies what each article has of the words; those that have some of it. Without words, all articles. What cannot come to
 * a certain weight any more by the words left, of which the rarest come first, is passed over.
 */
function touchedBy(
  { index, categories }: Library,
  tally: Tally,
  words: WeighedWord[],
  weight: number,
): SlotNo[] {
  if (words.length === 0) return slotsIn(index);
  const touched: SlotNo[] = [];
  const texts = words.filter(({ sought }) => sought.categories.length === 0);
  const named = words.filter(({ sought }) => sought.categories.length > 0);
  let least = weight * ALMOST - weightOf(words);
  for (const word of texts.sort((a, b) => b.weight - a.weight)) {
    lookUp(index, tally, word, { touched, least });
    least += word.weight;
  }
  // A word that names a category is held by what is in it, too: until the last, that may make up for any other.
  const holders = named.map((word) => lookUp(index, tally, word, { touched, least }));
  const among = texts.length > 0 ? touched : slotsIn(index);
  for (const [n, word] of named.entries()) {
    for (const at of inCategories(categories, among, word.sought.categories, holders[n] ?? [])) {
      if (tally.scores[at] === 0 && tally.words[at] === 0) touched.push(at);
      tally.words[at] = (tally.words[at] ?? 0) + 1;
      tally.weights[at] = (tally.weights[at] ?? 0) + word.weight;
    }
  }
  return touched;
}

function slotsIn({ slots }: TermIndex): SlotNo[] {
  const all: SlotNo[] = [];
  for (let at = 0; at < slots.length; at++) if (slots[at] !== undefined) all.push(at);
  return all;
}

/** Of some articles those in certain categories, but for some others. */
function inCategories(
  categories: Library["categories"],
  among: SlotNo[],
  names: readonly Category[],
  others: SlotNo[],
): SlotNo[] {
  const isOther = new Uint8Array(categories.length);
  for (const at of others) isOther[at] = 1;
  return among.filter((at) => {
    if (isOther[at] === 1) return false;
    for (const name of categories[at] ?? []) if (names.includes(name)) return true;
    return false;
  });
}

/** Sums of the same weights in another order differ by less. */
const ALMOST = 1 - 1e-9;

/** Articles that were tallied, and the weight that an article must hold already to be looked at. */
interface LookUp {
  touched: SlotNo[];
  least: number;
}

/**
 * Adds what a word scores (BM25) and weighs to the articles that have some of it, and these to those that were touched;
 * which of them hold the word, in any of its spellings.
 */
function lookUp(index: TermIndex, tally: Tally, word: WeighedWord, among: LookUp): SlotNo[] {
  const { holds, words, weights } = tally;
  const holders: SlotNo[] = [];
  for (const spelling of word.spellings) {
    for (const at of holdersOf(index, tally, spelling, among)) {
      holds[at] = 1;
      holders.push(at);
    }
  }
  for (const at of holders) {
    holds[at] = 0;
    words[at] = (words[at] ?? 0) + (word.optional ? 0 : 1);
    weights[at] = (weights[at] ?? 0) + word.weight;
  }
  return holders;
}

/** Who has a spelling of a word and none of those that were looked up before. */
function holdersOf(
  index: TermIndex,
  { scores, rarity, holds, weights }: Tally,
  spelling: Spelling,
  { touched, least }: LookUp,
): SlotNo[] {
  const having: SlotNo[] = [];
  const saturated = saturation(index);
  const add = (at: SlotNo, count: number, worth: number) => {
    if ((weights[at] ?? 0) < least || holds[at] === 1) return;
    const score = scores[at] ?? 0;
    if (score === 0) touched.push(at);
    scores[at] = score + worth * saturated(at, count);
    const before = rarity[at] ?? 0;
    if (before === 0) having.push(at);
    rarity[at] = before + worth;
  };
  for (const term of spelling.terms)
    for (const packed of postingsOf(index, term.id)) add(numberOf(packed), countOf(packed), term.rarity);
  for (const at of spelling.slots ?? []) add(at, 1, spelling.slotsRarity ?? 1);
  const holders = having.filter((at) => (rarity[at] ?? 0) >= spelling.least);
  for (const at of having) rarity[at] = 0;
  return holders;
}

/** BM25: a term that stands there often says more, the less so the longer the text. */
function saturation({ totalLength, slotOf, lengths }: TermIndex): (at: SlotNo, count: number) => number {
  const averageLength = totalLength / Math.max(1, slotOf.size) || 1;
  const floor = K1 * (1 - B);
  const slope = (K1 * B) / averageLength;
  return (at, count) => (count * (K1 + 1)) / (count + floor + slope * (lengths[at] ?? averageLength));
}

/**
 * Articles whose titles have the one word that the most titles have, of those that tell something; of equals the newest has.
 * What is mostly told beside other news (a meeting, an accident) is no subject: without the other words, it is other news.
 */
function hitsOfSubject(index: TermIndex, touched: SlotNo[], words: WeighedWord[]): SlotNo[] {
  const recent = firstOf(touched, MOST_TITLES, (a, b) => newerFirst(index, a, b));
  const telling = words
    .filter(({ sought, weight }) => weight > NUMBER_WEIGHT && sought.categories.length === 0)
    .filter((word) => !isNumber(word) && !asksOnly(word.sought.text))
    // Whichever order they were typed in, the same one is the subject.
    .toSorted((a, b) => (a.sought.text < b.sought.text ? -1 : 1));
  const titled = telling.flatMap((word) => {
    const titles = recent.filter((at) => saysWord(index, at, word, "title"));
    if (titles.length === 0) return [];
    const holders = recent.filter((at) => saysWord(index, at, word, "text"));
    return titles.length >= SUBJECT_SHARE * holders.length ? [titles] : [];
  });
  const better = (a: SlotNo[], b: SlotNo[]) =>
    b.length - a.length || (a[0] === undefined || b[0] === undefined ? 0 : newerFirst(index, a[0], b[0]));
  return titled.toSorted(better)[0] ?? [];
}

const MOST_TITLES = 1_000;
/** Of those that say it, so many have a subject in their titles: in NHK's news .48 for 大雨 and more for others, .37 for 事故, .24 for 会見. */
const SUBJECT_SHARE = 0.4;

/** Whether an article has a word as it is spelled, or in another form. */
function saysWord(
  index: TermIndex,
  at: SlotNo,
  { spellings }: WeighedWord,
  where: "title" | "text",
): boolean {
  const slot = index.slots[at];
  if (!slot) return false;
  const [text, held] =
    where === "title"
      ? [titleOf(index, at), slot.terms.subarray(0, slot.titleTerms)]
      : [slot.text, slot.terms];
  return spellings.some((spelling) => {
    if (findLiteral(spelling.text, text)) return true;
    const id = index.termIdOf.get(stem(spelling.text));
    return id !== undefined && held.some((packed) => numberOf(packed) === id);
  });
}
