import type { Article } from "../domain/article.ts";

export interface Summary {
  /** Complete sentences; empty where the source gave no text. */
  summary: string;
  /** Whose words: NHK's own lead, or sentences we took from the body. */
  by: "nhk" | "extract";
}

/** NHK's lead, or the body's first sentences where there is no lead, cut only at a sentence end. */
export function summarize(article: Pick<Article, "lead" | "body">, maxUnits: number): Summary {
  const by = article.lead === "" && article.body ? "extract" : "nhk";
  const text = by === "extract" ? (article.body ?? "") : article.lead;
  return { summary: firstSentences(text, maxUnits), by };
}

/** As many whole sentences from the start as fit; the first one alone may be longer. */
function firstSentences(text: string, maxUnits: number): string {
  let taken = "";
  for (const sentence of sentences(text)) {
    if (taken !== "" && taken.length + sentence.length > maxUnits) break;
    taken += sentence;
  }
  return taken.trim();
}

/**
 * Splits a text after each sentence, white space kept, so that joining gives the text again. Japanese sentences end
 * in 。 outside 「」 and （）; English ones in . ! ? before a capital, unless an abbreviation or initial stands there.
 */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if ("「『（(".includes(character)) depth++;
    else if ("」』）)".includes(character)) depth = Math.max(0, depth - 1);
    const ends =
      character === "\n" || (depth === 0 && ("。！？".includes(character) || endsLatinSentence(text, at)));
    if (!ends) continue;
    if (character === "\n") depth = 0;
    const end = at + 1 + leadingLength(text.slice(at + 1, at + 8), /^[。！？!?]*["”’]*\s*/);
    found.push(text.slice(start, end));
    start = end;
    at = end - 1;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

const ABBREVIATION =
  /(?:^|[\s("“])(?:(?:[A-Z]\.)*[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|Mt|No|Co|Inc|Ltd|Corp|Jr|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$/;

function endsLatinSentence(text: string, at: number): boolean {
  const character = text[at];
  if (character !== "." && character !== "!" && character !== "?") return false;
  if (!/^["”’]*(?:\s+["“‘(]?[\p{Lu}\p{N}]|\s*$)/u.test(text.slice(at + 1, at + 8))) return false;
  return character !== "." || !ABBREVIATION.test(text.slice(Math.max(0, at - 8), at));
}

const leadingLength = (text: string, pattern: RegExp): number => pattern.exec(text)?.[0].length ?? 0;

/** Words of a text in Latin scripts, characters in languages written without spaces: what "words" means in statistics. */
export function countWords(text: string, lang: string): number {
  if (/^(?:ja|zh|th)\b/.test(lang)) return Array.from(text.replace(/\s/gu, "")).length;
  return text.match(/\S+/gu)?.length ?? 0;
}
