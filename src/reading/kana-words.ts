/** Whether a folded text has a word. */
type WordCheck = (folded: string) => boolean;

/** Of a word in kana: tells where it stands by itself, not as a part of a longer one (タイ in タイム). Undefined for other words. */
export function standsAsWord(word: string): WordCheck | undefined {
  if (!KATAKANA.test(word)) return undefined;
  const stem = word.replace(FINAL_LENGTH, "");
  const pattern = new RegExp(`(?<!${LETTER})${stem}${stem.length > 2 ? "ー?" : ""}(?!${LETTER})`, "u");
  return (folded) => pattern.test(folded);
}

const KATAKANA = /^[\p{sc=Katakana}ー]+$/u;
const LETTER = String.raw`[\p{sc=Katakana}ー]`;
/** Some write it and others don't: コンピューター, コンピュータ. */
const FINAL_LENGTH = /(?<=^.{3,})ー$/u;
