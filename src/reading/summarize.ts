import type { Article } from "../domain/article.ts";
import type { SummaryKind } from "../domain/feedback.ts";
import { createPicker, joinSentences, type Picker, type SourceSentence, telling } from "./extract.ts";
import { sentences } from "./sentences.ts";

export interface Summary {
  /** Complete sentences; empty where the source gave no text. */
  summary: string;
  by: SummaryKind;
}

/** How long a summary may be; without a limit it is the whole lead, or as many sentences of the body as a lead has. */
export interface SummaryLimit {
  sentences?: number;
  /** UTF-16 code units; a first sentence that alone is longer stays whole. */
  maxUnits?: number;
}

/** NHK's lead, or the best of the body's first sentences where there is no lead, ended only where a sentence ends. */
export function summarize(article: Pick<Article, "title" | "lead" | "body">, limit: SummaryLimit): Summary {
  const { lead, body = "", title } = article;
  if (lead.trim() !== "" || body === "") return { summary: fitting(sentences(lead), limit), by: "nhk" };
  const count = limit.sentences ?? (limit.maxUnits === undefined ? LEAD_LENGTH : undefined);
  const all = telling(sentences(body));
  // Limited by length, news is best from its beginning on.
  const told = count === undefined ? all : bestOfLead(title, all, count);
  return { summary: fitting(told, limit), by: "extract" };
}

/** In news the first three sentences tell the most: fewer are picked among them, more follow them in order. */
const LEAD_LENGTH = 3;

function bestOfLead(title: string, body: string[], count: number): string[] {
  const written = body.filter((sentence) => sentence.trim() !== "");
  if (written.length <= count || count >= LEAD_LENGTH) return written.slice(0, count);
  const picker = createPicker([{ title, sentences: written }], false);
  return pickAll(picker, count, ({ place }) => place < LEAD_LENGTH)
    .sort((a, b) => a.place - b.place)
    .map(({ place }) => written[place] ?? "");
}

function pickAll(
  picker: Picker,
  count: number,
  mayPick: (sentence: SourceSentence) => boolean,
): SourceSentence[] {
  const picked: SourceSentence[] = [];
  while (picked.length < count) {
    const next = picker.pick(mayPick);
    if (!next) break;
    picked.push(next);
  }
  return picked;
}

/** As many whole sentences as fit; the first one alone may be longer. */
function fitting(
  parts: readonly string[],
  { sentences: count = Number.POSITIVE_INFINITY, maxUnits = Number.POSITIVE_INFINITY }: SummaryLimit,
): string {
  let taken = "";
  let used = 0;
  for (const part of parts) {
    if (part.trim() === "") {
      taken += part;
      continue;
    }
    const fits = used < count && (taken + part).trim().length <= maxUnits;
    if (used > 0 && !fits) break;
    taken += part;
    used++;
  }
  return taken.trim();
}

/** What one article adds to a story, in whole sentences. */
export interface StoryEntry<Told> {
  article: Told;
  text: string;
}

type DatedText = Pick<Article, "title" | "lead" | "body" | "publishedAt">;

/** More articles are seldom told of, and take longer than a reader's turn may: of a longer story, these and the first. */
const NEWEST = 30;

/**
 * A story told over its articles, oldest first: how it began, what its newest article says, and of those between what
 * adds most. Of a long story the newest 30 articles and the first are read. Of what several articles say again, the newest one tells it.
 * @param maxUnits for all texts together; the newest article's first sentence is there whatever it takes
 * @param of the one asked about, among the articles: told even where others say the same again
 */
export function storySoFar<Told extends DatedText>(
  articles: readonly Told[],
  { maxUnits, entries, of }: { maxUnits: number; entries: number; of?: Told | undefined },
): StoryEntry<Told>[] {
  const all = articles.toSorted((a, b) => b.publishedAt - a.publishedAt);
  const newestFirst = [...all.slice(0, NEWEST), ...all.slice(NEWEST).slice(-1)];
  const sources = newestFirst.map(sourceOf);
  const picker = createPicker(sources, true);
  const told: SourceSentence[] = [];
  let left = maxUnits;
  const take = (mayPick: (sentence: SourceSentence) => boolean): boolean => {
    const next = picker.pick(mayPick);
    if (!next) return false;
    told.push(next);
    // With the space that may stand before the next.
    left -= next.sentence.length + 1;
    return true;
  };
  const shown = () => new Set(told.map(({ source }) => source));
  // An article is told from its beginning: later sentences take for granted what it said before.
  const leads = ({ source, place }: SourceSentence) =>
    place === 0 || told.some((one) => one.source === source && one.place === place - 1);
  const fits = ({ sentence }: SourceSentence) => sentence.length <= left;

  take(({ source, place }) => source === 0 && place === 0);
  take((one) => one.source === newestFirst.length - 1 && one.place === 0 && fits(one));
  const tellBeginning = (source: number): void => {
    const sentence = sources[source]?.sentences[0]?.trim() ?? "";
    if (sentence === "" || sentence.length > left || told.some((one) => one.sentence === sentence)) return;
    told.push({ source, place: 0, sentence });
    left -= sentence.length + 1;
  };
  const asked = of === undefined ? -1 : newestFirst.indexOf(of);
  const beginsAsked = (one: SourceSentence) => one.source === asked && one.place === 0 && fits(one);
  if (asked !== -1 && !shown().has(asked) && !take(beginsAsked)) tellBeginning(asked);
  while (take((one) => fits(one) && leads(one) && (shown().has(one.source) || shown().size < entries)));

  // One entry is no story: how it began is told then, though the newest article says it again.
  if (shown().size === 1) tellBeginning(sources.length - 1);

  return newestFirst
    .map((article, source) => ({ article, text: textOf(told.filter((one) => one.source === source)) }))
    .filter(({ text }) => text !== "")
    .reverse();
}

/** Where NHK gives no more than a headline, that is what there is to tell. */
const sourceOf = ({ title, lead, body }: DatedText) => ({
  title,
  sentences: telling(sentences(lead || body || title)),
});

const textOf = (told: SourceSentence[]): string =>
  joinSentences(told.sort((a, b) => a.place - b.place).map(({ sentence }) => sentence));

/** Words of a text in Latin scripts, characters in languages written without spaces: what "words" means in statistics. */
export function countWords(text: string, lang: string): number {
  if (/^(?:ja|zh|th)\b/.test(lang)) return Array.from(text.replace(/\s/gu, "")).length;
  return text.match(/\S+/gu)?.length ?? 0;
}
