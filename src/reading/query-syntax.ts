import { fold } from "./tokenize.ts";

/** One word or quotation of a query. */
export interface Said {
  /** Folded, without the signs around it; never empty. */
  text: string;
  /** It stood in quotation marks. */
  exact: boolean;
  excluded: boolean;
}

/** Dashes that stand for a minus, the long vowel mark of a Japanese keyboard among them. */
const MINUS = "[-ー−‐–—]";
const QUOTE = `"“”〝〟`;
const QUOTED = `[${QUOTE}](?<quoted>[^${QUOTE}]*)[${QUOTE}]?|[「『](?<cornered>[^」』]*)[」』]?`;
/** What stands in quotation marks, in folded text; the last ones may be left open. */
export const QUOTATION = new RegExp(QUOTED, "gu");
const TOKEN = new RegExp(
  [
    String.raw`(?<or>\||または)`,
    `(?<minus>${MINUS}*)(?:${QUOTED}`,
    // The comma of 1,000 parts no words.
    String.raw`(?<bare>(?:(?!または)[^\s、,\|${QUOTE}「『]|(?<=\d),(?=\d))+))`,
  ].join("|"),
  "gu",
);

/** In a row of more words, "or" and "not" are a sentence's: a headline that someone has copied. */
const MOST_TERSE = 6;

/**
 * What a reader's words say, by alternatives: `a b` both, `a | b` either, `-a` not, `"a b"` as it stands; in Japanese
 * spelling, too. What is left open is closed, and what is empty is left out.
 */
export function saidIn(words: string): Said[][] {
  const tokens = Array.from(plain(words).matchAll(TOKEN), ({ groups }) => groups ?? {});
  const isTerse = tokens.length <= MOST_TERSE;
  let alternative: Said[] = [];
  let negated = false;
  const alternatives = [alternative];
  for (const { or, minus, bare, cornered, quoted = cornered } of tokens) {
    const isNot = isTerse && bare === "not";
    if (or || (isTerse && bare === "or")) {
      alternative = [];
      alternatives.push(alternative);
    } else if (!isNot) {
      const text = bareWords(quoted ?? bare ?? "");
      const excluded = negated || minus !== "";
      if (text !== "") alternative.push({ text, exact: quoted !== undefined, excluded });
    }
    negated = isNot;
  }
  return alternatives.filter((one) => one.length > 0);
}

/** Whether a folded text is one word that needs no quotation marks. */
export function isBare(text: string): boolean {
  const [only, ...others] = text.matchAll(TOKEN);
  return only?.groups?.bare === text && others.length === 0;
}

/** Twice, as lower case can leave a letter and its mark apart that have a form together (J̌). */
const plain = (words: string): string => fold(fold(words.replace(/\s+/gu, " ").replace(/\p{C}/gu, "")));

/** Without the signs around it, and without quotation marks in it, as a phrase is written between these. */
const bareWords = (text: string): string =>
  text
    .replace(QUOTES, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");

const QUOTES = new RegExp(`[${QUOTE}]`, "gu");
