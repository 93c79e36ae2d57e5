import {
  ARTICLE_QUESTIONS,
  type ListReason,
  type Note,
  type Reply,
  type TopicToTry,
} from "../../src/commands/command.ts";
import type { Article } from "../../src/domain/article.ts";
import { LOCALES, NEWS_LANGUAGES, usualNews } from "../../src/domain/language.ts";
import type { Summary } from "../../src/reading/summarize.ts";
import { alertNotesAbout, alertRepliesAbout } from "./alert-replies.ts";

/** What a reader's words, a category and articles may be in the replies of `repliesAbout`. */
export interface Matter {
  words: string;
  category: string;
  /** At least one. */
  articles: [Article, ...Article[]];
}

/** One reply of every kind that commands can decide, about the given matter. */
export function repliesAbout(matter: Matter): Reply[] {
  return [
    ...listsOf(matter),
    ...greetingsOf(matter),
    ...pagesOf(matter),
    { type: "help" },
    { type: "language" },
    ...notesOf(matter),
    ...alertRepliesAbout(matter),
    ...alertNotesAbout(matter).map((note) => ({ type: "note", ...note }) as const),
  ];
}

function greetingsOf({ words, category, articles }: Matter): Reply[] {
  const lang = "ja";
  const days = 7;
  const topics: TopicToTry[] = [
    {
      ...{ topic: { kind: "category", lang, category }, target: { by: "category", category } },
      ...{ count: 80, days, mode: "digest" },
    },
    {
      ...{ topic: { kind: "preset", lang, preset: "typhoon" }, target: { by: "preset", preset: "typhoon" } },
      ...{ count: 9, days, mode: "instant" },
    },
    {
      ...{ topic: { kind: "words", lang, words }, target: { by: "words", words } },
      ...{ count: 2, days, mode: "ask" },
    },
  ];
  return [
    { type: "greeting", articles: articles.slice(0, 3), topics, silentSince: articles[0].publishedAt },
    { type: "greeting", articles: [], topics: [] },
  ];
}

function listsOf({ words, category, articles }: Matter): Reply[] {
  const reasons: ListReason[] = [
    { list: "latest" },
    { list: "latest", category },
    { list: "search", words, near: false },
    { list: "search", words, near: true },
    { list: "search", words, near: false, corrected: words },
    { list: "search", words, near: false, days: { from: 0, until: 86_400_000, zone: "Asia/Tokyo" } },
    {
      ...{ list: "search", words, near: true },
      otherDays: { from: 0, until: 86_400_000, zone: "Asia/Tokyo", subject: words },
    },
    { list: "related", to: articles[0] },
    { list: "popular" },
    ...ARTICLE_QUESTIONS.map((question) => ({ list: "choose", question }) as const),
  ];
  return reasons.flatMap((reason) => [
    {
      type: "list",
      reason,
      articles: articles.slice(0, 10),
      more: true,
      silentSince: articles[0].publishedAt,
    },
    { type: "list", reason, articles: articles.slice(0, 1), more: false },
    {
      type: "list",
      reason,
      articles: articles.slice(0, 10),
      passages: articles.map(({ body }) => body),
      more: false,
    },
  ]);
}

function pagesOf({ articles: [article, ...others] }: Matter): Reply[] {
  const summaries: Summary[] = [
    { summary: article.lead, by: "nhk" },
    { summary: article.lead, by: "extract" },
    { summary: article.lead, by: "model" },
    { summary: "", by: "nhk" },
  ];
  const details = { type: "details", article, words: 1_234_567, others: 3 } as const;
  return [
    ...summaries.map((summary) => ({ type: "summary", article, summary, others: 0 }) as const),
    ...summaries.map((summary) => ({ type: "summary", article, summary, others: 2 }) as const),
    ...(["so-far", "since"] as const).map(
      (part) =>
        ({
          type: "story",
          part,
          of: article,
          entries: others.slice(0, 6).map((one) => ({ article: one, text: one.lead })),
        }) as const,
    ),
    { type: "story", part: "since", of: article, entries: [] },
    ...summaries.map((summary) => ({
      ...details,
      summary,
      related: others.slice(0, 5),
      readCount: { reads: 7, lastReadAt: article.updatedAt },
    })),
    { ...details, summary: { summary: "", by: "nhk" }, related: [], readCount: { reads: 0 } },
    {
      ...details,
      article: { ...article, revision: 3, lang: "en" },
      summary: { summary: "", by: "nhk" },
      related: [],
      readCount: { reads: 0 },
    },
  ];
}

function notesOf({ words, category, articles: [article] }: Matter): Reply[] {
  const notes: Note[] = [
    { note: "no-articles-yet" },
    { note: "none-in-category", category },
    { note: "none-older" },
    { note: "more-by-button" },
    { note: "no-results", words },
    { note: "ask-search" },
    { note: "nothing-to-search" },
    { note: "ask-category" },
    { note: "unknown-article" },
    { note: "unknown-quote" },
    { note: "no-related", article },
    { note: "no-story", article },
    { note: "nothing-since", article },
    { note: "none-popular" },
    ...LOCALES.map((locale) => ({ note: "language-set", locale, news: usualNews(locale) }) as const),
    ...NEWS_LANGUAGES.map((news) => ({ note: "news-set", locale: "en", news }) as const),
    { note: "my-data", kept: true, topics: 3 },
    { note: "my-data", kept: false, topics: 0 },
    { note: "confirm-delete" },
    { note: "deleted", kept: true },
    { note: "deleted", kept: false },
    { note: "confirm-leave" },
    { note: "left" },
    { note: "furigana", on: true },
    { note: "furigana", on: false },
    { note: "thanks" },
    { note: "feedback-up" },
    { note: "feedback-down" },
    { note: "sticker" },
    { note: "media" },
    { note: "stale-button" },
    { note: "group-hello" },
    { note: "failed" },
  ];
  return notes.map((note) => ({ type: "note", ...note }));
}
