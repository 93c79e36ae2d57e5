import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LOCALES } from "../../src/domain/language.ts";
import { accentOf } from "../../src/views/palette.ts";
import { articleOf } from "../articles.ts";
import { contrast, writtenIn } from "./contrast.ts";
import { actionsIn, bubblesIn, picturesIn } from "./reading.ts";
import { expectSendable } from "./sendable.ts";
import { shown, shownToAnybody, viewSamples } from "./view-samples.ts";

/** WCAG 2.2, 1.4.3 (AA). */
const READABLE = 4.5;

describe("contrast", () => {
  it("is computed as WCAG says", () => {
    expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21);
    expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
  });

  it.each(LOCALES)("of whatever is written in a bubble is at least 4.5:1 (%s)", (locale) => {
    const bubbles = shownToAnybody(locale).flatMap(bubblesIn);
    const written = bubbles.flatMap(writtenIn);
    expect(written.length).toBeGreaterThan(500);
    const faint = written.filter(({ ink, ground }) => contrast(ink, ground) < READABLE);
    expect(faint).toEqual([]);
  });

  it("is the bubble's own matter: whatever the chat's background, each block has paper under it", () => {
    for (const bubble of Object.values(viewSamples("ja")).flatMap(bubblesIn))
      for (const block of ["header", "body", "footer"] as const)
        if (bubble[block])
          expect(bubble.styles?.[block]?.backgroundColor ?? bubble[block].backgroundColor).toMatch(/^#/);
  });
});

describe("one small system", () => {
  const views = join(import.meta.dirname, "../../src/views");
  const own = (file: string) => ["flex.ts", "palette.ts"].includes(file);

  it.each(readdirSync(views).filter((file) => !own(file)))(
    "%s has no colour, size or space of its own",
    (file) => {
      const source = readFileSync(join(views, file), "utf8");
      const raw =
        /"#[0-9a-f]{6,8}"|\b(?:size|weight|color|margin|spacing|padding\w*|cornerRadius|backgroundColor|lineSpacing):|type: "(?:bubble|box|text|image|button)"/gi;
      expect(source.match(raw) ?? []).toEqual([]);
    },
  );

  it("has one accent for each category that has a name", () => {
    const named = [
      ...["top", "society", "life", "science", "politics", "economy", "world", "sports"],
      ...["asia", "japan", "biz-tech"],
    ];
    const accents = named.map(accentOf);
    expect(new Set(accents).size).toBe(named.length);
    expect(accents).not.toContain(accentOf("another"));
    expect(accentOf("constructor")).toBe(accentOf(undefined));
  });
});

describe("an article's photograph", () => {
  const article = articleOf();
  const cardOf = (image: string | undefined) => {
    const articles = [{ ...article, ...(image !== undefined && { image }) }];
    return shown({ type: "list", reason: { list: "latest" }, articles, more: false }, "ja");
  };

  it("stands over its card, cut to one shape, and a tap on it reads on", () => {
    const [picture] = picturesIn(cardOf("https://www3.nhk.or.jp/nhkworld/upld/thumbnails/港.jpg"));
    expect(picture).toMatchObject({
      url: "https://www3.nhk.or.jp/nhkworld/upld/thumbnails/%E6%B8%AF.jpg",
      ...{ size: "full", aspectRatio: "20:13", aspectMode: "cover" },
      action: { type: "uri" },
    });
  });

  it.each([
    undefined,
    "http://www3.nhk.or.jp/x.jpg",
    "javascript:alert(1)",
    "data:image/png;base64,AA==",
    "",
    `https://www3.nhk.or.jp/${"x".repeat(2_000)}.jpg`,
  ])("costs nothing where LINE would not show it: %s", (image) => {
    const messages = cardOf(image);
    expect(picturesIn(messages)).toEqual([]);
    expectSendable(messages);
    expect(actionsIn(messages)).toEqual(actionsIn(cardOf(undefined)));
  });
});
