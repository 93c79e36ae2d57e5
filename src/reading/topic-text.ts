import type { Article } from "../domain/article.ts";
import { fold, holdsCjk, RUN, stem } from "./tokenize.ts";
import type { Alternative, Term, TopicQuery } from "./topic-query.ts";

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
  const folded = fold(original);
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

/** The words of a text, as they stand in it, that make it match; undefined where it does not. */
export function matchedWords(query: TopicQuery, text: TopicText): string[] | undefined {
  const spans = query.alternatives.flatMap((alternative) => spansOf(alternative, text) ?? []);
  if (spans.length === 0) return undefined;
  const clusters = clustersOf(text.original);
  // Some rare letter may fold otherwise alone than among others: then the folded words must do.
  if (clusters.length !== text.folded.length)
    return [...new Set(spans.map(({ from, to }) => text.folded.slice(from, to)))];
  const asWritten = ({ from, to }: Span) => text.original.slice(clusters[from]?.from, clusters[to - 1]?.to);
  return [...new Set(spans.map(asWritten))];
}

function spansOf({ all, none }: Alternative, text: TopicText): Span[] | undefined {
  const spans: Span[] = [];
  for (const term of all) {
    const span = findTerm(term, text);
    if (!span) return undefined;
    spans.push(span);
  }
  return none.some((term) => findTerm(term, text)) ? undefined : spans;
}

/** Where a text has a term first. */
function findTerm(term: Term, text: TopicText): Span | undefined {
  return term.kind === "literal" ? findLiteral(term.text, text.folded) : findWords(term, text);
}

function findLiteral(literal: string, folded: string): Span | undefined {
  for (let from = folded.indexOf(literal); from !== -1; from = folded.indexOf(literal, from + 1)) {
    const to = from + literal.length;
    if (standsAlone(folded, from, to)) return { from, to };
  }
  return undefined;
}

function findWords(term: Term, text: TopicText): Span | undefined {
  const wanted = wordsKey(term).split(" ");
  // Inflections differ in the stem's last letter at most, and most texts have not even the rest.
  if (!wanted.every((word) => text.folded.includes(word.slice(0, -1)))) return undefined;
  const words = text.words();
  const among = term.kind === "phrase" ? words.exact : words.stems;
  const [first = ""] = wanted;
  for (let at = among.indexOf(first); at !== -1; at = among.indexOf(first, at + 1)) {
    if (!wanted.every((word, n) => among[at + n] === word)) continue;
    return { from: words.from[at] ?? 0, to: words.to[at + wanted.length - 1] ?? 0 };
  }
  return undefined;
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
