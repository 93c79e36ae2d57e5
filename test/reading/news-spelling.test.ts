import { describe, expect, it } from "vitest";
import { inNewsSpelling } from "../../src/reading/news-spelling.ts";

describe("words typed in kana", () => {
  it.each([
    ["じしん", "地震"],
    ["地しん", "地震"],
    ["くま", "クマ"],
    ["こども", "こども | 子ども"],
    ["つなみ　宮城", "津波 宮城"],
    ["じしん -くま -こども", "地震 -クマ -こども -子ども"],
    ["じしん | こども 選挙", "地震 | こども 選挙 | 子ども 選挙"],
  ])("%s is %s, as the news spells it", (typed, written) => {
    expect(inNewsSpelling(typed)).toBe(written);
  });

  it.each(["「じしん」", "大谷　-野球", "アメリカ", "カワサキ", "がん", "じこ紹介", "", 'Ferry "calm sea"'])(
    "%s stays as it is",
    (typed) => {
      expect(inNewsSpelling(typed)).toBe(typed);
    },
  );

  it("keep what stands in quotation marks beside them", () => {
    expect(inNewsSpelling("じしん 「うみ の」")).toBe('地震 "うみ の"');
  });
});
