import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipGraphemes, clipUnits, clipWords, jsonBytes } from "../../src/line/limits.ts";
import { anyText } from "./texts.ts";

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });
const graphemes = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The clipped text is a beginning of the whole in whole characters, and says that something is missing. */
function expectWholeCharacters(clipped: string, text: string) {
  const kept = graphemes(clipped.slice(0, -1));
  expect(clipped.endsWith("…")).toBe(true);
  expect(kept).toEqual(graphemes(text).slice(0, kept.length));
}

describe("clipUnits", () => {
  it("keeps to the limit and gives a text that fits as it is", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100 }), (text, max) => {
        const clipped = clipUnits(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        if (text.length <= max) expect(clipped).toBe(text);
        else expectWholeCharacters(clipped, text);
      }),
    );
  });

  it.each([
    ["👨‍👩‍👧", "a family"],
    ["🇯🇵", "a flag"],
    ["👍🏽", "a skin tone"],
    ["𠮷", "a rare kanji"],
    ["が", "a kana and its mark"],
  ])("drops %s, %s, as a whole wherever the limit falls", (character) => {
    for (let max = 3; max < 3 + character.length; max++)
      expect(clipUnits(`あい${character}うえ`, max).replace(/…$/, "")).toBe("あい");
  });

  it("keeps as much as fits", () => {
    expect(clipUnits("あいうえお", 4)).toBe("あいう…");
    expect(clipUnits("あい𠮷𠮷え", 5)).toBe("あい𠮷…");
  });
});

describe("clipGraphemes", () => {
  it("keeps to the limit and gives a text that fits as it is", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, max) => {
        const clipped = clipGraphemes(text, max);
        expect(graphemes(clipped).length).toBeLessThanOrEqual(max);
        expect(clipped.length).toBeLessThanOrEqual(max * 16);
        if (graphemes(text).length <= max && text.length <= max * 16) expect(clipped).toBe(text);
        else expectWholeCharacters(clipped, text);
      }),
    );
  });

  it("counts a family as one", () => {
    expect(clipGraphemes("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 3)).toBe("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧");
    expect(clipGraphemes("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2)).toBe("👨‍👩‍👧…");
    const longest = "👩🏽‍❤️‍💋‍👨🏿".repeat(20);
    expect(clipGraphemes(longest, 20)).toBe(longest);
  });

  it("does not let one character with thousands of marks through", () => {
    expect(clipGraphemes(`あe${"\u0301".repeat(9_000)}`, 20)).toBe("あ…");
  });
});

describe("jsonBytes", () => {
  it("counts what is sent: UTF-8, escapes included", () => {
    expect(jsonBytes({ text: "あ\n" })).toBe('{"text":"あ\\n"}'.length + 2);
  });
});

describe("clipWords", () => {
  it("ends with a whole word where words have spaces, and with a whole character elsewhere", () => {
    expect(clipWords("A dedicated ferry", 9)).toBe("A…");
    expect(clipWords("A dedicated ferry", 13)).toBe("A dedicated…");
    expect(clipWords("borders. Upstream countries", 19)).toBe("borders. Upstream…");
    expect(clipWords("地震がありました", 4)).toBe("地震が…");
    expect(clipWords("short", 9)).toBe("short");
  });

  it("never gives more than asked for", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.integer({ min: 1, max: 120 }),
        (text, max) => {
          expect(clipWords(text, max).length).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});
