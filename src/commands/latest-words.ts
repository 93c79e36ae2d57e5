import type { Category } from "../domain/category.ts";
import { fold } from "./tidy.ts";
import { CATEGORY_WORDS, NEWS_WORDS } from "./vocabulary.ts";

const NEWS_WORD_KINDS = ["publisher", "recent", "news", "any", "lead", "joint"] as const;

/** What a word adds to a wish for the latest news. */
interface Token {
  kind: (typeof NEWS_WORD_KINDS)[number] | "category";
  category?: Category;
}

const TOKENS = new Map<string, Token>([
  ...NEWS_WORD_KINDS.flatMap((kind) => NEWS_WORDS[kind].map((word): [string, Token] => [word, { kind }])),
  ...Object.entries(CATEGORY_WORDS).flatMap(([category, words]) =>
    words.map((word): [string, Token] => [word, { kind: "category", category }]),
  ),
]);

const LONGEST = Math.max(...Array.from(TOKENS.keys(), (word) => word.length));

/**
 * The wish for the latest news, of a category or of all, that the words are; undefined where a single one of them says
 * anything else. "最新", "スポーツのニュース", "NHKの今日のニュース", "any latest sports news".
 */
export function latestIn(words: string): { category?: Category } | undefined {
  const tokens = tokensOf(fold(words));
  if (tokens === undefined) return undefined;
  const kinds = new Set(tokens.map(({ kind }) => kind));
  const categories = [...new Set(tokens.flatMap(({ category }) => category ?? []))];
  const saysNothing = kinds.isSubsetOf(new Set(["joint"]));
  const leadsNowhere = kinds.has("lead") && !kinds.has("news") && !kinds.has("recent");
  // "国際社会" and "Life in Japan" are subjects, not two categories.
  if (saysNothing || leadsNowhere || categories.length > 1) return undefined;
  const [category] = categories;
  return category === undefined ? {} : { category };
}

/** Reads from left to right, at each place the longest word there is, and never goes back: time is linear. */
function tokensOf(words: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let start = 0; start < words.length; ) {
    const end = endOfWordAt(words, start);
    const token = TOKENS.get(words.slice(start, end));
    if (token === undefined) return undefined;
    tokens.push(token);
    start = end;
  }
  return tokens;
}

function endOfWordAt(words: string, start: number): number {
  let end = Math.min(words.length, start + LONGEST);
  while (end > start && !(TOKENS.has(words.slice(start, end)) && isWordEnd(words, end))) end--;
  return end;
}

const LATIN = /^[a-z0-9]$/;

/** Japanese runs on, but "news" is no word of "newspaper". */
const isWordEnd = (words: string, end: number): boolean =>
  !(LATIN.test(words.charAt(end - 1)) && LATIN.test(words.charAt(end)));
