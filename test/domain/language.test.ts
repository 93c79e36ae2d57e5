import { describe, expect, it } from "vitest";
import { localeFor, usualNews } from "../../src/domain/language.ts";

describe("the locale that serves a language", () => {
  it.each([
    ["ja", "ja"],
    ["en", "en"],
    ["en-GB", "en"],
    ["JA-jp", "ja"],
    ["zh", "zh-TW"],
    ["zh-TW", "zh-TW"],
    ["zh-Hant", "zh-TW"],
    ["zh-hant-SG", "zh-TW"],
    ["zh-HK", "zh-TW"],
    ["zh-CN", undefined],
    ["zh-Hans-HK", undefined],
    ["ko-KR", "ko"],
    ["th", "th"],
    ["id-ID", "id"],
    ["in", "id"],
    ["eng", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s → %s", (tag, locale) => {
    expect(localeFor(tag)).toBe(locale);
  });
});

it("news is Japanese for whom the bot speaks Japanese, and English for all others", () => {
  expect(usualNews("ja")).toBe("ja");
  for (const locale of ["en", "zh-TW", "ko", "th", "id"] as const) expect(usualNews(locale)).toBe("en");
});
