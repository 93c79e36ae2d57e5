import type { Span } from "./date-words.ts";
import { inKatakana, WRITTEN_FOR } from "./kana-spellings.ts";
import { standsAsWord } from "./kana-words.ts";
import type { SoughtWord } from "./search-query.ts";
import { numberOf, type SlotNo, type TermIndex } from "./term-index.ts";
import { queryWord, queryWords, terms } from "./tokenize.ts";
import { akinTo, asksOnly, variantsOf } from "./variants.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A term that some article holds. */
interface KnownTerm {
  id: number;
  rarity: number;
}

/** One way to write a word: articles that have terms of a rarity of `least` together have it. */
export interface Spelling {
  text: string;
  terms: KnownTerm[];
  least: number;
  /** Where the word is none of the index's terms: who has it, letter by letter. */
  slots?: SlotNo[];
  /** How rare that is, where it is long enough to be a word and not a part of others. */
  slotsRarity?: number;
}

/** A word of a query as the index knows it. */
export interface WeighedWord {
  sought: SoughtWord;
  /** As it was typed, then its variants; only those that some article may have. */
  spellings: Spelling[];
  /** What the word counts among the query's words: how rare it is. */
  weight: number;
  /** In so many articles that it tells none apart. */
  common: boolean;
  /** What has all the others has all that was asked for. */
  optional?: boolean;
}

/** An article holds a word when it holds this share of the word's pairs of characters, weighed by rarity. */
const WORD_SHARE = 0.5;
/** Words that an unfinished one may become, the most frequent first. */
const MOST_ENDINGS = 8;

/** Rarity of a term (BM25's idf, never negative) that so many articles hold; one that none holds is the rarest. */
export const rarityOf = ({ slotOf }: TermIndex, holders: number): number =>
  Math.log(1 + Math.max(0, slotOf.size - holders + 0.5) / (holders + 0.5));

/** What words are looked up in. */
export interface WordSources {
  index: TermIndex;
  vocabulary: Vocabulary;
  scan: Scan;
}

/** The articles whose letters hold a folded text, of a time where one is given: goes through all of them. */
export type Scan = (text: string, within?: Span) => SlotNo[];

/** A query's scans: each text once, and so few that no query takes longer than some; what is beyond that is found nowhere. */
export function createScan({ slots, times }: TermIndex): Scan {
  const known = new Map<string, SlotNo[]>();
  return (text, within) => {
    const key = within ? `${within.from} ${text}` : text;
    const before = known.get(key) ?? known.get(text);
    if (before || known.size === MOST_SCANS) return before ?? [];
    const { from, until } = within ?? ALWAYS;
    const holders: SlotNo[] = [];
    for (let at = 0; at < slots.length; at++) {
      const time = times[at] ?? 0;
      if (time >= from && time < until && slots[at]?.text.includes(text)) holders.push(at);
    }
    known.set(key, holders);
    return holders;
  };
}

const ALWAYS: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

const MOST_SCANS = 5;

/** Looks a word up, in all its spellings and names; and as other words for much the same, where these may do. */
export function weighWord(sources: WordSources, sought: SoughtWord, also: "akin" | "none"): WeighedWord {
  const { text } = sought;
  const { index } = sources;
  // Katakana that the news has is a name of its own (カワサキ), not how somebody types the kanji.
  const isName = WRITTEN_FOR.has(text) && index.termIdOf.has(text);
  const names = isName ? [] : variantsOf(text).map((variant) => variantSpelling(sources, variant));
  const isWritten = WRITTEN_FOR.has(text) && names.some(isKnown);
  const asTyped = spellingsAsTyped(sources, sought);
  const typed = (isWritten ? asTyped.map((spelling) => standing(index, spelling)) : asTyped).filter(isKnown);
  // Kana that nobody wrote is asked for as the news writes it, and finds the same in the same order.
  const written = isWritten && typed.length === 0 ? names.find(isKnown) : undefined;
  if (written) return weighWord(sources, { ...sought, ...queryWord(written.text) }, also);
  const akin = also === "akin" ? akinTo(text).map((word) => variantSpelling(sources, word)) : [];
  const others = [...names, ...akin].filter(isKnown).map((other) => lessened(other, typed[0]));
  const spellings = [...typed, ...others];
  const commonFrom = Math.max(10, index.slotOf.size / 5);
  const [first] = spellings;
  return {
    sought,
    spellings,
    weight: first === undefined ? 0 : meanRarity(index, first),
    optional: also === "akin" && asksOnly(text),
    common:
      (first?.terms ?? []).every(({ id }) => (index.frequencies[id] ?? 0) > commonFrom) && !first?.slots,
  };
}

/** Some article may have it. */
const isKnown = ({ terms, slots = [] }: Spelling): boolean => terms.length + slots.length > 0;

const meanRarity = (index: TermIndex, { terms, slots }: Spelling): number =>
  slots
    ? rarityOf(index, slots.length)
    : terms.reduce((sum, { rarity }) => sum + rarity, 0) / Math.max(1, terms.length);

function spellingsAsTyped({ index, vocabulary, scan }: WordSources, { text, terms }: SoughtWord): Spelling[] {
  if (ONE_KANJI.test(text)) return [kanjiSpelling(index, vocabulary, text, true)];
  if (HIRAGANA.test(text)) return [literalSpelling(index, text, scan), ...katakanaSpelling(index, text)];
  const spelling = termSpelling(index, { text, terms }, WORD_SHARE);
  return spelling.terms.length > 0 ? [spelling] : endings(index, vocabulary, text);
}

const ONE_KANJI = /^\p{sc=Han}$/u;
/** Pairs of hiragana are no terms. */
const HIRAGANA = /^[\p{sc=Hiragana}ー]+$/u;

/** The same sounds in katakana, as a word of its own; what is shorter is mostly grammar. */
function katakanaSpelling(index: TermIndex, hiragana: string): Spelling[] {
  if (hiragana.length < NAME_LENGTH) return [];
  return [termSpelling(index, queryWord(inKatakana(hiragana)), 1)].filter(({ terms, least }) => {
    const held = terms.reduce((sum, { rarity }) => sum + rarity, 0);
    return held >= least;
  });
}

const NAME_LENGTH = 3;

function variantSpelling({ index, vocabulary, scan }: WordSources, text: string): Spelling {
  if (ONE_KANJI.test(text)) return kanjiSpelling(index, vocabulary, text, false);
  if (HIRAGANA.test(text)) return literalSpelling(index, text, scan);
  if (!text.includes(" ")) return termSpelling(index, queryWord(text), WORD_SHARE);
  const words = queryWords(text).flatMap((word) => word.terms);
  return termSpelling(index, { text, terms: words }, 1);
}

/** What is called otherwise counts a little less than what is called as it was typed, however long its name. */
const VARIANT = 0.8;

function lessened(variant: Spelling, typed: Spelling | undefined): Spelling {
  const rarity = ({ terms, slotsRarity }: Spelling) =>
    slotsRarity ?? terms.reduce((sum, term) => sum + term.rarity, 0);
  const most = (typed && rarity(typed)) || Number.POSITIVE_INFINITY;
  const share = VARIANT * Math.min(1, most / Math.max(1, rarity(variant)));
  return {
    ...variant,
    terms: variant.terms.map((term) => ({ ...term, rarity: share * term.rarity })),
    least: share * variant.least,
    ...(variant.slotsRarity !== undefined && { slotsRarity: share * variant.slotsRarity }),
  };
}

function termSpelling(
  index: TermIndex,
  { text, terms }: Pick<SoughtWord, "text" | "terms">,
  share: number,
): Spelling {
  const known = terms.flatMap((term) => {
    const id = index.termIdOf.get(term);
    return id === undefined ? [] : [{ id, rarity: rarityOf(index, index.frequencies[id] ?? 0) }];
  });
  const rarity = known.reduce((sum, one) => sum + one.rarity, 0);
  // A term that nobody wrote makes the word as a whole a rare one.
  const all = rarity + (terms.length - known.length) * rarityOf(index, 0);
  return { text, terms: known, least: all * share * (1 - Number.EPSILON * 16) };
}

/**
 * A single kanji, which is a term only where it stands alone: by the pairs that it is in. At the end of a run of kanji it
 * is the word itself (熊, 子熊); elsewhere it mostly is a part of another word (熊本).
 */
function kanjiSpelling(
  index: TermIndex,
  vocabulary: Vocabulary,
  kanji: string,
  alsoInside: boolean,
): Spelling {
  const ids = vocabulary.withKanji(kanji);
  const isEnding = (term: string) => !KANJI_INSIDE.test(term) && term.startsWith(kanji);
  const { ending = [], rest = [] } = Object.groupBy(ids, (id) =>
    isEnding(index.termOf[id] ?? "") ? "ending" : "rest",
  );
  const inside = alsoInside ? rest : [];
  const holders = [...ending, ...inside].reduce((sum, id) => sum + (index.frequencies[id] ?? 0), 0);
  const rarity = rarityOf(index, Math.min(holders, index.slotOf.size));
  const terms = [
    ...ending.map((id) => ({ id, rarity })),
    ...inside.map((id) => ({ id, rarity: rarity * INSIDE })),
  ];
  return { text: kanji, terms, least: 0 };
}

const KANJI_INSIDE = /^.\p{sc=Han}/u;
/** What a kanji inside another word counts of one that is a word. */
export const INSIDE = 0.4;

const literalSpelling = (index: TermIndex, text: string, scan: Scan): Spelling =>
  ofSlots(index, text, scan(text));

function ofSlots(index: TermIndex, text: string, slots: SlotNo[]): Spelling {
  const isWord = text.length >= NAME_LENGTH && slots.length > 0;
  return {
    ...{ text, terms: [], least: 0, slots },
    ...(isWord && { slotsRarity: rarityOf(index, slots.length) }),
  };
}

/** Only where it stands by itself: やきゅう that has a kanji spelling is not in きゃべつやきゅうり. */
function standing(index: TermIndex, spelling: Spelling): Spelling {
  const stands = standsAsWord(spelling.text);
  if (!spelling.slots || !stands) return spelling;
  return ofSlots(
    index,
    spelling.text,
    spelling.slots.filter((at) => stands(index.slots[at]?.text ?? "")),
  );
}

/** Of a word that no article has: the words that it is the beginning of. What is short begins any word: war, warm, warning. */
function endings(index: TermIndex, vocabulary: Vocabulary, text: string): Spelling[] {
  if (isLatin(text) && text.length < LEAST_BEGINNING) return [];
  const ids = vocabulary.startingWith(text);
  return mostFrequentFirst(index, ids)
    .slice(0, MOST_ENDINGS)
    .map((id) => {
      const rarity = rarityOf(index, index.frequencies[id] ?? 0);
      return { text: index.termOf[id] ?? "", terms: [{ id, rarity }], least: 0 };
    });
}

const LEAST_BEGINNING = 5;

const isLatin = (text: string): boolean => LETTERS.test(text) || DIGITS.test(text);

const LETTERS = /^[\p{sc=Latin}\p{M}]+$/u;
const DIGITS = /^\p{N}+$/u;

const mostFrequentFirst = ({ frequencies }: TermIndex, ids: number[]): number[] =>
  ids.sort((a, b) => (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || a - b);

/**
 * Tells of articles that hold some words whether they have all kanji and katakana of each: who writes 半導体工場 holds most of
 * 半導体工場長, and says nothing of its last letter. Hiragana may be grammar.
 */
export function createLetterCheck(index: TermIndex, words: readonly WeighedWord[]): (at: SlotNo) => boolean {
  const compounds = words.filter(
    ({ sought }) => COMPOUND.test(sought.text) && sought.categories.length === 0,
  );
  const known = new Map<string, string[]>();
  const lettersOf = (text: string): string[] => {
    const letters = known.get(text) ?? terms(text).join("").match(KANJI_OR_KATAKANA) ?? [];
    known.set(text, letters);
    return letters;
  };
  const has = (at: SlotNo, held: readonly number[], { text, terms: all, slots }: Spelling) => {
    if (slots) return slots.includes(at);
    const there = all.filter(({ id }) => held.includes(id)).map(({ id }) => index.termOf[id] ?? "");
    return there.length > 0 && lettersOf(text).every((letter) => there.some((term) => term.includes(letter)));
  };
  return (at) => {
    const slot = index.slots[at];
    return compounds.every(({ sought, spellings }) => {
      // Most have it as it was typed.
      if (!slot || slot.text.includes(sought.text)) return true;
      const held = Array.from(slot.terms, numberOf);
      return spellings.some((spelling) => has(at, held, spelling));
    });
  };
}

const KANJI_OR_KATAKANA = /[\p{sc=Han}\p{sc=Katakana}々〆]/gu;
/** What is shorter is a pair, which is there or not. */
const COMPOUND = /(?:[\p{sc=Han}\p{sc=Katakana}々〆].*){3}/u;

/**
 * Of some articles those that have a Latin word or a number by itself, not within others (dog in watchdog), though it may
 * stand beside the other kind (PM2.5).
 */
function byItself({ slots }: TermIndex, text: string, holders: SlotNo[]): SlotNo[] {
  if (!isLatin(text)) return holders;
  const kind = DIGITS.test(text) ? String.raw`\p{N}` : String.raw`[\p{sc=Latin}\p{M}]`;
  const alone = new RegExp(`(?<!${kind})${text}(?!${kind})`, "u");
  return holders.filter((at) => alone.test(slots[at]?.text ?? ""));
}

/** The word each of whose letters must stand in an article as it is; looked for in those of a time, where one is given. */
export const literalWord = (
  { index, scan }: WordSources,
  sought: SoughtWord,
  within: Span | undefined,
): WeighedWord => {
  const spelling = literalSpelling(index, sought.text, (text) => byItself(index, text, scan(text, within)));
  return { sought, spellings: [spelling], weight: meanRarity(index, spelling), common: false };
};
