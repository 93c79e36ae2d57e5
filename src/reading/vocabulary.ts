/** The terms of an index by their letters: what a word may have been meant for. */
export interface Vocabulary {
  add(term: string, id: number): void;
  remove(term: string, id: number): void;
  /** Terms that are a kanji or a pair with it: single kanji inside a run are no terms of their own. */
  withKanji(kanji: string): readonly number[];
  /** Latin or katakana words that go on where a word ends, by at most eight letters. */
  startingWith(word: string): number[];
  /** Those that a Latin or katakana word is a slip of: one edit away, or two if it has nine letters. */
  near(word: string): { id: number; edits: number }[];
}

/** @param termOf a term's text by its number */
export function createVocabulary(termOf: (id: number) => string): Vocabulary {
  const shelves = new Map<string, number[]>();
  const shelf = (key: string): readonly number[] => shelves.get(key) ?? NONE;
  const wordsFrom = (word: string, [least, most]: readonly [number, number]): number[] =>
    Array.from({ length: most - least + 1 }, (_, n) => shelf(wordKey(word, least + n))).flat();
  return {
    add(term, id) {
      for (const key of keysOf(term)) {
        const ids = shelves.get(key);
        if (ids) ids.push(id);
        else shelves.set(key, [id]);
      }
    },
    remove(term, id) {
      for (const key of keysOf(term)) dropFrom(shelves, key, id);
    },
    withKanji: shelf,
    startingWith(word) {
      if (!IS_WORD.test(word)) return [];
      const longer = wordsFrom(word, [word.length + 1, word.length + LONGEST_ENDING]);
      return longer.filter((id) => termOf(id).startsWith(word));
    },
    near(word) {
      const most = editsIn(word);
      if (most === 0) return [];
      const lengths = [word.length - most, word.length + most] as const;
      const letters = lettersIn(word);
      // A slip rarely hits the first letter; it may have changed places with the second.
      const swapped =
        word.charAt(1) === word.charAt(0)
          ? []
          : wordsFrom(word.slice(1), lengths).filter((id) => termOf(id).charAt(1) === word.charAt(0));
      return [...wordsFrom(word, lengths), ...swapped]
        .filter((id) => mayBeNear(letters, lettersIn(termOf(id)), most))
        .map((id) => ({ id, edits: editsBetween(word, termOf(id), most) }))
        .filter(({ edits }) => edits <= most);
    },
  };
}

const NONE: readonly number[] = [];
const LONGEST_ENDING = 8;
const IS_WORD = /^(?:[a-z]{3,40}|[\p{sc=Katakana}ー]{3,40})$/u;
const KANJI_TERM = /^.{1,2}$/u;
const KANJI = /\p{sc=Han}/gu;

const wordKey = (word: string, length: number): string => `${word.charAt(0)}${length}`;

function keysOf(term: string): string[] {
  if (IS_WORD.test(term)) return [wordKey(term, term.length)];
  return KANJI_TERM.test(term) ? [...new Set(term.match(KANJI))] : [];
}

function dropFrom(shelves: Map<string, number[]>, key: string, id: number): void {
  const ids = shelves.get(key) ?? [];
  const last = ids.pop();
  const at = last === undefined || last === id ? -1 : ids.indexOf(id);
  if (last !== undefined && at !== -1) ids[at] = last;
  if (ids.length === 0) shelves.delete(key);
}

/** So many slips may be in a word; of a short one, each letter tells too much. */
function editsIn(word: string): number {
  if (!IS_WORD.test(word)) return 0;
  const long = /^[a-z]/.test(word) ? [5, 9] : [3, 9];
  return long.filter((length) => word.length >= length).length;
}

/** Which letters a word has: a bit for each, some sharing one. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** An edit takes at most one letter away and brings one; most words differ in more, which is seen at once. */
function mayBeNear(letters: number, others: number, edits: number): boolean {
  let differing = letters ^ others;
  for (let left = 2 * edits; left > 0; left--) differing &= differing - 1;
  return differing === 0;
}

/**
 * Letters left out, put in, mistaken or in each other's place between two words (Damerau and Levenshtein's distance, each
 * pair once); more than `most` where there are more.
 */
export function editsBetween(one: string, other: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let row = 1; row <= one.length; row++) {
    const next = nextRow([one.slice(0, row), other], before, last);
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length] ?? most + 1;
}

/** Edits from the beginning of one word to each beginning of the other, by those from beginnings shorter by one and two. */
function nextRow([beginning, other]: [string, string], before: number[], last: number[]): number[] {
  const [letter, letterBefore] = [beginning.at(-1), beginning.at(-2)];
  const row = [beginning.length];
  for (let column = 1; column <= other.length; column++) {
    const mistaken = (last[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
    const edits = Math.min((last[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1, mistaken);
    const areSwapped = letter === other[column - 2] && letterBefore === other[column - 1];
    row.push(areSwapped ? Math.min(edits, (before[column - 2] ?? edits) + 1) : edits);
  }
  return row;
}
