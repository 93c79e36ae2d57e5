import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categoryFromName, inReadingOrder, NEWS_WEB_CATEGORIES } from "../../src/domain/category.ts";

describe("a category's slug", () => {
  it.each([
    ["Biz/Tech", "biz-tech"],
    ["  Disaster & Weather ", "disaster-weather"],
    ["Ａｓｉａ", "asia"],
    ["気象", "気象"],
  ])("is made from NHK WORLD's name: %s → %s", (name, slug) => {
    expect(categoryFromName(name)).toBe(slug);
  });

  it.each([
    ["Business", "economy"],
    ["International", "world"],
    ["Sport", "sports"],
    ["Culture & Lifestyle", "life"],
  ])("is NEWS WEB's own where that has one for it: %s → %s", (name, category) => {
    expect(categoryFromName(name)).toBe(category);
  });

  it("is none for a name without letters", () => {
    expect(categoryFromName("")).toBeUndefined();
    expect(categoryFromName(" / - ")).toBeUndefined();
  });

  it("is a text that fits into a list's key, whatever the name", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("constructor", "__proto__", "toString"),
    );
    fc.assert(
      fc.property(name, (text) => {
        const slug = categoryFromName(text);
        if (slug !== undefined) expect(slug).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
      }),
    );
  });
});

describe("reading order", () => {
  it("is NEWS WEB's, then NHK WORLD's as given, each once", () => {
    expect(inReadingOrder(["asia", "sports", "biz-tech", "top"])).toEqual([
      "top",
      "sports",
      "asia",
      "biz-tech",
    ]);
    expect(inReadingOrder([...NEWS_WEB_CATEGORIES].reverse())).toEqual([...NEWS_WEB_CATEGORIES]);
    expect(inReadingOrder([])).toEqual([]);
  });
});
