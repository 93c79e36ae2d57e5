import type { JapaneseWord } from "../domain/japanese.ts";
import { counterReading } from "./counters.ts";

/** Words that a dictionary takes apart, with how the whole is read. */
const WHOLE: Record<string, string> = {
  一人: "ひとり",
  二人: "ふたり",
  二十日: "はつか",
  二十歳: "はたち",
  大谷翔平: "おおたにしょうへい",
  隕石: "いんせき",
  遡上: "そじょう",
  八ッ場: "やんば",
};
const LONGEST_WHOLE = 3;

/** Words that are read otherwise than the dictionary has them, in a place like this. */
const IN_PLACE: Record<string, { reading: string; before?: RegExp; after: RegExp }> = {
  // Today; but 今日では and 今日的 are about these days.
  今日: { reading: "こんにち", after: /^(?:では|的)/u },
  // Many people; but たいせい where a vote's outcome shows. Cold air; but さむけ is felt.
  大勢: { reading: "おおぜい", after: /^(?!が?(?:判明|決))/u },
  寒気: { reading: "かんき", after: /^(?!が?[すし])/u },
  間: { reading: "あいだ", before: /の$/u, after: /^(?:[のでにはもをと、。]|$)/u },
};

/** A word with how it is read, in hiragana, and where it ends in the text. */
interface Read {
  written: string;
  reading: string | undefined;
  end: number;
}

/**
 * A Japanese text with the reading of its kanji in parentheses: 食べ物 → 食(た)べ物(もの). What has a reading beside it already
 * gets none, and neither has a word that nobody knows how to read.
 * @param words all of the text's words, in order
 */
export function withFurigana(text: string, words: readonly JapaneseWord[]): string {
  if (words.reduce((sum, { written }) => sum + written.length, 0) !== text.length) return text;
  const known = readAll(text, words);
  let shown = "";
  let from = 0;
  let goesOn = false;
  known.forEach((word, at) => {
    const start = word.end - word.written.length;
    // Behind a kanji that nobody can read, a reading would seem to be of both.
    goesOn = HAS_KANJI.test(word.written) && (word.reading === undefined || (goesOn && start === from));
    const annotated = goesOn || isReadBeside(text, known, at) ? word.written : annotate(word);
    shown += text.slice(from, start) + annotated;
    from = word.end;
  });
  return shown + text.slice(from);
}

function readAll(text: string, words: readonly JapaneseWord[]): Read[] {
  const found: Read[] = [];
  let end = 0;
  for (let at = 0; at < words.length; ) {
    const { count, reading } = wholeAt(words, at);
    const length = words.slice(at, at + count).reduce((sum, { written }) => sum + written.length, 0);
    const written = text.slice(end, end + length);
    found.push({
      written,
      reading: readingInPlace(text, { from: end, written }) ?? reading,
      end: end + length,
    });
    end += length;
    at += count;
  }
  return found;
}

/** The word at a place, or several words that are read as one. */
function wholeAt(words: readonly JapaneseWord[], at: number): { count: number; reading: string | undefined } {
  for (let count = LONGEST_WHOLE; count > 1; count--) {
    const written = words.slice(at, at + count).map((word) => word.written);
    const reading = WHOLE[written.join("")];
    if (reading !== undefined) return { count, reading };
  }
  const { read } = words[at] ?? {};
  return { count: 1, reading: read === undefined ? undefined : hiragana(read) };
}

function readingInPlace(
  text: string,
  { from, written }: { from: number; written: string },
): string | undefined {
  const beside = { before: text.slice(0, from), after: text.slice(from + written.length) };
  const { reading, before, after } = IN_PLACE[written] ?? {};
  const fits = after?.test(beside.after) && (before?.test(beside.before) ?? true);
  return fits ? reading : counterReading(written, beside);
}

/** 漢字（かんじ）: the reading stands behind the last of the words that it is of. */
function isReadBeside(text: string, words: readonly Read[], at: number): boolean {
  const rest = words.slice(at).findIndex(({ written }) => !HAS_KANJI.test(written));
  const last = words[rest === -1 ? words.length - 1 : Math.max(at, at + rest - 1)];
  return last !== undefined && READING_BESIDE.test(text.slice(last.end, last.end + LONGEST_READING));
}

const HAS_KANJI = /\p{sc=Han}/u;
const LONGEST_READING = 40;
const READING_BESIDE = /^[（(][\p{sc=Hiragana}\p{sc=Katakana}ー・\s]+[)）]/u;

const hiragana = (katakana: string): string =>
  katakana.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));

const KANA_ONLY = /^[\p{sc=Hiragana}ー]+$/u;

/** A word with its reading behind its kanji, and not behind the kana that it shares with the reading. */
function annotate({ written, reading }: Read): string {
  if (reading === undefined || !HAS_KANJI.test(written) || !KANA_ONLY.test(reading)) return written;
  const parts = Array.from(written.matchAll(/\p{sc=Han}+|\P{sc=Han}+/gu), ([part]) => part);
  const pattern = parts.map((part) => (HAS_KANJI.test(part) ? "(.+?)" : escaped(hiragana(part)))).join("");
  const readings = new RegExp(`^${pattern}$`, "u").exec(reading)?.slice(1);
  if (!readings) return `${written}(${reading})`;
  return parts.map((part) => (HAS_KANJI.test(part) ? `${part}(${readings.shift()})` : part)).join("");
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
