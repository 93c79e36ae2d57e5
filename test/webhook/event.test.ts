import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWebhook, type WebhookEvent } from "../../src/webhook/event.ts";

const USER = { type: "user", userId: "U0123" };
const base = {
  type: "message",
  mode: "active",
  timestamp: 1_795_402_800_000,
  source: USER,
  webhookEventId: "01HEVENT",
  deliveryContext: { isRedelivery: false },
  replyToken: "token",
};
const parse = (...events: unknown[]): WebhookEvent[] | undefined =>
  parseWebhook(JSON.stringify({ destination: "U9", events }));
const whatOf = (changes: object) => parse({ ...base, ...changes })?.map(({ what }) => what);
const textOf = (message: object, changes: object = {}) =>
  whatOf({ message: { type: "text", id: "1", text: "最新", quoteToken: "q", ...message }, ...changes });

describe("an event", () => {
  it("says who, when, what and how to answer", () => {
    expect(parse({ ...base, message: { type: "text", id: "1", text: " 最新 " } })).toEqual([
      {
        id: "01HEVENT",
        at: 1_795_402_800_000,
        chat: { kind: "user", lineId: "U0123" },
        replyToken: "token",
        what: { type: "text", text: "最新", mentionsBot: false },
      },
    ]);
  });

  it("that LINE brings again says so", () => {
    const again = { ...base, type: "follow", deliveryContext: { isRedelivery: true } };
    expect(parse(again)?.map(({ isRedelivery }) => isRedelivery)).toEqual([true]);
    expect(parse({ ...again, deliveryContext: "once more" })).toHaveLength(1);
  });

  it.each([
    [
      { type: "user", userId: "U1" },
      { kind: "user", lineId: "U1" },
    ],
    [
      { type: "group", groupId: "C1", userId: "U1" },
      { kind: "group", lineId: "C1" },
    ],
    [
      { type: "group", groupId: "C1" },
      { kind: "group", lineId: "C1" },
    ],
    [
      { type: "room", roomId: "R1", userId: "U1" },
      { kind: "room", lineId: "R1" },
    ],
    [
      { type: "room", roomId: "R1" },
      { kind: "room", lineId: "R1" },
    ],
  ])("from %j belongs to the chat %j", (source, chat) => {
    expect(parse({ ...base, source, message: { type: "sticker" } })?.[0]?.chat).toEqual(chat);
  });

  it.each([
    ["sticker", { type: "sticker" }],
    ["image", { type: "media" }],
    ["video", { type: "media" }],
    ["audio", { type: "media" }],
    ["file", { type: "media" }],
    ["location", { type: "media" }],
    ["hologram", { type: "media" }],
  ])("with a %s is told from text", (type, what) => {
    expect(whatOf({ message: { type, id: "1" } })).toEqual([what]);
  });

  it.each([
    [{ newRichMenuAliasId: "shirase-alerts-ja", status: "SUCCESS" }, true],
    [{ status: "RICHMENU_ALIAS_ID_NOTFOUND" }, false],
  ])("of a tab of the rich menu is no button's, and says whether it worked", (params, worked) => {
    const what = whatOf({ type: "postback", postback: { data: "v1:tab:alerts", params } });
    expect(what).toEqual([{ type: "menu-switch", worked }]);
  });

  it.each(["memberJoined", "memberLeft"])("of type %s says that a group's members have changed", (type) => {
    expect(whatOf({ type })).toEqual([{ type: "members" }]);
  });

  it.each(["follow", "unfollow", "join", "leave"])("of type %s needs nothing more", (type) => {
    const { replyToken: _, ...tokenless } = base;
    expect(parse({ ...tokenless, type })?.map(({ what }) => what)).toEqual([{ type }]);
    expect(whatOf({ type, follow: { isUnblocked: true } })).toEqual([{ type }]);
  });

  it("of a tap brings the button's data, with a date picker's too", () => {
    expect(whatOf({ type: "postback", postback: { data: "v1:help" } })).toEqual([
      { type: "postback", data: "v1:help" },
    ]);
    expect(whatOf({ type: "postback", postback: { data: "x", params: { date: "2026-11-23" } } })).toEqual([
      { type: "postback", data: "x" },
    ]);
  });

  it("of a tap on a time picker brings the time, and one of an unknown shape still the data", () => {
    const tap = (params: unknown) => whatOf({ type: "postback", postback: { data: "x", params } });
    expect(tap({ time: "07:30" })).toEqual([{ type: "postback", data: "x", time: "07:30" }]);
    expect(tap({ time: 730 })).toEqual([{ type: "postback", data: "x" }]);
    expect(tap("07:30")).toEqual([{ type: "postback", data: "x" }]);
  });
});

describe("an event that is not for us is left out, and the others of its body are not", () => {
  it.each(
    [
      "unsend messageEdited videoPlayComplete beacon accountLink membership delivery".split(" "),
      "module activated deactivated botSuspended botResumed tomorrowsNews __proto__".split(" "),
    ].flat(),
  )("%s", (type) => {
    const other = { ...base, webhookEventId: "other", message: { type: "sticker" } };
    expect(parse({ ...base, type }, other)?.map(({ id }) => id)).toEqual(["other"]);
  });

  it.each([
    ["standby: another module answers", { mode: "standby" }],
    ["a mode that we don't know", { mode: "sleeping" }],
    ["no source", { source: undefined }],
    ["a source without an id", { source: { type: "user" } }],
    ["a source of another kind", { source: { type: "planet", planetId: "P1" } }],
    ["an empty id", { source: { type: "user", userId: "" } }],
    ["no event id", { webhookEventId: undefined }],
    ["no time", { timestamp: undefined }],
    ["a text without text", { message: { type: "text", id: "1" } }],
    ["a message without a type", { message: {} }],
    ["a tap without data", { type: "postback", postback: {} }],
  ])("%s", (_, changes) => {
    expect(parse({ ...base, message: { type: "sticker" }, ...changes })).toEqual([]);
  });
});

describe("a text", () => {
  it("comes with LINE's escaped emoji as characters", () => {
    const body = `{"events":[${JSON.stringify({ ...base, message: { type: "text", text: "@" } }).replace("@", "\\uD83E\\uDD28 news")}]}`;
    expect(parseWebhook(body)?.[0]?.what).toMatchObject({ text: "🤨 news" });
  });

  it("loses the bot's own name, wherever it stands, and keeps other people's", () => {
    const mention = (...mentionees: object[]) => ({ mention: { mentionees } });
    const self = (index: number, length: number) => ({
      index,
      length,
      type: "user",
      userId: "U9",
      isSelf: true,
    });
    expect(textOf({ text: "@Shirase 最新", ...mention(self(0, 8)) })).toEqual([
      { type: "text", text: "最新", mentionsBot: true },
    ]);
    expect(textOf({ text: "🤨 @知らせ 最新 @知らせ", ...mention(self(3, 4), self(11, 4)) })).toMatchObject([
      { text: "🤨  最新", mentionsBot: true },
    ]);
    expect(
      textOf({
        text: "@Ken 最新",
        ...mention({ index: 0, length: 4, type: "user", userId: "U2", isSelf: false }),
      }),
    ).toMatchObject([{ text: "@Ken 最新", mentionsBot: false }]);
    expect(textOf({ text: "@All 最新", ...mention({ index: 0, length: 4, type: "all" }) })).toMatchObject([
      { text: "@All 最新", mentionsBot: false },
    ]);
    expect(textOf({ text: "@Shirase", ...mention(self(0, 8)) })).toMatchObject([{ text: "" }]);
  });

  it("is read even where its mentions are of a shape that we don't know", () => {
    for (const mention of [
      { mentionees: [{ type: "user" }] },
      {},
      [],
      "x",
      { mentionees: [{ index: -1, length: 2 }] },
    ])
      expect(textOf({ mention })).toEqual([{ type: "text", text: "最新", mentionsBot: false }]);
  });

  it("survives a mention that reaches beyond its end", () => {
    const mention = { mentionees: [{ index: 1, length: 9_000, isSelf: true }] };
    expect(textOf({ text: "最新", mention })).toMatchObject([{ text: "最", mentionsBot: true }]);
  });

  it("brings the message it quotes", () => {
    expect(textOf({ quotedMessageId: "5511" })).toMatchObject([{ quotedMessageId: "5511" }]);
  });
});

describe("a body", () => {
  it("without events is one, as LINE's console sends to verify", () => {
    expect(parse()).toEqual([]);
    expect(parseWebhook('{"events":[]}')).toEqual([]);
  });

  it("keeps the order of its events", () => {
    const events = ["a", "b", "c"].map((webhookEventId) => ({
      ...base,
      webhookEventId,
      message: { type: "sticker" },
    }));
    expect(parse(...events)?.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it.each([
    "",
    "null",
    "[]",
    "{}",
    '{"events":{}}',
    '{"events":null}',
    "{",
    '"events"',
    "1e999",
    "\uFEFF{}",
    "[".repeat(100_000),
  ])("that is %.12j is none", (body) => {
    expect(parseWebhook(body)).toBeUndefined();
  });

  it("of whatever content never throws, and what it gives has all that is needed", () => {
    const shaken = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom("message", "text", "user", "active", "U1", "", 0, -1, 1.5, null, true),
        fc.dictionary(
          fc.constantFrom(
            "type",
            "message",
            "source",
            "mode",
            "timestamp",
            "userId",
            "webhookEventId",
            "text",
            "mention",
          ),
          tie("value"),
        ),
        fc.array(tie("value"), { maxLength: 3 }),
      ),
    })).value;
    const event = fc.record({
      changes: fc.dictionary(fc.constantFrom(...Object.keys(base), "message"), shaken),
      whole: shaken,
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 3 }), (events) => {
        const parsed =
          parse(...events.flatMap(({ changes, whole }) => [{ ...base, ...changes }, whole])) ?? [];
        for (const { id, at, chat, what } of parsed) {
          expect(id).not.toBe("");
          expect(chat.lineId).not.toBe("");
          expect(at).toBeTypeOf("number");
          expect(what.type).toBeTypeOf("string");
        }
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (body) => {
        parseWebhook(body);
      }),
    );
  });
});
