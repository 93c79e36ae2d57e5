import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences } from "../../src/reading/sentences.ts";

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

  it.each([
    "The mayor said “We won. We will build the bridge.”",
    'He told us "We won. We did" and left.',
    "The plan (see No. 4. It is long) was dropped.",
    "The plan (see it. He called it “good” then. It is long) was dropped.",
    "Sales of Yahoo! Japan rose.",
    "She spoke ... Tokyo listened.",
    "The so-called ‘Big. Bold’ plan failed.",
    "Dr. K. Ono, Ph.D. Student Mori and Capt. Abe met on Oct. 3.",
  ])("do not end inside a quotation, brackets or a name: %s", (sentence) => {
    expect(trimmed(`${sentence} Then it rained.`)).toEqual([sentence, "Then it rained."]);
  });

  it.each([
    ["He moved to the U.S.", "She stayed."],
    ["It ends at 5 p.m.", "The park closes then."],
    ["He works for Acme Inc.", "They make cranes."],
    ["Will it open? No.", "The bridge stays closed."],
    ["The race is in Nov.", "It is a long one."],
    ["Workers’ wages rose.", "Prices fell."],
    ["A “half open quotation. ", "It goes on."],
  ])("end after an abbreviation or a lone mark where one begins: %s %s", (first, second) => {
    expect(trimmed(`${first} ${second}`).at(-1)).toBe(second);
  });

  it("need no 。 at the end, and go on after a name or words that have one", () => {
    expect(trimmed("雨がやんだ。畑へ向かう")).toEqual(["雨がやんだ。", "畑へ向かう"]);
    expect(sentences("店の名は湯の里。を名のる宿だ。次。")).toEqual([
      "店の名は湯の里。を名のる宿だ。",
      "次。",
    ]);
    expect(sentences("本当か？と述べた。次。")).toEqual(["本当か？と述べた。", "次。"]);
    expect(sentences("価格は3.5倍、2．4倍になった。次。")).toEqual(["価格は3.5倍、2．4倍になった。", "次。"]);
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

  const whole = fc.constantFrom(
    "「雨だ。風だ！」",
    "（長さ3.5m。幅4m）",
    "“We won. We did! Yes?”",
    "$1,250.75",
    "3.5",
    "Mr. J. R. Mori",
    "U.S. Senate",
    "9 a.m. Tokyo",
  );
  const between = fc.constantFrom("。", " ", "港町で", ". ", "! The ", "？", " then ", "\n");

  it("never cut a quotation, a number or a name", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, between), { minLength: 1, maxLength: 12 }), (parts) => {
        const split = sentences(parts.flat().join(""));
        const ends = new Set(split.map((_, count) => split.slice(0, count + 1).join("").length));
        let start = 0;
        for (const [kept, joint] of parts) {
          for (let place = start + 1; place < start + kept.length; place++) expect(ends).not.toContain(place);
          start += kept.length + joint.length;
        }
      }),
    );
  });

  it("take time linear in a text of nothing but marks", () => {
    for (const marks of ["「", "」。", '"', "‘a", "(. ", "。", "”’) ", "\n", ". A"])
      expect(sentences(marks.repeat(30_000)).join("")).toHaveLength(marks.length * 30_000);
    for (const [opening, closing] of ["（」", "（）", "“)", "「』", '「"'])
      expect(
        sentences((opening ?? "").repeat(30_000) + (closing ?? "").repeat(30_000)).join(""),
      ).toHaveLength(60_000);
  });
});
