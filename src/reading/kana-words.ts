import { WRITTEN_FOR } from "./kana-spellings.ts";

/**
 * Of a word in kana: tells of folded texts whether it stands there by itself, not as a part of a longer one (タイ in タイム, つき in
 * 追いつき). Undefined for other words.
 */
export function standsAsWord(word: string): ((folded: string) => boolean) | undefined {
  const pattern = KATAKANA.test(word)
    ? katakanaWord(word)
    : HIRAGANA.test(word)
      ? hiraganaWord(word)
      : undefined;
  return pattern && ((folded) => pattern.test(folded));
}

const KATAKANA = /^[\p{sc=Katakana}ー]+$/u;
const HIRAGANA = /^[\p{sc=Hiragana}ー]+$/u;

function katakanaWord(word: string): RegExp {
  const letter = String.raw`[\p{sc=Katakana}ー]`;
  return new RegExp(`(?<!${letter})${word}(?!${letter})`, "u");
}

/** Where one word of hiragana ends and the next begins shows by a particle at most. */
function hiraganaWord(word: string): RegExp {
  const before = WRITTEN_FOR.has(word) ? beforeWritten(word) : `[\\p{sc=Hiragana}--[${LEADING_PARTICLES}]]`;
  return new RegExp(`(?<!${before})${word}(?:(?![\\p{sc=Hiragana}ー])|(?=${TRAILING_PARTICLES}))`, "v");
}

/** What has a kanji spelling hardly follows a particle; what is short besides is mostly grammar (奈良 is not in 今回なら). */
const beforeWritten = (word: string): string =>
  word.length < SHORTEST ? String.raw`[\p{L}\p{N}ー]` : String.raw`\p{sc=Hiragana}`;

const LEADING_PARTICLES = "のはがをにでともへや";
const TRAILING_PARTICLES = "[のはがをにでともへやなだ]|から|まで|より|など|だけ|する|した|して|され";

/** Parts words off that stand in hiragana beside kanji, and have a kanji spelling: "じしんの避難所" asks for じしん and 避難所. */
export const withKanaParted = (query: string): string =>
  query.replace(HIRAGANA_RUN, (run) => {
    const [late, early] = [run.replace(LEADING, ""), run.replace(TRAILING, "")];
    const word = [run, late, early, late.replace(TRAILING, "")].find(
      (some) => some.length >= SHORTEST && WRITTEN_FOR.has(some),
    );
    return word === undefined ? run : ` ${word} `;
  });

const HIRAGANA_RUN = /\p{sc=Hiragana}{3,}/gu;
const LEADING = new RegExp(`^[${LEADING_PARTICLES}]`, "u");
const TRAILING = new RegExp(`(?:${TRAILING_PARTICLES})$`, "u");
const SHORTEST = 3;
