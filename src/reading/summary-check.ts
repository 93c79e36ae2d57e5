import type { Article } from "../domain/article.ts";
import { japaneseNamesStandIn } from "./japanese-names.ts";
import { numbersIn, numeralsStandIn } from "./numbers.ts";
import { contentTerms, holdsPhoneNumber, speaksToModel, speaksToReader } from "./spoken-to.ts";
import { FUNCTION_WORDS, fold, holdsCjk, stem } from "./tokenize.ts";

/**
 * Why a text is no summary of an article: nothing, too long for its article, not in its language, not ended, a link or a
 * telephone number, a number or a name that the article does not have, about something else, or an order to somebody.
 */
export type SummaryFault =
  | "empty"
  | "longer"
  | "language"
  | "unfinished"
  | "contact"
  | "number"
  | "name"
  | "off-subject"
  | "order";

type Checked = Pick<Article, "lang" | "title" | "lead" | "body">;

/** What speaks against showing a text that somebody else wrote as an article's summary; undefined where nothing does. */
export function faultOf(summary: string, article: Checked): SummaryFault | undefined {
  const source = sourceText(article);
  const text = `${article.title}\n${source}`;
  const tests: [SummaryFault, () => boolean][] = [
    ["empty", () => summary.trim() === ""],
    ["longer", () => summary.length >= source.length],
    ["language", () => !isInLanguage(summary, article.lang)],
    ["unfinished", () => !/[.!?。！？][”"’」』）)]*\s*$/u.test(summary)],
    ["contact", () => /:\/\/|www\.|@|\]\(|[`<>{}]/u.test(summary) || holdsPhoneNumber(summary)],
    ["number", () => !numbersStandIn(summary, text)],
    ["name", () => !namesStandIn(summary, text)],
    ["order", () => speaksToModel(text) || speaksToReader(summary, text)],
    ["off-subject", () => !isOnSubject(summary, article.title, text)],
  ];
  return tests.find(([, fails]) => fails())?.[0];
}

/** What an article says besides its title. */
export const sourceText = ({ lead, body = "" }: Pick<Article, "lead" | "body">): string =>
  body.includes(lead) ? body : `${lead}\n${body}`.trim();

const numbersStandIn = (summary: string, text: string): boolean =>
  numbersIn(summary).isSubsetOf(numbersIn(text)) && numeralsStandIn(summary, text);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** In Japanese a part of the letters is hiragana; of English words every sixth at least is grammar; else scripts tell. */
function isInLanguage(summary: string, lang: string): boolean {
  const primary = lang.toLowerCase().split("-")[0];
  const letters = count(summary, /\p{L}/gu);
  const hiragana = count(summary, /\p{sc=Hiragana}/gu);
  if (primary === "ja") return hiragana >= letters * 0.15;
  if (primary === "zh") return hiragana === 0 && count(summary, /\p{sc=Han}/gu) >= letters * 0.5;
  if (primary === "en") return isEnglish(summary, letters);
  return !holdsCjk(summary);
}

function isEnglish(summary: string, letters: number): boolean {
  const words = summary.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const grammar = words.filter((word) => ENGLISH_GRAMMAR.has(word)).length;
  return count(summary, /[a-z]/giu) >= letters * 0.95 && grammar >= words.length / 6;
}

/** Words that are no words of Spanish, French, German, Italian, Portuguese or Indonesian too. */
const ENGLISH_GRAMMAR = new Set(
  "after all and any are at been before but by can could for from had has have his how in into is it its more of on or over said says she that the their them there they this to was were what when which who will with would".split(
    " ",
  ),
);

function namesStandIn(summary: string, text: string): boolean {
  return latinNamesStandIn(summary, text) && japaneseNamesStandIn(summary, text);
}

/** Words of Latin scripts, without an English genitive. */
const LATIN_WORD = /\p{sc=Latin}[\p{sc=Latin}\p{N}\p{M}]*(?:[.'’-][\p{sc=Latin}\p{N}]+)*/gu;

const latinWords = (text: string): string[] =>
  Array.from(text.normalize("NFKC").matchAll(LATIN_WORD), ([word]) => word.replace(/['’]s$/u, ""));

/** How far apart in the article two words may stand that the summary makes one name: "President Aiko Sato". */
const NAME_SPAN = 3;
/** What parts one name from the next. */
const BETWEEN_NAMES = /(?<=[.!?,;:“”"()–—])\s|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/**
 * Every word with a capital stands in the article, with a capital unless it begins a sentence of the summary ("May", and
 * not "may"), and two of them side by side stand near each other there.
 */
function latinNamesStandIn(summary: string, text: string): boolean {
  const places = wordPlaces(text);
  return summary.split(BETWEEN_NAMES).every((part) => {
    let previous: readonly number[] = [];
    return latinWords(part).every((word, at) => {
      const opens = at === 0;
      if (!isLatinName(word, opens)) {
        previous = [];
        return true;
      }
      const here = (places.get(stem(fold(word))) ?? [])
        .filter((written) => (isGrammar(word) ? written.word === word : opens || CAPITAL.test(written.word)))
        .map(({ place }) => place);
      const stands = here.length > 0 && (previous.length === 0 || areNear(here, previous));
      previous = here;
      return stands;
    });
  });
}

const CAPITAL = /\p{Lu}/u;

/** "The" where a sentence opens, and "I", are grammar; "WHO", "IT" and "The Hague" are names. */
const isLatinName = (word: string, opens: boolean): boolean =>
  CAPITAL.test(word) && !(isGrammar(word) && (word === "I" || (opens && !/\p{Lu}.*\p{Lu}/u.test(word))));

const isGrammar = (word: string): boolean => FUNCTION_WORDS.has(fold(word)) || OPENERS.has(fold(word));

const areNear = (some: readonly number[], others: readonly number[]): boolean =>
  some.some((one) => others.some((other) => Math.abs(one - other) <= NAME_SPAN));

type Places = ReadonlyMap<string, readonly { place: number; word: string }[]>;

const wordPlaces = (text: string): Places =>
  Map.groupBy(
    latinWords(text).map((word, place) => ({ word, place })),
    ({ word }) => stem(fold(word)),
  );

/** Words that begin sentences and are no names. */
const OPENERS = new Set(
  "according although among despite during he her his however it its meanwhile she since they their under while".split(
    " ",
  ),
);

/** Half of what a summary says stands in the article, and something of the title is in it. */
function isOnSubject(summary: string, title: string, text: string): boolean {
  const said = contentTerms(summary);
  const written = contentTerms(text);
  const held = [...said].filter((term) => written.has(term)).length;
  return held >= said.size / 2 && [...contentTerms(title)].some((term) => said.has(term));
}
