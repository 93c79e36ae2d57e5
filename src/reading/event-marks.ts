import type { Category } from "../domain/category.ts";
import { type Storms, stormsIn } from "./storms.ts";

/** What tells one event from others of its kind: what it names, and which of a count it is. */
export interface EventMarks {
  /** Places of Japanese texts; names of English ones. */
  names: ReadonlySet<string>;
  /** Such as "30号" by "号", and "31st" by "th". */
  ordinals: ReadonlyMap<string, ReadonlySet<string>>;
  storms: Storms;
  categories: ReadonlySet<Category>;
  /** It is told of a drill, not of what the drill is for. */
  isDrill: boolean;
}

/** Marks of a text, its headline and each paragraph in a line of their own, that is in some categories. */
export function eventMarks(written: string, categories: readonly Category[] = []): EventMarks {
  const text = written.normalize("NFKC");
  const [headline = "", ...rest] = text.split("\n");
  const names = new Set<string>();
  const ordinals = new Map<string, Set<string>>();
  for (const { 0: name } of text.matchAll(PLACE)) names.add(name);
  for (const { 0: name } of withoutTitleCase(text).matchAll(CAPITALISED))
    if (!NO_NAMES.has(name)) names.add(name);
  for (const [, number = "", counter = "th"] of text.matchAll(ORDINAL)) note(ordinals, counter, [number]);
  return {
    ...{ names, ordinals, categories: new Set(categories), isDrill: DRILL.test(headline) },
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
  return { names, ordinals, storms, categories, isDrill: all.some(({ isDrill }) => isDrill) };
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

/** A run of kanji may have more before a place: "県内石巻市" and "石巻市" are one. */
const isSameName = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);

function countsDiffer<Counter>(
  ones: ReadonlyMap<Counter, ReadonlySet<string>>,
  others: ReadonlyMap<Counter, ReadonlySet<string>>,
): boolean {
  return [...ones].some(([counter, numbers]) => {
    const counted = others.get(counter);
    return counted !== undefined && numbers.isDisjointFrom(counted);
  });
}

const DRILL = /\bdrills?\b|(?:避難|防災)訓練/iu;

const LONG_WORD = /\p{sc=Latin}{4,}/gu;
/** Prefectures and municipalities by their last letter, but no 市場, 区間 or 地区; and where at sea, which says which quake. */
const PLACE =
  /北海道|東京都|(?:京都|大阪)府|[\p{sc=Han}ヶケ]{1,4}?(?:県|(?<![都地挙])[市区町村])(?![場間域分別])|[\p{sc=Han}ヶケ]{1,4}?(?:半島|島(?=近海|[沖とでに]))/gu;
/** Words with a capital that do not begin a sentence, where any word has one; and not the possessive. */
const CAPITALISED = /(?<=[\p{L}\p{N},:;'"’-] ["“(]?)\p{Lu}[\p{L}-]+/gu;
const NAME =
  /(?:(?:[\p{sc=Katakana}ー]{3,}|北海道)の?|の?\p{sc=Han}{2,4}(?:選手|容疑者|被告|監督|首相))+\p{sc=Hiragana}?|(?<!\p{L})\p{Lu}[\p{L}-]+/gu;
/** The Japanese counters that number one event among many of a kind, and the ends of English ordinals. */
const ORDINAL = /(\d+)(?:(号|回目|勝目|敗目|回戦|日目|連勝|連敗|試合|度目)|(?:st|nd|rd|th)\b)/gu;
/** Everybody's, so that two texts that have them may still tell of different events. */
const NO_NAMES = new Set(
  (
    "Japan Japanese Prefecture City Town Village Ward Port Islands Island Sunday Monday Tuesday Wednesday Thursday Friday " +
    "Saturday January February March April May June July August September October November December Agency Meteorological " +
    "Ministry Minister Prime Tokyo NHK Typhoon Mr Ms Mayor Governor University Peninsula"
  ).split(" "),
);
