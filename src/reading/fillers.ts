import type { WeighedWord } from "./search-words.ts";

/** Beside other words, numbers that count nothing, and what belongs to them, say nothing (32月45日, nov 35); nor do optional words. */
export function fillersLessened(words: WeighedWord[]): WeighedWord[] {
  const isDate = (word: WeighedWord) =>
    (isNumber(word) && !word.sought.counts) || DATE_UNIT.test(word.sought.text);
  const isFiller = (word: WeighedWord) => isDate(word) || word.optional === true;
  if (words.every(isFiller)) return words.map((word) => ({ ...word, optional: false }));
  return words.map((word) => (isFiller(word) ? { ...word, weight: NUMBER_WEIGHT } : word));
}

export const isNumber = ({ sought }: WeighedWord): boolean => /^\p{N}+$/u.test(sought.text);

const DATE_UNIT = /^(?:[年月日時分]|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/u;
/** What a word weighs that says next to nothing. */
export const NUMBER_WEIGHT = 0.01;
