import { expect, it } from "vitest";
import { withoutTime } from "../../src/reading/time-words.ts";

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
  ["明日の天気", "天気"],
  ["あすの天気 東京", "天気 東京"],
  ["あしたの試合", "試合"],
  ["来週 総選挙", "総選挙"],
  ["天気　明日", "天気"],
  ["tomorrow's weather", "weather"],
  ["the weather tomorrow", "the weather"],
  ["Next week’s summit", "summit"],
  ["明日", ""],
  ["tomorrow", ""],
])("what was, and what is to come, is followed without its time: %s", (words, rest) => {
  expect(withoutTime(words)).toBe(rest);
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
  ...["明日に向けて", "明日香村", "あしたのジョー", "希望の明日へ", "あすなろ", "来年度", "「明日の神話」"],
  ...[
    "The Day After Tomorrow",
    "World of Tomorrow",
    "Tomorrow Never Dies",
    "Entertainment Tonight",
    "ohtani not tomorrow",
  ],
  ...["大谷 -昨日の試合", "地震 -昨日", "天気 -明日", "ohtani not yesterday", "大谷 -今日のわんこ"],
])("a name, another date, a quotation and an exclusion stay: %s", (words) => {
  expect(withoutTime(words)).toBe(words);
});
