import { WRITTEN_FOR, WRITTEN_FOR_MIXED } from "./kana-spellings.ts";
import { isBare, type Said, saidIn } from "./query-syntax.ts";
import { FIRST_SPELLINGS } from "./variants.ts";

/**
 * A reader's words, in the syntax of reading/query-syntax.ts, as the news spells them: じしん as 地震, くま as クマ; what
 * sounds like several words as either of them. What stands in quotation marks stays, and so do words that need nothing.
 */
export function inNewsSpelling(words: string): string {
  const said = saidIn(words);
  if (!said.some((alternative) => alternative.some((word) => spellingsOf(word) !== undefined))) return words;
  return said
    .flatMap(spelt)
    .map((alternative) => alternative.map(render).join(" "))
    .join(" | ");
}

/** One alternative as several, where a word of it has several spellings; all of these are left out with a word left out. */
const spelt = (alternative: Said[]): Said[][] =>
  alternative.reduce<Said[][]>(
    (begun, word) => {
      const spellings = (spellingsOf(word) ?? [word.text]).map((text) => ({ ...word, text }));
      if (word.excluded) return begun.map((start) => [...start, ...spellings]);
      return begun.flatMap((start) => spellings.map((spelling) => [...start, spelling]));
    },
    [[]],
  );

function spellingsOf({ text, exact }: Said): readonly string[] | undefined {
  if (exact) return undefined;
  const mixed = WRITTEN_FOR_MIXED.get(text);
  if (mixed !== undefined) return [mixed];
  const first = HIRAGANA.test(text) ? FIRST_SPELLINGS.get(text) : undefined;
  // Two letters of hiragana stand inside other words (続くまで).
  if (first !== undefined) return text.length > 2 ? [text, first] : [first];
  const written = WRITTEN_FOR.get(text);
  return written === undefined ? undefined : [written];
}

const HIRAGANA = /^[\p{sc=Hiragana}ー]+$/u;

function render({ text, exact, excluded }: Said): string {
  const word = exact || !isBare(text) ? `"${text}"` : text;
  return excluded ? `-${word}` : word;
}
