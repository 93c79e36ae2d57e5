const NUMBER = String.raw`\d+(?:[.,]\d+)*(?:[千万億兆]+\d+(?:[.,]\d+)*)*`;
const COUNTERS =
  "円|ドル|ユーロ|人|戸|台|件|回|号|位|個|本|頭|匹|羽|歳|度|割|倍|票|点|社|校|機|隻|棟|[かカヵヶ](?:国|所)|トン|キロ|メートル|センチ|ミリ|%";

/** A number, with its scale before it or its counter behind. Beside Latin letters it is a part of a name (G7, 4K). */
const COUNTED = new RegExp(
  String.raw`(?<scale>震度|マグニチュード|ドラフト)?(?<![\p{sc=Latin}\d])(?<number>${NUMBER})(?![\p{sc=Latin}\d])(?<counter>[千万億兆]*(?:${COUNTERS})?)`,
  "gu",
);

/** The numbers of a folded text that are more than a term: counted (1位), on a scale (震度3), or with a point (6.8). */
export const countedIn = (folded: string): string[] =>
  Array.from(folded.matchAll(COUNTED), ([counted]) => counted).filter((counted) => !IS_BARE.test(counted));

const IS_BARE = /^[\d,]+$/u;

/** Tells of folded texts whether all of some numbers stand there as they were typed, not as a part of others (1位 in 11位). */
export function createCountedCheck(counted: readonly string[]): (folded: string) => boolean {
  const patterns = counted.map(
    (one) =>
      new RegExp(
        one.replace(COUNTED, (_, scale = "", number = "", counter = "") =>
          [
            scale === "" ? NO_NUMBER_BEFORE : `${scale} ?`,
            RegExp.escape(number),
            counter === "" ? NO_NUMBER_AFTER : ` ?${counter}`,
          ].join(""),
        ),
        "u",
      ),
  );
  return (folded) => patterns.every((pattern) => pattern.test(folded));
}

/** 100円 is not in 4100円, nor in 1万100円. */
const NO_NUMBER_BEFORE = String.raw`(?<!\d[.,千万億兆]*)`;
const NO_NUMBER_AFTER = String.raw`(?![.,]?\d)`;
