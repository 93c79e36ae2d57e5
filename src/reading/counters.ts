/** How counters are read behind figures, where a dictionary gives them as words of their own. */
const COUNTERS: Record<string, string> = {
  月: "がつ",
  日: "にち",
  人: "にん",
  年: "ねん",
  時: "じ",
  円: "えん",
  回: "かい",
  歳: "さい",
  件: "けん",
  号: "ごう",
  位: "い",
  度: "ど",
  台: "だい",
  個: "こ",
  社: "しゃ",
  割: "わり",
  倍: "ばい",
  万: "まん",
  億: "おく",
  兆: "ちょう",
};

/** Days of the month, and so many days, that have names of their own. */
const DAYS: Record<string, string> = {
  "1": "ついたち",
  "2": "ふつか",
  "3": "みっか",
  "4": "よっか",
  "5": "いつか",
  "6": "むいか",
  "7": "なのか",
  "8": "ようか",
  "9": "ここのか",
  "10": "とおか",
  "14": "じゅうよっか",
  "20": "はつか",
  "24": "にじゅうよっか",
};

/** One sound behind figures with several ends. */
const behind = (ends: string, sound: string): Record<string, string> =>
  Object.fromEntries(ends.split(" ").map((end) => [end, sound]));

/** Sounds that change with the figure before: by its thousands (000) or its last digit, the others are as the first. */
const CHANGING: Record<string, { usual: string; ends: Record<string, string> }> = {
  分: { usual: "ふん", ends: behind("0 1 3 4 6 8", "ぷん") },
  発: { usual: "はつ", ends: behind("0 1 3 6 8", "ぱつ") },
  敗: { usual: "はい", ends: behind("0 1 3 6 8", "ぱい") },
  泊: { usual: "はく", ends: behind("0 1 3 6 8", "ぱく") },
  本: { usual: "ほん", ends: { ...behind("0 1 6 8", "ぽん"), ...behind("3 000", "ぼん") } },
  匹: { usual: "ひき", ends: { ...behind("0 1 6 8", "ぴき"), ...behind("3 000", "びき") } },
  票: { usual: "ひょう", ends: { ...behind("0 1 6 8", "ぴょう"), ...behind("3 000", "びょう") } },
};

/** A figure with its counter, at the end of a text. */
const COUNTED = /(?<figure>\d[\d.,]*)(?<counter>日間|\p{sc=Han})$/u;

/**
 * How a counter behind a figure is read: 3人 has にん, 1人 as a whole ひとり, 30分 ぷん. Undefined where it is no such word.
 * @param word may begin with the figure itself
 * @param beside the text before the word, and behind it
 */
export function counterReading(
  word: string,
  { before, after }: { before: string; after: string },
): string | undefined {
  const text = (before.slice(-20) + word).normalize("NFKC");
  const { figure = "", counter = "" } = COUNTED.exec(text)?.groups ?? {};
  // A word of its own may end as a counter does.
  if (counter === "" || word.normalize("NFKC").replace(/^[\d.,]+/, "") !== counter) return undefined;
  const rest = text.slice(0, -figure.length - counter.length);
  switch (counter) {
    case "人":
      return PEOPLE[figure] ?? COUNTERS[counter];
    case "日":
      return dayReading(figure, rest.endsWith("月") || IS_DATE.test(after));
    case "日間":
      return `${dayReading(figure, false)}かん`;
    default:
      return changingSound(figure, counter) ?? COUNTERS[counter];
  }
}

const PEOPLE: Record<string, string> = { "1": "ひとり", "2": "ふたり" };

function changingSound(figure: string, counter: string): string | undefined {
  const { usual, ends } = CHANGING[counter] ?? {};
  return ends?.[figure.slice(-3)] ?? ends?.[figure.at(-1) ?? ""] ?? usual;
}

/** 1日 is the first of a month, or a day's length. */
function dayReading(figure: string, isDate: boolean): string {
  if (figure === "1" && !isDate) return "いちにち";
  return DAYS[figure] ?? "にち";
}

/** What stands behind the day on which something happens, of a month that is understood. */
const IS_DATE = /^(?:、|から|に(?!最大|およそ|平均|つき|[約数\p{N}])|付|未明|朝|午前|正午|午後|夕|夜)/u;
