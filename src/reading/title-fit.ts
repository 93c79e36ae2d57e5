import { NUMBER_WEIGHT } from "./fillers.ts";
import { weightOf } from "./search-tally.ts";
import { rarityOf, type WeighedWord } from "./search-words.ts";
import { numberOf, type SlotNo, type TermIndex } from "./term-index.ts";
import { terms } from "./tokenize.ts";

/** What it counts, beside that the words stand there, if they are all that the title tells, */
const COVERAGE = 1;
/** and if it tells nothing rarer; */
const OWN_WORDS = 3;
/** by how much rarer terms make that less. */
const RARER = 0.1;

/** What a word counts of which the title has another form, of what it would count as typed. */
const INFLECTED = 0.6;

/** A query, and what of it an article's title has. */
export interface TitleWords {
  /** Folded. */
  title: string;
  words: WeighedWord[];
  /** Those that stand in the title as they were typed. */
  there: WeighedWord[];
  /** From 0, where many articles have the words, to 1, where hardly another one has, nor any of today. */
  fewness: number;
}

/**
 * How well a title has the words; if it has all of them, how much of what it tells they are, and whether they are its
 * rarest: who looks for one article types what no other has.
 */
export function titleFit(index: TermIndex, at: SlotNo, { title, words, there, fewness }: TitleWords): number {
  const inTitle = titleTerms(index, at);
  const inflected = words.filter((word) => !there.includes(word) && hasInflected(index, inTitle, word));
  const fit = weightOf(there) + INFLECTED * weightOf(inflected);
  if (fit === 0 || fewness === 0 || there.length + inflected.length < words.length) return fit;
  const least = Math.min(...words.map(({ weight }) => weight).filter((weight) => weight > NUMBER_WEIGHT));
  const typed = new Set(inflected.map(({ sought }) => sought.terms[0]));
  let [others, rarer] = [0, 0];
  for (const term of new Set(terms(there.reduce(withoutWord, title)))) {
    const id = index.termIdOf.get(term);
    if (id === undefined || typed.has(term) || !inTitle.includes(id)) continue;
    const rarity = rarityOf(index, index.frequencies[id] ?? 0);
    others += rarity;
    rarer += Math.max(0, rarity - least);
  }
  return fit * (1 + fewness * ((COVERAGE * fit) / (fit + others) + OWN_WORDS * Math.exp(-RARER * rarer)));
}

/** Pairs of characters at the edge of a typed word are none of the title's words. */
const withoutWord = (title: string, { sought }: WeighedWord): string => title.replaceAll(sought.text, " ");

function titleTerms({ slots }: TermIndex, at: SlotNo): number[] {
  const slot = slots[at];
  return slot ? Array.from(slot.terms.subarray(0, slot.titleTerms), numberOf) : [];
}

const hasInflected = ({ termIdOf }: TermIndex, inTitle: number[], { sought }: WeighedWord): boolean => {
  const [stem, ...more] = sought.terms;
  const id =
    stem !== undefined && more.length === 0 && LATIN.test(sought.text) ? termIdOf.get(stem) : undefined;
  return id !== undefined && inTitle.includes(id);
};

const LATIN = /^\p{sc=Latin}/u;
