import type { QueryReading, SoughtWord } from "./search-query.ts";
import type { TermIndex } from "./term-index.ts";
import { fold, queryWord, RUN, terms } from "./tokenize.ts";
import { akinTo, variantsOf } from "./variants.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A query with its slips mended. */
export interface Mended {
  text: string;
  reading: QueryReading;
  /** Words of the query, and the terms that stand in for them. */
  slips: Map<string, string>;
}

/**
 * Takes words that no article has for the likeliest word that is an edit or two away: the nearest, then the most frequent.
 * Undefined where there is no such word.
 */
export function mend(
  index: TermIndex,
  vocabulary: Vocabulary,
  { text, reading }: { text: string; reading: QueryReading },
): Mended | undefined {
  const unknown = reading.alternatives.flatMap(({ words }) => words.filter((word) => slipOf(index, word)));
  if (unknown.length > MOST_SLIPS) return undefined;
  const slips = new Map<string, string>();
  const alternatives = reading.alternatives.map((sought) => {
    const words = sought.words.map((word) => {
      const meant = meantBy(index, vocabulary, word);
      if (meant === undefined) return word;
      slips.set(word.text, meant);
      return {
        ...queryWord(meant),
        terms: [...new Set([meant, ...terms(meant)])],
        categories: word.categories,
      };
    });
    return { ...sought, words };
  });
  return slips.size === 0 ? undefined : { text, reading: { ...reading, alternatives }, slips };
}

/** Who writes more words that nobody wrote makes no slips; and looking for each one's likes takes time. */
const MOST_SLIPS = 5;

/**
 * The term that no article has; none for a word that is known to be right. Of a run of katakana the last term is all of it,
 * of a Latin word the only one.
 */
function slipOf({ termIdOf }: TermIndex, { text, terms: all, categories }: SoughtWord): string | undefined {
  if (categories.length > 0 || variantsOf(text).length + akinTo(text).length > 0) return undefined;
  const term = all.at(-1);
  return term === undefined || termIdOf.has(term) ? undefined : term;
}

function meantBy(index: TermIndex, vocabulary: Vocabulary, word: SoughtWord): string | undefined {
  const term = slipOf(index, word);
  if (term === undefined) return undefined;
  let best: { id: number; edits: number } | undefined;
  const meant = vocabulary.near(term).filter(({ id }) => mayMean(term, index.termOf[id] ?? ""));
  for (const one of meant)
    if (!best || one.edits < best.edits || (one.edits === best.edits && isLikelier(index, one.id, best.id)))
      best = one;
  return best && index.termOf[best.id];
}

/**
 * A short word with another letter is another word (アメリカ, アフリカ; storm, store), unless the letter sounds or looks the same,
 * or its key stands beside the other's.
 */
function mayMean(word: string, other: string): boolean {
  if (STARTS_KATAKANA.test(word)) return word.length >= LONG_KATAKANA || likeness(word) === likeness(other);
  return (
    word.length >= LONG_LATIN ||
    word.length !== other.length ||
    sounds(word) === sounds(other) ||
    isKeyAway(word, other)
  );
}

const LONG_KATAKANA = 6;
const LONG_LATIN = 7;
const SMALL_KANA = "ァィゥェォャュョッ";
const LARGE_KANA = "アイウエオヤユヨツ";
/** The marks of パ and バ, which a small screen hardly tells apart. */
const VOICING = /[\u3099\u309A]/gu;
const likeness = (word: string): string =>
  word
    .normalize("NFD")
    .replace(VOICING, "")
    .replace(/[ーァィゥェォャュョッ]/g, (sign) => LARGE_KANA.charAt(SMALL_KANA.indexOf(sign)))
    .replaceAll("ソ", "ン")
    .replaceAll("ツ", "シ");

/** The sounds of an English word in any order, as two letters may have changed places. */
const sounds = (word: string): string =>
  Array.from(word, (letter) => ALIKE.find((letters) => letters.includes(letter)) ?? letter)
    .sort()
    .join(" ");

/** Whether a finger may have missed: one letter differs, and its key touches the other's on a usual keyboard. */
function isKeyAway(word: string, other: string): boolean {
  const differing = Array.from(word).flatMap((letter, at) =>
    letter === other[at] ? [] : [[letter, other[at] ?? ""]],
  );
  const [[typed = "", meant = ""] = []] = differing;
  const [one, two] = [keyOf(typed), keyOf(meant)];
  return (
    differing.length === 1 &&
    one !== undefined &&
    two !== undefined &&
    Math.hypot(one.x - two.x, one.y - two.y) < 1.2
  );
}

function keyOf(letter: string): { x: number; y: number } | undefined {
  const y = KEYS.findIndex((row) => letter !== "" && row.includes(letter));
  // Each row stands half a key further right.
  return y < 0 ? undefined : { x: (KEYS[y]?.indexOf(letter) ?? 0) + y / 2, y };
}

const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const ALIKE = ["aeiouy", "ckqsz", "bp", "dt", "fv", "mn", "lr"];

const isLikelier = ({ frequencies, termOf }: TermIndex, one: number, other: number): boolean => {
  const more = (frequencies[one] ?? 0) - (frequencies[other] ?? 0);
  return more > 0 || (more === 0 && (termOf[one] ?? "") < (termOf[other] ?? ""));
};

/** The mended query in words as an article has them, as terms are stems. */
export function asWritten({ text, slips }: Mended, article: string): string {
  const words = [RUN, KATAKANA_RUN].flatMap((runs) => Array.from(article.matchAll(runs), ([run]) => run));
  return [...slips].reduce((query, [slip, meant]) => {
    const written = words.find((word) => ONE_SCRIPT.test(word) && terms(word).at(-1) === meant);
    return query.replace(wordPattern(slip), () => written ?? meant);
  }, fold(text));
}

/** A word of its own, not the same letters in a longer one. */
function wordPattern(word: string): RegExp {
  const letter = STARTS_KATAKANA.test(word)
    ? String.raw`[\p{sc=Katakana}ー]`
    : String.raw`[\p{sc=Latin}\p{N}\p{M}]`;
  return new RegExp(`(?<!${letter})${RegExp.escape(word)}(?!${letter})`, "gu");
}

const KATAKANA_RUN = /[\p{sc=Katakana}ー]+/gu;
/** The last term of such a word is all of it, but for its spelling. */
const ONE_SCRIPT = /^(?:[\p{sc=Katakana}ー]+|[^\p{sc=Katakana}\p{sc=Han}\p{sc=Hiragana}ー]+)$/u;
const STARTS_KATAKANA = /^\p{sc=Katakana}/u;
