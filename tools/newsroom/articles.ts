import type { ArticleForm } from "../../src/domain/article.ts";
import type { NewsLanguage } from "../../src/domain/language.ts";
import { type EpochMs, MINUTE, SECOND } from "../../src/domain/time.ts";
import { idDay, writeDates } from "./dates.ts";
import { type NewsText, readArchive } from "./texts.ts";

/** One wording of an article, valid from an instant on until the next one. */
export interface ArticleVersion {
  from: EpochMs;
  /** The date NHK shows: a correction keeps it, a rolling story's update moves it. */
  datedAt: EpochMs;
  title: string;
  lead: string;
}

/** One invented article as the newsroom publishes it. */
export interface NewsroomArticle {
  /** In NHK's form: `nd-20261123de10408` in Japanese, `20261123de10408` in English. */
  nhkId: string;
  url: string;
  lang: NewsLanguage;
  /** Label of its story: articles with one label are related, also across languages. A single has a label of its own. */
  thread: string;
  categories: string[];
  form: ArticleForm;
  quirks: NewsText["quirks"];
  body?: string;
  /** In order of time, at least one. */
  versions: [ArticleVersion, ...ArticleVersion[]];
}

/** How the newsroom's upcoming articles appear: one every `paceMs` (Infinity: never), the first one pace after the start. */
export interface Pace {
  startedAt: EpochMs;
  paceMs: number;
}

/** What was told before comes again with every so many paces. */
const PACES_AGAIN = 240;
/** How many of the upcoming articles stay in the feeds: more than any feed holds. */
const UPCOMING_KEPT = 400;

/** NHK's ids end in five digits; each of the three kinds of article has a range of its own. */
const NUMBERS = {
  archive: (index: number) => 10_000 + ((index * 397) % 40_000),
  upcoming: (index: number) => 50_000 + (index % 40_000),
  published: (index: number) => 90_000 + (index % 10_000),
};

function versionsOf(text: NewsText, at: EpochMs, minute: number): NewsroomArticle["versions"] {
  const write = ({ title, lead }: { title: string; lead: string }, from: EpochMs, datedAt: EpochMs) => ({
    from,
    datedAt,
    title: writeDates(title, datedAt),
    lead: writeDates(lead, datedAt),
  });
  const later = text.updates.map((update) => {
    const from = at + update.afterMinutes * minute;
    return write(update, from, from);
  });
  const { correction } = text;
  if (correction) {
    const corrected = { title: correction.title ?? text.title, lead: correction.lead ?? text.lead };
    later.push(write(corrected, at + correction.afterMinutes * minute, at));
  }
  return [write(text, at, at), ...later];
}

/**
 * The article of a text that is published at `moment`. Its number is the id's last five digits; `minute` is how long a minute
 * of the text's later wordings lasts.
 */
function articleOf(text: NewsText, number: number, moment: EpochMs, minute: number): NewsroomArticle {
  // NHK's instants are whole seconds.
  const at = Math.floor(moment / SECOND) * SECOND;
  const id = `${idDay(at)}de${number}`;
  const nhkId = text.lang === "ja" ? `nd-${id}` : id;
  return {
    nhkId,
    url:
      text.lang === "ja"
        ? `https://news.web.nhk/newsweb/na/${nhkId}`
        : `https://www3.nhk.or.jp/nhkworld/news/${nhkId}/`,
    lang: text.lang,
    thread: text.thread ?? `single-${nhkId}`,
    categories: text.categories,
    form: text.form,
    quirks: text.quirks,
    ...(text.body === undefined ? {} : { body: writeDates(text.body, at) }),
    versions: versionsOf(text, at, minute),
  };
}

/** The archive as it stands when a newsroom opens at `startedAt`: six days of articles, their ids the same for the same start. */
export function archiveArticles(startedAt: EpochMs): NewsroomArticle[] {
  return readArchive().map((text, index) =>
    articleOf(text, NUMBERS.archive(index), startedAt - text.minutesAgo * MINUTE, MINUTE),
  );
}

/**
 * The upcoming articles that have appeared by `now`, the latest 400 of them. After the last text the first comes again
 * under a new id and date, so that a newsroom never runs dry; but much more slowly, lest a night is full of one story.
 */
export function upcomingArticles(texts: NewsText[], pace: Pace, now: EpochMs): NewsroomArticle[] {
  const paces = Math.max(0, Math.floor((now - pace.startedAt) / pace.paceMs));
  const again = Math.floor(Math.max(0, paces - texts.length) / PACES_AGAIN);
  const appeared = texts.length === 0 ? 0 : Math.min(paces, texts.length) + again;
  const first = Math.max(0, appeared - UPCOMING_KEPT);
  return Array.from({ length: appeared - first }, (_, offset) => first + offset).flatMap((index) => {
    const text = texts[index % texts.length];
    const slow = Math.max(0, index + 1 - texts.length);
    const at = pace.startedAt + (index + 1 - slow + slow * PACES_AGAIN) * pace.paceMs;
    return text ? [articleOf(text, NUMBERS.upcoming(index), at, pace.paceMs)] : [];
  });
}

/** The article of a text handed in while the newsroom runs, the `index`-th of such. */
export function publishedArticle(text: NewsText, index: number, now: EpochMs): NewsroomArticle {
  return articleOf(text, NUMBERS.published(index), now, MINUTE);
}

/** The article with new words from `now` on, as NHK corrects in place; a rolling story's date moves along. */
export function revisedArticle(
  article: NewsroomArticle,
  words: { title?: string | undefined; lead?: string | undefined },
  now: EpochMs,
): NewsroomArticle {
  const before = article.versions.at(-1) ?? article.versions[0];
  const version: ArticleVersion = {
    from: now,
    datedAt: article.form === "rolling" ? now : before.datedAt,
    title: words.title ?? before.title,
    lead: words.lead ?? before.lead,
  };
  return { ...article, versions: [...article.versions, version] };
}

/** The wording that holds at `now`, or undefined while the article is not published yet. */
export function versionAt(article: NewsroomArticle, now: EpochMs): ArticleVersion | undefined {
  return article.versions.findLast((version) => version.from <= now);
}
