import type { LanguageTag } from "../domain/language.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import { createCountedCheck } from "./counted.ts";
import { fillersLessened } from "./fillers.ts";
import { firstOf } from "./first-of.ts";
import { standsAsWord } from "./kana-words.ts";
import type { Sought } from "./search-query.ts";
import { clear, type Library, type Tally, tallied, weightOf } from "./search-tally.ts";
import { createLetterCheck, INSIDE, type WeighedWord } from "./search-words.ts";
import { newerFirst, type SlotNo, type TermIndex, titleOf } from "./term-index.ts";
import { titleFit } from "./title-fit.ts";
import { findLiteral } from "./topic-text.ts";

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

/** How much of a hit's score age can take where there are many, and in how many days it takes most of that. */
const AGE_WEIGHT = 0.6;
const AGE_DAYS = 4;
/** So many hits are many, and fewer count half as that where the newest is of the last day; less so up to two days. */
const MANY = 50;
const FRESH_COUNTS = 0.5;
/** So many of the best by their terms are looked at more closely. */
const POOL = 100;
/** Where terms tell little of what was asked for. */
const LARGE_POOL = 1_000;
/** What has all numbers as they were typed comes before what has them apart. */
const OTHER_NUMBER = 1e-3;
/** What it counts that a word stands in the title as it was typed, beside its BM25 score. */
const TITLE_GAIN = 4;

/** What candidates are found by. */
interface Candidates {
  words: WeighedWord[];
  sought: Sought;
  /** Which of some articles may be shown. */
  accepted: (hits: SlotNo[]) => SlotNo[];
}

/** The best articles for some words, more than are shown, as their order is not yet the last. */
export function candidatesFor(
  library: Library,
  tally: Tally,
  { words: weighed, sought: { counted }, accepted }: Candidates,
  options: SearchOptions,
): FoundSlot[] {
  const { index } = library;
  const words = fillersLessened(weighed);
  const needed = words.filter(({ optional }) => !optional);
  const { touched, hits: all } = tallied(library, tally, words);
  const hits = accepted(all);
  const isAnswer = (at: SlotNo) => tally.words[at] === needed.length && isOwn(index, at, options);
  const newest = newestOf(index, hits.some(isAnswer) ? hits.filter(isAnswer) : hits);
  const freshness = Math.min(1, Math.max(0, 2 - (index.newest - newest) / DAY));
  const fewness = (1 - FRESH_COUNTS * freshness) * (1 - Math.min(1, (hits.length - 1) / MANY));
  const fadeOf = fading(index, newest, AGE_WEIGHT * (1 - fewness));
  const total = weightOf(words) || 1;
  const shareOf = (at: SlotNo) => (fadeOf(at) * (tally.weights[at] ?? 0)) / total;
  for (const at of hits) tally.scores[at] = (tally.scores[at] ?? 0) * shareOf(at);
  const scoreOf = (at: SlotNo) => tally.scores[at] ?? 0;
  const hasLetters = createLetterCheck(index, words);
  const hasCounted = createCountedCheck(counted);
  const titleAndParts = createTitleAndParts(index, words, fewness);
  const pool = counted.length > 0 || words.some(isShortKana) ? LARGE_POOL : POOL;
  const best = bestIn(index, hits, scoreOf, { ...options, limit: Math.max(pool, options.limit) });
  const hasAllInTitle = new Set<SlotNo>();
  const found = best.map((at): FoundSlot => {
    const isCounted = hasCounted(index.slots[at]?.text ?? "");
    const { fit, isTold, parts } = titleAndParts(at);
    if (isTold) hasAllInTitle.add(at);
    const score =
      (scoreOf(at) + TITLE_GAIN * shareOf(at) * fit) * (1 - ((1 - INSIDE) * weightOf(parts)) / total);
    return {
      at,
      score: isCounted ? score : score * OTHER_NUMBER,
      whole: isCounted && tally.words[at] === needed.length && hasLetters(at),
    };
  });
  clear(tally, touched);
  return runningFirst(index, found, (at) => hasAllInTitle.has(at) && isOwn(index, at, options));
}

/** Tells of articles how well their titles have some words, and which of these they have only as parts of others. */
function createTitleAndParts(
  index: TermIndex,
  words: WeighedWord[],
  fewness: number,
): (at: SlotNo) => { fit: number; isTold: boolean; parts: WeighedWord[] } {
  const isPart = createPartCheck(words);
  return (at) => {
    const title = titleOf(index, at);
    const literal = words.filter((word) => findLiteral(word.sought.text, title));
    // Of several words all in a title, parts of others are meant: "ゴール ボール" for ゴールボール.
    const isMeant = words.length > 1 && literal.length === words.length;
    const there = isMeant ? literal : literal.filter((word) => !isPart(word, title));
    return {
      fit: titleFit(index, at, { title, words, there, fewness }),
      isTold: there.length === words.length,
      parts: isMeant ? [] : words.filter((word) => isPart(word, index.slots[at]?.text ?? "")),
    };
  };
}

/**
 * Where several titles of the last day have all the words, something is going on: what was told last comes first, as a warning
 * may be over by now.
 */
function runningFirst(index: TermIndex, found: FoundSlot[], isTold: (at: SlotNo) => boolean): FoundSlot[] {
  const running = found.filter(
    ({ at, whole }) => whole && isTold(at) && index.newest - (index.times[at] ?? 0) < DAY,
  );
  const times = running.map(({ at }) => index.times[at]);
  // Archives without times of day have no last one.
  if (running.length < SEVERAL || new Set(times).size === 1) return found;
  const best = Math.max(...found.map(({ score }) => score));
  const inOrder = running.toSorted((a, b) => newerFirst(index, a.at, b.at));
  const rankOf = new Map(inOrder.map(({ at }, n) => [at, inOrder.length - n]));
  return found.map((one) => ({
    ...one,
    score: (rankOf.has(one.at) ? best : 0) + (rankOf.get(one.at) ?? one.score),
  }));
}

const SEVERAL = 3;

function newestOf({ times }: TermIndex, hits: SlotNo[]): EpochMs {
  let newest = 0;
  for (const at of hits) newest = Math.max(newest, times[at] ?? 0);
  return newest;
}

/**
 * What is left of a hit's score for its age. Who asks for what many articles say, or for what has just happened, wants its
 * news; who asks for what few say means one of them, however old.
 */
function fading({ times }: TermIndex, newest: EpochMs, weight: number): (at: SlotNo) => number {
  return (at) => {
    const age = Math.max(0, newest - (times[at] ?? 0));
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

/** The best of one language before the best of the others; of equals the newer, then the later id. */
export function bestIn(
  index: TermIndex,
  hits: SlotNo[],
  scoreOf: (at: SlotNo) => number,
  { limit, lang }: SearchOptions,
): SlotNo[] {
  const better = (a: SlotNo, b: SlotNo) => scoreOf(b) - scoreOf(a) || newerFirst(index, a, b);
  if (lang === undefined) return firstOf(hits, limit, better);
  const own = firstOf(
    hits.filter((at) => isOwn(index, at, { lang })),
    limit,
    better,
  );
  if (own.length === limit) return own;
  const others = hits.filter((at) => !isOwn(index, at, { lang }));
  return [...own, ...firstOf(others, limit - own.length, better)];
}

const isOwn = ({ langs }: TermIndex, at: SlotNo, { lang }: Pick<SearchOptions, "lang">): boolean =>
  lang === undefined || langs[at] === lang;
