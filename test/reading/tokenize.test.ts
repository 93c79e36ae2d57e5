import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, terms } from "../../src/reading/tokenize.ts";

const same = (...texts: string[]) => new Set(texts.map((text) => terms(text).join(" "))).size === 1;

describe("Japanese terms", () => {
  it("are overlapping pairs, and whole runs of kanji or katakana besides", () => {
    expect(terms("地震速報")).toEqual(["地震", "震速", "速報", "地震速報"]);
    expect(terms("カメラ")).toEqual(["カメ", "メラ", "カメラ"]);
    expect(terms("津波の恐れ")).toEqual(["津波", "波の", "の恐", "恐れ"]);
  });

  it("leave out pairs of hiragana, which are grammar, but not a word of two", () => {
    expect(terms("川になります")).toEqual(["川に"]);
    expect(terms("くま")).toEqual(["くま"]);
  });

  it("keep one character that stands alone", () => {
    expect(terms("雪、月。花")).toEqual(["雪", "月", "花"]);
  });

  it("begin anew after digits and Latin letters, which Japanese writes without spaces", () => {
    expect(terms("12台のカメラ")).toEqual(["12", ...terms("台のカメラ")]);
    expect(terms("AIカメラで3人")).toEqual(["ai", ...terms("カメラで"), "3", "人"]);
    expect(terms("第42回KABUKI祭")).toEqual(["第", "42", "回", "kabuki", "祭"]);
  });

  it("are the same in half and full width", () => {
    expect(same("ｶﾞｽﾀﾝｸ", "ガスタンク")).toBe(true);
    expect(same("ＡＩ　１２３", "AI 123")).toBe(true);
  });
});

describe("English terms", () => {
  it.each([
    ["vote", "votes", "voted", "voting", "Vote's"],
    ["price", "prices", "priced", "pricing"],
    ["raise", "raises", "raised", "raising"],
    ["earthquake", "earthquakes", "EARTHQUAKE", "Earthquake’s"],
    ["study", "studies", "studied", "studying"],
    ["stop", "stops", "stopped", "stopping"],
    ["match", "matches", "matched", "matching"],
    ["box", "boxes", "boxed"],
    ["class", "classes"],
    ["agree", "agrees", "agreed", "agreeing"],
    ["play", "plays", "played", "playing"],
    ["building", "buildings", "build", "builds"],
    ["cancel", "cancels", "cancelled", "canceled", "cancelling"],
    ["company", "companies", "company's", "Company’s"],
    ["car", "cars"],
    ["use", "used", "uses", "using"],
    ["die", "dies", "died"],
    ["virus", "viruses"],
    ["tsunami", "tsunamis"],
  ])("of one word in several forms meet: %s", (...forms) => {
    expect(new Set(forms.flatMap(terms)).size).toBe(1);
  });

  it.each([
    ["car", "care"],
    ["plan", "plane"],
    ["hop", "hope"],
    ["US", "used"],
    ["new", "news"],
    ["bed", "b"],
    ["king", "k"],
    ["thing", "th"],
  ])("of different words stay apart: %s, %s", (one, other) => {
    expect(same(one, other)).toBe(false);
  });

  it("leave what is too long for a word as it is, without long thought", () => {
    const longest = "a".repeat(40);
    expect(terms(`${longest.slice(1)}s`)).toEqual([longest.slice(1)]);
    expect(terms(`${longest}s`)).toEqual([`${longest}s`]);
    const hostile = `${"a".repeat(200_000)}t`;
    expect(terms(hostile)).toEqual([hostile]);
  });

  it("keep numbers, accents and contractions whole", () => {
    expect(terms("In 2031, café isn’t far")).toEqual(["in", "2031", "café", "isn't", "far"]);
  });

  it("leave a word of another script with its vowel signs in one piece", () => {
    expect(terms("हिन्दी समाचार")).toEqual(["हिन्दी", "समाचार"]);
    expect(terms("한국 뉴스")).toEqual(["한국", "뉴스"]);
  });
});

describe("terms of any text", () => {
  const newsText = fc.string({
    unit: fc.constantFrom(..."地震カメラのぞみーＡAi12's’。、 ﾊﾞ々〆👨‍👩‍👧"),
    maxLength: 80,
  });
  const anyText = fc.oneof(newsText, fc.string({ unit: "binary", maxLength: 200 }));

  it("are never empty and hold no white space", () => {
    fc.assert(fc.property(anyText, (text) => terms(text).every((term) => /^\S+$/u.test(term))));
  });

  it("do not depend on width or case", () => {
    fc.assert(
      fc.property(newsText, (text) => {
        expect(terms(fold(text))).toEqual(terms(text));
      }),
    );
  });

  it("are those of its parts where white space stands between", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(terms(`${one}\n${other}`)).toEqual([...terms(one), ...terms(other)]);
      }),
    );
  });
});
