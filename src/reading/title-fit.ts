import { weightOf } from "./search-tally.ts";
import { rarityOf, type WeighedWord } from "./search-words.ts";
import { numberOf, type SlotNo, type TermIndex } from "./term-index.ts";

/** What it counts, beside that the words stand there, if they are all that the title tells, */
const COVERAGE = 1;
/** and if it tells nothing rarer; */
const OWN_WORDS = 3;
/** by how much rarer terms make that less. */
const RARER = 0.1;

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
  const fit = weightOf(there);
  if (fit === 0 || fewness === 0 || there.length < words.length) return fit;
  const rest = there.reduce((left, { sought }) => left.replaceAll(sought.text, " "), title);
  const least = Math.min(...there.map(({ weight }) => weight));
  const slot = index.slots[at];
  let [others, rarer] = [0, 0];
  for (const packed of slot?.terms.subarray(0, slot.titleTerms) ?? []) {
    const term = numberOf(packed);
    // A pair of characters at the edge of a typed word is no word of the title.
    if (!rest.includes(index.termOf[term] ?? "")) continue;
    const rarity = rarityOf(index, index.frequencies[term] ?? 0);
    others += rarity;
    rarer += Math.max(0, rarity - least);
  }
  return fit * (1 + fewness * ((COVERAGE * fit) / (fit + others) + OWN_WORDS * Math.exp(-RARER * rarer)));
}
