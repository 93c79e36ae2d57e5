import type { NewsLanguage } from "../src/domain/language.ts";
import { archiveArticles } from "../tools/newsroom/articles.ts";
import { seededRandom } from "./measure.ts";

/** Words, the most frequent first, and how a text is made of them. */
export interface Language {
  words: string[];
  /** Stands between words. */
  glue: string[];
  titleWords: number;
  leadWords: number;
}

/** One sequence for all that a bench makes up, so that a run repeats the last one. */
export const random = seededRandom(1);
/** Any of a list, all as likely. */
export const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
/** The first so many words are about equally frequent: no word of news stands in every article. */
const FLAT_WORDS = 20;
/** Zipf's law as Mandelbrot bent it: the n-th word stands there 1/(n + 20) as often as all. */
export function frequent(words: string[]): string {
  const rank = FLAT_WORDS * ((words.length + FLAT_WORDS) / FLAT_WORDS) ** random() - FLAT_WORDS;
  return words[Math.floor(rank)] ?? "";
}
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

const newsroomText = (lang: NewsLanguage): string =>
  archiveArticles(0)
    .filter((article) => article.lang === lang)
    .flatMap(({ versions }) => versions.map(({ title, lead }) => `${title} ${lead ?? ""}`))
    .join("\n");

/** Japanese: words of the sample newsroom, then invented names, as most of what is followed is a name. */
export function japanese(): Language {
  const text = newsroomText("ja");
  const known = text.match(/\p{sc=Han}{2,4}|[\p{sc=Katakana}ー]{3,8}/gu) ?? [];
  const kanji = text.match(/\p{sc=Han}/gu) ?? [];
  const kana = text.match(/\p{sc=Katakana}/gu) ?? [];
  const invented = times(60_000, () =>
    (random() < 0.75
      ? times(2 + Math.floor(random() * 3), () => pick(kanji))
      : times(3 + Math.floor(random() * 4), () => pick(kana))
    ).join(""),
  );
  const words = byFrequency(known, invented);
  return {
    words,
    glue: ["の", "が", "は", "を", "で", "に", "など", "として、", "しました。"],
    titleWords: 6,
    leadWords: 30,
  };
}

/** English: words of the sample newsroom, then invented ones of its syllables. */
export function english(): Language {
  const known = newsroomText("en").match(/[A-Za-z]{3,}/g) ?? [];
  const syllables = [
    "ka",
    "ri",
    "ton",
    "mar",
    "shi",
    "ble",
    "ver",
    "no",
    "ster",
    "lin",
    "do",
    "gra",
    "pe",
    "wick",
    "ha",
  ];
  const invented = times(40_000, () => times(2 + Math.floor(random() * 3), () => pick(syllables)).join(""));
  return {
    words: byFrequency(known, invented),
    glue: [" ", " ", " ", " the ", " of ", ", "],
    titleWords: 9,
    leadWords: 32,
  };
}

function byFrequency(known: string[], invented: string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of known) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return [...new Set([...sorted, ...invented])];
}

/** So many words with what stands between them. */
export const sentence = ({ glue }: Language, count: number, word: () => string): string =>
  times(count, () => `${word()}${pick(glue)}`).join("");
