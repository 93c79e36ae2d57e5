import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messagesError } from "../../../tools/emulator/message-limits.ts";

type Json = Record<string, unknown>;

function complaints(contents: unknown): string[] {
  const error = messagesError([{ type: "flex", altText: "News", contents }], false);
  return error?.details?.map(({ property, message }) => `${property}: ${message}`) ?? [];
}

const picture = "https://example.com/picture.png";
const text = (words: string, rest: Json = {}) => ({ type: "text", text: words, ...rest });
const box = (contents: unknown[], rest: Json = {}) => ({
  type: "box",
  layout: "vertical",
  contents,
  ...rest,
});
const bubble = (rest: Json = {}) => ({ type: "bubble", body: box([text("x")]), ...rest });
const holding = (...components: unknown[]) => bubble({ body: box(components) });
const carousel = (...contents: unknown[]) => ({ type: "carousel", contents });
const button = (rest: Json = {}) => ({
  type: "button",
  action: { type: "postback", label: "More", data: "v1", ...rest },
});
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value), "utf8");

/** A bubble whose JSON has exactly so many UTF-8 bytes. */
function bubbleOf(size: number): Json {
  const padded = (words: string) =>
    holding(...Array.from({ length: 8 }, () => text("あ".repeat(1000))), text(words));
  return padded("x".repeat(size - bytes(padded(""))));
}

describe("a Flex container", () => {
  it("may use everything LINE documents", () => {
    const full = {
      type: "bubble",
      size: "giga",
      direction: "ltr",
      header: box([text("NEWS", { weight: "bold", size: "sm", color: "#0B5FFF" })], {
        paddingAll: "12px",
        backgroundColor: "#FFFFFFCC",
        background: {
          type: "linearGradient",
          angle: "45deg",
          startColor: "#000000",
          endColor: "#ffffff",
          centerColor: "#888888",
          centerPosition: "50%",
        },
      }),
      hero: { type: "image", url: picture, size: "full", aspectRatio: "20:13", aspectMode: "cover" },
      body: box(
        [
          text("A headline", { wrap: true, maxLines: 3, margin: "md", lineSpacing: "4px", scaling: true }),
          { type: "text", contents: [{ type: "span", text: "a", decoration: "underline" }] },
          { type: "separator", margin: "lg", color: "#CCCCCC" },
          box([{ type: "icon", url: picture, size: "sm" }, text("12:00", { flex: 0, align: "end" })], {
            layout: "baseline",
            spacing: "sm",
          }),
          box([], {
            layout: "horizontal",
            position: "absolute",
            offsetTop: "-4px",
            width: "50%",
            height: "6px",
          }),
          { type: "filler" },
        ],
        { justifyContent: "space-between", alignItems: "center", cornerRadius: "md", borderWidth: "light" },
      ),
      footer: box([{ ...button(), style: "link", height: "sm", adjustMode: "shrink-to-fit" }]),
      styles: { footer: { separator: true, separatorColor: "#EEEEEE" } },
      action: { type: "uri", uri: "https://example.com/" },
    };
    expect(complaints(full)).toEqual([]);
  });

  it("names faults in LINE's words, by their place in the container", () => {
    const bad = bubble({ hero: { type: "image", url: "http://example.com/picture.png" } });
    expect(messagesError([text("first"), { type: "flex", altText: "a", contents: bad }], false)).toEqual({
      message: "A message (messages[1]) in the request body is invalid",
      details: [{ message: "invalid uri scheme", property: "/hero/url" }],
    });
    expect(complaints(holding(text("")))).toEqual(["/body/contents/0/text: must be non-empty text"]);
    expect(complaints(holding(text("x"), { type: "text" }))).toEqual([
      "/body/contents/1/text: must be specified",
    ]);
    expect(complaints(holding(text("x", { colour: "#000000" })))).toEqual([
      "/body/contents/0/colour: unknown field",
    ]);
    expect(complaints(holding(text("x", { color: "red" })))).toEqual([
      "/body/contents/0/color: invalid property",
    ]);
    expect(complaints({ type: "bubble" })).toEqual(["/: At least one block must be specified"]);
    expect(complaints({ type: "balloon" })).toEqual(["/type: invalid property"]);
  });

  it("holds in a box what its layout takes", () => {
    const icon = { type: "icon", url: picture };
    expect(complaints(holding(icon))).toEqual(["/body/contents/0/type: invalid property"]);
    expect(complaints(holding(box([icon, button()], { layout: "baseline" })))).toEqual([
      "/body/contents/0/contents/1/type: invalid property",
    ]);
    expect(complaints(holding({ type: "span", text: "x" }))).toHaveLength(1);
    expect(complaints(holding({ type: "box", layout: "vertical" }))).toEqual([
      "/body/contents/0/contents: must be specified",
    ]);
    expect(complaints(bubble({ body: text("x") }))).toEqual(["/body/type: invalid property"]);
  });

  it("has labels of 40 grapheme clusters, which buttons need", () => {
    const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";
    const labelled = (label: unknown) => complaints(holding(button({ label })));
    expect(labelled("x".repeat(40))).toEqual([]);
    expect(labelled(family.repeat(40))).toEqual([]);
    for (const one of ["x", family])
      expect(labelled(one.repeat(41))).toEqual([
        "/body/contents/0/action/label: Length must be between 0 and 40",
      ]);
    expect(labelled(undefined)).toEqual(["/body/contents/0/action/label: must be specified"]);
  });

  it("plays a film only as the hero of a wide bubble that stands alone", () => {
    const hero = {
      type: "video",
      url: picture,
      previewUrl: picture,
      altContent: { type: "image", url: picture },
    };
    expect(complaints(bubble({ hero }))).toEqual([]);
    expect(complaints(bubble({ hero, size: "micro" }))).toEqual(["/size: invalid property"]);
    expect(complaints(carousel(bubble({ hero })))).toEqual(["/contents/0/hero/type: invalid property"]);
    expect(complaints(holding(hero))).toHaveLength(1);
  });

  it.each([
    ["1:3", 0],
    ["1:4", 1],
    ["100000:1", 0],
    ["100001:1", 1],
    ["0:1", 1],
    ["16/9", 1],
  ])("takes pictures of %s: %i fault(s)", (aspectRatio, faults) => {
    expect(complaints(holding({ type: "image", url: picture, aspectRatio }))).toHaveLength(faults);
  });

  it("has an altText of 1,500", () => {
    const error = (length: number) =>
      messagesError([{ type: "flex", altText: "x".repeat(length), contents: bubble() }], false);
    expect(error(1500)).toBeUndefined();
    expect(error(1501)?.details).toEqual([
      { message: "Length must be between 0 and 1500", property: "messages[0].altText" },
    ]);
  });
});

describe("a carousel", () => {
  it("has one to twelve bubbles", () => {
    const many = (count: number) => complaints(carousel(...Array(count).fill(bubble())));
    expect(many(12)).toEqual([]);
    for (const count of [0, 13]) expect(many(count)).toEqual(["/contents: Size must be between 1 and 12"]);
  });

  it("has bubbles of one width", () => {
    expect(complaints(carousel(bubble({ size: "mega" }), bubble()))).toEqual([]);
    expect(complaints(carousel(bubble(), bubble({ size: "kilo" })))).toEqual([
      "/contents/1/size: invalid property",
    ]);
  });
});

describe("the size of Flex JSON in UTF-8 bytes", () => {
  const KB = 1024;
  const tooLarge = (kb: number) => `The JSON data must not be larger than ${kb} KB`;

  it("is 30 KB for a bubble", () => {
    expect(bytes(bubbleOf(30 * KB))).toBe(30 * KB);
    expect(complaints(bubbleOf(30 * KB))).toEqual([]);
    expect(complaints(bubbleOf(30 * KB + 1))).toEqual([`/: ${tooLarge(30)}`]);
  });

  it("is 50 KB for a carousel, 30 for each of its bubbles", () => {
    const frame = bytes(carousel(0, 0)) - 2;
    const pair = (size: number) => carousel(bubbleOf(25 * KB), bubbleOf(size - frame - 25 * KB));
    expect(bytes(pair(50 * KB))).toBe(50 * KB);
    expect(complaints(pair(50 * KB))).toEqual([]);
    expect(complaints(pair(50 * KB + 1))).toEqual([`/: ${tooLarge(50)}`]);
    expect(complaints(carousel(bubble(), bubbleOf(30 * KB + 1)))).toEqual([`/contents/1: ${tooLarge(30)}`]);
  });
});

describe("any JSON at all", () => {
  it("is judged without breaking, and a stray field is always found", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (contents) => {
        expect(complaints(contents).length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (key) => {
        const known = key in text("x") || complaints(holding(text("x", { [key]: null }))).length === 0;
        fc.pre(!known);
        const place = `/body/contents/0/${key}: unknown field`;
        expect(complaints(holding(text("x", { [key]: 1 })))).toEqual([place]);
      }),
    );
  });
});
