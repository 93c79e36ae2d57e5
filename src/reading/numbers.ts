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
/** Kanji that stand for numbers where they count something; 一部 and 四国 count nothing. */
const KANJI_NUMBER =
  /(?<!\d)[〇一二三四五六七八九十百千]+(?=(?:[万億兆]|つ|人|名|件|回|年|月|日|時|分|秒|週|歳|位|番|台|本|枚|度|円|割|倍|棟|匹|頭|社|校|便|隻|機|点|個|か所|ヶ所|カ所|キロ|メートル|パーセント|%))/gu;

function kanjiNumbers(text: string): number[] {
  return Array.from(text.matchAll(KANJI_NUMBER), ([run]) => kanjiValue(run));
}

function kanjiValue(run: string): number {
  let total = 0;
  let digits = "";
  for (const sign of run) {
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

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WORDS = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ..."zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, value) => [word, value] as const),
  ["dozen", 12],
  ["half", 0.5],
  ["once", 1],
  ["twice", 2],
  ["double", 2],
  ["doubled", 2],
  ["triple", 3],
  ["tripled", 3],
]);
const NUMBER_WORD = new RegExp(
  String.raw`\b(?:(${TENS.join("|")})-)?(${[...WORDS.keys()].join("|")})(?:[ -](hundred|thousand|million|billion|trillion))?s?\b|(?<!\d ?)\b(hundred|thousand|million|billion|trillion)s?\b`,
  "gu",
);

function wordNumbers(text: string): number[] {
  return Array.from(text.matchAll(NUMBER_WORD), ([, tens = "", unit = "", multiple = "", alone]) =>
    alone === undefined
      ? ((WORDS.get(tens) ?? 0) + (WORDS.get(unit) ?? 0)) * (MULTIPLES[multiple] ?? 1)
      : (MULTIPLES[alone] ?? 1),
  );
}
