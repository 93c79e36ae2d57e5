/**
 * The stem of an English word in small letters, by Porter's algorithm ("An algorithm for suffix stripping", 1980) with the
 * two departures of his own programs, as ROUGE takes it. Search has a lighter one of its own (`reading/tokenize`).
 */
export function porterStem(word: string): string {
  if (word.length <= 2) return word;
  const singular = withoutPlural(word);
  const present = replaceFinalY(withoutPast(singular));
  const short = withoutEnding(replaceEnding(replaceEnding(present, STEP_2), STEP_3));
  return withoutFinalL(withoutFinalE(short));
}

/** Consonants as c, vowels as v; y is a consonant at the beginning and after a vowel. */
function shapeOf(word: string): string {
  let shape = "";
  for (const letter of word) {
    const isVowel = letter === "y" ? shape.endsWith("c") : "aeiou".includes(letter);
    shape += isVowel ? "v" : "c";
  }
  return shape;
}

/** Porter's m: how often vowels are followed by consonants. */
const measure = (stem: string): number => shapeOf(stem).match(/v+c+/g)?.length ?? 0;
const hasVowel = (stem: string): boolean => shapeOf(stem).includes("v");
/** Porter's *o: hop, but not snow, box or tray. */
const endsShort = (stem: string): boolean => shapeOf(stem).endsWith("cvc") && !/[wxy]$/.test(stem);

/** Step 1a. */
const withoutPlural = (word: string): string =>
  /(?:ss|i)es$/.test(word) ? word.slice(0, -2) : word.replace(/(?<!s)s$/, "");

/** Step 1b. */
function withoutPast(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = word.replace(/(?:ed|ing)$/, "");
  if (stem === word || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiou])\1$/.test(stem) && shapeOf(stem).endsWith("cc"))
    return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

/** Step 1c. */
const replaceFinalY = (word: string): string =>
  word.endsWith("y") && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;

/** Endings and what stands for them, read as in Porter's tables. */
const table = (rows: string): Map<string, string> =>
  new Map(rows.split(" ").map((row) => [row.replace(/→.*/, ""), row.replace(/.*→/, "")]));

const STEP_2 = table(
  "ational→ate tional→tion enci→ence anci→ance izer→ize bli→ble alli→al entli→ent eli→e ousli→ous ization→ize ation→ate " +
    "ator→ate alism→al iveness→ive fulness→ful ousness→ous aliti→al iviti→ive biliti→ble logi→log",
);
const STEP_3 = table("icate→ic ative→ alize→al iciti→ic ical→ic ful→ ness→");
const STEP_4 = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split(" ");

/** Steps 2 and 3: only the longest ending that fits is looked at. */
function replaceEnding(word: string, endings: ReadonlyMap<string, string>): string {
  const ending = longestOf([...endings.keys()], word);
  const stem = word.slice(0, word.length - ending.length);
  return ending !== "" && measure(stem) > 0 ? stem + (endings.get(ending) ?? "") : word;
}

/** Step 4. */
function withoutEnding(word: string): string {
  const ending = longestOf(STEP_4, word);
  const stem = word.slice(0, word.length - ending.length);
  if (ending === "" || measure(stem) <= 1) return word;
  return ending === "ion" && !/[st]$/.test(stem) ? word : stem;
}

const longestOf = (endings: readonly string[], word: string): string =>
  endings.reduce((longest, one) => (one.length > longest.length && word.endsWith(one) ? one : longest), "");

/** Step 5a. */
function withoutFinalE(word: string): string {
  if (!word.endsWith("e")) return word;
  const stem = word.slice(0, -1);
  const m = measure(stem);
  return m > 1 || (m === 1 && !endsShort(stem)) ? stem : word;
}

/** Step 5b. */
const withoutFinalL = (word: string): string =>
  word.endsWith("ll") && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
