import { isBare, type Said, saidIn } from "./query-syntax.ts";
import { FUNCTION_WORDS, holdsCjk } from "./tokenize.ts";

/**
 * What one word of a query asks for, folded:
 * - `literal`: Japanese, also inside a longer run
 * - `words`: words of Latin scripts in a row, in any inflection ("rate", "covid-19")
 * - `phrase`: such words in a row, exactly as they stand
 */
export interface Term {
  kind: "literal" | "words" | "phrase";
  text: string;
}

/** What a reader wants to follow: articles that have all and none of the terms of one of the alternatives. */
export interface TopicQuery {
  /** At least one, sorted, each with at least one term in `all`. */
  alternatives: Alternative[];
}

export interface Alternative {
  all: Term[];
  none: Term[];
}

/** Why words are no topic. */
export type TopicRefusal =
  | "empty"
  | "only-exclusions"
  | "only-function-words"
  /** A letter, a kana, a digit or a kanji that stands in half of all articles. */
  | "too-short"
  | "too-long"
  /** Asks for a term and excludes it. */
  | "contradictory";

/** Of the canonical text, in UTF-16 units. */
const LONGEST_QUERY = 100;
const MOST_TERMS = 10;

/**
 * Reads a reader's words: `a b` both, `a | b` either, `-a` not, `"a b"` as it stands; in Japanese spelling, too. What is
 * left open is closed, and what says nothing beside other words is dropped. The bounds of length hold for readers; an
 * operator may go beyond them.
 */
export function parseTopic(
  words: string,
  { bounded = true } = {},
): { query: TopicQuery } | { refusal: TopicRefusal } {
  const drafts = saidIn(words).map(alternativeOf);
  if (drafts.length === 0) return { refusal: "empty" };
  for (const draft of drafts) {
    const refusal = refusalOf(draft, bounded);
    if (refusal) return { refusal };
  }
  const alternatives = drafts.map(({ all, none }) => ({
    all: inOrder(all, render),
    none: inOrder(none, render),
  }));
  const query = { alternatives: inOrder(alternatives, renderAlternative) };
  const terms = alternatives.reduce((sum, { all, none }) => sum + all.length + none.length, 0);
  if (bounded && (terms > MOST_TERMS || canonical(query).length > LONGEST_QUERY))
    return { refusal: "too-long" };
  return { query };
}

/** The one text of a query, which parses back to it: what is stored, compared and shown to the reader. */
export function canonical(query: TopicQuery): string {
  return query.alternatives.map(renderAlternative).join(" | ");
}

const renderAlternative = ({ all, none }: Alternative): string =>
  [...all.map(render), ...none.map((term) => `-${render(term)}`)].join(" ");

function render({ kind, text }: Term): string {
  const plain = kind === "words" || (kind === "literal" && isBare(text));
  return plain ? text : `"${text}"`;
}

/** Each once, sorted by how it reads. */
function inOrder<T>(list: T[], read: (item: T) => string): T[] {
  const byText = new Map(list.map((item) => [read(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

function alternativeOf(said: Said[]): Alternative {
  const terms = said.filter(({ text }) => !saysNothing(text));
  return {
    all: terms.filter(({ excluded }) => !excluded).map(termOf),
    none: terms.filter(({ excluded }) => excluded).map(termOf),
  };
}

/** A word of a query as a term. */
export const termOf = ({ text, exact }: Said): Term => ({ kind: kindOf(text, exact), text });

/**
 * What is excluded with a term: who leaves out Okinawa leaves out what is Okinawan. Of one English word, itself and what may be
 * its adjective; most are no words, and stand nowhere.
 */
export function excludedWith(term: Term): Term[] {
  const { kind, text } = term;
  if (kind !== "words" || !ONE_WORD.test(text)) return [term];
  const stems = /[aeiouy]$/.test(text) ? [text, text.slice(0, -1)] : [text];
  const adjectives = stems.flatMap((stem) => ADJECTIVE_ENDINGS.map((ending) => stem + ending));
  return [term, ...adjectives.map((adjective): Term => ({ kind, text: adjective }))];
}

const ONE_WORD = /^[a-z]{4,}$/;
const ADJECTIVE_ENDINGS = ["n", "an", "ian", "ese"];

function kindOf(text: string, exact: boolean): Term["kind"] {
  if (holdsCjk(text)) return "literal";
  return exact ? "phrase" : "words";
}

/** Beside English function words: particles, and what every article is. */
const NOTHING_SAID = new Set(
  (
    "は が を に へ と も で や か の な する した して される こと もの ある いる なる です ます これ それ ため よう " +
    "から まで など ので ください について に関する ニュース 記事 最新 話題 news latest article articles"
  ).split(" "),
);

/** Whether a folded word tells no article from another. */
export const saysNothing = (word: string): boolean => FUNCTION_WORDS.has(word) || NOTHING_SAID.has(word);

function refusalOf({ all, none }: Alternative, bounded: boolean): TopicRefusal | undefined {
  if (bounded && [...all, ...none].some(({ text }) => isTooShort(text))) return "too-short";
  if (all.length === 0) return none.length > 0 ? "only-exclusions" : "only-function-words";
  const wanted = new Set(all.map(render));
  return none.some((term) => wanted.has(render(term))) ? "contradictory" : undefined;
}

/** Kanji that numbers, dates, places and offices are written with: no article is without one of them. */
const EVERYWHERE = new Set(
  "一二三四五六七八九十百千万億円年月日時分秒人者的大中小上下前後新国都道府県市区町村会本第",
);

function isTooShort(text: string): boolean {
  const signs = Array.from(text).filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  const [only = ""] = signs;
  return signs.length === 1 && (!/\p{sc=Han}/u.test(only) || EVERYWHERE.has(only));
}
