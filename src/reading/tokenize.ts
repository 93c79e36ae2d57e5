/**
 * Terms of a text, for search and similarity. Latin scripts give words in a light stem; Han and kana, which have no
 * spaces, give overlapping pairs of characters, and whole runs of kanji or katakana besides, as these are mostly names
 * and nouns. Full width, half width and case are folded (NFKC).
 */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const [run] of fold(text).matchAll(RUN)) {
    if (CJK.test(run)) addCjkTerms(run, found);
    else found.push(stem(run));
  }
  return found;
}

/** NFKC, lower case: what two spellings of one word have in common. */
export const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

const RUN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]+|[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
const CJK = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]/u;
const NAME_RUN = /[\p{sc=Han}々〆]{3,}|[\p{sc=Katakana}ー]{3,}/gu;
const HIRAGANA_PAIR = /^\p{sc=Hiragana}{2}$/u;

function addCjkTerms(run: string, found: string[]): void {
  const characters = Array.from(run);
  if (characters.length === 1) found.push(run);
  for (let at = 0; at + 1 < characters.length; at++) {
    const pair = `${characters[at]}${characters[at + 1]}`;
    // Pairs of hiragana are mostly grammar: they cost memory and say little.
    if (characters.length === 2 || !HIRAGANA_PAIR.test(pair)) found.push(pair);
  }
  for (const [name] of run.matchAll(NAME_RUN)) found.push(name);
}

/** Takes off English plural, -ing and -ed where at least three letters stay; both sides of a comparison go through it. */
function stem(word: string): string {
  const bare = word.replace(/['’]s?$|['’]s$/u, "");
  if (bare.length <= 4 || !/^[a-z]+$/.test(bare)) return bare;
  if (bare.endsWith("ies")) return `${bare.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(bare)) return bare.slice(0, -2);
  if (bare.endsWith("s") && !/(?:ss|us|is)$/.test(bare)) return bare.slice(0, -1);
  if (bare.endsWith("ing") && bare.length > 6) return undouble(bare.slice(0, -3));
  if (bare.endsWith("ed") && bare.length > 5) return undouble(bare.slice(0, -2));
  return bare;
}

/** "stopp" → "stop", and a dropped final e is dropped everywhere: "rais", "vot". */
const undouble = (word: string): string => word.replace(/([bdgkmnprt])\1$/, "$1");
