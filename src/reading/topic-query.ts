import { FUNCTION_WORDS, fold, holdsCjk } from "./tokenize.ts";

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
  const drafts = draftsOf(words).filter(({ said }) => said);
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

/** Whether a text is one word without quotation marks, too. */
function isBare(text: string): boolean {
  const [only, ...others] = text.matchAll(TOKEN);
  return only?.groups?.bare === text && others.length === 0;
}

/** Each once, sorted by how it reads. */
function inOrder<T>(list: T[], read: (item: T) => string): T[] {
  const byText = new Map(list.map((item) => [read(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

/** An alternative on its way. */
interface Draft extends Alternative {
  /** Something was said, be it only a word that says nothing. */
  said: boolean;
}

const emptyDraft = (): Draft => ({ all: [], none: [], said: false });

/** Dashes that stand for a minus, the long vowel mark of a Japanese keyboard among them. */
const MINUS = "[-ー−‐–—]";
const QUOTE = `"“”〝〟`;
const TOKEN = new RegExp(
  [
    String.raw`(?<or>\||または)`,
    `(?<minus>${MINUS}*)(?:[${QUOTE}](?<quoted>[^${QUOTE}]*)[${QUOTE}]?|[「『](?<cornered>[^」』]*)[」』]?`,
    // The comma of 1,000 parts no words.
    String.raw`(?<bare>(?:(?!または)[^\s、,\|${QUOTE}「『]|(?<=\d),(?=\d))+))`,
  ].join("|"),
  "gu",
);

function draftsOf(words: string): Draft[] {
  let draft = emptyDraft();
  let negated = false;
  const drafts = [draft];
  for (const { groups } of plain(words).matchAll(TOKEN)) {
    const { or, minus, bare, quoted = groups?.cornered } = groups ?? {};
    if (or || bare === "or") {
      draft = emptyDraft();
      drafts.push(draft);
    } else if (bare !== "not") {
      add(draft, quoted ?? bare ?? "", { exact: quoted !== undefined, excluded: negated || minus !== "" });
    }
    negated = bare === "not";
  }
  return drafts;
}

/** Twice, as lower case can leave a letter and its mark apart that have a form together (J̌). */
const plain = (words: string): string => fold(fold(words.replace(/\s+/gu, " ").replace(/\p{C}/gu, "")));

function add(draft: Draft, said: string, { exact, excluded }: { exact: boolean; excluded: boolean }): void {
  const text = bareWords(said);
  if (text === "") return;
  draft.said = true;
  if (!FUNCTION_WORDS.has(text) && !NOTHING_SAID.has(text))
    draft[excluded ? "none" : "all"].push({ kind: kindOf(text, exact), text });
}

function kindOf(text: string, exact: boolean): Term["kind"] {
  if (holdsCjk(text)) return "literal";
  return exact ? "phrase" : "words";
}

/** Without the signs around it, and without quotation marks in it, as a phrase is written between these. */
const bareWords = (text: string): string =>
  text
    .replace(QUOTES, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");

const QUOTES = new RegExp(`[${QUOTE}]`, "gu");

/** Beside English function words: particles, and what every article is. */
const NOTHING_SAID = new Set(
  (
    "は が を に へ と も で や か の な する した して される こと もの ある いる なる です ます これ それ ため よう " +
    "から まで など ので ください について に関する ニュース 記事 最新 話題 news latest article articles"
  ).split(" "),
);

function refusalOf({ all, none }: Draft, bounded: boolean): TopicRefusal | undefined {
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
