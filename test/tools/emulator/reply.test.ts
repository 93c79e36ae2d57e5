import { HTTPFetchError } from "@line/bot-sdk";
import { describe, expect, it } from "vitest";
import { AKI, GROUP, KEY, startPlatform, startWithBot, text } from "./platform.ts";

/** Lets Aki write, and tells the reply token the bot got. */
async function afterAWord() {
  const platform = await startWithBot();
  await platform.act(AKI, { type: "text", text: "latest" });
  const [event] = platform.bot.events();
  return { ...platform, event: event!, replyToken: event!.replyToken! };
}

const invalid = { status: 400, body: { message: "Invalid reply token" } };

describe("a reply", () => {
  it("reaches the chat through the SDK and is free", async () => {
    const { line, replyToken, bubbles, state } = await afterAWord();
    const { sentMessages } = await line.replyMessage({
      replyToken,
      messages: [text("Hello"), text("again")],
    });
    expect(sentMessages).toHaveLength(2);
    const shown = (await bubbles(AKI)).filter(({ from }) => from === "bot");
    expect(shown).toMatchObject([
      { by: "reply", messageId: sentMessages[0]!.id, message: { text: "Hello" } },
      { by: "reply", messageId: sentMessages[1]!.id, message: { text: "again" } },
    ]);
    expect((await state()).quota.used).toBe(0);
  });

  it("works once", async () => {
    const { send, replyToken } = await afterAWord();
    expect(await send("reply", { replyToken, messages: [text("one")] })).toMatchObject({ status: 200 });
    expect(await send("reply", { replyToken, messages: [text("two")] })).toMatchObject(invalid);
  });

  it("works at 60 seconds but not at 61", async () => {
    const early = await afterAWord();
    await early.advance(60_000);
    expect(await early.send("reply", { replyToken: early.replyToken, messages: [text("x")] })).toMatchObject({
      status: 200,
    });
    const late = await afterAWord();
    await late.advance(61_000);
    expect(await late.send("reply", { replyToken: late.replyToken, messages: [text("x")] })).toMatchObject(
      invalid,
    );
  });

  it("gets another minute from a redelivery", async () => {
    const { send, advance, control, bot, event, replyToken } = await afterAWord();
    await advance(10 * 60_000);
    expect(await send("reply", { replyToken, messages: [text("x")] })).toMatchObject(invalid);
    const { webhookEventId } = event;
    await control("POST", "/webhook", {
      events: [{ webhookEventId, deliveryContext: { isRedelivery: true } }],
    });
    expect(bot.events()[1]).toEqual({ ...event, deliveryContext: { isRedelivery: true } });
    await advance(60_000);
    expect(await send("reply", { replyToken, messages: [text("x")] })).toMatchObject({ status: 200 });
  });

  it("is refused after a redelivery when the token is used or the event is over 20 minutes old", async () => {
    const used = await afterAWord();
    const again = (id: string) => ({
      events: [{ webhookEventId: id, deliveryContext: { isRedelivery: true } }],
    });
    await used.send("reply", { replyToken: used.replyToken, messages: [text("x")] });
    await used.control("POST", "/webhook", again(used.event.webhookEventId));
    expect(await used.send("reply", { replyToken: used.replyToken, messages: [text("x")] })).toMatchObject(
      invalid,
    );
    const old = await afterAWord();
    await old.advance(20 * 60_000 + 1);
    await old.control("POST", "/webhook", again(old.event.webhookEventId));
    expect(await old.send("reply", { replyToken: old.replyToken, messages: [text("x")] })).toMatchObject(
      invalid,
    );
  });

  it("is not brought back to life by a duplicate that is no redelivery", async () => {
    const { send, advance, control, event, replyToken } = await afterAWord();
    await advance(61_000);
    await control("POST", "/webhook", { events: [{ webhookEventId: event.webhookEventId }] });
    expect(await send("reply", { replyToken, messages: [text("x")] })).toMatchObject(invalid);
  });

  it("keeps its token when LINE refuses the messages", async () => {
    const { line, replyToken } = await afterAWord();
    const refused = await line.replyMessage({ replyToken, messages: [] }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HTTPFetchError);
    expect(JSON.parse((refused as HTTPFetchError).body)).toEqual({
      message: "The request body has 1 error(s)",
      details: [{ message: "Size must be between 1 and 5", property: "messages" }],
    });
    await expect(line.replyMessage({ replyToken, messages: [text("x")] })).resolves.toBeDefined();
  });

  it("takes five messages, not six", async () => {
    const { send, replyToken } = await afterAWord();
    const six = Array.from({ length: 6 }, () => text("x"));
    expect((await send("reply", { replyToken, messages: six })).body.details).toEqual([
      { message: "Size must be between 1 and 5", property: "messages" },
    ]);
    expect((await send("reply", { replyToken, messages: six.slice(1) })).body.sentMessages).toHaveLength(5);
  });

  it("takes no retry key", async () => {
    const { send, replyToken } = await afterAWord();
    const body = { replyToken, messages: [text("x")] };
    expect(await send("reply", body, { "x-line-retry-key": KEY })).toMatchObject({ status: 400 });
    expect(await send("reply", body)).toMatchObject({ status: 200 });
  });

  it("names the missing token and messages", async () => {
    const { send } = await startPlatform();
    expect((await send("reply", {})).body).toEqual({
      message: "The request body has 2 error(s)",
      details: [
        { message: "May not be empty", property: "replyToken" },
        { message: "May not be empty", property: "messages" },
      ],
    });
  });

  it("gives quote tokens for the kinds that can be quoted", async () => {
    const { send, replyToken } = await afterAWord();
    const location = { type: "location", title: "t", address: "a", latitude: 1, longitude: 2 };
    const sticker = { type: "sticker", packageId: "446", stickerId: "1988" };
    const { body } = await send("reply", { replyToken, messages: [text("x"), location, sticker] });
    expect(body.sentMessages.map((sent: object) => "quoteToken" in sent)).toEqual([true, false, true]);
  });

  it("may mention people in a group, not in a 1:1 chat", async () => {
    const mention = {
      type: "textV2",
      text: "Hi {who}",
      substitution: { who: { type: "mention", mentionee: { type: "user", userId: AKI } } },
    };
    const { send, act, bot, replyToken } = await afterAWord();
    expect((await send("reply", { replyToken, messages: [mention] })).body.message).toBe(
      "A message (messages[0]) in the request body is invalid",
    );
    await act(GROUP, { type: "text", text: "hello", from: AKI });
    const inGroup = bot.events()[1]!.replyToken;
    expect(await send("reply", { replyToken: inGroup, messages: [mention] })).toMatchObject({ status: 200 });
  });
});
