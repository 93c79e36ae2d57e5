import { porterStem } from "./porter.ts";

/** What of a reference a candidate says, and what of the candidate the reference says: each from 0 to 1. */
export interface Overlap {
  recall: number;
  precision: number;
  /** Their harmonic mean. */
  f1: number;
}

/** ROUGE-1, ROUGE-2 and ROUGE-L. */
export interface Rouge {
  unigrams: Overlap;
  bigrams: Overlap;
  /** Of the longest common subsequence of both texts as a whole. */
  subsequence: Overlap;
}

/**
 * How much of what people wrote a summary says (Lin 2004), as the reference implementation counts it: words are runs of a to z
 * and digits in small letters, with Porter's stemming only those of more than three letters. Of Japanese, which it
 * leaves out, each character is a word.
 */
export function rouge(candidate: string, reference: string, { stem }: { stem: boolean }): Rouge {
  const [said, told] = [wordsOf(candidate, stem), wordsOf(reference, stem)];
  return {
    unigrams: overlapOf(commonGrams(said, told, 1), said.length, told.length),
    bigrams: overlapOf(commonGrams(said, told, 2), said.length - 1, told.length - 1),
    subsequence: overlapOf(longestCommon(said, told), said.length, told.length),
  };
}

const WORD = /[a-z0-9]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]/gu;
const LONGEST_UNSTEMMED = 3;

function wordsOf(text: string, stem: boolean): string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  return stem ? words.map((word) => (word.length > LONGEST_UNSTEMMED ? porterStem(word) : word)) : words;
}

function overlapOf(common: number, said: number, told: number): Overlap {
  if (common === 0) return { recall: 0, precision: 0, f1: 0 };
  return { recall: common / told, precision: common / said, f1: (2 * common) / (said + told) };
}

/** How many sequences of `length` words stand in both, each as often as it stands in either. */
function commonGrams(said: string[], told: string[], length: number): number {
  const left = new Map<string, number>();
  for (const gram of grams(told, length)) left.set(gram, (left.get(gram) ?? 0) + 1);
  return grams(said, length).filter((gram) => {
    const count = left.get(gram) ?? 0;
    left.set(gram, count - 1);
    return count > 0;
  }).length;
}

const grams = (words: string[], length: number): string[] =>
  words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(" "));

/** How many words the longest common subsequence has. */
function longestCommon(one: string[], other: string[]): number {
  let before = new Uint32Array(other.length + 1);
  for (const word of one) {
    const row = new Uint32Array(other.length + 1);
    for (const [at, match] of other.entries()) {
      row[at + 1] = word === match ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, row[at] ?? 0);
    }
    before = row;
  }
  return before[other.length] ?? 0;
}
