import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf, paragraphsOf } from "../../src/sources/plain-text.ts";

const LIMIT = 4_000;
const text = (html: string) => paragraphsOf(html, LIMIT);

describe("the text of a feed's HTML", () => {
  it("has no tags, escaped never, once or twice", () => {
    for (const html of [
      "<b>雪</b>の朝",
      "&lt;b&gt;雪&lt;/b&gt;の朝",
      "&amp;lt;b&amp;gt;雪&amp;lt;/b&amp;gt;の朝",
    ]) {
      expect(text(html)).toBe("雪の朝");
    }
  });

  it("has the characters that entities stand for", () => {
    expect(text("Q&amp;amp;A&nbsp;&quot;x&quot; &#x2460; &#9313; 5 &lt; 6")).toBe('Q&A "x" ① ② 5 < 6');
  });

  it("has no word of scripts, styles or comments, and no reading beside its kanji", () => {
    expect(text("a<script>b()</script><style>c{}</style><!-- d -->e")).toBe("ae");
    expect(text("<ruby>雪<rp>(</rp><rt>ゆき</rt><rp>)</rp></ruby>")).toBe("雪");
  });

  it("keeps brackets that are no tags", () => {
    expect(text("<動画> 3 < 4 > 2 & more")).toBe("<動画> 3 < 4 > 2 & more");
  });

  it("has one paragraph a line, wherever NHK breaks them", () => {
    for (const html of [
      "<p>一</p><p>二</p>",
      "一<br /><br>二",
      "一\n\n二",
      "　一　\r\n　二",
      "<div>一<div>二</div></div>",
    ]) {
      expect(text(html)).toBe("一\n二");
    }
  });

  it("has no paragraph twice, not even in other widths, case or spacing", () => {
    expect(text("First.<p>Second.</p><p>first. </p><p>Ｓｅｃｏｎｄ.</p><p>Third.</p>")).toBe(
      "First.\nSecond.\nThird.",
    );
  });

  it("has no control character and nothing that turns its direction", () => {
    expect(text("a\u0000b\u0007c\u202ed\u200be\ufefff\u00adg")).toBe("abcdefg");
  });

  it("is composed (NFC), and keeps what joins letters and emoji", () => {
    expect(text("か\u3099")).toBe("が");
    expect(text("👩\u200d🚒 می\u200cخواهم")).toBe("👩\u200d🚒 می\u200cخواهم");
  });

  it("is cut at the limit, never through a character", () => {
    expect(paragraphsOf("あ".repeat(50), 10)).toBe("あ".repeat(10));
    expect(paragraphsOf(`a${"😀".repeat(50)}`, 10)).toBe(`a${"😀".repeat(4)}`);
  });
});

it("puts a title on one line, a full-width space as an ordinary one", () => {
  expect(lineOf("灯台　修理\n 始まる<br>来春まで", 300)).toBe("灯台 修理 始まる 来春まで");
});

/** Pieces that hurt when put together at random. */
const PIECES = fc.array(
  fc.oneof(
    fc.constantFrom(
      ..."< > </ /> <b> </b> <p> <br/> <script> </script> <!-- --> <![CDATA[ ]]> &lt; &gt; &amp; &amp;lt; &#60; &#x3c; &lt &amp &nbsp; &#0; &#xd800; &\u037e ; \u0338 \u3099 か \ud800 \u202e \u0000 \u00a0 ! ? / ' \"".split(
        " ",
      ),
      " ",
      "\n",
      "　",
      "同じ段落。\n",
    ),
    fc.string({ unit: "binary", maxLength: 8 }),
  ),
  { maxLength: 40 },
);
const anyHtml = PIECES.map((pieces) => pieces.join(""));

describe("for any input", () => {
  const functions = [
    ["paragraphsOf", paragraphsOf],
    ["lineOf", lineOf],
  ] as const;

  it.each(functions)("%s leaves no tag, control character or half character", (_, f) => {
    fc.assert(
      fc.property(anyHtml, fc.integer({ min: 1, max: 100 }), (html, limit) => {
        const result = f(html, limit);
        expect(result.length).toBeLessThanOrEqual(limit);
        expect(result).not.toMatch(/<(?:\/?[a-z]|[!?])/i);
        expect(result).not.toMatch(/[\p{Cc}--\n]/v);
        expect(result.isWellFormed()).toBe(true);
        expect(result).toBe(result.trim());
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(functions)("%s changes nothing the second time", (_, f) => {
    fc.assert(
      fc.property(anyHtml, fc.integer({ min: 1, max: 100 }), (html, limit) => {
        const once = f(html, limit);
        expect(f(once, limit)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it("paragraphsOf repeats no paragraph", () => {
    const repeating = fc
      .array(fc.constantFrom("雪が降る。", "Snow falls.", "SNOW  falls.", "<b>雪</b>が降る。", ""))
      .map((lines) => lines.join("<p>"));
    fc.assert(
      fc.property(repeating, (html) => {
        const keys = text(html)
          .split("\n")
          .map((line) => line.toLowerCase().replace(/\s/g, ""));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("lineOf has one line", () => {
    fc.assert(fc.property(anyHtml, (html) => !lineOf(html, LIMIT).includes("\n")));
  });
});

it("gives up on text that never settles rather than work for ever", () => {
  const nested = `${"<".repeat(1_000)}b>${"b>".repeat(1_000)}`;
  expect(text(nested)).not.toMatch(/<[a-z]/);
  const escaped = `&${"amp;".repeat(20)}lt;b&${"amp;".repeat(20)}gt;`;
  expect(text(escaped)).toBe("");
});
