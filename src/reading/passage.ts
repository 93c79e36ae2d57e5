import type { Article } from "../domain/article.ts";
import { sentences } from "./sentences.ts";
import { fold, terms } from "./tokenize.ts";
import { findLiteral } from "./topic-text.ts";

/** A word that was looked for. */
export interface LookedFor {
  /** Rarer words count more. */
  weight: number;
  /** As it was typed, folded, and what else it is called. */
  spellings: string[];
}

/**
 * The sentence of an article's lead or body that has most of the words that were looked for, whole; the first of equals.
 * Undefined where none has any of them.
 */
export function bestPassage(
  { lead, body = "" }: Pick<Article, "lead" | "body">,
  words: readonly LookedFor[],
): string | undefined {
  const sought = words.map(({ weight, spellings }) => ({ weight, spellings: spellings.map(termsOf) }));
  let best: { sentence: string; worth: number } | undefined;
  for (const sentence of [...sentences(lead), ...sentences(body)]) {
    const found = new Set(terms(sentence));
    const folded = fold(sentence);
    const worth = sought.reduce((sum, { weight, spellings }) => {
      const shares = spellings.map(({ text, all }) => (findLiteral(text, folded) ? 1 : shareOf(all, found)));
      return sum + weight * Math.max(0, ...shares);
    }, 0);
    if (worth > (best?.worth ?? 0)) best = { sentence, worth };
  }
  return best?.sentence.trim();
}

const termsOf = (text: string) => ({ text, all: terms(text) });

/** Half a word's pairs of characters may be another word's. */
function shareOf(all: string[], found: ReadonlySet<string>): number {
  const share = all.filter((term) => found.has(term)).length / Math.max(1, all.length);
  return share > 0.5 ? share : 0;
}
