import { describe, expect, it } from "vitest";
import { localeFor } from "../../src/domain/language.ts";

describe("the locale that serves a language", () => {
  it.each([
    ["ja", "ja"],
    ["en", "en"],
    ["en-GB", "en"],
    ["JA-jp", "ja"],
    ["zh-Hant", undefined],
    ["eng", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("goes by the tag's first part: %s → %s", (tag, locale) => {
    expect(localeFor(tag)).toBe(locale);
  });
});
