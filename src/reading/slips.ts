import type { QueryReading, SoughtWord } from "./search-query.ts";
import type { TermIndex } from "./term-index.ts";
import { fold, queryWord, RUN, terms } from "./tokenize.ts";
import { VARIANTS } from "./variants.ts";
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
  if (categories.length > 0 || VARIANTS.has(text)) return undefined;
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

/** A short word of katakana with another letter is another word (アメリカ, アフリカ), unless the letter sounds or looks the same. */
const mayMean = (word: string, other: string): boolean =>
  !STARTS_KATAKANA.test(word) || word.length >= LONG_KATAKANA || likeness(word) === likeness(other);

const LONG_KATAKANA = 6;
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

const isLikelier = ({ frequencies, termOf }: TermIndex, one: number, other: number): boolean => {
  const more = (frequencies[one] ?? 0) - (frequencies[other] ?? 0);
  return more > 0 || (more === 0 && (termOf[one] ?? "") < (termOf[other] ?? ""));
};

/** The mended query in words as an article has them, as terms are stems. */
export function asWritten({ text, slips }: Mended, article: string): string {
  const words = Array.from(article.matchAll(RUN), ([run]) => run);
  return [...slips].reduce((query, [slip, meant]) => {
    const written = words.find((word) => terms(word).length === 1 && terms(word)[0] === meant);
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

const STARTS_KATAKANA = /^\p{sc=Katakana}/u;
