/**
 * The values of all numbers in a text: digits in any width, with separators and decimals, Japanese and English
 * multiples ("5万1900", "1.2 million") and English number words ("three", "a dozen", "second").
 */
export function numbersIn(text: string): Set<number> {
  const folded = text.normalize("NFKC").toLowerCase();
  return new Set([...digitNumbers(folded), ...kanjiNumbers(folded), ...wordNumbers(folded)]);
}

const MULTIPLES: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  億: 1e8,
  兆: 1e12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\d.])[-−]?${DIGITS}(?:[ -]?(?:hundred|thousand|million|billion|trillion)\b|(?:千?[万億兆]|千)(?:${DIGITS}[千万億]?)*)?`,
  "gu",
);
const PART = new RegExp(`(${DIGITS})[ -]?([a-z]+|[千万億兆]*)`, "gu");

/** "5万1900" is one number, 51900. */
function digitNumbers(text: string): number[] {
  return Array.from(text.matchAll(AMOUNT), ({ 0: amount, index }) => {
    const before = text[index - 1] ?? " ";
    // Between figures or words the sign is a dash.
    const isNegative = /^[-−]/u.test(amount) && /[\s(「（]/u.test(before);
    const parts = Array.from(amount.matchAll(PART), ([, figures = "", unit = ""]) =>
      round(Number(figures.replaceAll(",", "")) * multipleOf(unit)),
    );
    const value = parts.reduce((sum, part) => sum + part, 0);
    return isNegative ? -value : value;
  });
}

/** "千万" multiplies twice. */
const multipleOf = (unit: string): number =>
  MULTIPLES[unit] ?? Array.from(unit).reduce((product, sign) => product * (MULTIPLES[sign] ?? 1), 1);

/** 1.1 × 1,000,000 is not quite 1,100,000 in binary. */
const round = (value: number): number => Number(value.toPrecision(12));

const KANJI_DIGITS = "〇一二三四五六七八九";
const COUNTER =
  "(?:つ|[人名件回年月日時分秒週歳位番台本枚度円割倍棟匹頭社校便隻機点個戸票階羽勝敗基杯号両代発冊着通席話種世組段級条株軒床艘]|[かヶカ](?:所|国|月)|試合|キロ|メートル|トン|ドル|パーセント|%)";
/** Kanji that stand for numbers: several, or one where it counts something; 一部 and 四国 count nothing. */
const KANJI_NUMBER = new RegExp(
  String.raw`(?<![\d万億兆])[〇一二三四五六七八九十百千](?:[〇一二三四五六七八九十百千万億兆]+|(?=${COUNTER}))`,
  "gu",
);

/** Whether a word is a numeral, or one with what it counts: 三十, 三隻. */
export const isKanjiAmount = (word: string): boolean => KANJI_AMOUNT.test(word);
const KANJI_AMOUNT = new RegExp(`^[〇一二三四五六七八九十百千万億兆]+${COUNTER}?$`, "u");

const kanjiNumbers = (text: string): number[] =>
  Array.from(text.matchAll(KANJI_NUMBER), ([run]) => kanjiValue(run));

/** By the myriad: 三万二千 is 3 · 10,000 + 2,000. */
const kanjiValue = (run: string): number =>
  Array.from(
    run.matchAll(/([^万億兆]+)([万億兆]*)/gu),
    ([, part = "", unit = ""]) => valueBelowMyriad(part) * multipleOf(unit),
  ).reduce((sum, value) => sum + value, 0);

function valueBelowMyriad(part: string): number {
  let total = 0;
  let digits = "";
  for (const sign of part) {
    const digit = KANJI_DIGITS.indexOf(sign);
    if (digit >= 0) {
      digits += digit;
      continue;
    }
    total += Number(digits || "1") * (MULTIPLES[sign] ?? 1);
    digits = "";
  }
  return total + Number(digits || "0");
}

/** Where a numeral counts nothing. */
const NO_NUMBER = /一(?:部|方|般|緒|致|層|旦|定|連|帯|斉|覧)|[統唯]一|万が?一|十分/gu;
const NUMERAL = new RegExp(
  String.raw`[数〇一二三四五六七八九十百千万億兆]*[〇一二三四五六七八九十百千][数〇一二三四五六七八九十百千万億兆]*|(?<!\p{sc=Han})数(?=[万億]|${COUNTER})|半(?=[数分額減])`,
  "gu",
);
/** What makes one word with a numeral before it: 三重, 三つ, 数キロ, 数か月, 二の舞; and what does with one behind it: 第三. */
const ENDS_WORD = /^[\p{sc=Han}\p{sc=Katakana}つかのと%]$/u;
const BEGINS_WORD = /^\p{sc=Han}$/u;

/**
 * Whether every kanji numeral of a summary, whatever it counts, is a value of the article or stands there with the same
 * sign beside it, as in 三重; 数十人 and 半数 only so.
 */
export function numeralsStandIn(summary: string, text: string): boolean {
  const [said, written] = [summary.normalize("NFKC").replace(NO_NUMBER, " "), text.normalize("NFKC")];
  const values = numbersIn(text);
  return Array.from(said.matchAll(NUMERAL)).every(({ 0: run, index }) => {
    const before = said[index - 1] ?? "";
    const after = said[index + run.length] ?? "";
    return (
      /\d/.test(before) ||
      (!/[数半]/u.test(run) && values.has(kanjiValue(run))) ||
      (ENDS_WORD.test(after) && written.includes(run + after)) ||
      (BEGINS_WORD.test(before) && written.includes(before + run))
    );
  });
}

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const WORDS = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.flatMap((word, at) =>
    [word, word.replace(/y$/, "ieth")].map((form) => [form, (at + 2) * 10] as const),
  ),
  ...ORDINALS.split(" ").map((word, value) => [word, value] as const),
  ["dozen", 12],
  ["half", 0.5],
  ["quarter", 0.25],
  ["couple", 2],
  ["pair", 2],
  ["once", 1],
  ["twice", 2],
  ["double", 2],
  ["doubled", 2],
  ["triple", 3],
  ["tripled", 3],
  ["thrice", 3],
  ["quadruple", 4],
  ["quadrupled", 4],
]);
const NUMBER_WORD = new RegExp(
  String.raw`\b(?:(${TENS.join("|")})-)?(${[...WORDS.keys()].join("|")})(?:[ -](hundred|thousand|million|billion|trillion))?(?:s|th|fold)?\b|(?<!\d ?)\b(hundred|thousand|million|billion|trillion)(?:s|th|fold)?\b`,
  "gu",
);

function wordNumbers(text: string): number[] {
  return Array.from(text.matchAll(NUMBER_WORD), ([, tens = "", unit = "", multiple = "", alone]) =>
    alone === undefined
      ? ((WORDS.get(tens) ?? 0) + (WORDS.get(unit) ?? 0)) * (MULTIPLES[multiple] ?? 1)
      : (MULTIPLES[alone] ?? 1),
  );
}
