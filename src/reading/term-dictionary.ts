import type { Term } from "./topic-query.ts";
import { standsAlone, type TextWords, type TopicText, wordsKey } from "./topic-text.ts";

/** Number of a term in a dictionary, until nobody asks for it any more. */
export type TermNo = number;

/** What an article can have: a term in its text, or a label that is given with it. */
export type Sign = Term | { kind: "label"; text: string };

/** Terms that come and go one by one, all found in one walk through a text. */
export interface TermDictionary {
  /** Takes a sign in, or in once more: equal signs have one number. */
  add(sign: Sign): TermNo;
  /** Undoes one `add`. */
  release(no: TermNo): void;
  /** Every sign that an article has. */
  find(text: TopicText, labels: string[]): Set<TermNo>;
}

/**
 * Signs of one kind. A text is looked up by heads (the first two letters, the first word), and only where one is known,
 * by the lengths that terms with this head have: unlike an automaton, that takes in a term without being made anew.
 */
interface Shelf {
  numbers: Map<string, TermNo>;
  /** By head, then by length: how many terms. */
  lengths: Map<number | string, number[]>;
}

interface Entry {
  kind: Sign["kind"];
  key: string;
  uses: number;
}

interface State {
  shelves: Record<Sign["kind"], Shelf>;
  entries: Entry[];
  /** Numbers that nothing has any more: the next new terms get them. */
  free: TermNo[];
}

export function createTermDictionary(): TermDictionary {
  const state: State = {
    shelves: { literal: emptyShelf(), words: emptyShelf(), phrase: emptyShelf(), label: emptyShelf() },
    entries: [],
    free: [],
  };
  return {
    add: (sign) => add(state, sign),
    release: (no) => release(state, no),
    find: (text, labels) => find(state, text, labels),
  };
}

const emptyShelf = (): Shelf => ({ numbers: new Map(), lengths: new Map() });

function add({ shelves, entries, free }: State, sign: Sign): TermNo {
  const { kind } = sign;
  const key = sign.kind === "words" || sign.kind === "phrase" ? wordsKey(sign) : sign.text;
  const known = shelves[kind].numbers.get(key);
  const entry = known === undefined ? undefined : entries[known];
  if (known !== undefined && entry) {
    entry.uses += 1;
    return known;
  }
  const no = free.pop() ?? entries.length;
  entries[no] = { kind, key, uses: 1 };
  shelves[kind].numbers.set(key, no);
  countLength(shelves[kind], headOf(kind, key), 1);
  return no;
}

function release({ shelves, entries, free }: State, no: TermNo): void {
  const entry = entries[no];
  if (!entry || entry.uses === 0) return;
  entry.uses -= 1;
  if (entry.uses > 0) return;
  const { kind, key } = entry;
  free.push(no);
  shelves[kind].numbers.delete(key);
  countLength(shelves[kind], headOf(kind, key), -1);
}

function countLength(
  shelf: Shelf,
  { head, length }: { head: number | string; length: number },
  by: number,
): void {
  const counts = shelf.lengths.get(head) ?? [];
  while (counts.length <= length) counts.push(0);
  counts[length] = (counts[length] ?? 0) + by;
  if (counts.every((count) => count === 0)) shelf.lengths.delete(head);
  else shelf.lengths.set(head, counts);
}

/** What a term is first looked up by, and how long it is, in letters or words. */
function headOf(kind: Sign["kind"], key: string): { head: number | string; length: number } {
  if (kind === "label") return { head: "", length: 0 };
  if (kind === "literal")
    return { head: key.length === 1 ? letter(key, 0) : pair(key, 0), length: key.length };
  const words = key.split(" ");
  return { head: words[0] ?? "", length: words.length };
}

const letter = (text: string, at: number): number => text.charCodeAt(at);
/** Two letters as one number; as none is zero, never that of a single letter. */
const pair = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

function find({ shelves }: State, text: TopicText, labels: string[]): Set<TermNo> {
  const found = new Set<TermNo>();
  for (const label of labels) {
    const no = shelves.label.numbers.get(label);
    if (no !== undefined) found.add(no);
  }
  if (shelves.literal.numbers.size > 0) findLiterals(shelves.literal, text.folded, found);
  if (shelves.words.numbers.size > 0) findWords(shelves.words, text.words(), "stems", found);
  if (shelves.phrase.numbers.size > 0) findWords(shelves.phrase, text.words(), "exact", found);
  return found;
}

function findLiterals({ numbers, lengths }: Shelf, folded: string, found: Set<TermNo>): void {
  const tryAt = (at: number, head: number) => {
    const counts = lengths.get(head);
    if (!counts) return;
    for (let length = 1; length < counts.length; length++) {
      if (counts[length] === 0) continue;
      const no = numbers.get(folded.slice(at, at + length));
      if (no !== undefined && standsAlone(folded, at, at + length)) found.add(no);
    }
  };
  for (let at = 0; at < folded.length; at++) {
    tryAt(at, letter(folded, at));
    if (at + 1 < folded.length) tryAt(at, pair(folded, at));
  }
}

function findWords(
  { numbers, lengths }: Shelf,
  text: TextWords,
  form: "stems" | "exact",
  found: Set<TermNo>,
): void {
  const words = text[form];
  for (const [at, word] of words.entries()) {
    const counts = lengths.get(word) ?? [];
    for (let length = 1; length < counts.length; length++) {
      if (counts[length] === 0) continue;
      const no = numbers.get(length === 1 ? word : words.slice(at, at + length).join(" "));
      if (no !== undefined) found.add(no);
    }
  }
}
