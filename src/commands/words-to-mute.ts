import { holdsCjk, RUN } from "../reading/tokenize.ts";
import { parseTopic } from "../reading/topic-query.ts";

const MOST_WORDS = 8;
const KATAKANA_OR_LONG = /^\p{sc=Katakana}|^.{3,}$/u;
const HIRAGANA = /\p{sc=Hiragana}+/u;
const CAPITAL = /^\p{Lu}/u;
const LETTERS = /\p{L}{2}/u;

/** The words of a title that somebody may not want to hear of, as they stand in it; those that look like names first. */
export function wordsToMute(title: string): string[] {
  const words = [...new Set(wordsOf(title.normalize("NFKC")))].filter(
    (word) => LETTERS.test(word) && "query" in parseTopic(word),
  );
  const [names, others] = [words.filter(isName), words.filter((word) => !isName(word))];
  return [...names, ...others].slice(0, MOST_WORDS);
}

/** Hiragana between kanji and katakana is grammar, and parts words. */
const wordsOf = (title: string): string[] =>
  Array.from(title.matchAll(RUN), ([run]) => run).flatMap((run) =>
    holdsCjk(run) ? run.split(HIRAGANA) : [run],
  );

/** Japanese names and nouns run on in kanji or katakana, English names have capitals. */
const isName = (word: string): boolean => (holdsCjk(word) ? KATAKANA_OR_LONG : CAPITAL).test(word);
