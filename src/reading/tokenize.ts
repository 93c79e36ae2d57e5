/**
 * Terms of a text, for search and similarity. Latin scripts give words in a light stem; Han and kana, which have no
 * spaces, give overlapping pairs of characters, and whole runs of kanji or katakana besides, as these are mostly names
 * and nouns. Full width, half width and case are folded (NFKC).
 */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const [run] of fold(text).matchAll(RUN)) {
    if (STARTS_CJK.test(run)) addCjkTerms(run, found);
    else found.push(stem(run));
  }
  return found;
}

/** A word of a query, folded, with the terms that it is found by; a word in hiragana may have none. */
export interface QueryWord {
  text: string;
  terms: string[];
  /** A number that says which or how many, by what stands beside it, and when not: 台風19号, 震度5弱. */
  counts?: boolean;
}

/**
 * The words of a query. Hiragana between kanji and katakana is grammar, and parts words: "台風の被害" asks for 台風 and
 * 被害. At the beginning it belongs to the word, as in "いじめ対策".
 */
export const queryWords = (query: string): QueryWord[] =>
  Array.from(fold(query).matchAll(RUN))
    .flatMap((match) =>
      STARTS_CJK.test(match[0]) ? wordsOfRun(match[0]).map(queryWord) : [latinWord(match)],
    )
    .filter(({ text }) => !FUNCTION_WORDS.has(text))
    .filter(({ text, terms: found }) => (found.length > 0 && !PARTICLE.test(text)) || SPOKEN.test(text));

function latinWord({ 0: run, index, input }: RegExpExecArray): QueryWord {
  const [before, after] = [input.charAt(index - 1), input.charAt(index + run.length)];
  const counts = COUNTED.test(after) || (COUNTED.test(before) && !HOLDS_CJK.test(after));
  return { ...queryWord(run), ...(/^\p{N}+$/u.test(run) && counts && { counts }) };
}

/** One word as it is. */
export const queryWord = (text: string): QueryWord => ({ text, terms: [...new Set(terms(text))] });

/** Where single kanji are all there is, as in "食べ物", the run is one word, or several ("橋の下"). */
function wordsOfRun(run: string): string[] {
  const pieces = run.match(BETWEEN_HIRAGANA) ?? [];
  if (pieces.every((piece) => SINGLE.test(piece))) return run.split(/(?<=.)の(?=.)/u);
  const [opening = ""] = run.match(OPENING_HIRAGANA) ?? [];
  return opening === "" ? pieces : [opening + (pieces[0] ?? ""), ...pieces.slice(1)];
}

/** English words that say nothing of a subject; Japanese ones are hiragana, and parted off by that. */
export const FUNCTION_WORDS = new Set(
  (
    "a about after all an and any are as at be been before but by can did do does for from had has have how i if in " +
    "into is it its me my no not of on or our over s so than that the their them then there these they this to up was " +
    "we were what when where which who why will with would you your"
  ).split(" "),
);

/**
 * NFKC, lower case, straight apostrophes: what two spellings of one word have in common. What is grammar in lower case
 * and a name in capitals, or beside Japanese, is in capitals.
 */
export const fold = (text: string): string => {
  const normal = text.normalize("NFKC");
  const lower = normal.toLowerCase().replaceAll("’", "'");
  // A rare letter is longer in lower case (İ): then nothing stands where it stood.
  if (lower.length !== normal.length) return lower;
  return lower.replace(NAME_OR_GRAMMAR, (word, beside: string | undefined, at: number) => {
    const name = word.toUpperCase();
    return beside !== undefined || normal.startsWith(name, at) ? name : word;
  });
};

const CJK = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]`;
/** Kana and Han are letters too: left out here, so that "12台" and "AIカメラ" fall into a word and a run. */
const WORD = String.raw`[[\p{L}\p{N}]--${CJK}][[\p{L}\p{N}\p{M}]--${CJK}]*(?:'\p{sc=Latin}+)?`;
/** Words of scripts with spaces, and runs of Han and kana, in folded text. */
export const RUN = new RegExp(`${CJK}+|${WORD}`, "gv");
/** The World Health Organization, information technology, Islamic State; beside Japanese, a group of its own. */
const NAMES = "(?:who|i[st])";
const NAME_OR_GRAMMAR = new RegExp(
  String.raw`(?<![\p{sc=Latin}\p{N}\p{M}])(?:((?<=${CJK})${NAMES}|${NAMES}(?=${CJK}))|${NAMES})(?![\p{sc=Latin}\p{N}\p{M}])`,
  "gv",
);
const STARTS_CJK = new RegExp(`^${CJK}`, "v");
const HOLDS_CJK = new RegExp(CJK, "v");
/** Kanji and katakana that go with a number and make no date or time of it. */
const COUNTED = /^[[\p{sc=Han}\p{sc=Katakana}ーつ]--[年月日時分秒]]$/v;

/** Whether Han or kana stand in a text: what is written without spaces, and found inside longer runs. */
export const holdsCjk = (text: string): boolean => HOLDS_CJK.test(text);
const NAME_RUN = /[\p{sc=Han}々〆]{3,}|[\p{sc=Katakana}ー]{3,}/gu;
const BETWEEN_HIRAGANA = /\P{sc=Hiragana}+/gu;
const SINGLE = /^.$/u;
/** Hiragana that begins a run and is no grammar: ふるさと納税, but not この地震. */
const OPENING_HIRAGANA =
  /^(?!(?:[こそあど]の|こん|そん|どん|また|もし|なぜ|いつ|どう|どこ|だれ|なに|ある|いる|など|では|には|から|まで|より|という|お|ご).?\P{sc=Hiragana})\p{sc=Hiragana}{2,}/u;
const PARTICLE = /^\p{sc=Hiragana}$/u;
/** A word of hiragana alone that is long enough to be one. */
const SPOKEN = /^\p{sc=Hiragana}[\p{sc=Hiragana}ー]+$/u;
const HIRAGANA_PAIR = /^\p{sc=Hiragana}{2}$/u;

/** Katakana as some write it and others don't: コンピューター, コンピュータ; ヴァイオリン, バイオリン; ウィルス, ウイルス. */
const KATAKANA_SPELLING =
  /(?<=[\p{sc=Katakana}ー]{3})ー(?![\p{sc=Katakana}ー])|ヴ[ァィェォ]?|(?<=[ウク])[ィェォ]|[ヂヅ]/gu;
const KATAKANA_FOLDED = new Map(
  Object.entries({
    ヴァ: "バ",
    ヴィ: "ビ",
    ヴェ: "ベ",
    ヴォ: "ボ",
    ヴ: "ブ",
    ィ: "イ",
    ェ: "エ",
    ォ: "オ",
    ヂ: "ジ",
    ヅ: "ズ",
  }),
);
/** Every run holds what the pattern looks for or none of it; most hold none. */
const MAY_VARY = /[ーヴィェォヂヅ]/;

const foldKatakana = (run: string): string =>
  MAY_VARY.test(run) ? run.replace(KATAKANA_SPELLING, (sign) => KATAKANA_FOLDED.get(sign) ?? "") : run;

function addCjkTerms(written: string, found: string[]): void {
  const run = foldKatakana(written);
  const characters = Array.from(run);
  if (characters.length === 1) found.push(run);
  for (let at = 0; at + 1 < characters.length; at++) {
    const pair = `${characters[at]}${characters[at + 1]}`;
    // Pairs of hiragana are mostly grammar: they cost memory and say little.
    if (characters.length === 2 || !HIRAGANA_PAIR.test(pair)) found.push(pair);
  }
  for (const [name] of run.matchAll(NAME_RUN)) found.push(name);
}

/**
 * Takes English inflections off, after steps 1 and 5 of Porter's stemmer (Porter 1980): "votes", "voted", "voting" and
 * "vote" become one term. Both sides of a comparison go through it, so what a stem looks like does not matter.
 */
export function stem(word: string): string {
  if (word.length > LONGEST_WORD) return word;
  const bare = word.replace(/'s$/, "");
  if (bare.length < 3 || bare === "news" || !/^[a-z]+$/.test(bare)) return bare;
  return withoutFinal(withoutPast(withoutPlural(bare)));
}

/** What is longer is no English word; the patterns below take quadratic time. */
const LONGEST_WORD = 40;

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[aeiouy].*[^us]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  if (word.endsWith("ied")) return word.slice(0, word.length > 4 ? -2 : -1);
  if (word.endsWith("eed")) return SYLLABLE.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const rest = word.replace(/(?:ed|ing)$/, "");
  if (rest === word || !/[aeiou]|[^aeiou]y/.test(rest)) return word;
  if (SHORT.test(rest)) return `${rest}e`;
  return rest.replace(/([^aeioulsz])\1$/, "$1");
}

/** "study" as in "studied", "price" as in "pricing", "control" as in "controlling". */
function withoutFinal(word: string): string {
  const rest = word.slice(0, -1);
  if (/[^aeiou]y$/.test(word)) return `${rest}i`;
  if (word.endsWith("e") && SYLLABLE.test(rest) && !SHORT.test(rest)) return rest;
  return word.endsWith("ll") && SYLLABLES.test(rest) ? rest : word;
}

/** Porter's measure, m > 0 and m > 1. */
const SYLLABLE = /[aeiouy][^aeiouy]/;
const SYLLABLES = /[aeiouy][^aeiouy]+[aeiouy]+[^aeiouy]/;
/** One short syllable: "vot", "pric" and "us" have lost an e, "rain" has not. */
const SHORT = /^(?:[^aeiou]+[aeiouy][^aeiouwxy]|[aeiouy][^aeiouy])$/;
