import type { Category } from "../domain/category.ts";
import type { LanguageTag } from "../domain/language.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import { withCompoundsParted } from "./compounds.ts";
import { createCountedCheck } from "./counted.ts";
import type { Span } from "./date-words.ts";
import { firstOf } from "./first-of.ts";
import { standsAsWord } from "./kana-words.ts";
import type { QueryReading, SearchQuery, Sought, SoughtWord } from "./search-query.ts";
import {
  createLetterCheck,
  createScan,
  INSIDE,
  literalWord,
  rarityOf,
  type Spelling,
  type WeighedWord,
  weighWord,
} from "./search-words.ts";
import { asWritten, type Mended, mend } from "./slips.ts";
import {
  countOf,
  newerFirst,
  numberOf,
  postingsOf,
  type SlotNo,
  type TermIndex,
  titleOf,
} from "./term-index.ts";
import { stem, terms } from "./tokenize.ts";
import { createCheck, findLiteral } from "./topic-text.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface SearchOptions {
  limit: number;
  lang?: LanguageTag;
}

/** An article that a search found, by its slot. */
export interface FoundSlot {
  at: SlotNo;
  score: number;
  /** It has all that was asked for. */
  whole: boolean;
}

/** What a search found, best first, and by which words. */
export interface FoundSlots {
  hits: FoundSlot[];
  words: WeighedWord[];
  /** The query with slips mended, where only that found something. */
  corrected?: string;
  /** Some article has all the words, whatever else was left out. */
  complete: boolean;
  /** The time asked for, of which nothing was found: these are of another. */
  without?: Span;
}

/** What a search looks into. */
export interface Library {
  index: TermIndex;
  vocabulary: Vocabulary;
  /** By slot. */
  categories: (readonly Category[])[];
}

/** BM25's usual saturation and length normalisation (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;
/** Of one or two words a hit must hold all; of more, words with this share of their weight. */
const FEW_WORDS = 2;
const QUERY_SHARE = 0.5;
/** How much of a hit's score age can take where there are many, and in how many days it takes most of that. */
const AGE_WEIGHT = 0.6;
const AGE_DAYS = 4;
const MANY = 50;
/** So many of the best by their terms are looked at more closely. */
const POOL = 100;
/** Where terms tell little of what was asked for. */
const LARGE_POOL = 1_000;
/** What has all numbers as they were typed comes before what has them apart. */
const OTHER_NUMBER = 1e-3;
/** What it counts that a word stands in the title as it was typed, beside its BM25 score. */
const TITLE_GAIN = 3;
/** What it counts beside that if the words are all that the title tells. */
const COVERAGE = 1;

/** Working space by slot, kept as making it takes longer than a search: all zero between two searches. */
interface Tally {
  scores: Float64Array;
  /** How much of the spelling that is looked up an article holds. */
  rarity: Float64Array;
  /** Whether it holds the word that is looked up. */
  holds: Uint8Array;
  /** The words that it holds, and what they weigh together. */
  words: Uint16Array;
  weights: Float64Array;
}

const emptyTally = (room = 0): Tally => ({
  scores: new Float64Array(room),
  rarity: new Float64Array(room),
  holds: new Uint8Array(room),
  words: new Uint16Array(room),
  weights: new Float64Array(room),
});

/** Reads the library as it stands at each call. */
export function createSearch(library: Library): (query: SearchQuery, options: SearchOptions) => FoundSlots {
  const tally = emptyTally();
  return (query, options) => {
    const room = library.index.slots.length;
    if (tally.scores.length < room) Object.assign(tally, emptyTally(2 * room));
    const own = namesNoWords(query) ? options.lang : undefined;
    const found = own && bestAttempt(library, tally, query, { ...options, only: own });
    return found && found.hits.length > 0 ? found : bestAttempt(library, tally, query, options);
  };
}

/** Categories and dates are the same in every language: whoever says nothing else browses, and does so in one. */
const namesNoWords = ({ readings }: SearchQuery): boolean =>
  readings[0]?.alternatives.every(
    ({ words, exact }) => exact.length === 0 && words.every(({ categories }) => categories.length > 0),
  ) ?? false;

/** Finds in one language only, where told so. */
interface AttemptOptions extends SearchOptions {
  only?: LanguageTag;
}

/**
 * The first attempt that finds all that was asked for; else the first that finds all its words, be it without the quotation
 * marks around them; else the first that finds some. Of another day is what is left when nothing else is.
 */
function bestAttempt(
  library: Library,
  tally: Tally,
  query: SearchQuery,
  options: AttemptOptions,
): FoundSlots {
  let partly: FoundSlots | undefined;
  for (const attempt of attemptsAt(library, query)) {
    const found = foundBy(library, tally, attempt, options);
    if (!found.complete && isGuess(attempt)) continue;
    if (found.hits.some(({ whole }) => whole)) return found;
    const isCloser = found.complete && !found.without && !partly?.complete;
    if (found.hits.length > 0 && (!partly || isCloser)) partly = found;
  }
  return partly ?? { hits: [], words: [], complete: false };
}

/** A reading of the query whose words were looked up. */
interface Attempt {
  alternatives: { sought: Sought; words: WeighedWord[] }[];
  span?: Span;
  partly: boolean;
  headline?: string;
  without?: Span;
  mended?: Mended;
}

/** What was hardly meant unless something has all of it. */
const isGuess = ({ mended, headline }: Attempt): boolean => mended !== undefined || headline !== undefined;

/**
 * What to look for until something has all of it: each reading as it is, then with its slips mended; its letters, and at
 * last, for what comes close, the parts of its compounds.
 */
function* attemptsAt({ index, vocabulary }: Library, { text, readings }: SearchQuery): Iterable<Attempt> {
  const sources = { index, vocabulary, scan: createScan(index) };
  const weighed = new Map<string, WeighedWord>();
  const weigh = (word: SoughtWord): WeighedWord => {
    const known = weighed.get(word.text) ?? weighWord(sources, word);
    weighed.set(word.text, known);
    // Between quotation marks the same word names no category.
    return { ...known, sought: word };
  };
  for (const reading of readings) {
    yield attemptOf(reading, weigh);
    const mended = mend(index, vocabulary, { text, reading });
    if (mended) yield { ...attemptOf(mended.reading, weigh), mended };
  }
  const [first] = readings;
  if (
    first?.alternatives.every(({ words }) => words.length <= LITERAL_WORDS) &&
    first.alternatives.some(({ words }) => words.some((word) => !isInTerms(index, word)))
  )
    yield attemptOf(first, (word) => literalWord(sources, word, first.span));
  const parted = first && withCompoundsParted(first);
  if (parted) yield attemptOf(parted, weigh);
}

/**
 * A Latin word or pair of characters is found by its term wherever it stands. A single letter is a term only where it stands
 * alone, and a longer run has a term of its own, which a run with more around it has not.
 */
const isInTerms = ({ termIdOf }: TermIndex, { text, terms: all }: SoughtWord): boolean =>
  text.length > 1 && all.length === 1 && all.every((term) => termIdOf.has(term));

/** A query of more words has some that the index knows. */
const LITERAL_WORDS = 5;

const attemptOf = (
  { alternatives, ...rest }: QueryReading,
  weigh: (word: SoughtWord) => WeighedWord,
): Attempt => ({
  ...rest,
  alternatives: alternatives.map((sought) => ({ sought, words: sought.words.map(weigh) })),
});

/** What any of the alternatives finds; what several find counts for each. */
function foundBy(library: Library, tally: Tally, attempt: Attempt, options: AttemptOptions): FoundSlots {
  const { alternatives, partly, mended, without } = attempt;
  const some = alternatives.length > 0 ? alternatives : [{ sought: NOTHING_SOUGHT, words: [] }];
  const found = new Map<SlotNo, FoundSlot>();
  let complete = false;
  for (const { sought, words } of some) {
    const accepted = acceptance(library.index, sought, { ...attempt, ...options });
    for (const { at, score, whole } of candidatesFor(library, tally, { words, sought, accepted }, options)) {
      const before = found.get(at);
      complete ||= whole;
      const isWhole = before?.whole || (whole && !partly);
      found.set(at, { at, score: score + (before?.score ?? 0), whole: isWhole });
    }
  }
  const scoreOf = (at: SlotNo) => found.get(at)?.score ?? 0;
  const hits = bestIn(library.index, [...found.keys()], scoreOf, options).flatMap(
    (at) => found.get(at) ?? [],
  );
  const words = some.flatMap((one) => one.words);
  const [top] = hits;
  return {
    hits,
    words,
    complete,
    ...(without && hits.length > 0 && { without }),
    ...(mended && top && { corrected: asWritten(mended, library.index.slots[top.at]?.text ?? "") }),
  };
}

const NOTHING_SOUGHT: Sought = { words: [], counted: [], exact: [], none: [] };

/** Of some articles those of the time asked for that have what must be in them as it stands, and not what must not. */
function acceptance(
  index: TermIndex,
  { words, exact, none }: Sought,
  { span, headline, only }: Pick<Attempt, "span" | "headline"> & Pick<AttemptOptions, "only">,
): (hits: SlotNo[]) => SlotNo[] {
  const narrows = [span, headline, only].some((asked) => asked !== undefined);
  const checks = exact.length + none.length > 0;
  const check = createCheck({ all: exact, none });
  const isTimely = (time: EpochMs) => !span || (time >= span.from && time < span.until);
  const isOwn = (at: SlotNo) => only === undefined || index.langs[at] === only;
  const isHeadline = (at: SlotNo) => {
    if (headline === undefined) return true;
    const title = titleOf(index, at);
    return [headline, ...words.map(({ text }) => text)].every((text) => findLiteral(text, title));
  };
  return (hits) => {
    const timely = narrows
      ? hits.filter((at) => isOwn(at) && isTimely(index.times[at] ?? 0) && isHeadline(at))
      : hits;
    // Exclusions alone leave nearly all articles: it takes long to check them, and the newest are wanted.
    const some =
      words.length > 0 ? timely : firstOf(timely, MOST_WITHOUT_WORDS, (a, b) => newerFirst(index, a, b));
    return checks ? some.filter((at) => check(index.slots[at]?.text ?? "")) : some;
  };
}

const MOST_WITHOUT_WORDS = 1_000;

/** What candidates are found by. */
interface Candidates {
  words: WeighedWord[];
  sought: Sought;
  /** Which of some articles may be shown. */
  accepted: (hits: SlotNo[]) => SlotNo[];
}

/** The best articles for some words, more than are shown, as their order is not yet the last. */
function candidatesFor(
  library: Library,
  tally: Tally,
  { words: weighed, sought: { counted }, accepted }: Candidates,
  options: SearchOptions,
): FoundSlot[] {
  const { index } = library;
  const words = numbersLessened(weighed);
  const { touched, hits: all } = tallied(library, tally, words);
  const hits = accepted(all);
  const fadeOf = fading(index, hits);
  const total = weightOf(words) || 1;
  const shareOf = (at: SlotNo) => (fadeOf(at) * (tally.weights[at] ?? 0)) / total;
  for (const at of hits) tally.scores[at] = (tally.scores[at] ?? 0) * shareOf(at);
  const scoreOf = (at: SlotNo) => tally.scores[at] ?? 0;
  const sought = new Set(
    words.flatMap((word) => word.sought.terms.map((term) => index.termIdOf.get(term) ?? -1)),
  );
  const hasLetters = createLetterCheck(index, words);
  const hasCounted = createCountedCheck(counted);
  const isPart = createPartCheck(words);
  const pool = counted.length > 0 || words.some(isShortKana) ? LARGE_POOL : POOL;
  const found = bestIn(index, hits, scoreOf, { ...options, limit: Math.max(pool, options.limit) }).map(
    (at) => {
      const text = index.slots[at]?.text ?? "";
      const isCounted = hasCounted(text);
      const title = titleOf(index, at);
      const literal = words.filter((word) => findLiteral(word.sought.text, title));
      // Of several words all in a title, parts of others are meant: "ゴール ボール" for ゴールボール.
      const isMeant = words.length > 1 && literal.length === words.length;
      const there = isMeant ? literal : literal.filter((word) => !isPart(word, title));
      const parts = isMeant ? [] : words.filter((word) => isPart(word, text));
      const gain = TITLE_GAIN * shareOf(at) * titleFit(index, at, { words, there, sought });
      const score = (scoreOf(at) + gain) * (1 - ((1 - INSIDE) * weightOf(parts)) / total);
      return {
        at,
        score: isCounted ? score : score * OTHER_NUMBER,
        whole: isCounted && tally.words[at] === words.length && hasLetters(at),
      };
    },
  );
  clear(tally, touched);
  return found;
}

function clear({ scores, words, weights }: Tally, touched: SlotNo[]): void {
  for (const at of touched) {
    scores[at] = 0;
    words[at] = 0;
    weights[at] = 0;
  }
}

/**
 * Tallies what articles have of the words: those with all of a few words, or with enough of many, are hits. Two words that
 * no article has together: what has the one that the news is about is better than nothing.
 */
function tallied(
  library: Library,
  tally: Tally,
  words: WeighedWord[],
): { touched: SlotNo[]; hits: SlotNo[] } {
  const known = words.filter(({ spellings, sought }) => spellings.length + sought.categories.length > 0);
  // A word that nobody wrote must not hide what the others find, unless the others say nothing by themselves.
  if (known.length < words.length && known.every(({ common, weight }) => common || weight <= NUMBER_WEIGHT))
    return { touched: [], hits: [] };
  const whole = weightOf(known);
  if (known.length > FEW_WORDS) {
    const touched = touchedBy(library, tally, words, whole * QUERY_SHARE);
    return {
      touched,
      hits: touched.filter((at) => (tally.weights[at] ?? 0) >= whole * QUERY_SHARE * ALMOST),
    };
  }
  const touched = touchedBy(library, tally, words, whole);
  const hits = touched.filter((at) => tally.words[at] === known.length);
  if (hits.length > 0 || known.length < FEW_WORDS) return { touched, hits };
  clear(tally, touched);
  const some = touchedBy(library, tally, words, 0);
  return { touched: some, hits: hitsOfSubject(library.index, some, known) };
}

const weightOf = (words: WeighedWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Tallies what each article has of the words; those that have some of it. Without words, all articles. What cannot come to
 * a certain weight any more by the words left, of which the rarest come first, is passed over.
 */
function touchedBy(
  { index, categories }: Library,
  tally: Tally,
  words: WeighedWord[],
  weight: number,
): SlotNo[] {
  if (words.length === 0) return slotsIn(index);
  const touched: SlotNo[] = [];
  const texts = words.filter(({ sought }) => sought.categories.length === 0);
  const named = words.filter(({ sought }) => sought.categories.length > 0);
  let least = weight * ALMOST - weightOf(words);
  for (const word of texts.sort((a, b) => b.weight - a.weight)) {
    lookUp(index, tally, word, { touched, least });
    least += word.weight;
  }
  // A word that names a category is held by what is in it, too: until the last, that may make up for any other.
  const holders = named.map((word) => lookUp(index, tally, word, { touched, least }));
  const among = texts.length > 0 ? touched : slotsIn(index);
  for (const [n, word] of named.entries()) {
    for (const at of inCategories(categories, among, word.sought.categories, holders[n] ?? [])) {
      if (tally.scores[at] === 0 && tally.words[at] === 0) touched.push(at);
      tally.words[at] = (tally.words[at] ?? 0) + 1;
      tally.weights[at] = (tally.weights[at] ?? 0) + word.weight;
    }
  }
  return touched;
}

function slotsIn({ slots }: TermIndex): SlotNo[] {
  const all: SlotNo[] = [];
  for (let at = 0; at < slots.length; at++) if (slots[at] !== undefined) all.push(at);
  return all;
}

/** Of some articles those in certain categories, but for some others. */
function inCategories(
  categories: Library["categories"],
  among: SlotNo[],
  names: readonly Category[],
  others: SlotNo[],
): SlotNo[] {
  const isOther = new Uint8Array(categories.length);
  for (const at of others) isOther[at] = 1;
  return among.filter((at) => {
    if (isOther[at] === 1) return false;
    for (const name of categories[at] ?? []) if (names.includes(name)) return true;
    return false;
  });
}

/** Sums of the same weights in another order differ by less. */
const ALMOST = 1 - 1e-9;

/** Articles that were tallied, and the weight that an article must hold already to be looked at. */
interface LookUp {
  touched: SlotNo[];
  least: number;
}

/**
 * Adds what a word scores (BM25) and weighs to the articles that have some of it, and these to those that were touched;
 * which of them hold the word, in any of its spellings.
 */
function lookUp(index: TermIndex, tally: Tally, word: WeighedWord, among: LookUp): SlotNo[] {
  const { holds, words, weights } = tally;
  const holders: SlotNo[] = [];
  for (const spelling of word.spellings) {
    for (const at of holdersOf(index, tally, spelling, among)) {
      holds[at] = 1;
      holders.push(at);
    }
  }
  for (const at of holders) {
    holds[at] = 0;
    words[at] = (words[at] ?? 0) + 1;
    weights[at] = (weights[at] ?? 0) + word.weight;
  }
  return holders;
}

/** Who has a spelling of a word and none of those that were looked up before. */
function holdersOf(
  index: TermIndex,
  { scores, rarity, holds, weights }: Tally,
  spelling: Spelling,
  { touched, least }: LookUp,
): SlotNo[] {
  const having: SlotNo[] = [];
  const saturated = saturation(index);
  const add = (at: SlotNo, count: number, worth: number) => {
    if ((weights[at] ?? 0) < least || holds[at] === 1) return;
    const score = scores[at] ?? 0;
    if (score === 0) touched.push(at);
    scores[at] = score + worth * saturated(at, count);
    const before = rarity[at] ?? 0;
    if (before === 0) having.push(at);
    rarity[at] = before + worth;
  };
  for (const term of spelling.terms)
    for (const packed of postingsOf(index, term.id)) add(numberOf(packed), countOf(packed), term.rarity);
  for (const at of spelling.slots ?? []) add(at, 1, spelling.slotsRarity ?? 1);
  const holders = having.filter((at) => (rarity[at] ?? 0) >= spelling.least);
  for (const at of having) rarity[at] = 0;
  return holders;
}

/** BM25: a term that stands there often says more, the less so the longer the text. */
function saturation({ totalLength, slotOf, lengths }: TermIndex): (at: SlotNo, count: number) => number {
  const averageLength = totalLength / Math.max(1, slotOf.size) || 1;
  const floor = K1 * (1 - B);
  const slope = (K1 * B) / averageLength;
  return (at, count) => (count * (K1 + 1)) / (count + floor + slope * (lengths[at] ?? averageLength));
}

/** Articles whose titles have the one word that the most titles have, of those that tell something; of equals the newest has. */
function hitsOfSubject(index: TermIndex, touched: SlotNo[], words: WeighedWord[]): SlotNo[] {
  const recent = firstOf(touched, MOST_TITLES, (a, b) => newerFirst(index, a, b));
  const telling = words.filter(
    (word) => word.weight > NUMBER_WEIGHT && !isNumber(word) && word.sought.categories.length === 0,
  );
  const titled = telling.map((word) => recent.filter((at) => saysWord(titleOf(index, at), word)));
  const better = (a: SlotNo[], b: SlotNo[]) =>
    b.length - a.length || (a[0] === undefined || b[0] === undefined ? 0 : newerFirst(index, a[0], b[0]));
  return titled.toSorted(better)[0] ?? [];
}

const MOST_TITLES = 1_000;

function saysWord(title: string, { spellings }: WeighedWord): boolean {
  return spellings.some(({ text }) => {
    if (findLiteral(text, title)) return true;
    const stemmed = stem(text);
    // Inflections differ in the stem's last letter at most, and most titles have not even the rest.
    return title.includes(stemmed.slice(0, -1)) && terms(title).includes(stemmed);
  });
}

/** Beside other words, numbers that count nothing, and what belongs to them, say nothing (32月45日, nov 35). */
function numbersLessened(words: WeighedWord[]): WeighedWord[] {
  if (!words.some(isNumber)) return words;
  const isDate = (word: WeighedWord) =>
    (isNumber(word) && !word.sought.counts) || DATE_UNIT.test(word.sought.text);
  if (words.every(isDate)) return words;
  return words.map((word) => (isDate(word) ? { ...word, weight: NUMBER_WEIGHT } : word));
}

const isNumber = ({ sought }: WeighedWord): boolean => /^\p{N}+$/u.test(sought.text);

const DATE_UNIT = /^(?:[年月日時分]|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/u;
const NUMBER_WEIGHT = 0.01;

/**
 * What is left of a hit's score for its age. Who asks for what many articles say wants its news; who asks for what few
 * say means one of them, however old.
 */
function fading({ times }: TermIndex, hits: SlotNo[]): (at: SlotNo) => number {
  let newest = 0;
  for (const at of hits) newest = Math.max(newest, times[at] ?? 0);
  const weight = AGE_WEIGHT * Math.min(1, (hits.length - 1) / MANY);
  return (at) => {
    const age = newest - (times[at] ?? 0);
    return age > OLDEST ? 1 - weight : 1 - weight + weight * Math.exp(-age / (AGE_DAYS * DAY));
  };
}

/** What is older than this has lost all that age can take: e^−40 is nothing beside what is left. */
const OLDEST = 40 * AGE_DAYS * DAY;

/** Tells whether a text has a short word in kana only within longer ones, and under none of its other names. */
function createPartCheck(words: WeighedWord[]): (word: WeighedWord, folded: string) => boolean {
  const checks = new Map(words.filter(isShortKana).map((word) => [word, standsAsWord(word.sought.text)]));
  return (word, folded) => {
    const stands = checks.get(word);
    const { text } = word.sought;
    if (!stands || !folded.includes(text) || stands(folded)) return false;
    return word.spellings.every((other) => other.text === text || !folded.includes(other.text));
  };
}

/** Two letters are more often a part of other words than one (タイル); more are a compound's (インフルエンザワクチン). */
const isShortKana = ({ sought: { text } }: WeighedWord): boolean =>
  text.length <= 2 && standsAsWord(text) !== undefined;

/** How well a title has the words as they were typed, and if it has all of them, how much of what it tells they are. */
function titleFit(
  index: TermIndex,
  at: SlotNo,
  { words, there, sought }: { words: WeighedWord[]; there: WeighedWord[]; sought: ReadonlySet<number> },
): number {
  const fit = there.reduce((sum, { weight }) => sum + weight, 0);
  if (fit === 0) return 0;
  return there.length < words.length ? fit : fit * (1 + COVERAGE * coverage(index, at, sought));
}

/** The part of a title's rarity that is the query's. */
function coverage(index: TermIndex, at: SlotNo, sought: ReadonlySet<number>): number {
  const slot = index.slots[at];
  const titleTerms = slot?.titleTerms ?? 0;
  let [covered, whole] = [0, 0];
  for (let n = 0; n < titleTerms; n++) {
    const term = numberOf(slot?.terms[n] ?? 0);
    const rarity = rarityOf(index, index.frequencies[term] ?? 0);
    whole += rarity;
    if (sought.has(term)) covered += rarity;
  }
  return covered / Math.max(1, whole);
}

/** The best of one language before the best of the others; of equals the newer, then the later id. */
function bestIn(
  index: TermIndex,
  hits: SlotNo[],
  scoreOf: (at: SlotNo) => number,
  { limit, lang }: SearchOptions,
): SlotNo[] {
  const better = (a: SlotNo, b: SlotNo) => scoreOf(b) - scoreOf(a) || newerFirst(index, a, b);
  if (lang === undefined) return firstOf(hits, limit, better);
  const isOwn = (at: SlotNo) => index.langs[at] === lang;
  const own = firstOf(hits.filter(isOwn), limit, better);
  if (own.length === limit) return own;
  const others = hits.filter((at) => !isOwn(at));
  return [...own, ...firstOf(others, limit - own.length, better)];
}
