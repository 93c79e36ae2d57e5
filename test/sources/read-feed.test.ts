import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FeedFault } from "../../src/domain/errors.ts";
import type { Source } from "../../src/domain/source.ts";
import { HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { readFeed } from "../../src/sources/read-feed.ts";
import { NOON, rssOf, sampleSource } from "./sample.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "../fixtures", name));
const RSS = sampleSource();
const WORLD = sampleSource({ id: "en", format: "nhk-world-json", lang: "en", category: "world" });

const read = (body: Uint8Array | string, source: Source = RSS, keepFullText = false) =>
  readFeed({ url: "https://nhk.test/feed", body: Buffer.from(body) }, source, { now: NOON, keepFullText });

describe("NHK NEWS WEB's RSS", () => {
  it("is read with all its quirks", async () => {
    const { drafts, dropped, newestItemAt } = await read(fixture("nhk-cat0.xml"));
    expect(
      drafts.map(({ nhkId, form, title, publishedAt }) => ({ nhkId, form, title, publishedAt })),
    ).toEqual([
      {
        nhkId: "nd-20261110de00001",
        form: "story",
        title: "港町の灯台 百年ぶりに修理始まる 来春まで",
        publishedAt: NOON - 20 * MINUTE,
      },
      {
        nhkId: "nd-20261110de00002",
        form: "video",
        title: "空から見た見本市の紅葉",
        publishedAt: NOON - 2 * HOUR - 45 * MINUTE + 30 * SECOND,
      },
      {
        nhkId: "k10019990001000",
        form: "rolling",
        title: "見本川の水位（10日の動き）",
        publishedAt: NOON - 5 * MINUTE + 10 * SECOND,
      },
      {
        nhkId: "nd-20261110de00004",
        form: "story",
        title: "架空大学 新しい氷の結晶を確認",
        publishedAt: undefined,
      },
    ]);
    expect(drafts[1]!.url).toBe("https://news.web.nhk/newsweb/na/nd-20261110de00002");
    expect(drafts[2]!.url).toBe("https://www3.nhk.or.jp/news/html/20261109/k10019990001000.html");
    expect(drafts[2]!.lead).toBe("見本川の水位は下がり続けています。\nQ&Aの形で随時お伝えします。");
    expect(drafts.map(({ lead }) => lead === "")).toEqual([false, true, false, true]);
    expect(dropped).toBe(1);
    expect(newestItemAt).toBe(NOON - 5 * MINUTE + 10 * SECOND);
  });

  it("is found by its guid where the link is missing", async () => {
    const xml = `<rss version="2.0"><channel><item><title>灯台</title><guid>https://news.web.nhk/newsweb/na/nd-1</guid></item></channel></rss>`;
    expect((await read(xml)).drafts).toMatchObject([{ nhkId: "nd-1" }]);
  });

  it("loses a broken field, not the item", async () => {
    const xml = `<rss version="2.0"><channel><item><title>灯台</title><link>https://nhk.test/1</link><pubDate><b>x</b></pubDate><description><i/></description></item></channel></rss>`;
    expect((await read(xml)).drafts).toMatchObject([{ nhkId: "1", title: "灯台", lead: "" }]);
  });

  it.each([
    ["a bare ampersand", rssOf([{ id: "nd-1", title: "A & B" }])],
    ["a document cut off", rssOf([{ id: "nd-1" }]).slice(0, -20)],
    ["a consent page", "<!doctype html><html><head><meta charset=utf-8></head><body>…</body></html>"],
    ["another XML document", "<?xml version='1.0'?><urlset><url/></urlset>"],
    ["RSS without a channel", '<rss version="2.0"/>'],
    ["items without a link", '<rss version="2.0"><channel><item><title>x</title></item></channel></rss>'],
  ])("has failed as unparsable: %s", async (_, xml) => {
    await expect(read(xml)).rejects.toMatchObject({ failure: "unparsable" });
  });

  it("has failed as empty: white space, or no item", async () => {
    await expect(read(" \n")).rejects.toMatchObject({ failure: "empty" });
    await expect(read(rssOf([]))).rejects.toMatchObject({ failure: "empty" });
  });

  it.each([
    ["items", "<item/>"],
    ["elements in an item", "<a/>"],
    ["open tags", "<a>"],
  ])("has failed as too large before it is parsed: two megabytes of %s", async (_, tag) => {
    const xml = rssOf([{ id: "nd-1" }]).replace("</item>", `${tag.repeat(2_000_000 / tag.length)}</item>`);
    await expect(read(xml)).rejects.toMatchObject({ failure: "too-large" });
  });

  it("may hold 2,000 items, and no more are read", async () => {
    const items = Array.from({ length: 2_010 }, (_, n) => ({ id: `nd-${n}`, at: NOON - n * SECOND }));
    expect((await read(rssOf(items))).drafts).toHaveLength(2_000);
  });

  it("is not slowed down by two megabytes of open tags", async () => {
    const lead = "x&lt;p".repeat(300_000);
    expect((await read(rssOf([{ id: "nd-1", lead }]))).drafts).toHaveLength(1);
  });
});

describe("NHK WORLD's list", () => {
  it("is read with all its quirks", async () => {
    const { drafts, dropped } = await read(fixture("nhk-world-all.json"), WORLD, true);
    expect(drafts).toEqual([
      {
        nhkId: "20261110_N01",
        url: "https://www3.nhk.or.jp/nhkworld/en/news/20261110_N01/",
        lang: "en",
        categories: ["world", "biz-tech"],
        form: "story",
        title: "Sample town opens a bridge built of paper",
        lead: "People in an invented town have crossed a bridge made of paper for the first time. Its builder says that it holds for a year.",
        image: "https://www3.nhk.or.jp/a/m.jpg",
        publishedAt: 1_794_281_464_000,
        modifiedAt: 1_794_282_064_000,
      },
      {
        nhkId: "20261110_02",
        url: "https://www3.nhk.or.jp/nhkworld/en/news/20261110_02/",
        lang: "en",
        categories: ["world"],
        form: "story",
        title: "Imaginary ministers agree on naming clouds",
        lead: "",
        publishedAt: 1_794_280_000_000,
        modifiedAt: 1_794_280_000_000,
      },
      {
        nhkId: "20261109de00003",
        url: "https://www3.nhk.or.jp/nhkworld/news/20261109de00003/",
        lang: "en",
        categories: ["world"],
        form: "story",
        title: 'Orchestra plays "silence" for an hour',
        lead: "An orchestra has played nothing.",
        body: "An orchestra has played nothing.\nThe audience asked for more.\nThe conductor bowed.",
        publishedAt: 1_794_200_000_000,
        modifiedAt: 1_794_200_000_000,
      },
    ]);
    expect(dropped).toBe(1);
  });

  it.each(["<html></html>", "[]", "{}", '{"data":{}}', '{"data":"x"}', "null"])(
    "has failed as unparsable: %s",
    async (json) => {
      await expect(read(json, WORLD)).rejects.toMatchObject({ failure: "unparsable" });
    },
  );

  it("is read up to 2,000 items, and an item's categories up to twenty", async () => {
    const categories = Array.from({ length: 100_000 }, (_, n) => (n < 20 ? {} : { name: "World" }));
    const data = Array.from({ length: 2_010 }, (_, n) => ({ id: `${n}`, title: "x", page_url: `/${n}` }));
    const json = JSON.stringify({ data: [{ ...data[0], categories }, ...data.slice(1)] });
    const { drafts } = await read(json, { ...WORLD, category: "top" });
    expect(drafts).toHaveLength(2_000);
    expect(drafts[0]!.categories).toEqual(["top"]);
  });

  it("has failed as empty without items", async () => {
    await expect(read('{"data":[]}', WORLD)).rejects.toMatchObject({ failure: "empty" });
  });
});

describe("any feed", () => {
  it("lists a story once: its newest version, in all its categories", async () => {
    const { drafts } = await read(
      rssOf([
        { id: "nd-1", title: "新しい", at: NOON - HOUR },
        { id: "nd-2", at: NOON },
        { id: "nd-1", title: "古い", at: NOON - 2 * HOUR },
      ]),
    );
    expect(drafts.map(({ nhkId, title }) => [nhkId, title])).toEqual([
      ["nd-1", "新しい"],
      ["nd-2", "見本の記事 nd-2"],
    ]);
  });

  it("is never newer than now, whatever its items say", async () => {
    expect((await read(rssOf([{ id: "nd-1", at: NOON + HOUR }]))).newestItemAt).toBe(NOON);
  });

  it("without dates has no newest item", async () => {
    expect(await read(rssOf([{ id: "nd-1" }]))).not.toHaveProperty("newestItemAt");
  });
});

describe("for any bytes", () => {
  const sources = [
    ["rss", RSS, fixture("nhk-cat0.xml")],
    ["nhk-world-json", WORLD, fixture("nhk-world-all.json")],
  ] as const;

  it.each(sources)("%s gives drafts or a FeedFault, nothing else", async (_, source, original) => {
    const cut = fc.record({
      at: fc.nat(original.length),
      drop: fc.nat(60),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    const tokens = fc.array(
      fc.constantFrom(...'<item> </item> <title> <link> & " { } [ ] null \u0000 <![CDATA['.split(" ")),
    );
    const mutated = fc
      .tuple(fc.array(cut, { maxLength: 5 }), tokens)
      .map(([cuts, extra]) =>
        cuts.reduce(
          (bytes, { at, drop, put }) =>
            Buffer.concat([
              bytes.subarray(0, at),
              put,
              Buffer.from(extra.join("")),
              bytes.subarray(at + drop),
            ]),
          original,
        ),
      );
    const bodies = fc.oneof(
      { weight: 4, arbitrary: mutated },
      fc.uint8Array(),
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const result = await read(body, source).catch((error: unknown) => error);
        if (result instanceof FeedFault)
          expect(["unparsable", "empty", "too-large"]).toContain(result.failure);
        else expect(result).toHaveProperty("drafts.0.nhkId");
      }),
      { numRuns: 300 },
    );
  });

  it("nhk-world-json takes items of any shape", async () => {
    const value = fc.jsonValue();
    const item = fc.record(
      { id: value, title: value, page_url: value, public_at: value, updated_at: value, categories: value },
      { requiredKeys: [] },
    );
    const good = { id: "1", title: "ok", page_url: "/1" };
    await fc.assert(
      fc.asyncProperty(fc.array(item), async (items) => {
        const { drafts } = await read(JSON.stringify({ data: [...items, good] }), WORLD);
        expect(drafts.some(({ nhkId }) => nhkId === "1")).toBe(true);
      }),
    );
  });
});
