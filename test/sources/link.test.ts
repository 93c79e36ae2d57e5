import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalUrl } from "../../src/sources/link.ts";

const BASE = "https://www3.nhk.or.jp";
const canonical = (link: string) => canonicalUrl(link, BASE);

describe("a link", () => {
  it("goes to https", () => {
    expect(canonical("http://www3.nhk.or.jp/news/html/20261109/k1.html")).toBe(
      "https://www3.nhk.or.jp/news/html/20261109/k1.html",
    );
  });

  it("keeps the scheme where it names a port", () => {
    expect(canonical("http://localhost:4020/a")).toBe("http://localhost:4020/a");
  });

  it("loses tracking keys and fragment, and keeps the rest of its query", () => {
    expect(canonical("https://nhk.test/a?utm_int=x&page=2&UTM_source=y&amp;utm_medium=z#top")).toBe(
      "https://nhk.test/a?page=2",
    );
    expect(canonical("https://nhk.test/a?utm_int=x")).toBe("https://nhk.test/a");
  });

  it("counts from the base where it is relative", () => {
    expect(canonical("/nhkworld/en/news/20261110_01/")).toBe(
      "https://www3.nhk.or.jp/nhkworld/en/news/20261110_01/",
    );
  });

  it.each([
    "",
    "  ",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://user@nhk.test/a",
    "https://:secret@nhk.test/a",
    "https://",
    `https://nhk.test/${"a".repeat(1_000)}`,
  ])("that names no page on the web is refused: %j", (link) => {
    expect(canonical(link)).toBeUndefined();
  });

  it("is canonical once it has been made so", () => {
    const links = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string());
    fc.assert(
      fc.property(links, (link) => {
        const url = canonical(link);
        fc.pre(url !== undefined);
        expect(canonical(url)).toBe(url);
      }),
    );
  });
});
