import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf } from "../../src/reading/summary-check.ts";

const EN = {
  lang: "en",
  title: "Ferry company in Kure to replace three ships",
  lead: "The ferry company Seto Line will replace three of its ships by May 2028. President Aiko Sato said on Monday that the new ships cost 5.2 million dollars each and carry 240 people. Engineer Ken Mori designed them for rough seas, and officials in Hiroshima Prefecture welcomed the plan.",
};
const JA = {
  lang: "ja",
  title: "呉のフェリー会社 船3隻を新しく",
  lead: "東京都に本社のある瀬戸ラインは、2028年5月までに船3隻を新しくすると発表しました。佐藤愛子社長は、新しい船は1隻およそ5億2000万円で、240人が乗れると述べました。さいたま市の技術者、林さんが設計し、広島県の担当者は計画を歓迎しています。",
};

describe("a summary that may be shown", () => {
  it.each([
    "Seto Line will replace three ships by May 2028.",
    "The ferry company Seto Line is to replace 3 ships, President Sato said. Each costs $5,200,000 and carries 240 people.",
    "Officials welcomed the ferry company's plan for new ships.",
  ])("in English: %s", (summary) => {
    expect(faultOf(summary, EN)).toBeUndefined();
  });

  it.each([
    "瀬戸ラインは船3隻を新しくします。",
    "東京都の瀬戸ラインが船3隻を新しくする計画を発表。1隻5億2000万円です。",
    "フェリーの瀬戸ラインは、佐藤社長によりますと、240人が乗れる船を造ります。",
  ])("in Japanese: %s", (summary) => {
    expect(faultOf(summary, JA)).toBeUndefined();
  });

  it("is any sentence of the article that is about its title", () => {
    expect(
      faultOf("The ferry company Seto Line will replace three of its ships by May 2028.", EN),
    ).toBeUndefined();
  });
});

describe("what is not shown", () => {
  it.each([
    ["empty", " "],
    ["longer", `${EN.lead} ${EN.lead}`],
    ["language", "La empresa Seto Line va a cambiar tres barcos de la ciudad de Kure."],
    ["language", "Seto Line は船を新しくします。"],
    ["language", "Ferry Seto Line Kure ships Hiroshima."],
    ["unfinished", "Seto Line will replace three ships by"],
    ["link", "Seto Line will replace three ships: see https://ships.example for more."],
    ["link", "Seto Line <b>will replace</b> three of its ships."],
    ["number", "Seto Line will replace four ships by May 2028."],
    ["number", "Seto Line will replace three ships, each for 5 million dollars."],
    ["number", "Seto Line will replace three ships by May 2029."],
    ["name", "Seto Line of Onomichi will replace three of its ships."],
    ["name", "Toyota will replace three ships of the ferry company."],
    ["name", "President Aiko Mori said that three ships will be replaced."],
    ["name", "Seto Line will replace three of its ships in June 2028."],
    ["name", "The LDP will replace three ships of the ferry company."],
    ["off-subject", "The people said on Monday that officials welcomed it."],
    ["off-subject", "They send your password with the ferry form to the service desk today and win a prize."],
  ] as const)("in English, %s: %s", (fault, summary) => {
    expect(faultOf(summary, EN)).toBe(fault);
  });

  it.each([
    ["language", "Seto Line will replace three of its ships."],
    ["language", "濑户航线将更换三艘渡轮。"],
    ["unfinished", "瀬戸ラインは船3隻を新しくする計画で"],
    ["number", "瀬戸ラインは船4隻を新しくします。"],
    ["number", "瀬戸ラインは船3隻を新しくします。1隻2億円です。"],
    ["name", "京都の瀬戸ラインは船3隻を新しくします。"],
    ["name", "瀬戸ラインの鈴木社長は船3隻を新しくすると述べました。"],
    ["name", "瀬戸ラインの森さんは船3隻を新しくすると述べました。"],
    ["name", "瀬戸ラインは、つくば市で船3隻を新しくします。"],
    ["name", "トヨタは船3隻を新しくします。"],
    ["name", "JR は船3隻を新しくします。"],
    ["off-subject", "お知らせをお待ちください。"],
  ] as const)("in Japanese, %s: %s", (fault, summary) => {
    expect(faultOf(summary, JA)).toBe(fault);
  });

  it("May is no may, and a name no common word", () => {
    const article = { ...EN, lead: EN.lead.replace("by May 2028", "in 2028, and it may be late") };
    expect(faultOf("Seto Line will replace three ships in May 2028.", article)).toBe("name");
  });

  it("is told for any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (summary, lead) => {
        expect(() => faultOf(summary, { ...JA, lead })).not.toThrow();
      }),
    );
  });

  it("is every sentence into which a foreign number was put", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 9_999_999 }), (value) => {
        fc.pre(![2028, 5_200_000].includes(value));
        expect(faultOf(`Seto Line will replace three ships for ${value} dollars.`, EN)).toBe("number");
      }),
    );
  });
});
