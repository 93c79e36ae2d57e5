import type { Article } from "../domain/article.ts";
import { fold, holdsCjk, RUN, stem } from "./tokenize.ts";
import { type Alternative, excludedWith, type Term, type TopicQuery } from "./topic-query.ts";

/** A text as topics look at it. */
export interface TopicText {
  original: string;
  folded: string;
  /** Words of Latin scripts and runs of Japanese, in order; made when first asked for. */
  words(): TextWords;
}

export interface TextWords {
  /** As they stand, without the English possessive; a line break stands between two of them as an empty word. */
  exact: string[];
  stems: string[];
  /** By word: where it is in the folded text. */
  from: number[];
  to: number[];
}

/** Title, lead and body where there is one: what a topic's words are looked for in. */
export function topicText({ title, lead, body }: Pick<Article, "title" | "lead" | "body">): TopicText {
  const original = [title, lead, ...(body === undefined ? [] : [body])].join("\n");
  return textOf(original, fold(original));
}

function textOf(original: string, folded: string): TopicText {
  let words: TextWords | undefined;
  return { original, folded, words: () => (words ??= wordsOf(folded)) };
}

const RUN_OR_BREAK = new RegExp(`${RUN.source}|\n`, "gv");

function wordsOf(folded: string): TextWords {
  const words: TextWords = { exact: [], stems: [], from: [], to: [] };
  for (const { 0: run, index } of folded.matchAll(RUN_OR_BREAK)) {
    const word = run === "\n" ? "" : withoutPossessive(run);
    words.exact.push(word);
    words.stems.push(holdsCjk(word) ? word : stem(word));
    words.from.push(index);
    words.to.push(index + word.length);
  }
  return words;
}

const withoutPossessive = (word: string): string => (word.endsWith("'s") ? word.slice(0, -2) : word);

/** What a term of Latin scripts is compared by: its words, stemmed or exact, one space between them. */
export function wordsKey({ kind, text }: Term): string {
  const words = Array.from(text.matchAll(RUN), ([run]) => withoutPossessive(run));
  return (kind === "phrase" ? words : words.map(stem)).join(" ");
}

const LATIN_OR_DIGIT = /[\p{sc=Latin}\p{N}]/u;
const joins = (text: string, at: number): boolean => LATIN_OR_DIGIT.test(text[at] ?? "");

/** Whether a piece of a folded text is not a part of a longer word or number: of "5g" in "15g" it is one. */
export function standsAlone(folded: string, from: number, to: number): boolean {
  if (joins(folded, from) && joins(folded, from - 1)) return false;
  return !(joins(folded, to - 1) && joins(folded, to));
}

/** A piece of a folded text. */
interface Span {
  from: number;
  to: number;
}

/** Where a text has a term first. */
type TermFinder = (text: TopicText) => Span | undefined;

/** Tries a query on one text after another: gives the words, as they stand there, that make it match, or undefined. */
export function createFinder({ alternatives }: TopicQuery): (text: TopicText) => string[] | undefined {
  const ready = alternatives.map(({ all, none }) => ({
    all: all.map(finderOf),
    none: none.map(excluderOf),
  }));
  return (text) => {
    const spans = ready.flatMap(({ all, none }) =>
      none.some((find) => find(text)) ? [] : (findAll(all, text) ?? []),
    );
    return spans.length === 0 ? undefined : [...new Set(asWritten(spans, text))];
  };
}

/** Tells of one folded text after another whether it has all of some terms, and none of others. */
export function createCheck({ all, none }: Alternative): (folded: string) => boolean {
  const [wanted, unwanted] = [all.map(finderOf), none.map(excluderOf)];
  return (folded) => {
    const text = textOf(folded, folded);
    return wanted.every((find) => find(text)) && !unwanted.some((find) => find(text));
  };
}

function findAll(finders: TermFinder[], text: TopicText): Span[] | undefined {
  const spans: Span[] = [];
  for (const find of finders) {
    const span = find(text);
    if (!span) return undefined;
    spans.push(span);
  }
  return spans;
}

function finderOf(term: Term): TermFinder {
  if (term.kind === "literal") return ({ folded }) => findLiteral(term.text, folded);
  const wanted = wordsKey(term).split(" ");
  return (text) => findWords(wanted, term.kind === "phrase" ? "exact" : "stems", text);
}

/** Finds what is excluded with a term: most texts have not even the letters that all of it has. */
function excluderOf(term: Term): TermFinder {
  const terms = excludedWith(term);
  if (terms.length === 1) return finderOf(term);
  const finders = terms.map(finderOf);
  const shared = term.text.slice(0, -1);
  return (text) => {
    if (!text.folded.includes(shared)) return undefined;
    for (const find of finders) {
      const span = find(text);
      if (span) return span;
    }
    return undefined;
  };
}

/** Where a folded text has a piece first that is no part of a longer word of Latin letters or digits. */
export function findLiteral(literal: string, folded: string): Span | undefined {
  for (let from = folded.indexOf(literal); from !== -1; from = folded.indexOf(literal, from + 1)) {
    const to = from + literal.length;
    if (standsAlone(folded, from, to)) return { from, to };
  }
  return undefined;
}

function findWords(wanted: string[], form: "exact" | "stems", text: TopicText): Span | undefined {
  // Inflections differ in the stem's last letter at most, and most texts have not even the rest.
  if (!wanted.every((word) => text.folded.includes(word.slice(0, -1)))) return undefined;
  const words = text.words();
  const among = words[form];
  const [first = ""] = wanted;
  for (let at = among.indexOf(first); at !== -1; at = among.indexOf(first, at + 1)) {
    if (!wanted.every((word, n) => among[at + n] === word)) continue;
    return { from: words.from[at] ?? 0, to: words.to[at + wanted.length - 1] ?? 0 };
  }
  return undefined;
}

function asWritten(spans: Span[], { original, folded }: TopicText): string[] {
  const clusters = clustersOf(original);
  // Some rare letter may fold otherwise alone than among others: then the folded words must do.
  if (clusters.length !== folded.length) return spans.map(({ from, to }) => folded.slice(from, to));
  return spans.map(({ from, to }) => original.slice(clusters[from]?.from, clusters[to - 1]?.to));
}

/** A letter and the marks upon it, which folding may make one of. */
const CLUSTER = /.[\p{M}ﾞﾟ]*/gsu;

/** By position in the folded text, the letter it came from: ㈱ folds to three letters, ｶﾞ to one. */
function clustersOf(original: string): Span[] {
  return Array.from(original.matchAll(CLUSTER)).flatMap(({ 0: cluster, index }) => {
    const span = { from: index, to: index + cluster.length };
    return Array.from({ length: fold(cluster).length }, () => span);
  });
}
