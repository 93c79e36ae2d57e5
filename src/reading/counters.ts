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

/** Sounds that change with the figure before: by its last digit, the others are as the first. */
const CHANGING: Record<string, { usual: string; digits: Record<string, string> }> = {
  分: {
    usual: "ふん",
    digits: { "0": "ぷん", "1": "ぷん", "3": "ぷん", "4": "ぷん", "6": "ぷん", "8": "ぷん" },
  },
  本: {
    usual: "ほん",
    digits: { "0": "ぽん", "1": "ぽん", "3": "ぼん", "6": "ぽん", "8": "ぽん" },
  },
};

/** A figure with its counter, at the end of a text. */
const COUNTED = /(?<figure>\d[\d.,]*)(?<counter>日間|\p{sc=Han})$/u;

/**
 * How a counter behind a figure is read: 3人 has にん, 1人 as a whole ひとり, 30分 ぷん. Undefined where it is no such word.
 * @param before the text before the word
 * @param word may begin with the figure itself
 */
export function counterReading(before: string, word: string): string | undefined {
  const text = (before.slice(-20) + word).normalize("NFKC");
  const { figure = "", counter = "" } = COUNTED.exec(text)?.groups ?? {};
  // A word of its own may end as a counter does.
  if (counter === "" || word.normalize("NFKC").replace(/^[\d.,]+/, "") !== counter) return undefined;
  const rest = text.slice(0, -figure.length - counter.length);
  switch (counter) {
    case "人":
      return PEOPLE[figure] ?? COUNTERS[counter];
    case "日":
      return dayReading(figure, rest);
    case "日間":
      return `${dayReading(figure, "")}かん`;
    default:
      return changingSound(figure, counter) ?? COUNTERS[counter];
  }
}

const PEOPLE: Record<string, string> = { "1": "ひとり", "2": "ふたり" };

function changingSound(figure: string, counter: string): string | undefined {
  const { usual, digits } = CHANGING[counter] ?? {};
  return digits?.[figure.at(-1) ?? ""] ?? usual;
}

/** Behind a month 1日 is its first; else it is a day's length. */
function dayReading(figure: string, before: string): string {
  if (figure === "1" && !before.endsWith("月")) return "いちにち";
  return DAYS[figure] ?? "にち";
}
