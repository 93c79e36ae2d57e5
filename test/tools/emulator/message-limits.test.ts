import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messagesError } from "../../../tools/emulator/message-limits.ts";

type Json = Record<string, unknown>;

/** The complaints about one message as "property: message". */
function complaints(message: unknown, mentions = false): string[] {
  const error = messagesError([message], mentions);
  return error?.details?.map(({ property, message: words }) => `${property}: ${words}`) ?? [];
}

const picture = "https://example.com/picture.png";
/** 👨‍👩‍👧: eight UTF-16 code units, one grapheme cluster. */
const FAMILY = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";

const text = (words: string, rest: Json = {}) => ({ type: "text", text: words, ...rest });
const postback = (rest: Json = {}) => ({ type: "postback", label: "More", data: "v1", ...rest });
const quickReply = (...actions: Json[]) =>
  text("x", { quickReply: { items: actions.map((action) => ({ type: "action", action })) } });
const buttons = (rest: Json = {}) => ({
  type: "template",
  altText: "a",
  template: { type: "buttons", text: "Choose", actions: [postback()], ...rest },
});
const carousel = (...columns: Json[]) => ({
  type: "template",
  altText: "a",
  template: { type: "carousel", columns },
});
const column = (rest: Json = {}) => ({ text: "x", actions: [postback()], ...rest });
const emoji = (index: number) => ({ index, productId: "p", emojiId: "1" });

describe("the length of", () => {
  const limits: [string, number, (words: string) => Json][] = [
    ["a text", 5000, (words) => text(words)],
    ["an alternative text", 1500, (words) => ({ ...buttons(), altText: words })],
    ["postback data", 300, (words) => quickReply(postback({ data: words }))],
    ["a sender's name", 20, (words) => text("x", { sender: { name: words } })],
    [
      "a clipboard text",
      1000,
      (words) => quickReply({ type: "clipboard", label: "c", clipboardText: words }),
    ],
    [
      "an address",
      100,
      (words) => ({ type: "location", title: "t", address: words, latitude: 0, longitude: 0 }),
    ],
  ];

  it.each(limits)("%s is counted in UTF-16 code units, up to %i", (_name, max, make) => {
    expect(complaints(make("x".repeat(max)))).toEqual([]);
    expect(complaints(make("\u{1F600}".repeat(max / 2)))).toEqual([]);
    const [complaint, ...others] = complaints(make("x".repeat(max + 1)));
    expect(complaint).toMatch(new RegExp(`: Length must be between 0 and ${max}$`));
    expect(others).toEqual([]);
    expect(complaints(make("\u{1F600}".repeat(max / 2 + 1)))).toHaveLength(1);
  });

  const clusters: [string, number, (words: string) => Json][] = [
    ["a quick reply's label", 20, (words) => quickReply(postback({ label: words }))],
    ["a template's label", 20, (words) => buttons({ actions: [postback({ label: words })] })],
    ["a postback's words", 300, (words) => quickReply(postback({ displayText: words }))],
    ["a message action's words", 300, (words) => quickReply({ type: "message", label: "m", text: words })],
    [
      "words to fill in",
      300,
      (words) => quickReply(postback({ inputOption: "openKeyboard", fillInText: words })),
    ],
    ["a template's text", 160, (words) => buttons({ text: words })],
    ["a template's text beside a title", 60, (words) => buttons({ title: "t", text: words })],
    ["a template's title", 40, (words) => buttons({ title: words })],
    ["a column's text", 120, (words) => carousel(column({ text: words }))],
    [
      "a column's text beside a picture",
      60,
      (words) => carousel(column({ text: words, thumbnailImageUrl: picture })),
    ],
  ];

  it.each(clusters)("%s is counted in grapheme clusters, up to %i", (_name, max, make) => {
    expect(complaints(make("x".repeat(max)))).toEqual([]);
    expect(complaints(make(FAMILY.repeat(max)))).toEqual([]);
    for (const one of ["x", FAMILY]) {
      const [complaint] = complaints(make(one.repeat(max + 1)));
      expect(complaint).toMatch(new RegExp(`: Length must be between 0 and ${max}$`));
    }
  });

  it("any text decides, whatever its letters are", () => {
    const words = fc.string({ unit: "binary", minLength: 4990, maxLength: 5010 });
    fc.assert(
      fc.property(words, (each) => {
        expect(complaints(text(each)).length).toBe(each.length > 5000 ? 1 : 0);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a text", () => {
  it("is not empty, missing or a number", () => {
    expect(complaints(text(""))).toEqual(["messages[0].text: May not be empty"]);
    expect(complaints({ type: "text" })).toEqual(["messages[0].text: May not be empty"]);
    expect(complaints({ type: "text", text: 5 })).toEqual(["messages[0].text: invalid property"]);
  });

  it("has a dollar sign where a LINE emoji stands", () => {
    expect(complaints(text("$ and $", { emojis: [emoji(0), emoji(6)] }))).toEqual([]);
    expect(complaints(text("😀 $", { emojis: [emoji(2)] }))).toEqual([
      "messages[0].emojis[0].index: invalid property",
    ]);
  });

  it("has 20 LINE emoji at most", () => {
    const many = (count: number) =>
      text("$".repeat(count), { emojis: Array.from({ length: count }, (_, index) => emoji(index)) });
    expect(complaints(many(20))).toEqual([]);
    expect(complaints(many(21))).toEqual(["messages[0].emojis: Size must be between 0 and 20"]);
  });
});

describe("a message", () => {
  it("has a type that exists and no field that does not", () => {
    expect(complaints({ type: "telegram" })).toEqual(["messages[0].type: invalid property"]);
    expect(complaints({})).toEqual(["messages[0].type: May not be empty"]);
    expect(complaints(null)).toEqual(["messages[0]: invalid property"]);
    expect(complaints(text("x", { wrap: true }))).toEqual(["messages[0].wrap: unknown field"]);
    expect(complaints(text("x", { __proto__: undefined, constructor: 1 }))).toEqual([
      "messages[0].constructor: unknown field",
    ]);
  });

  it("is never more than five in a request, and every fault is named", () => {
    expect(messagesError([text("a"), text(""), text("x".repeat(5001))], false)).toEqual({
      message: "The request body has 2 error(s)",
      details: [
        { message: "May not be empty", property: "messages[1].text" },
        { message: "Length must be between 0 and 5000", property: "messages[2].text" },
      ],
    });
    for (const count of [0, 6])
      expect(messagesError(Array(count).fill(text("x")), false)?.details).toEqual([
        { message: "Size must be between 1 and 5", property: "messages" },
      ]);
  });

  it("shows pictures over https only", () => {
    const image = (url: string) => ({ type: "image", originalContentUrl: url, previewImageUrl: picture });
    expect(complaints(image(picture))).toEqual([]);
    expect(complaints(image("http://example.com/picture.png"))).toEqual([
      "messages[0].originalContentUrl: invalid uri scheme",
    ]);
    const long = (length: number) => picture.padEnd(length, "x");
    expect(complaints(image(long(2000)))).toEqual([]);
    expect(complaints(image(long(2001)))).toEqual([
      "messages[0].originalContentUrl: Length must be between 0 and 2000",
    ]);
    expect(complaints(image("https://example.com/写真.png"))).toEqual([
      "messages[0].originalContentUrl: invalid uri",
    ]);
  });

  it("may be anything LINE sends", () => {
    const all = [
      { type: "sticker", packageId: "446", stickerId: "1988" },
      { type: "video", originalContentUrl: picture, previewImageUrl: picture, trackingId: "t-1" },
      { type: "audio", originalContentUrl: picture, duration: 1000 },
      { type: "location", title: "t", address: "a", latitude: 35.6, longitude: 139.7 },
      {
        type: "imagemap",
        baseUrl: picture,
        altText: "a",
        baseSize: { width: 1040, height: 700 },
        actions: [{ type: "message", text: "x", area: { x: 0, y: 0, width: 10, height: 10 } }],
      },
      {
        type: "template",
        altText: "a",
        template: {
          type: "image_carousel",
          columns: [{ imageUrl: picture, action: postback({ label: "x" }) }],
        },
      },
    ];
    expect(all.flatMap((message) => complaints(message))).toEqual([]);
  });

  it("does not come from a sender who calls itself LINE", () => {
    expect(complaints(text("x", { sender: { name: "LINE News" } }))).toEqual([
      "messages[0].sender.name: invalid property",
    ]);
    expect(complaints(text("x", { sender: { name: "Headlines", iconUrl: picture } }))).toEqual([]);
  });
});

describe("quick replies", () => {
  it("are 1 to 13, each with a label", () => {
    const many = (count: number) => complaints(quickReply(...Array(count).fill(postback())));
    expect(many(13)).toEqual([]);
    for (const count of [0, 14])
      expect(many(count)).toEqual(["messages[0].quickReply.items: Size must be between 1 and 13"]);
    expect(complaints(quickReply({ type: "location" }))).toEqual([
      "messages[0].quickReply.items[0].action.label: May not be empty",
    ]);
  });

  it("take cameras and places, which templates do not, and no rich menu switch", () => {
    expect(
      complaints(quickReply({ type: "camera", label: "c" }, { type: "cameraRoll", label: "r" })),
    ).toEqual([]);
    expect(complaints(buttons({ actions: [{ type: "camera", label: "c" }] }))).toEqual([
      "messages[0].template.actions[0].type: invalid property",
    ]);
    expect(
      complaints(quickReply({ type: "richmenuswitch", label: "s", richMenuAliasId: "a", data: "d" })),
    ).toEqual(["messages[0].quickReply.items[0].action.type: invalid property"]);
  });
});

describe("an action", () => {
  const uri = (address: string) => complaints(quickReply({ type: "uri", label: "Open", uri: address }));

  it.each(["https://www3.nhk.or.jp/news/", "http://example.com/?q=%E3%81%82", "line://ti/p/x", "tel:110"])(
    "opens %s",
    (address) => {
      expect(uri(address)).toEqual([]);
    },
  );

  it.each([
    ["ftp://example.com/", "invalid uri scheme"],
    ["javascript:alert(1)", "invalid uri scheme"],
    ["www3.nhk.or.jp", "invalid uri scheme"],
    ["https://example.com/あ", "invalid uri"],
    ["https://example.com/a b", "invalid uri"],
    ["https://example.com/%zz", "invalid uri"],
    ["https://", "invalid uri"],
    [`https://example.com/${"x".repeat(981)}`, "Length must be between 0 and 1000"],
  ])("does not open %s", (address, complaint) => {
    expect(uri(address)).toEqual([`messages[0].quickReply.items[0].action.uri: ${complaint}`]);
  });

  const at = "messages[0].quickReply.items[0].action";

  it("picks dates as its mode writes them, the earliest first", () => {
    const pick = (rest: Json) =>
      complaints(quickReply({ type: "datetimepicker", label: "When", data: "d", mode: "time", ...rest }));
    expect(pick({ initial: "07:00", min: "06:00", max: "23:59" })).toEqual([]);
    expect(pick({ initial: "7:00" })).toEqual([`${at}.initial: invalid property`]);
    expect(pick({ min: "12:00", max: "12:00" })).toEqual([`${at}.max: invalid property`]);
    expect(pick({ mode: "datetime", initial: "2026-11-10T12:00" })).toEqual([]);
    expect(pick({ mode: "date", initial: "2026-11-10T12:00" })).toEqual([`${at}.initial: invalid property`]);
    expect(pick({ mode: "week" })).toEqual([`${at}.mode: invalid property`]);
  });

  it("fills in words only where it opens the keyboard, and shows only one text", () => {
    expect(complaints(quickReply(postback({ fillInText: "x" })))).toEqual([
      `${at}.fillInText: invalid property`,
    ]);
    expect(complaints(quickReply(postback({ displayText: "x", text: "y" })))).toEqual([
      `${at}.displayText: invalid property`,
    ]);
  });
});

describe("a template", () => {
  it("has as many actions as its kind takes", () => {
    const actions = (count: number) => Array(count).fill(postback());
    expect(complaints(buttons({ actions: actions(4) }))).toEqual([]);
    expect(complaints(buttons({ actions: actions(5) }))).toEqual([
      "messages[0].template.actions: Size must be between 1 and 4",
    ]);
    const confirm = (count: number) => ({
      type: "template",
      altText: "a",
      template: { type: "confirm", text: "?", actions: actions(count) },
    });
    expect([1, 2, 3].map((count) => complaints(confirm(count)).length)).toEqual([1, 0, 1]);
  });

  it("has ten columns at most, all of one shape", () => {
    expect(complaints(carousel(...Array(10).fill(column())))).toEqual([]);
    expect(complaints(carousel(...Array(11).fill(column())))).toHaveLength(1);
    expect(complaints(carousel(column(), column({ actions: [postback(), postback()] })))).toEqual([
      "messages[0].template.columns[1]: invalid property",
    ]);
  });
});

describe("textV2", () => {
  const v2 = (words: string, substitution?: Json) => ({
    type: "textV2",
    text: words,
    ...(substitution ? { substitution } : {}),
  });
  const smile = { type: "emoji", productId: "p", emojiId: "1" };
  const everyone = { type: "mention", mentionee: { type: "all" } };

  it("replaces keys, and takes doubled braces as they are", () => {
    expect(complaints(v2("{smile} {{not a key}} 100%", { smile }))).toEqual([]);
  });

  it("complains about the braces of ordinary text, in LINE's words", () => {
    expect(messagesError([text("x"), v2("{ 速報 }")], false)).toEqual({
      message: "A message (messages[1]) in the request body is invalid",
      details: [
        {
          message: "The key ' 速報 ' enclosed in '{}' does not match the pattern '^[a-zA-Z0-9_]{1,20}$'.",
          property: "text",
        },
      ],
    });
    expect(complaints(v2("an open { brace"))).toHaveLength(1);
    expect(complaints(v2("a closing } brace"))).toHaveLength(1);
    expect(complaints(v2("{nobody}"))).toHaveLength(1);
    expect(complaints(v2(`{${"k".repeat(21)}}`, {}))).toHaveLength(1);
  });

  it("passes exactly when every brace is escaped, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("{", "}", "a", "あ"), minLength: 1, maxLength: 12 }),
        (words) => {
          const escaped = words.replaceAll("{", "{{").replaceAll("}", "}}");
          expect(complaints(v2(escaped))).toEqual([]);
        },
      ),
    );
  });

  it("has 20 mentions and 20 emoji at most, mentions in groups only", () => {
    const keys = (count: number) => "{k}".repeat(count);
    expect(complaints(v2(keys(20), { k: smile }))).toEqual([]);
    expect(complaints(v2(keys(21), { k: smile }))).toHaveLength(1);
    expect(complaints(v2(keys(20), { k: everyone }), true)).toEqual([]);
    expect(complaints(v2(keys(21), { k: everyone }), true)).toHaveLength(1);
    expect(complaints(v2(keys(1), { k: everyone }), false)).toHaveLength(1);
  });

  it("has 100 substitutions at most", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, smile]));
    expect(complaints(v2("x", many(100)))).toEqual([]);
    expect(complaints(v2("x", many(101)))).toHaveLength(1);
  });
});
