/**
 * A number with what stands right beside it: the word before it (震度, ドラフト), and its counter (位, 万円), which is hardly ever
 * longer than two kanji: of 19号被害 it is 号.
 */
const COUNTED =
  /(?<before>(?<![\p{sc=Katakana}ー])[\p{sc=Katakana}ー]+|\p{sc=Han}{1,2})?(?<number>[\p{sc=Latin}\d]+(?:[.,]\d+)*)(?<after>[\p{sc=Katakana}ー]+|\p{sc=Han}{1,2}(?!\p{sc=Han})|\p{sc=Han}|か\p{sc=Han}|つ)?/gu;

/** The numbers of a folded text that are more than a term: with Japanese beside them (1位, 震度3), or with a point (6.8). */
export const countedIn = (folded: string): string[] =>
  Array.from(folded.matchAll(COUNTED), ([counted]) => counted).filter((counted) => MANY_TERMS.test(counted));

const MANY_TERMS = /\d.*[^\p{sc=Latin}\d]|[^\p{sc=Latin}\d].*\d/u;

/** Tells of folded texts whether all of some numbers stand there as they were typed, not as a part of others (1位 in 11位). */
export function createCountedCheck(counted: readonly string[]): (folded: string) => boolean {
  const patterns = counted.map(
    (one) =>
      new RegExp(
        one.replace(COUNTED, (_, before = "", number = "", after = "") =>
          [
            before === "" ? NO_NUMBER_BEFORE : `${before} ?`,
            RegExp.escape(number),
            after === "" ? NO_NUMBER_AFTER : ` ?${after}`,
          ].join(""),
        ),
        "u",
      ),
  );
  return (folded) => patterns.every((pattern) => pattern.test(folded));
}

/** 100円 is not in 4100円, nor in 1万100円. */
const NO_NUMBER_BEFORE = String.raw`(?<!\p{sc=Latin}|\d[.,千万億兆]?)`;
const NO_NUMBER_AFTER = String.raw`(?!\p{sc=Latin}|[.,]?\d)`;
