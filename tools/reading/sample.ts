import type { Locale } from "../../src/domain/language.ts";
import { type EpochMs, MINUTE } from "../../src/domain/time.ts";
import { archiveArticles, upcomingArticles } from "../newsroom/articles.ts";
import { readUpcoming } from "../newsroom/texts.ts";

/** An article of the sample newsroom as it first stood. */
export interface SampleArticle {
  id: string;
  lang: Locale;
  title: string;
  lead: string;
  body?: string;
  categories: string[];
  publishedAt: EpochMs;
  /** Of its story: articles with one label tell of one event, also across languages. */
  label: string;
}

/** When the sample begins: any instant would do, but ids and dates in the texts must not change from one run to the next. */
const START = Date.parse("2031-05-14T00:20:00+09:00");
const PACE = 10 * MINUTE;

/** Every article of the sample newsroom, oldest first: its archive, and what appears after its start, one in ten minutes. */
export function sampleArticles(): SampleArticle[] {
  const texts = readUpcoming();
  const upcoming = upcomingArticles(texts, { startedAt: START, paceMs: PACE }, START + texts.length * PACE);
  return [...archiveArticles(START), ...upcoming]
    .map(({ nhkId, lang, thread, body, categories, versions: [{ title, lead, from }] }) => ({
      ...{ id: nhkId, lang, title, lead, categories, publishedAt: from, label: thread },
      ...(body !== undefined && { body }),
    }))
    .sort((a, b) => a.publishedAt - b.publishedAt);
}
