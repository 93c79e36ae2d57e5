import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords, sentences, summarize } from "../../src/reading/summarize.ts";

const trimmed = (text: string) => sentences(text).map((sentence) => sentence.trim());

describe("sentences", () => {
  it("end in 。！？ in Japanese", () => {
    expect(sentences("橋が開通した。歩けるのか？歩ける！")).toEqual([
      "橋が開通した。",
      "歩けるのか？",
      "歩ける！",
    ]);
    expect(sentences("本当か！？本当だ。")).toEqual(["本当か！？", "本当だ。"]);
  });

  it("hold what people say in them whole", () => {
    const said = "町長は「雨がやんだ。畑を見てくる」と述べた。";
    const noted = "新しい橋（長さ80m。幅4m）が架かった。";
    expect(sentences(`${said}${noted}`)).toEqual([said, noted]);
    expect(sentences("『「一つ。」二つ。』と書いた。次。")).toEqual([
      "『「一つ。」二つ。』と書いた。",
      "次。",
    ]);
  });

  it("end with the paragraph, even where a bracket stays open", () => {
    expect(trimmed("見出し（つづき\n本文です。終わり。")).toEqual([
      "見出し（つづき",
      "本文です。",
      "終わり。",
    ]);
  });

  it("end in . ! ? in English, quotation marks included", () => {
    expect(trimmed("The bridge opened. Can you walk? You can! It is long.")).toHaveLength(4);
    expect(trimmed('She said “we won.” He left. "Why?" Nobody knew.')).toEqual([
      "She said “we won.”",
      "He left.",
      '"Why?"',
      "Nobody knew.",
    ]);
  });

  it.each([
    "Prices rose 3.5 percent to 1.25 dollars in the week.",
    "Mr. Sato met Dr. J. R. Mori and Gov. Kato of St. Anne on Monday.",
    "The U.S. Senate and Washington D.C. Police agreed.",
    "Talks began at 9 a.m. Tokyo time and ended at 4 p.m. London time.",
    "The ship left on Nov. 5 and came back on Jan. 12 with No. 7 Maru.",
    "Acme Co. Ltd. President Ito spoke to Hill Corp. Chairman Oda.",
    "It cost 5 dollars... or so they say.",
    "See news.example for more!",
  ])("do not end inside: %s", (sentence) => {
    expect(trimmed(`${sentence} Then it rained.`)).toEqual([sentence, "Then it rained."]);
  });

  const piece = fc.constantFrom(
    ..."。！？「」（）『』\n ",
    ..."港町です",
    ...["He ", "U.S. ", "3.5", "No. ", "! ", '." ', "Mr. ", "a.m. ", "… ", "👨‍👩‍👧", "”", "("],
  );
  const anyText = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
  );

  it("give the text again when joined, and none is empty", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(sentences(text).join("")).toBe(text);
        expect(sentences(text)).not.toContain("");
      }),
    );
  });

  it("are made up whole in a summary, from the first on, within the limit", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (lead, maxUnits) => {
        const { summary } = summarize({ lead }, maxUnits);
        const all = sentences(lead);
        const beginnings = all.map((_, count) =>
          all
            .slice(0, count + 1)
            .join("")
            .trim(),
        );
        expect(["", ...beginnings]).toContain(summary);
        expect(summary.length <= maxUnits || summary === beginnings.find((one) => one !== "")).toBe(true);
      }),
    );
  });
});

describe("summarize", () => {
  const lead = "港に新しい灯台が建った。高さは30メートル。夜は遠くまで照らす。";

  it("gives NHK's own lead as it is where it fits", () => {
    expect(summarize({ lead, body: "本文。" }, 100)).toEqual({ summary: lead, by: "nhk" });
  });

  it("stops at a sentence end where the lead is longer", () => {
    expect(summarize({ lead }, 22).summary).toBe("港に新しい灯台が建った。高さは30メートル。");
    expect(summarize({ lead }, 21).summary).toBe("港に新しい灯台が建った。");
  });

  it("keeps a first sentence that alone is longer, rather than cut it", () => {
    expect(summarize({ lead }, 3).summary).toBe("港に新しい灯台が建った。");
  });

  it("takes the body's beginning where there is no lead, and says so", () => {
    const body = "The light is new. It shines far.\nBoats are glad.";
    expect(summarize({ lead: "", body }, 33)).toEqual({
      summary: "The light is new. It shines far.",
      by: "extract",
    });
  });

  it("is empty where the source gave no text", () => {
    expect(summarize({ lead: "" }, 100)).toEqual({ summary: "", by: "nhk" });
  });
});

describe("countWords", () => {
  it("counts words between white space, and characters where a language writes none", () => {
    expect(countWords("  Two ferries, one harbor.\n", "en")).toBe(4);
    expect(countWords("港に 灯台。\n", "ja")).toBe(5);
    expect(countWords("𠮷野家", "ja-JP")).toBe(3);
    expect(countWords("新灯塔", "zh-Hant")).toBe(3);
    expect(countWords("un dos tres", "jam")).toBe(3);
    expect(countWords("", "en")).toBe(0);
  });
});
