import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkParts, mediaUri, safeUri } from "../../../../tools/emulator/page/uri.ts";

const uris = (text: string) => linkParts(text).flatMap(({ uri }) => uri ?? []);

describe("addresses in a chat", () => {
  it.each([
    [
      "an address amid English, its full stop left out",
      "See https://news.example/a?b=1.",
      "https://news.example/a?b=1",
    ],
    [
      "an address that Japanese follows without a space",
      "詳しくはhttps://news.example/aをご覧ください",
      "https://news.example/a",
    ],
    ["an address in Japanese brackets", "（https://news.example/a）", "https://news.example/a"],
    ["a telephone number", "Call tel:+81312345678 now", "tel:+81312345678"],
    ["an address of LINE's own", "line://ti/p/x", "line://ti/p/x"],
  ])("finds %s", (_name, text, uri) => {
    expect(uris(text)).toEqual([uri]);
  });

  it.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,x",
    "file:///etc/hosts",
    "/r/1",
    "",
    7,
    null,
  ])("never opens %j", (uri) => {
    expect(safeUri(uri)).toBeUndefined();
    expect(mediaUri(uri)).toBeUndefined();
  });

  it("loads no picture by telephone", () => {
    expect(safeUri("tel:110")).toBe("tel:110");
    expect(mediaUri("tel:110")).toBeUndefined();
  });

  it("loses no character of any text, and links only what may be opened", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.webUrl(),
      fc.constantFrom("javascript:", "。", "tel:1", "\n"),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join("");
        const parts = linkParts(text);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        for (const { uri } of parts) if (uri !== undefined) expect(safeUri(uri)).toBe(uri);
      }),
    );
  });
});
