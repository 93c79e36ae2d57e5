import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTopics } from "../../config/topics.ts";
import { LOCALES } from "../../src/domain/language.ts";
import { createTopicMatcher } from "../../src/reading/topic-matcher.ts";
import { canonical } from "../../src/reading/topic-query.ts";
import { articleOf } from "../articles.ts";

const none = {
  title: [],
  happening: [],
  opening: [],
  neverTitle: [],
  neverOpening: [],
  abroad: [],
  home: [],
};
const urgent = { ja: none, en: none };
const label = { ja: "地震", en: "Earthquakes" };
const quakes = { label, words: { ja: ["地震 | 津波", "震度"], en: ["quake"] } };

const read = (file: unknown) => readTopics("topics.json", () => JSON.stringify(file));

describe("the operator's topics", () => {
  it("have each entry of their words as one more alternative", () => {
    const { topics, faults } = read({ presets: { quakes }, urgent });
    const preset = topics?.presets.get("quakes");
    expect(faults).toEqual([]);
    expect(preset).toMatchObject({ label, categories: [] });
    expect(preset && canonical(preset.words.ja)).toBe("地震 | 津波 | 震度");
  });

  it("keep the order of the file", () => {
    const { topics } = read({ presets: { b: quakes, a: quakes, c: quakes }, urgent });
    expect([...(topics?.presets.keys() ?? [])]).toEqual(["b", "a", "c"]);
  });

  it("may use words that are too short or too many for a reader", () => {
    const many = Array.from({ length: 30 }, (_, n) => `震度${n + 10}`).join(" | ");
    const { faults } = read({
      presets: {},
      urgent: { ja: { ...none, neverTitle: ["年 -年ぶり", many] }, en: none },
    });
    expect(faults).toEqual([]);
  });

  it("are refused with every fault at once, each with its place", () => {
    const { topics, faults } = read({
      presets: {
        "No Slug": quakes,
        silent: { label, words: { ja: [], en: ["quake"] } },
        wrong: { label: { ja: "", en: "x" }, words: { ja: ["-地震", "する"], en: ["a |"] } },
      },
      urgent: { ja: none },
    });
    expect(topics).toBeUndefined();
    const expected = [
      /presets\.No Slug must be/,
      /presets\.silent needs words\.ja or categories$/,
      /presets\.wrong\.label\.ja must not be empty$/,
      /presets\.wrong\.words\.ja\.0 is no topic \(only-exclusions\): -地震$/,
      /presets\.wrong\.words\.ja\.1 is no topic \(only-function-words\)/,
      /urgent\.en /,
    ];
    for (const fault of expected)
      expect(faults).toContainEqual(
        expect.stringMatching(new RegExp(`^TOPICS_FILE topics.json: .*${fault.source}`)),
      );
  });

  it.each(["[]", "null", "{", '{"presets": [], "urgent": {}}'])(
    "are refused where they are another thing: %s",
    (text) => {
      expect(readTopics("topics.json", () => text).faults.length).toBeGreaterThan(0);
    },
  );
});

describe("the shipped config/topics.json", () => {
  const { topics, faults } = readTopics("config/topics.json", (path) =>
    readFileSync(join(import.meta.dirname, "../..", path), "utf8"),
  );
  const presets = topics?.presets ?? new Map();
  const matcher = createTopicMatcher({ presets });
  const presetsOf = (lang: "ja" | "en", title: string) =>
    [...presets.keys()].filter((preset) =>
      matcher.explain({ kind: "preset", lang, preset }, articleOf({ lang, title, lead: "" }), ""),
    );

  it("is valid and names every preset in both languages, each name once", () => {
    expect(faults).toEqual([]);
    for (const lang of LOCALES) {
      const labels = [...presets.values()].map((preset) => preset.label[lang]);
      expect(new Set(labels).size).toBe(presets.size);
    }
    expect(presets.size).toBeGreaterThanOrEqual(15);
  });

  it.each([
    ["汐見沖で地震 津波の心配なし", ["earthquake"]],
    ["台風14号 宮古島に接近", ["weather"]],
    ["津波警報 沿岸に避難指示", ["earthquake"]],
    ["川があふれるおそれ 流域に避難指示", ["weather"]],
    ["日経平均 一時800円下げる", ["markets"]],
    ["大谷翔平 今季40号ホームラン", ["baseball"]],
    ["横綱が5連勝 秋場所", ["sumo"]],
    ["ロケット弾で住宅に被害", []],
    ["山あいの駅舎に図書室", []],
  ])("knows what %s is about", (title, expected) => {
    expect(presetsOf("ja", title)).toEqual(expected);
  });

  it.each([
    ["Quake off Shiomi, no tsunami threat", ["earthquake"]],
    ["Typhoon nears Okinawa", ["weather"]],
    ["Tsunami warning: evacuation orders on coast", ["earthquake"]],
    ["River rises, evacuation orders issued", ["weather"]],
    ["Nikkei falls on rate hike fears", ["markets"]],
    ["Ohtani hits 40th home run", ["baseball"]],
    ["Nuclear missile tests feared", []],
    ["Library opens in old station", []],
  ])("knows what %s is about", (title, expected) => {
    expect(presetsOf("en", title)).toEqual(expected);
  });
});
