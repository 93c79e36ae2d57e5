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
  // What is in katakana may be a name of its own (カワサキ).
  if (exact || KATAKANA.test(text)) return undefined;
  const written = WRITTEN_FOR_MIXED.get(text) ?? WRITTEN_FOR.get(text);
  if (written !== undefined) return [written];
  const first = HIRAGANA.test(text) ? FIRST_SPELLINGS.get(text) : undefined;
  if (first === undefined) return undefined;
  // Two letters of hiragana stand inside other words (続くまで).
  return text.length > 2 ? [text, first] : [first];
}

const KATAKANA = /^[\p{sc=Katakana}ー]+$/u;
const HIRAGANA = /^[\p{sc=Hiragana}ー]+$/u;

function render({ text, exact, excluded }: Said): string {
  const word = exact || !isBare(text) ? `"${text}"` : text;
  return excluded ? `-${word}` : word;
}
