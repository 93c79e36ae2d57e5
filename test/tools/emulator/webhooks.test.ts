import { validateSignature } from "@line/bot-sdk";
import { describe, expect, it } from "vitest";
import {
  AKI,
  BEN,
  CHIE,
  GROUP,
  SECRET,
  START,
  startPlatform,
  startReceiver,
  startWithBot,
  text,
} from "./platform.ts";

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const from = (userId: string) => ({ source: { type: "user", userId } });

describe("a webhook", () => {
  it("carries a whole event, signed so that the SDK accepts it", async () => {
    const { act, bot } = await startWithBot();
    const result = await act(AKI, { type: "text", text: "最新" });
    expect(result).toMatchObject({ status: 200, webhookEventId: expect.stringMatching(ULID) });
    const [{ body, signature, contentType }] = bot.received as [(typeof bot.received)[0]];
    expect(validateSignature(body, SECRET, signature!)).toBe(true);
    expect(contentType).toBe("application/json; charset=utf-8");
    expect(JSON.parse(body)).toEqual({
      destination: expect.stringMatching(/^U[0-9a-f]{32}$/),
      events: [
        {
          type: "message",
          mode: "active",
          timestamp: START,
          webhookEventId: result.webhookEventId,
          deliveryContext: { isRedelivery: false },
          replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
          source: { type: "user", userId: AKI },
          message: {
            type: "text",
            id: expect.stringMatching(/^\d{18}$/),
            quoteToken: expect.any(String),
            text: "最新",
          },
        },
      ],
    });
  });

  it("escapes emoji, so that only the raw bytes fit the signature", async () => {
    const { act, bot } = await startWithBot();
    await act(AKI, { type: "text", text: "速報 🤨" });
    const [{ body, signature }] = bot.received as [(typeof bot.received)[0]];
    expect(body).toContain(String.raw`速報 \uD83E\uDD28`);
    expect(validateSignature(body, SECRET, signature!)).toBe(true);
    expect(validateSignature(JSON.stringify(JSON.parse(body)), SECRET, signature!)).toBe(false);
    expect(bot.events()[0]!.message.text).toBe("速報 🤨");
  });

  it.each(["wrong", "short", "missing"] as const)("can have a %s signature", async (signature) => {
    const { control, bot } = await startWithBot();
    await control("POST", "/webhook", { events: [], signature });
    const [{ body, signature: sent }] = bot.received as [(typeof bot.received)[0]];
    expect(JSON.parse(body).events).toEqual([]);
    expect(validateSignature(body, SECRET, sent ?? "")).toBe(false);
    expect(sent?.length).toBe({ wrong: 44, short: 10, missing: undefined }[signature]);
  });

  it("can be any text, signed or not", async () => {
    const { control, bot } = await startWithBot();
    await control("POST", "/webhook", { rawBody: "{not json" });
    const [{ body, signature }] = bot.received as [(typeof bot.received)[0]];
    expect(body).toBe("{not json");
    expect(validateSignature(body, SECRET, signature!)).toBe(true);
  });

  it("can carry several people's events, unknown types and events without a user in one body", async () => {
    const { control, bot } = await startWithBot();
    await control("POST", "/webhook", {
      events: [
        { type: "message", ...from(AKI), message: text("one") },
        { type: "hologram", ...from(BEN), shape: 3 },
        { type: "message", source: { type: "group", groupId: GROUP }, message: text("two") },
        { type: "postback", ...from(CHIE), postback: { data: "v1:x" } },
      ],
    });
    expect(bot.received).toHaveLength(1);
    const events = bot.events();
    expect(events.map(({ type, replyToken }) => [type, typeof replyToken])).toEqual([
      ["message", "string"],
      ["hologram", "undefined"],
      ["message", "string"],
      ["postback", "string"],
    ]);
    expect(new Set(events.map(({ webhookEventId }) => webhookEventId)).size).toBe(4);
    expect(events[1]).toMatchObject({ shape: 3, mode: "active", timestamp: START });
  });

  it("can repeat an event without saying so", async () => {
    const { act, control, bot } = await startWithBot();
    const { webhookEventId } = await act(AKI, { type: "text", text: "latest" });
    await control("POST", "/webhook", { events: [{ webhookEventId }] });
    expect(bot.events()[1]).toEqual(bot.events()[0]);
  });

  it("can come out of order", async () => {
    const { control, bot } = await startWithBot();
    await control("POST", "/webhook", {
      events: [
        { type: "unfollow", ...from(AKI), timestamp: START },
        { type: "follow", ...from(AKI), timestamp: START - 5, follow: { isUnblocked: false } },
      ],
    });
    expect(bot.events().map(({ type, timestamp }) => [type, timestamp])).toEqual([
      ["unfollow", START],
      ["follow", START - 5],
    ]);
  });

  it("brings no reply token in standby", async () => {
    const { control, bot } = await startWithBot();
    await control("POST", "/webhook", {
      events: [{ type: "message", mode: "standby", ...from(AKI), message: text("x") }],
    });
    expect(bot.events()[0]).not.toHaveProperty("replyToken");
  });

  it("is given up when the bot takes too long, and when nobody is there", async () => {
    const slow = await startReceiver(() => "never");
    const { act, emulator } = await startPlatform({ webhookUrl: slow.url, webhookTimeoutMs: 40 });
    expect(await act(AKI, { type: "text", text: "x" })).toMatchObject({ status: 0 });
    expect(slow.received).toHaveLength(1);
    emulator.setWebhookUrl("http://127.0.0.1:1/");
    expect(await act(AKI, { type: "text", text: "x" })).toMatchObject({ status: 0 });
  });

  it("tells what the bot answered", async () => {
    const broken = await startReceiver(() => 500);
    const { act } = await startPlatform({ webhookUrl: broken.url });
    expect(await act(AKI, { type: "text", text: "x" })).toMatchObject({ status: 500 });
  });
});
