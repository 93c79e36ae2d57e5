import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbersIn } from "../../src/reading/numbers.ts";

describe("the numbers of a text", () => {
  it.each([
    ["519,000 people, 3.5 percent", [519_000, 3.5]],
    ["51万9000人、３．５％", [519_000, 3.5]],
    ["1.2 million, 1億2000万円, 3千万", [1_200_000, 120_000_000, 30_000_000]],
    ["1万5千人", [15_000]],
    ["twenty-one, three hundred, hundreds of, a dozen, the second", [21, 300, 100, 12, 2]],
    ["二十三人、三つ、百二十円、二〇二六年", [23, 3, 120, 2026]],
    ["-5 degrees, 10-15 people, No. 14, COVID-19", [-5, 10, 15, 14, 19]],
    ["1st, 9 a.m., 6.6", [1, 9, 6.6]],
    ["thirteenth, fiftieth, twenty-first, a quarter of, a couple of, tenfold", [13, 50, 21, 0.25, 2, 10]],
    ["三十戸、八票、五階、三万二千人、二億円", [30, 8, 5, 32_000, 200_000_000]],
  ])("%s", (text, values) => {
    expect([...numbersIn(text)].sort()).toEqual([...values].sort());
  });

  it("are none in names of places and parts", () => {
    expect(numbersIn("四国と三重の一部、someone and often")).toEqual(new Set());
  });

  it("are the same with separators, in any width and in words of ten thousand", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        const wide = String(value).replace(/\d/g, (digit) =>
          String.fromCodePoint(digit.codePointAt(0)! + 0xfee0),
        );
        const [many, rest] = [Math.floor(value / 10_000), value % 10_000];
        const inJapanese = `${many > 0 ? `${many}万` : ""}${rest > 0 || many === 0 ? rest : ""}人`;
        for (const text of [String(value), value.toLocaleString("en"), wide, inJapanese])
          expect(numbersIn(text)).toEqual(new Set([value]));
      }),
    );
  });
});
