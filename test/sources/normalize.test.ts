import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleDraft } from "../../src/domain/article.ts";
import { DAY, HOUR } from "../../src/domain/time.ts";
import {
  MAX_BODY_LENGTH,
  MAX_LEAD_LENGTH,
  MAX_TITLE_LENGTH,
  type NormalizeContext,
  normalizeItem,
} from "../../src/sources/normalize.ts";
import type { RawItem } from "../../src/sources/raw-item.ts";
import { NOON, sampleSource } from "./sample.ts";

const CONTEXT: NormalizeContext = { baseUrl: "https://www3.nhk.or.jp", now: NOON, keepFullText: false };
const ITEM: RawItem = {
  title: "港町の灯台 百年ぶりに修理",
  link: "https://news.web.nhk/newsweb/na/nd-20261110de00001",
  description: "架空の港町で灯台の修理が始まりました。",
  published: "Tue, 10 Nov 2026 11:40:00 +0900",
};

const normalize = (fields: RawItem, context: Partial<NormalizeContext> = {}, source = sampleSource()) =>
  normalizeItem({ ...ITEM, ...fields }, source, { ...CONTEXT, ...context });

function draftOf(...args: Parameters<typeof normalize>): ArticleDraft {
  const result = normalize(...args);
  if (result.kind !== "draft") throw new Error(`dropped: ${result.reason}`);
  return result.draft;
}

describe("an item of NHK's", () => {
  it("becomes a draft with NHK's id, link, language, category and words", () => {
    expect(draftOf({})).toEqual({
      nhkId: "nd-20261110de00001",
      url: "https://news.web.nhk/newsweb/na/nd-20261110de00001",
      lang: "ja",
      categories: ["top"],
      form: "story",
      title: "港町の灯台 百年ぶりに修理",
      lead: "架空の港町で灯台の修理が始まりました。",
      publishedAt: NOON - HOUR / 3,
      modifiedAt: NOON - HOUR / 3,
    });
  });

  it.each([
    ["/a/m.jpg", "https://www3.nhk.or.jp/a/m.jpg"],
    ["https://pictures.example/港.jpg?w=1", "https://pictures.example/%E6%B8%AF.jpg?w=1"],
    ["https://user:word@pictures.example/a.jpg", "https://pictures.example/a.jpg"],
    ["http://pictures.example/a.jpg", undefined],
    ["javascript:alert(1)", undefined],
    ["https://", undefined],
    ["", undefined],
    [`/${"x".repeat(600)}.jpg`, undefined],
  ])("has a photograph only where LINE would show it: %s", (image, expected) => {
    expect(draftOf({ image }).image).toBe(expected);
  });

  it("is dropped without title, link or id, and says which", () => {
    expect(normalize({ title: " <b></b> " })).toEqual({ kind: "dropped", reason: "no-title" });
    expect(normalize({ title: "【動画】" })).toEqual({ kind: "dropped", reason: "no-title" });
    expect(normalize({ link: "javascript:alert(1)" })).toEqual({ kind: "dropped", reason: "no-link" });
    expect(normalize({ link: undefined })).toEqual({ kind: "dropped", reason: "no-link" });
    expect(normalize({ link: "https://news.web.nhk/" })).toEqual({ kind: "dropped", reason: "no-id" });
  });

  it("is kept without lead or date", () => {
    const draft = draftOf({ description: undefined, published: undefined });
    expect(draft.lead).toBe("");
    expect(draft).not.toHaveProperty("publishedAt");
    expect(draft).not.toHaveProperty("modifiedAt");
  });

  it("has the id that NHK names beside the link, unless it cannot be one", () => {
    expect(draftOf({ id: " 20261110_N01 " }).nhkId).toBe("20261110_N01");
    expect(draftOf({ id: "not an id" }).nhkId).toBe("nd-20261110de00001");
  });

  it("is in its source's category first, then in its own", () => {
    const source = sampleSource({ category: "world" });
    expect(draftOf({ categories: ["Biz/Tech", "World", "!", "Sport"] }, {}, source).categories).toEqual([
      "world",
      "biz-tech",
      "sports",
    ]);
  });
});

describe("a title's mark", () => {
  it.each([
    "【動画】空の紅葉",
    "［動画］ 空の紅葉",
    "[動画]空の紅葉",
    "〔 動画 〕空の紅葉",
    "空の紅葉【動画】",
  ])("makes %s a video", (title) => {
    expect(draftOf({ title })).toMatchObject({ form: "video", title: "空の紅葉" });
  });

  it("makes a rolling story, and the first of several decides", () => {
    expect(draftOf({ title: "【詳細】川の水位" })).toMatchObject({ form: "rolling", title: "川の水位" });
    expect(draftOf({ title: "【詳細】【動画】川の水位" })).toMatchObject({
      form: "rolling",
      title: "川の水位",
    });
  });

  it("is no mark inside a title, nor another word in brackets", () => {
    expect(draftOf({ title: "話題の【動画】を検証" })).toMatchObject({
      form: "story",
      title: "話題の【動画】を検証",
    });
    expect(draftOf({ title: "【独自】川の水位" })).toMatchObject({
      form: "story",
      title: "【独自】川の水位",
    });
  });
});

describe("the times of an item", () => {
  it("are dropped where no clock can have shown them", () => {
    for (const published of [
      new Date(NOON + DAY + 1_000).toISOString(),
      "Fri, 31 Dec 1999 12:00:00 +0900",
      "yesterday",
    ]) {
      expect(draftOf({ published })).not.toHaveProperty("publishedAt");
    }
    expect(draftOf({ published: new Date(NOON + DAY).toISOString() }).publishedAt).toBe(NOON + DAY);
  });

  it("stand in for one another where NHK WORLD gives only one", () => {
    const updated = String(NOON - HOUR);
    expect(draftOf({ published: "", updated })).toMatchObject({
      publishedAt: NOON - HOUR,
      modifiedAt: NOON - HOUR,
    });
    expect(draftOf({ published: String(NOON - DAY), updated })).toMatchObject({
      publishedAt: NOON - DAY,
      modifiedAt: NOON - HOUR,
    });
  });
});

it("keeps the full text only where the operator wants it", () => {
  const body = "一つ目。<br /><br />二つ目。<br>二つ目。";
  expect(draftOf({ body })).not.toHaveProperty("body");
  expect(draftOf({ body }, { keepFullText: true }).body).toBe("一つ目。\n二つ目。");
  expect(draftOf({ body: " " }, { keepFullText: true })).not.toHaveProperty("body");
});

describe("for any item", () => {
  const text = fc.option(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("【動画】", "雪<b>の</b>朝", "&lt;i&gt;", "a".repeat(9_000)),
    ),
    { nil: undefined },
  );
  const link = fc.oneof(text, fc.webUrl(), fc.constant("/newsweb/na/nd-1?utm_a=1"));
  const item: fc.Arbitrary<RawItem> = fc.record({
    id: text,
    title: fc.oneof(text, fc.string({ minLength: 1 })),
    link,
    description: text,
    body: text,
    published: fc.oneof(text, fc.integer().map(String)),
    updated: text,
    categories: fc.option(fc.array(fc.string()), { nil: undefined }),
  });

  it("a draft stays within its limits", () => {
    fc.assert(
      fc.property(item, (raw) => {
        const result = normalizeItem(raw, sampleSource(), { ...CONTEXT, keepFullText: true });
        if (result.kind === "dropped") return;
        const { draft } = result;
        expect(draft.title.length).toBeGreaterThan(0);
        expect(draft.title.length).toBeLessThanOrEqual(MAX_TITLE_LENGTH);
        expect(draft.lead.length).toBeLessThanOrEqual(MAX_LEAD_LENGTH);
        expect(draft.body?.length ?? 0).toBeLessThanOrEqual(MAX_BODY_LENGTH);
        expect(draft.url).toMatch(/^https?:\/\/\S{1,1000}$/);
        expect(draft.nhkId).toMatch(/^\S{1,128}$/);
        expect(draft.categories.length).toBeLessThanOrEqual(5);
        for (const time of [draft.publishedAt ?? NOON, draft.modifiedAt ?? NOON]) {
          expect(time).toBeLessThanOrEqual(NOON + DAY);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a draft read again is the same draft", () => {
    fc.assert(
      fc.property(item, (raw) => {
        const context = { ...CONTEXT, keepFullText: true };
        const once = normalizeItem(raw, sampleSource(), context);
        if (once.kind === "dropped") return;
        const { nhkId, url, title, lead, body, publishedAt, modifiedAt, categories } = once.draft;
        const again: RawItem = {
          ...{ id: nhkId, link: url, title, description: lead, body, categories },
          published: publishedAt === undefined ? undefined : new Date(publishedAt).toISOString(),
          updated: modifiedAt === undefined ? undefined : new Date(modifiedAt).toISOString(),
        };
        const twice = normalizeItem(again, sampleSource(), context);
        expect(twice).toEqual({ kind: "draft", draft: { ...once.draft, form: "story" } });
      }),
      { numRuns: 300 },
    );
  });
});
