import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import { HOUR } from "../../src/domain/time.ts";
import { createArticleCache, type LatestQuery } from "../../src/store/article-cache.ts";
import { articleOf } from "../articles.ts";

function cacheOf(...articles: Article[]) {
  const cache = createArticleCache();
  for (const article of articles) cache.put(article);
  return cache;
}

describe("the latest articles", () => {
  const at = (hour: number, overrides: Partial<Article> = {}) =>
    articleOf({ publishedAt: hour * HOUR, ...overrides });

  it("come newest first, whatever the order they came in", () => {
    const [old, middle, fresh] = [at(1), at(2), at(3)];
    const cache = cacheOf(middle, fresh, old);
    expect(cache.latest({ lang: "ja", limit: 10 })).toEqual([fresh, middle, old]);
    expect(cache.latest({ lang: "ja", limit: 2 })).toEqual([fresh, middle]);
  });

  it("are of one language, and of one category where one is asked for", () => {
    const economy = at(1, { categories: ["top", "economy"] });
    const sports = at(2, { categories: ["sports"] });
    const english = at(3, { lang: "en", categories: ["economy"] });
    const cache = cacheOf(economy, sports, english);
    expect(cache.latest({ lang: "ja", limit: 10 })).toEqual([sports, economy]);
    expect(cache.latest({ lang: "ja", category: "economy", limit: 10 })).toEqual([economy]);
    expect(cache.latest({ lang: "en", limit: 10 })).toEqual([english]);
    expect(cache.latest({ lang: "en", category: "sports", limit: 10 })).toEqual([]);
  });

  it("go on below the last one shown, also for articles of one minute", () => {
    const articles = Array.from({ length: 7 }, () => at(1));
    const cache = cacheOf(...articles);
    const first = cache.latest({ lang: "ja", limit: 4 });
    const rest = cache.latest({ lang: "ja", before: first[3]!.id, limit: 4 });
    expect(new Set([...first, ...rest])).toEqual(new Set(articles));
    expect(rest).toHaveLength(3);
  });

  it("go on where they were although newer ones came in between", () => {
    const [old, shown] = [at(1), at(2)];
    const cache = cacheOf(old, shown);
    cache.put(at(3));
    expect(cache.latest({ lang: "ja", before: shown.id, limit: 1 })).toEqual([old]);
  });

  it("go on in a category below an article of another", () => {
    const below = at(1, { categories: ["life"] });
    const shown = at(2, { categories: ["sports"] });
    const cache = cacheOf(below, shown, at(3, { categories: ["life"] }));
    expect(cache.latest({ lang: "ja", category: "life", before: shown.id, limit: 9 })).toEqual([below]);
  });
});

describe("the articles of a story", () => {
  const STORY = "019a0000-0000-7000-8000-00000000bbbb";

  it("come newest first, follow corrections, and go with them", () => {
    const [first, second] = [articleOf({ storyId: STORY }), articleOf({ storyId: STORY })];
    const cache = cacheOf(first, second, articleOf());
    expect(cache.ofStory(STORY)).toEqual([second, first]);
    const corrected = { ...first, title: "訂正", revision: 2 };
    cache.put(corrected);
    expect(cache.ofStory(STORY)).toEqual([second, corrected]);
    cache.put({ ...second, storyId: second.id });
    expect(cache.ofStory(STORY)).toEqual([corrected]);
    cache.dropPublishedBefore(Number.POSITIVE_INFINITY);
    expect(cache.ofStory(STORY)).toEqual([]);
  });
});

describe("the articles published since a time", () => {
  it("are those of one language from that time on, newest first", () => {
    const cache = createArticleCache();
    const [old, edge, young] = [10, 20, 30].map((publishedAt) => articleOf({ publishedAt }));
    const english = articleOf({ publishedAt: 40, lang: "en" });
    for (const article of [young, old, english, edge]) if (article) cache.put(article);
    expect(cache.publishedSince("ja", 20)).toEqual([young, edge]);
    expect(cache.publishedSince("ja", 0)).toEqual([young, edge, old]);
    expect(cache.publishedSince("ja", 31)).toEqual([]);
    expect(cache.publishedSince("de", 0)).toEqual([]);
  });
});

describe("an article that changes", () => {
  const first = articleOf({ categories: ["top"], nhkId: "nd-1", publishedAt: HOUR });

  it("stands once, with its new words, in its old and its new categories", () => {
    const later = { ...first, categories: ["top", "world"], title: "新しい題", revision: 2 };
    const cache = cacheOf(first, later);
    expect(cache.get(first.id)).toBe(later);
    for (const category of ["top", "world"])
      expect(cache.latest({ lang: "ja", category, limit: 10 })).toEqual([later]);
    expect(cache.size()).toBe(1);
  });

  it("leaves a category that it no longer has", () => {
    const cache = cacheOf(first, { ...first, categories: ["world"] });
    expect(cache.latest({ lang: "ja", category: "top", limit: 10 })).toEqual([]);
    expect(cache.categories("ja")).toEqual(["world"]);
  });

  it("moves up with a rolling story's new date", () => {
    const other = articleOf({ publishedAt: 2 * HOUR });
    const moved = { ...first, publishedAt: 3 * HOUR };
    expect(cacheOf(first, other, moved).latest({ lang: "ja", limit: 10 })).toEqual([moved, other]);
  });
});

describe("findByNhkId", () => {
  const ja = articleOf({ nhkId: "20261120de1", lang: "ja" });
  const en = articleOf({ nhkId: "20261120de1", lang: "en" });

  it("prefers the first language given", () => {
    const cache = cacheOf(en, ja);
    expect(cache.findByNhkId("20261120de1", ["ja", "en"])).toBe(ja);
    expect(cache.findByNhkId("20261120de1", ["en", "ja"])).toBe(en);
    expect(cacheOf(en).findByNhkId("20261120de1", ["ja", "en"])).toBe(en);
  });

  it("knows nothing of an unknown id or one in another language", () => {
    expect(cacheOf(en).findByNhkId("20261120de1", ["ja"])).toBeUndefined();
    expect(cacheOf(en).findByNhkId("nd-unknown", ["ja", "en"])).toBeUndefined();
  });
});

describe("categories", () => {
  it("are those of a language that have articles, most first", () => {
    const cache = cacheOf(
      articleOf({ categories: ["sports"] }),
      articleOf({ categories: ["sports", "top"] }),
      articleOf({ lang: "en", categories: ["biz-tech"] }),
      articleOf({ lang: "en-GB", categories: ["asia"] }),
    );
    expect(cache.categories("ja")).toEqual(["sports", "top"]);
    expect(cache.categories("en")).toEqual(["biz-tech"]);
    expect(cache.categories("fr")).toEqual([]);
  });
});

describe("dropPublishedBefore", () => {
  it("forgets what is older in every way, and tells which articles they were", () => {
    const old = articleOf({ publishedAt: HOUR, categories: ["life"], nhkId: "nd-old" });
    const kept = articleOf({ publishedAt: 2 * HOUR });
    const cache = cacheOf(old, kept);
    expect(cache.dropPublishedBefore(2 * HOUR)).toEqual([old.id]);
    expect(cache.get(old.id)).toBeUndefined();
    expect(cache.findByNhkId("nd-old", ["ja"])).toBeUndefined();
    expect(cache.latest({ lang: "ja", limit: 10 })).toEqual([kept]);
    expect(cache.categories("ja")).toEqual(kept.categories);
    expect(cache.size()).toBe(1);
  });

  it("lets a list whose last article it dropped begin anew", () => {
    const old = articleOf({ publishedAt: HOUR });
    const kept = articleOf({ publishedAt: 2 * HOUR });
    const cache = cacheOf(old, kept);
    cache.dropPublishedBefore(2 * HOUR);
    expect(cache.latest({ lang: "ja", before: old.id, limit: 10 })).toEqual([kept]);
  });
});

describe("version", () => {
  it("moves whenever an answer may have changed, and only then", () => {
    const article = articleOf();
    const cache = createArticleCache();
    const versions = [cache.version()];
    const versionAfter = (change: () => void) => {
      change();
      versions.push(cache.version());
    };
    versionAfter(() => cache.put(article));
    versionAfter(() => cache.put({ ...article, title: "訂正" }));
    versionAfter(() => cache.dropPublishedBefore(article.publishedAt + 1));
    expect(new Set(versions).size).toBe(4);
    versionAfter(() => cache.dropPublishedBefore(article.publishedAt + 1));
    versionAfter(() => cache.latest({ lang: "ja", limit: 1 }));
    expect(new Set(versions).size).toBe(4);
  });
});

describe("a cache with a history", () => {
  const change = fc.record({
    id: fc.nat({ max: 15 }).map((number) => `article-${String(number).padStart(2, "0")}`),
    lang: fc.constantFrom("ja", "en"),
    categories: fc.uniqueArray(fc.constantFrom("top", "life", "world"), { minLength: 1 }),
    publishedAt: fc.integer({ min: 0, max: 5 }).map((hour) => hour * HOUR),
    dropBefore: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 8 }),
  });
  const LANGS = ["ja", "en"];
  const CATEGORIES = ["top", "life", "world"];

  /** All pages of a list, one after the other. */
  function pages(cache: ReturnType<typeof createArticleCache>, query: LatestQuery): Article[] {
    const all: Article[] = [];
    for (;;) {
      const before = all.at(-1)?.id;
      const page = cache.latest({ ...query, ...(before !== undefined && { before }) });
      if (page.length === 0) return all;
      expect(page.length).toBeLessThanOrEqual(query.limit);
      all.push(...page);
    }
  }

  /** The cache after the changes, and what it then holds, newest first. */
  function replay(changes: (Partial<Article> & { id: string; dropBefore: number | null })[]) {
    const cache = createArticleCache();
    let model: Article[] = [];
    for (const { dropBefore, ...overrides } of changes) {
      // An article keeps its language for life, as the store knows it by language and NHK's id.
      const known = model.find(({ id }) => id === overrides.id);
      const article = articleOf({ ...overrides, ...(known && { lang: known.lang }) });
      cache.put(article);
      model = [...model.filter(({ id }) => id !== article.id), article];
      if (dropBefore === null) continue;
      cache.dropPublishedBefore(dropBefore * HOUR);
      model = model.filter(({ publishedAt }) => publishedAt >= dropBefore * HOUR);
    }
    return { cache, model: model.sort((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1)) };
  }

  it("shows every article once, page by page, as a plain list would", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 50 }), fc.integer({ min: 1, max: 4 }), (changes, limit) => {
        const { cache, model } = replay(changes);
        expect(cache.size()).toBe(model.length);
        for (const lang of LANGS) {
          const list = model.filter((one) => one.lang === lang);
          expect(pages(cache, { lang, limit })).toEqual(list);
          for (const category of CATEGORIES)
            expect(pages(cache, { lang, category, limit })).toEqual(
              list.filter(({ categories }) => categories.includes(category)),
            );
        }
      }),
    );
  });
});
