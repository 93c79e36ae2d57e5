import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, parseTopic } from "../../src/reading/topic-query.ts";

function textOf(words: string): string {
  const parsed = parseTopic(words);
  return "query" in parsed ? canonical(parsed.query) : `refused: ${parsed.refusal}`;
}

describe("a reader's words", () => {
  it.each([
    ["地震 宮城", "地震 宮城"],
    ["宮城　地震", "地震 宮城"],
    ["宮城、地震,津波", "地震 宮城 津波"],
    ["大谷 -野球", "大谷 -野球"],
    ["大谷　－野球", "大谷 -野球"],
    ["大谷 ー野球", "大谷 -野球"],
    ["大谷 −野球", "大谷 -野球"],
    ["大谷 NOT 野球", "大谷 -野球"],
    ["Tokyo NOT Olympics", "tokyo -olympics"],
    ["サッカー ワールドカップ", "サッカー ワールドカップ"],
    ["台風 | 大雨", "台風 | 大雨"],
    ["台風｜大雨", "台風 | 大雨"],
    ["大雨 OR 台風", "台風 | 大雨"],
    ["大雨または台風", "台風 | 大雨"],
    ["BOJ | rate “Central  Bank”", '"central bank" rate | boj'],
    ["「大谷 翔平」 野球", '"大谷 翔平" 野球'],
    ["「大谷翔平」", "大谷翔平"],
    ['rate -"central bank"', 'rate -"central bank"'],
    ["ＡＩ　ﾛﾎﾞｯﾄ", "ai ロボット"],
    ["COVID-19", "covid-19"],
    ["1,000円 給付", "1,000円 給付"],
    ["熊", "熊"],
    ["5G", "5g"],
    ["who at the WHO", "WHO"],
    ["it企業", "IT企業"],
  ])("%s reads as %s", (words, text) => {
    expect(textOf(words)).toBe(text);
  });

  it.each([
    ["地震 地震", "地震"],
    ["地震 | 地震", "地震"],
    ["地震。 #宮城", "地震 宮城"],
    ["the bank of japan", "bank japan"],
    ["台風 の 被害", "台風 被害"],
    ["野球 ニュース", "野球"],
    ["地震 |", "地震"],
    ["| 地震 | | -", "地震"],
    ['"central bank', '"central bank"'],
    ["「大谷", "大谷"],
    ["--大谷 地震", "地震 -大谷"],
    ["大谷 - 野球", "大谷 野球"],
  ])("%s: what is odd in it is forgiven", (words, text) => {
    expect(textOf(words)).toBe(text);
  });

  it.each([
    ["", "empty"],
    [" 　、 ", "empty"],
    ["!?", "empty"],
    ["⚾", "empty"],
    ["-野球", "only-exclusions"],
    ["大谷 | -野球", "only-exclusions"],
    ["the", "only-function-words"],
    ["する", "only-function-words"],
    ["ニュース", "only-function-words"],
    ["latest news", "only-function-words"],
    ["-the", "only-function-words"],
    ["あ", "too-short"],
    ["ア", "too-short"],
    ["x", "too-short"],
    ["7", "too-short"],
    ["人", "too-short"],
    ["大谷 -x", "too-short"],
    ["c++", "too-short"],
    ["大谷 -大谷", "contradictory"],
    ["一二 三四 五六 七八 九十 百千 万億 日本 東京 大阪 京都", "too-long"],
    ["長".repeat(101), "too-long"],
  ])("%s is refused: %s", (words, refusal) => {
    expect(parseTopic(words)).toEqual({ refusal });
  });

  it("tells a word in any inflection from one that is meant exactly", () => {
    expect(parseTopic('rates "rates" 金利')).toEqual({
      query: {
        alternatives: [
          {
            all: [
              { kind: "phrase", text: "rates" },
              { kind: "words", text: "rates" },
              { kind: "literal", text: "金利" },
            ],
            none: [],
          },
        ],
      },
    });
  });
});

describe("the canonical text", () => {
  const piece = fc.constantFrom(
    ...["大谷", "野球", "ー", "rate", "Rates", "the", "or", "OR", "not", "または", "の", "ニュース", "J̌", "ﾞ"],
    ...[
      '"',
      "“",
      "「",
      "」",
      "|",
      "-",
      "−",
      " ",
      "　",
      "、",
      ",",
      "1",
      "'",
      "’",
      "%",
      "熊",
      "\u0000",
      "\u200b",
    ],
  );
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.array(piece).map((p) => p.join("")),
  );

  it("parses back to the same query, whatever was typed", () => {
    fc.assert(
      fc.property(typed, (words) => {
        const parsed = parseTopic(words);
        fc.pre("query" in parsed);
        expect(parseTopic(canonical(parsed.query))).toEqual(parsed);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not depend on the order in which words and alternatives were typed", () => {
    const word = fc.constantFrom("大谷", "-野球", "rate", '"central bank"', "-boj", "津波");
    const alternatives = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(alternatives, (said) => {
        const text = said.map((one) => one.join(" ")).join(" | ");
        const turned = said
          .map((one) => one.toReversed().join("　"))
          .toReversed()
          .join("｜");
        expect(parseTopic(turned)).toEqual(parseTopic(text));
      }),
    );
  });

  it("is found in time linear in the text, even in LINE's longest", () => {
    for (const words of ["「", "-", "または", '"', "1,", " の"])
      expect(parseTopic(words.repeat(5_000))).toHaveProperty("refusal");
  });
});
