import type { Category } from "../domain/category.ts";
import { placesIn } from "./japanese-places.ts";
import { type Storms, stormsIn } from "./storms.ts";

/** What tells one event from others of its kind: what it names, and which of a count it is. */
export interface EventMarks {
  /** Places of Japanese texts; names of English ones. */
  names: ReadonlySet<string>;
  /** Such as "30号" by "号", and "31st" by "th"; whether men or women compete, by "contest". */
  ordinals: ReadonlyMap<string, ReadonlySet<string>>;
  storms: Storms;
  categories: ReadonlySet<Category>;
  /** It is told of a drill, not of what the drill is for. */
  isDrill: boolean;
  /** It tells what a market did, as is told anew each session. */
  isMarket: boolean;
}

/** Marks of a text, its headline and each paragraph in a line of their own, that is in some categories. */
export function eventMarks(written: string, categories: readonly Category[] = []): EventMarks {
  const text = written.normalize("NFKC");
  const [headline = "", ...rest] = text.split("\n");
  const names = placesIn(text);
  const ordinals = new Map<string, Set<string>>();
  for (const { 0: name } of withoutTitleCase(text).matchAll(CAPITALISED))
    if (!NO_NAMES.has(name)) names.add(name);
  for (const [, number = "", counter = "th"] of text.matchAll(ORDINAL)) note(ordinals, counter, [number]);
  for (const [sex] of headline.matchAll(CONTEST)) note(ordinals, "contest", [sex.toLowerCase()]);
  return {
    ...{ names, ordinals, categories: new Set(categories) },
    ...{ isDrill: DRILL.test(headline), isMarket: MARKET.test(headline) },
    storms: stormsIn(isTitleCase(headline) ? headline.toLowerCase() : headline, rest.join("\n")),
  };
}

/** Marks of texts that belong together, as all articles of a story. */
export function marksTogether(all: readonly EventMarks[]): EventMarks {
  const names = new Set<string>();
  const ordinals = new Map<string, Set<string>>();
  const storms = new Map<"number" | "name", Set<string>>();
  const categories = new Set<Category>();
  for (const marks of all) {
    for (const name of marks.names) names.add(name);
    for (const [counter, numbers] of marks.ordinals) note(ordinals, counter, numbers);
    for (const [kind, called] of marks.storms) note(storms, kind, called);
    for (const category of marks.categories) categories.add(category);
  }
  return {
    ...{ names, ordinals, storms, categories },
    ...{ isDrill: all.some(({ isDrill }) => isDrill), isMarket: all.some(({ isMarket }) => isMarket) },
  };
}

function note<Key>(noted: Map<Key, Set<string>>, key: Key, more: Iterable<string>): void {
  const known = noted.get(key) ?? new Set();
  for (const one of more) known.add(one);
  noted.set(key, known);
}

/**
 * Whatever looks like a name, with the particles that tie it to the next: more than the marks have, as here words that
 * are no name do no harm.
 */
export const namesIn = (text: string): string[] =>
  Array.from(withoutTitleCase(text.normalize("NFKC")).matchAll(NAME), ([name]) => name);

/** Headlines Where Every Word Has a Capital do not tell names from other words. */
const withoutTitleCase = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !isTitleCase(line))
    .join("\n");

/** Short words are small in title case too, what a few words have says nothing, and a sentence may be full of names. */
function isTitleCase(line: string): boolean {
  if (line.endsWith(".")) return false;
  const words = line.match(LONG_WORD) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length >= 4 && capitals >= words.length * 0.75;
}

/**
 * Whether two texts tell of different events, however alike: no name, or no number of one counter, is common to both; one
 * is sport and the other is not, or one a drill.
 */
export function areApart(one: EventMarks, other: EventMarks): boolean {
  return (
    namesDiffer(one.names, other.names) ||
    countsDiffer(one.ordinals, other.ordinals) ||
    isSportBeside(one.categories, other.categories) ||
    one.isDrill !== other.isDrill
  );
}

/** However alike two texts are, and whatever else they have in common, two storms are two events. */
export const areOtherStorms = (one: EventMarks, other: EventMarks): boolean =>
  countsDiffer(one.storms, other.storms);

/** Teams are called like their towns: their matches are no part of what happens there. */
function isSportBeside(ones: ReadonlySet<Category>, others: ReadonlySet<Category>): boolean {
  const [some, more] = [ones, others].map((all) => [...all].filter((category) => category !== "top"));
  if (!some?.length || !more?.length || some.some((category) => more.includes(category))) return false;
  return some.includes("sports") !== more.includes("sports");
}

function namesDiffer(ones: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (ones.size === 0 || others.size === 0) return false;
  return ![...ones].some((one) => [...others].some((other) => isSameName(one, other)));
}

/** A run of kanji may have more before a place: "県内石巻市" and "石巻市" are one; and a port is called like its town or island. */
function isSameName(one: string, other: string): boolean {
  if (one.endsWith(other) || other.endsWith(one)) return true;
  if (!(one.endsWith("港") || other.endsWith("港"))) return false;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  return a.endsWith(b) || b.endsWith(a);
}

function countsDiffer<Counter>(
  ones: ReadonlyMap<Counter, ReadonlySet<string>>,
  others: ReadonlyMap<Counter, ReadonlySet<string>>,
): boolean {
  return [...ones].some(([counter, numbers]) => {
    const counted = others.get(counter);
    return counted !== undefined && numbers.isDisjointFrom(counted);
  });
}

/** But no drill that bores, and not what happens in the course of training or to who is trained: 訓練中, 訓練機, 職業訓練. */
const DRILL =
  /\bdrills?:|\b(?:disaster|evacuation|emergency|tsunami|quake|earthquake|fire|flood|rescue|safety|security|military|naval|missile|nuclear|joint|mock|live-fire)[- ](?:\w+ )?drills?\b|\b(?:h[eo]ld|stag|conduct|join|practi[cs])\w*\b.*\bdrills?\b|(?<!職業|飛行)訓練(?![中機生校船所])/iu;

/** Prices of shares, currencies and oil. */
const MARKET =
  /株価|株式|日経平均|ダウ|円相場|為替|原油価格|\b(?:nikkei|dow jones|stock (?:market|price|index)|share price|exchange rate)/iu;

const LONG_WORD = /\p{sc=Latin}{4,}/gu;
/** Words with a capital that do not begin a sentence, where any word has one; and not the possessive. */
const CAPITALISED = /(?<=[\p{sc=Latin}\p{N},:;'"’-] ["“(]?)\p{Lu}[\p{sc=Latin}-]+/gu;
const NAME =
  /(?:(?:[\p{sc=Katakana}ー]{3,}|北海道)の?|の?\p{sc=Han}{2,4}(?:選手|容疑者|被告|監督|首相))+\p{sc=Hiragana}?|(?<!\p{L})\p{Lu}[\p{L}-]+/gu;
/** The Japanese counters that number one event among many of a kind, and the ends of English ordinals. */
const ORDINAL =
  /(\d+)(?:(号|回戦|連勝|連敗|試合|(?:年|か月|日|期|回|場所|大会|季)連続|[回勝敗日度人例件]目)|(?:st|nd|rd|th)\b)/gu;
/** Men's contests and women's, but no 女子大 and no 男子中学生. */
const CONTEST = /[男女]子(?![小中高大生児学])|\b(?:wo)?men['’]s\b/giu;
/** Everybody's, so that two texts that have them may still tell of different events. */
const NO_NAMES = new Set(
  (
    "Japan Japanese Prefecture City Town Village Ward Port Islands Island Sunday Monday Tuesday Wednesday Thursday Friday " +
    "Saturday January February March April May June July August September October November December Agency Meteorological " +
    "Ministry Minister Prime Tokyo NHK Typhoon Mr Ms Mayor Governor University Peninsula"
  ).split(" "),
);
