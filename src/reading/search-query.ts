import type { Category } from "../domain/category.ts";
import { countedIn } from "./counted.ts";
import { type Asked, datedQuery, type Span } from "./date-words.ts";
import { WRITTEN_FOR_MIXED } from "./kana-spellings.ts";
import { withKanaParted } from "./kana-words.ts";
import { numbersIn } from "./numbers.ts";
import { type Said, saidIn } from "./query-syntax.ts";
import { type QueryWord, queryWord, queryWords } from "./tokenize.ts";
import { saysNothing, type Term, termOf } from "./topic-query.ts";
import { AKIN, VARIANTS } from "./variants.ts";

/** A word to be found, or a category that an article may be in instead of saying it. */
export interface SoughtWord extends QueryWord {
  categories: readonly Category[];
}

/** What an article should say, and what it must and must not. */
export interface Sought {
  words: SoughtWord[];
  /** Its numbers with what they count, which must stand there as they were typed. */
  counted: string[];
  exact: Term[];
  none: Term[];
}

/** One way to understand a query. */
export interface QueryReading {
  /** Any of them will do. */
  alternatives: Sought[];
  span?: Span;
  /** A date that is a word like others: only a headline that has it as it stands, and all the other words, is meant. */
  headline?: string;
  /** The date that is left out. */
  without?: Span;
  /** What it finds is not all that was asked for: the date or the quotation marks are left out. */
  partly: boolean;
}

/** A search as a reader typed it: the ways to understand it, the likeliest first; none where nothing is said. */
export interface SearchQuery {
  text: string;
  readings: QueryReading[];
}

export interface QueryContext {
  /** Without it, dates are words like others. */
  asked?: Asked;
  /** The categories that a folded word names. */
  categoriesNamed?: (word: string) => readonly Category[];
}

/**
 * Reads a search in the syntax of reading/query-syntax.ts, with dates and categories; else with the date as a word like
 * others, as in a headline; else by the words between quotation marks; else without its date.
 */
export function parseSearch(text: string, context: QueryContext = {}): SearchQuery {
  const dated = context.asked && datedQuery(text, context.asked);
  const alternatives = alternativesOf(dated?.rest ?? text, context);
  const readings: QueryReading[] = [{ alternatives, ...(dated && { span: dated.span }), partly: false }];
  if (dated)
    readings.push({ alternatives: alternativesOf(text, context), headline: dated.said, partly: false });
  const quotes = alternatives.some(({ exact }) => exact.length > 0);
  const excludes = alternatives.some(({ none }) => none.length > 0);
  if (quotes && !excludes)
    readings.push({
      alternatives: alternativesOf(wordsOnly(dated?.rest ?? text), context),
      ...(dated && { span: dated.span }),
      partly: true,
    });
  if (dated) readings.push({ alternatives, partly: true, without: dated.span });
  return { text, readings: readings.filter(({ alternatives: some, span }) => some.length > 0 || span) };
}

/** Without the signs that mean something. */
const wordsOnly = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}ー々〆'’,.]+/gu, " ");

const alternativesOf = (text: string, context: QueryContext): Sought[] =>
  bounded(saidIn(text))
    .map((said) => soughtIn(said, context))
    .filter(({ words, exact, none }) => words.length + exact.length + none.length > 0);

/** Beyond these, words are a text that someone has pasted, of which the beginning will do. */
const MOST_ALTERNATIVES = 6;
const MOST_WORDS = 40;
/** Phrases and exclusions, all alternatives together: each may have to be looked for in every article's letters. */
const MOST_CHECKS = 5;

function bounded(alternatives: Said[][]): Said[][] {
  let checks = 0;
  const isWithin = ({ exact, excluded }: Said) => !(exact || excluded) || ++checks <= MOST_CHECKS;
  return alternatives.slice(0, MOST_ALTERNATIVES).map((said) => said.filter(isWithin));
}

function soughtIn(said: Said[], { categoriesNamed = () => [] }: QueryContext): Sought {
  const wanted = said.filter(({ excluded }) => !excluded);
  const telling = wanted
    .filter(({ text, exact }) => exact || !saysNothing(text))
    .map(({ text, exact }) => ({ text: text.replace(KANJI_STORM, digits), exact }));
  const words = telling.flatMap(({ text, exact }) =>
    tellingOf(wordsIn(text)).map((word) => ({
      ...word,
      categories: exact ? [] : categoriesNamed(word.text),
    })),
  );
  return {
    words: said.length === 1 && isOneDigit(words) ? [] : distinct(words).slice(0, MOST_WORDS),
    counted: telling.flatMap(({ text, exact }) => (exact ? [] : countedIn(text))).slice(0, MOST_WORDS),
    exact: wanted.filter(({ exact }) => exact).map(termOf),
    none: said.filter(({ excluded }) => excluded).map(termOf),
  };
}

/** A digit that counts nothing stands everywhere: alone it asks for nothing. */
const isOneDigit = (words: SoughtWord[]): boolean =>
  words.length === 1 && /^\p{N}$/u.test(words[0]?.text ?? "");

/** The news numbers storms in digits: 台風14号. */
const KANJI_STORM = /(?<=台風)[一二三四五六七八九十]+(?=号)/gu;
const digits = (kanji: string): string => String(numbersIn(`${kanji}号`).values().next().value ?? kanji);

/** A word that we know another word for is one as it stands, signs of two scripts in it or not (W杯); what is half in kana (地しん) is not. */
function wordsIn(text: string): QueryWord[] {
  const written = WRITTEN_FOR_MIXED.get(text) ?? text;
  return VARIANTS.has(written) || AKIN.has(written)
    ? [queryWord(written)]
    : queryWords(withKanaParted(written));
}

/** Without those that say nothing beside others: アジアのニュース. */
function tellingOf(words: QueryWord[]): QueryWord[] {
  const telling = words.filter(({ text }) => !saysNothing(text));
  return telling.length > 0 ? telling : words;
}

const distinct = (words: SoughtWord[]): SoughtWord[] => [
  ...new Map(words.map((word) => [word.text, word])).values(),
];
