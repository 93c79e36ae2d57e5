import Parser from "rss-parser";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { HOUR, MINUTE } from "../../../src/domain/time.ts";
import { archiveArticles, type NewsroomArticle, versionAt } from "../../../tools/newsroom/articles.ts";
import { markedTitle, newsWebFeed, worldFeed } from "../../../tools/newsroom/feeds.ts";

const START = Date.parse("2031-05-14T09:40:00+09:00");
const archive = archiveArticles(START);
const parser = new Parser({ customFields: { item: [["nhknews:new", "isNew"]] } });
const parse = (category: number, now = START) => parser.parseString(newsWebFeed(archive, category, now).body);
const everyFeed = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((category) => parse(category)));

const WorldList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      detail: z.string().optional(),
      page_url: z.string().regex(/^\/nhkworld\/news\/\d{8}de\d{5}\/$/),
      public_at: z.string().regex(/^(\d{13})?$/),
      updated_at: z.string().regex(/^(\d{13})?$/),
      categories: z.object({ name: z.string() }),
      thumbnails: z.object({ small: z.string(), middle: z.string(), large: z.string() }).nullable(),
      videos: z.unknown(),
    }),
  ),
});
const world = (now: number) => WorldList.parse(JSON.parse(worldFeed(archive, now).body)).data;

describe("NEWS WEB's feeds", () => {
  it("hold few top stories, of about the last three hours, and more of everything else", () => {
    const [top, ...others] = everyFeed.map(({ items }) => items);
    expect(top?.length).toBeGreaterThanOrEqual(7);
    expect(top?.length).toBeLessThanOrEqual(10);
    const ages = top?.map(({ pubDate }) => START - Date.parse(pubDate ?? "")) ?? [];
    expect(Math.max(...ages)).toBeLessThan(3 * HOUR);
    expect(others.map((items) => items.length).filter((count) => count < 8)).toEqual([]);
  });

  it("carry the words of the articles to the letter, whatever they hold", async () => {
    const words = { title: `<&>"'「A&B」の実験 結果を発表`, lead: "甲 < 乙 & 丙 > 丁 です。" };
    const article = archive.find((a) => a.lang === "ja" && a.quirks.length === 0 && a.form === "story");
    if (!article) throw new Error("the archive has no plain article");
    const odd: NewsroomArticle = {
      ...article,
      categories: ["top"],
      versions: [{ ...article.versions[0], ...words }],
    };
    const feed = await parser.parseString(newsWebFeed([odd], 0, START).body);
    expect(feed.items[0]).toMatchObject({ title: words.title, content: words.lead, guid: article.url });
  });

  it("stand in an editor's order, not in that of dates", () => {
    const dates = everyFeed[1]?.items.map(({ pubDate }) => Date.parse(pubDate ?? "")) ?? [];
    expect(dates).not.toEqual(dates.toSorted((a, b) => b - a));
  });

  it("show a top story in its own category too, under one id", () => {
    const elsewhere = new Set(everyFeed.slice(1).flatMap(({ items }) => items.map(({ guid }) => guid)));
    expect(everyFeed[0]?.items.filter(({ guid }) => !elsewhere.has(guid))).toEqual([]);
  });

  it("have NHK's oddities: a lost date, a lost description, HTML in one, a tracked link", () => {
    const items = everyFeed.slice(1).flatMap((feed) => feed.items);
    expect(items.some(({ pubDate }) => pubDate === undefined)).toBe(true);
    expect(items.some(({ content }) => content === undefined)).toBe(true);
    expect(items.some(({ content }) => content?.startsWith("<p>"))).toBe(true);
    expect(items.some(({ link }) => link?.includes("?utm_"))).toBe(true);
    expect(items.some(({ title }) => title?.startsWith("【動画】"))).toBe(true);
  });

  it("mark what is new with NHK's own element, and declare it only then", async () => {
    const isNew = ({ items }: Awaited<ReturnType<typeof parse>>) => items.filter((item) => "isNew" in item);
    expect(isNew(await parse(0)).length).toBeGreaterThan(0);
    expect(isNew(await parse(0, START + 2 * HOUR))).toEqual([]);
    expect(newsWebFeed(archive, 0, START + 2 * HOUR).body).not.toContain("xmlns:nhknews");
  });

  it("keep a rolling story's id while its title and date change", async () => {
    const rolling = archive.find(({ form }) => form === "rolling");
    if (!rolling) throw new Error("the archive has no rolling story");
    const seen = await Promise.all(
      rolling.versions.map(async ({ from }) => {
        const { items } = await parse(1, from);
        return items.find(({ guid }) => guid === rolling.url);
      }),
    );
    expect(seen.map((item) => item?.title)).toEqual(
      rolling.versions.map((v) => markedTitle(rolling, v.title)),
    );
    expect(new Set(seen.map((item) => item?.pubDate)).size).toBe(rolling.versions.length);
  });

  it("give dates with Japan's offset", () => {
    expect(newsWebFeed(archive, 0, START).body).toMatch(
      /<pubDate>(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0900<\/pubDate>/,
    );
  });

  it("are empty of items, not broken, before anything happened", async () => {
    const feed = newsWebFeed(archive, 7, 0);
    expect((await parser.parseString(feed.body)).items).toEqual([]);
    expect(feed.modifiedAt).toBe(0);
  });
});

describe("NHK WORLD's list", () => {
  it("has its fields in its shape, and all of the English articles", () => {
    expect(
      world(START)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      archive
        .filter(({ lang }) => lang === "en")
        .map(({ nhkId }) => nhkId)
        .sort(),
    );
  });

  it("lacks a time, a description or pictures at times, and has a body at times", () => {
    const items = world(START);
    expect(items.filter(({ public_at }) => public_at === "").length).toBeGreaterThan(0);
    expect(items.filter((i) => i.updated_at === "" && i.public_at !== "").length).toBeGreaterThan(0);
    expect(items.filter(({ description }) => description === "").length).toBeGreaterThan(0);
    expect(new Set(items.map(({ thumbnails }) => thumbnails === null))).toEqual(new Set([true, false]));
    expect(items.filter(({ detail }) => detail?.includes("<br />")).length).toBeGreaterThan(3);
  });

  it("moves only updated_at when a text is corrected", () => {
    const corrected = archive.find(({ lang, versions }) => lang === "en" && versions.length === 2);
    const second = corrected?.versions[1];
    if (!corrected || !second) throw new Error("the archive has no English correction");
    const itemAt = (now: number) => world(now).find(({ id }) => id === corrected.nhkId);
    const before = itemAt(second.from - MINUTE);
    const after = itemAt(second.from);
    expect(after?.description).toBe(versionAt(corrected, second.from)?.lead);
    expect(after?.description).not.toBe(before?.description);
    expect(after?.public_at).toBe(before?.public_at);
    expect(Number(after?.updated_at)).toBe(second.from);
  });
});
