import type { Article, ArticleId } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import type { EpochMs } from "../domain/time.ts";
import { FUNCTION_WORDS, fold, terms } from "./tokenize.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What of an article its terms come from. */
export type IndexedArticle = Pick<Article, "id" | "lang" | "title" | "lead" | "publishedAt">;

/** An article's number in an index, until it leaves; then the next new article gets it. */
export type SlotNo = number;

export interface Slot {
  id: ArticleId;
  lang: LanguageTag;
  publishedAt: EpochMs;
  /** Title and lead, folded: looking into it is much cheaper than making it. */
  text: string;
  /** Distinct terms in the order of the text, each packed with how often it stands there. */
  terms: Uint32Array;
  /** So many of these, the first, are the title's. */
  titleTerms: number;
}

/** Articles by the terms that they hold; follows them one by one, and forgets them as cheaply. */
export interface TermIndex {
  termIdOf: Map<string, number>;
  /** By term: its text. */
  termOf: string[];
  /** Terms that nothing holds any more: their numbers go to the next new ones. */
  freeTerms: number[];
  /** By term: the slots that hold it, packed with how often; bare where it is one, as for most terms. */
  postings: (number | number[])[];
  /** By term: how many slots hold it. */
  frequencies: number[];
  slots: (Slot | undefined)[];
  /** By slot: what is looked at of many articles for each question, side by side, as fetching each slot takes longer. */
  times: EpochMs[];
  langs: LanguageTag[];
  /** All terms, a title's as often as they count. */
  lengths: number[];
  /** Slots whose article is gone: the next articles take them. */
  freeSlots: SlotNo[];
  slotOf: Map<ArticleId, SlotNo>;
  totalLength: number;
  /** When the newest article was published; 0 without any. */
  newest: EpochMs;
  /** How often a title's terms count: it says in few words what the lead says in many. */
  titleWeight: (lang: LanguageTag) => number;
  /** Is told of every term that comes or goes, where somebody looks terms up by their letters. */
  vocabulary?: Vocabulary;
  /** Rises with every article that comes or goes: what was reckoned from the index holds until then. */
  changes: number;
}

/**
 * A term or slot number and a count in one number, as an index has millions of such pairs: an array of these takes half
 * the memory of two arrays, and stays in the range that V8 stores without boxing up to eight million slots.
 */
const MAX_COUNT = 255;
const pack = (number: number, count: number): number => number * 256 + Math.min(count, MAX_COUNT);
/** The term or slot of a packed pair. */
export const numberOf = (packed: number): number => packed >>> 8;
/** How often, of a packed pair; at most 255. */
export const countOf = (packed: number): number => packed & MAX_COUNT;

export const emptyTermIndex = (options: Pick<TermIndex, "titleWeight" | "vocabulary">): TermIndex => ({
  ...options,
  termIdOf: new Map(),
  termOf: [],
  freeTerms: [],
  postings: [],
  frequencies: [],
  slots: [],
  times: [],
  langs: [],
  lengths: [],
  freeSlots: [],
  slotOf: new Map(),
  totalLength: 0,
  newest: 0,
  changes: 0,
});

/** Takes an article in, or its newer words. */
export function putArticle(index: TermIndex, article: IndexedArticle): SlotNo {
  dropArticle(index, article.id);
  const { slot, length } = slotFor(index, article);
  const at = index.freeSlots.pop() ?? index.slots.length;
  index.slots[at] = slot;
  index.times[at] = slot.publishedAt;
  index.langs[at] = slot.lang;
  index.lengths[at] = length;
  index.slotOf.set(slot.id, at);
  index.totalLength += length;
  index.newest = Math.max(index.newest, slot.publishedAt);
  index.changes += 1;
  for (const packed of slot.terms) {
    const termId = numberOf(packed);
    post(index, termId, pack(at, countOf(packed)));
    index.frequencies[termId] = (index.frequencies[termId] ?? 0) + 1;
  }
  return at;
}

/** Costs about as much as adding the article did, so that nothing has to be swept up later in one go. */
export function dropArticle(index: TermIndex, id: ArticleId): void {
  const at = index.slotOf.get(id);
  const slot = at === undefined ? undefined : index.slots[at];
  if (at === undefined || !slot) return;
  index.slots[at] = undefined;
  index.freeSlots.push(at);
  index.slotOf.delete(id);
  index.totalLength -= index.lengths[at] ?? 0;
  // Mostly the oldest leave.
  if (slot.publishedAt === index.newest) index.newest = newestOf(index.slots);
  index.changes += 1;
  for (const packed of slot.terms) {
    const termId = numberOf(packed);
    unpost(index, termId, pack(at, countOf(packed)));
    const holders = (index.frequencies[termId] ?? 1) - 1;
    index.frequencies[termId] = holders;
    if (holders === 0) forgetTerm(index, termId);
  }
}

const newestOf = (slots: (Slot | undefined)[]): EpochMs =>
  slots.reduce((newest, slot) => Math.max(newest, slot?.publishedAt ?? 0), 0);

/** The slots that hold a term, each packed with how often; in no order. */
export function postingsOf({ postings }: TermIndex, termId: number): number[] {
  const posting = postings[termId] ?? NONE;
  return typeof posting === "number" ? [posting] : posting;
}

/** An article's title, folded. */
export const titleOf = ({ slots }: TermIndex, at: SlotNo): string => slots[at]?.text.split("\n", 1)[0] ?? "";

/** Orders slots: the newer article first, and then that of the later id, so that every instance gives one order. */
export function newerFirst({ slots }: TermIndex, one: SlotNo, other: SlotNo): number {
  const [a, b] = [slots[one], slots[other]];
  if (!a || !b) return 0;
  return b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1);
}

/** What says nothing of a subject is not looked for and makes nothing alike. */
const FUNCTION_TERMS = new Set(terms([...FUNCTION_WORDS].join(" ")));

function slotFor(index: TermIndex, { id, lang, title, lead, publishedAt }: IndexedArticle) {
  const counts = new Map<number, number>();
  let length = 0;
  const count = (text: string, weight: number) => {
    for (const term of terms(text)) {
      if (FUNCTION_TERMS.has(term)) continue;
      const termId = internTerm(index, term);
      counts.set(termId, (counts.get(termId) ?? 0) + weight);
      length += weight;
    }
  };
  count(title, index.titleWeight(lang));
  const titleTerms = counts.size;
  count(lead, 1);
  const packed = Uint32Array.from(counts, ([termId, n]) => pack(termId, n));
  const slot: Slot = { id, lang, publishedAt, text: fold(`${title}\n${lead}`), terms: packed, titleTerms };
  return { slot, length };
}

function internTerm(index: TermIndex, term: string): number {
  const known = index.termIdOf.get(term);
  if (known !== undefined) return known;
  const termId = index.freeTerms.pop() ?? index.postings.length;
  index.termIdOf.set(term, termId);
  index.termOf[termId] = term;
  index.postings[termId] = NONE;
  index.frequencies[termId] = 0;
  index.vocabulary?.add(term, termId);
  return termId;
}

function forgetTerm(index: TermIndex, termId: number): void {
  const term = index.termOf[termId] ?? "";
  index.vocabulary?.remove(term, termId);
  index.termIdOf.delete(term);
  index.termOf[termId] = "";
  index.freeTerms.push(termId);
}

/** Shared by all terms that nothing holds; never written to. */
const NONE: number[] = [];

function post({ postings }: TermIndex, termId: number, packed: number): void {
  const posting = postings[termId] ?? NONE;
  if (typeof posting === "number") postings[termId] = [posting, packed];
  else if (posting.length === 0) postings[termId] = packed;
  else posting.push(packed);
}

/** The order of a posting means nothing, so its last entry may fill the gap. */
function unpost(index: TermIndex, termId: number, packed: number): void {
  const posting = postingsOf(index, termId);
  if (posting.length <= 1) {
    index.postings[termId] = NONE;
    return;
  }
  const last = posting.pop() ?? packed;
  const at = last === packed ? -1 : posting.indexOf(packed);
  if (at !== -1) posting[at] = last;
}
