import type { QueryReading, SoughtWord } from "./search-query.ts";
import type { TermIndex } from "./term-index.ts";
import { fold, queryWord, RUN, terms } from "./tokenize.ts";
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

function meantBy(index: TermIndex, vocabulary: Vocabulary, word: SoughtWord): string | undefined {
  // Of a run of katakana the last term is all of it, of a Latin word the only one.
  const term = word.terms.at(-1);
  if (term === undefined || index.termIdOf.has(term)) return undefined;
  let best: { id: number; edits: number } | undefined;
  for (const one of vocabulary.near(term))
    if (!best || one.edits < best.edits || (one.edits === best.edits && isLikelier(index, one.id, best.id)))
      best = one;
  return best && index.termOf[best.id];
}

const isLikelier = ({ frequencies, termOf }: TermIndex, one: number, other: number): boolean => {
  const more = (frequencies[one] ?? 0) - (frequencies[other] ?? 0);
  return more > 0 || (more === 0 && (termOf[one] ?? "") < (termOf[other] ?? ""));
};

/** The mended query in words as an article has them, as terms are stems. */
export function asWritten({ text, slips }: Mended, article: string): string {
  const words = Array.from(article.matchAll(RUN), ([run]) => run);
  return [...slips].reduce((query, [slip, meant]) => {
    const written = words.find((word) => terms(word).length === 1 && terms(word)[0] === meant);
    return query.replace(slip, written ?? meant);
  }, fold(text));
}
