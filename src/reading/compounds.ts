import type { QueryReading, SoughtWord } from "./search-query.ts";
import { queryWord } from "./tokenize.ts";

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/**
 * A reading that asks for the parts of its compounds, where a word of it is one: for a name with a title, what is told of
 * either. What it finds is not all that was asked for. Undefined where there is none, or so many words that some will do.
 */
export function withCompoundsParted(reading: QueryReading): QueryReading | undefined {
  let parted = false;
  const alternatives = reading.alternatives.map((sought) => ({
    ...sought,
    words: sought.words.flatMap((word) => {
      const parts = sought.words.length > MOST_WORDS ? [] : partsOf(word);
      parted ||= parts.length > 0;
      return parts.length > 0 ? parts : [word];
    }),
  }));
  return parted ? { ...reading, alternatives, partly: true } : undefined;
}

/** Of more words, an article need not have all. */
const MOST_WORDS = 2;

/** The words that a word of Japanese is put together from, but for single letters; none where it is one. */
function partsOf({ text }: SoughtWord): SoughtWord[] {
  const parts = Array.from(text.matchAll(KATAKANA_OR_KANJI), ([run]) => run).flatMap((run) =>
    // A dictionary takes katakana that it does not know apart at random.
    KATAKANA.test(run) ? [run] : Array.from(segmenter.segment(run), ({ segment }) => segment),
  );
  return parts
    .filter((part) => part !== text && part.length > 1)
    .map((part) => ({ ...queryWord(part), categories: [] }));
}

const KATAKANA_OR_KANJI = /[\p{sc=Katakana}ー]+|[\p{sc=Han}々]+/gu;
const KATAKANA = /^\p{sc=Katakana}/u;
