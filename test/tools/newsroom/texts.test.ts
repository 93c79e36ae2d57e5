import { describe, expect, it } from "vitest";
import { NEWS_WEB_CATEGORIES } from "../../../src/domain/category.ts";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import { archiveArticles, type NewsroomArticle, upcomingArticles } from "../../../tools/newsroom/articles.ts";
import { markedTitle } from "../../../tools/newsroom/feeds.ts";
import { readArchive, readUpcoming } from "../../../tools/newsroom/texts.ts";

const START = Date.parse("2031-05-14T09:40:00+09:00");
const archive = archiveArticles(START);
const texts = readUpcoming();
/** Ten days apart, so that a date of one digit and of two, and every hour of the day, has been written out. */
const starts = [0, 9 * DAY + 5 * HOUR, 19 * DAY + 14 * HOUR].map((shift) => START + shift);
const everyDate = starts.flatMap((startedAt) => [
  ...archiveArticles(startedAt),
  ...upcomingArticles(texts, { startedAt, paceMs: MINUTE }, startedAt + texts.length * MINUTE),
]);
const everyWord = everyDate.flatMap((a) => [a.body ?? "", ...a.versions.flatMap((v) => [v.title, v.lead])]);
const inLanguage = (articles: NewsroomArticle[], lang: string) => articles.filter((a) => a.lang === lang);
const minuteAgo = (article: NewsroomArticle) => (START - article.versions[0].datedAt) / MINUTE;

const wordingsOutside = (from: number, to: number, wording: (a: NewsroomArticle) => string[]) =>
  inLanguage(everyDate, "ja")
    .flatMap(wording)
    .filter((text) => text.length < from || text.length > to);

describe("the newsroom's texts", () => {
  it("are plenty in both languages", () => {
    expect(inLanguage(archive, "ja").length).toBeGreaterThanOrEqual(90);
    expect(inLanguage(archive, "en").length).toBeGreaterThanOrEqual(50);
    expect(texts.length).toBeGreaterThanOrEqual(40);
  });

  it("have Japanese titles of 17 to 32 characters, in every wording and with their marks", () => {
    const titles = (a: NewsroomArticle) => a.versions.map(({ title }) => markedTitle(a, title));
    expect(wordingsOutside(17, 32, titles)).toEqual([]);
  });

  it("have Japanese leads of 31 to 163 characters that end as sentences", () => {
    const leads = (a: NewsroomArticle) => a.versions.map(({ lead }) => lead);
    expect(wordingsOutside(31, 163, leads)).toEqual([]);
    expect(
      inLanguage(archive, "ja")
        .flatMap(leads)
        .filter((lead) => !lead.endsWith("。")),
    ).toEqual([]);
  });

  it("have English descriptions of one to four whole sentences", () => {
    const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
    const odd = inLanguage(everyDate, "en")
      .flatMap((a) => a.versions.map(({ lead }) => lead))
      .filter((lead) => [...sentences.segment(lead.replace(/\b([ap])\.m\.|No\. /g, "$1m "))].length > 4);
    expect(odd).toEqual([]);
  });

  it("leave no mark of a date unwritten", () => {
    expect(everyWord.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  it("end no sentence twice", () => {
    expect(everyWord.filter((text) => /[.。]{2}/.test(text))).toEqual([]);
  });

  it("never give two articles one title or one lead", () => {
    const all = [...readArchive(), ...texts];
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(new Set(all.map(({ lead }) => lead)).size).toBe(all.length);
  });

  it("say a paragraph twice only where that is the quirk", () => {
    const repeating = readArchive().filter(({ body }) => {
      const paragraphs = body?.split("\n") ?? [];
      return new Set(paragraphs).size < paragraphs.length;
    });
    const quirky = readArchive().filter(({ quirks }) => quirks.includes("repeated-paragraph"));
    expect(repeating).toEqual(quirky);
    expect(new Set(quirky.map(({ lang }) => lang))).toEqual(new Set(["ja", "en"]));
  });

  it("tell at least ten stories over days, most in both languages", () => {
    const threads = [
      ...Map.groupBy(inLanguage(archive, "ja"), (a) => a.thread).values(),
      ...Map.groupBy(inLanguage(archive, "en"), (a) => a.thread).values(),
    ].filter((articles) => articles.length > 1);
    const stories = Map.groupBy(threads, (articles) => articles[0]?.thread);
    const long = threads.filter((articles) => articles.length >= 4 && articles.length <= 9);
    expect(new Set(long.map((articles) => articles[0]?.thread)).size).toBeGreaterThanOrEqual(10);
    expect([...stories.values()].filter((versions) => versions.length === 2).length).toBeGreaterThan(8);
  });

  it("cover every category with something of the last day, and the top with something of the last hour", () => {
    const ages = NEWS_WEB_CATEGORIES.map((category) =>
      Math.min(
        ...inLanguage(archive, "ja")
          .filter((a) => a.categories.includes(category))
          .map(minuteAgo),
      ),
    );
    expect(ages.filter((age) => age > 24 * 60)).toEqual([]);
    expect(ages[0]).toBeLessThan(60);
    expect(Math.max(...archive.map(minuteAgo))).toBeLessThanOrEqual(6 * 24 * 60);
  });

  it("put each top story into a category of its own too", () => {
    const topOnly = archive.filter((a) => a.categories.length === 1 && a.categories[0] === "top");
    expect(topOnly).toEqual([]);
  });

  it("hold every oddity that NHK's feeds have", () => {
    const quirks = new Set(archive.flatMap((a) => a.quirks));
    expect([...quirks].sort()).toEqual([
      "html",
      "no-date",
      "no-description",
      "no-update-time",
      "repeated-paragraph",
      "utm",
    ]);
    expect(new Set(archive.map((a) => a.form))).toEqual(new Set(["story", "video", "rolling"]));
  });
});
