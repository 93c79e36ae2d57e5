import fc from "fast-check";
import type { Article } from "../../src/domain/article.ts";
import { articleOf } from "../articles.ts";

/** Texts that break layouts and limits: far too long, of one word, of joined emoji, right to left, half characters, quotes. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\n\n",
    "あ".repeat(5_000),
    "W".repeat(3_000),
    "👩‍👩‍👧‍👦".repeat(400),
    "🇯🇵".repeat(700),
    "שלום עולם ".repeat(300),
    "\u202Eoverride",
    `e${"\u0301".repeat(4_000)}`,
    "\u{D83D}",
    `${"x".repeat(119)}\u{D83D}\u{DE00}`,
    '"\\'.repeat(2_500),
    "\u0000\u0001\u001F".repeat(1_000),
    "{words} { $count } {{x}}",
    "<b>bold</b> &amp;",
  ),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
);

const hostileUrl = fc.oneof(
  fc.constantFrom(
    "https://news.web.nhk/newsweb/na/nd-20261120a00001",
    `https://news.web.nhk/${"a".repeat(1_200)}`,
    "https://news.web.nhk/記事?q=あ い|%",
    "javascript:alert(1)",
    "line://nv/profile",
    "ftp://news.web.nhk/x",
    "//news.web.nhk/x",
    "not an address",
    "",
  ),
  fc.webUrl(),
);

const hostileCategories = fc.oneof(
  fc.constantFrom<string[]>([], ["top"], ["top", "sports"], ["アジア"], ["biz-tech", "a".repeat(80)]),
  fc.constant(Array.from({ length: 40 }, (_, number) => `category-${number}`)),
);

/** An article that no feed of NHK's should ever bring, and one day one will. */
export const hostileArticle: fc.Arbitrary<Article> = fc
  .record({
    title: hostileText,
    lead: hostileText,
    url: hostileUrl,
    categories: hostileCategories,
    form: fc.constantFrom("story" as const, "video" as const, "rolling" as const),
    lang: fc.constantFrom("ja", "en"),
    publishedAt: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }),
    revision: fc.integer({ min: 1, max: 100 }),
  })
  .map((overrides) => articleOf(overrides));
