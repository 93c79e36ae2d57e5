import { expect, it } from "vitest";
import { withoutPast } from "../../src/reading/past-words.ts";

it.each([
  ["昨日の地震", "地震"],
  ["先週あった地震", "地震"],
  ["昨日地震", "地震"],
  ["地震　きのう", "地震"],
  ["去年の台風 -沖縄", "台風 -沖縄"],
  ["yesterday's quake", "quake"],
  ["Last week’s quake", "quake"],
  ["the quake from last week", "the quake"],
  ["昨日", ""],
  ["last week", ""],
])("what was is followed without its time: %s", (words, rest) => {
  expect(withoutPast(words)).toBe(rest);
});

it.each([
  ...[
    "今年の漢字",
    "きょうの料理",
    "日曜討論",
    "2025年大阪万博",
    "3月11日",
    "12月の総選挙",
    "9/11 attacks",
    "USA Today",
  ],
  ...["昨年末", "先月号", "昨年比", "「昨日の地震」", '"quake last week"'],
  ...["大谷 -昨日の試合", "地震 -昨日", "ohtani not yesterday", "大谷 -今日のわんこ"],
])("a name, a time to come, a quotation and an exclusion stay: %s", (words) => {
  expect(withoutPast(words)).toBe(words);
});
