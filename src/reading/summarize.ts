import type { Article } from "../domain/article.ts";
import { sentences } from "./sentences.ts";

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

/** Words of a text in Latin scripts, characters in languages written without spaces: what "words" means in statistics. */
export function countWords(text: string, lang: string): number {
  if (/^(?:ja|zh|th)\b/.test(lang)) return Array.from(text.replace(/\s/gu, "")).length;
  return text.match(/\S+/gu)?.length ?? 0;
}
