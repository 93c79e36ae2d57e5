import { describe, expect, it } from "vitest";
import { AKI, BEN, CHIE, GROUP, NOBODY, startWithBot, text } from "./platform.ts";

const types = ["sticker", "image", "video", "audio", "location", "file"];

describe("a person", () => {
  it("blocks the bot, writes in vain, and comes back", async () => {
    const { act, request, bot, state } = await startWithBot();
    const friendship = async () => (await state()).users.find(({ userId }) => userId === AKI)?.friendship;
    await act(AKI, { type: "unfollow" });
    expect(await friendship()).toBe("blocked");
    for (const refused of [text("hello?"), { type: "unfollow" }])
      expect((await request("POST", `/_emulator/chats/${AKI}/act`, refused)).status).toBe(409);
    await act(AKI, { type: "follow" });
    expect(await friendship()).toBe("friend");
    expect(bot.events()).toMatchObject([
      { type: "unfollow" },
      { type: "follow", follow: { isUnblocked: true }, replyToken: expect.any(String) },
    ]);
    expect(bot.events()[0]).not.toHaveProperty("replyToken");
  });

  it("becomes a friend for the first time without being unblocked", async () => {
    const { act, bot } = await startWithBot();
    await act(CHIE, { type: "follow" });
    expect(bot.events()[0]).toMatchObject({ type: "follow", follow: { isUnblocked: false } });
  });

  it("presses buttons, with and without words to show, and picks dates", async () => {
    const { act, bot, bubbles } = await startWithBot();
    await act(AKI, { type: "postback", data: "v1:more" });
    await act(AKI, { type: "postback", data: "v1:at", displayText: "At noon", params: { time: "12:00" } });
    expect(bot.events().map(({ postback }) => postback)).toEqual([
      { data: "v1:more" },
      { data: "v1:at", params: { time: "12:00" } },
    ]);
    expect(await bubbles(AKI)).toMatchObject([{ from: "user", message: { type: "text", text: "At noon" } }]);
  });

  it.each(types)("sends a %s", async (type) => {
    const { act, bot, bubbles } = await startWithBot();
    await act(AKI, { type });
    expect(bot.events()).toMatchObject([{ type: "message", message: { type, id: expect.any(String) } }]);
    const quotable = ["sticker", "image", "video"].includes(type);
    expect("quoteToken" in bot.events()[0]!.message).toBe(quotable);
    expect(await bubbles(AKI)).toMatchObject([{ messageId: bot.events()[0]!.message.id, message: { type } }]);
  });

  it("quotes a message", async () => {
    const { act, bot } = await startWithBot();
    await act(AKI, { type: "text", text: "this", quotedMessageId: "42" });
    expect(bot.events()[0]!.message.quotedMessageId).toBe("42");
  });

  it("cannot act when unknown, deleted or outside the group", async () => {
    const { request, control } = await startWithBot();
    const status = async (chat: string, act: unknown) =>
      (await request("POST", `/_emulator/chats/${chat}/act`, act)).status;
    expect(await status(NOBODY, text("x"))).toBe(404);
    expect(await status(`C${"0".repeat(32)}`, text("x"))).toBe(404);
    expect(await status(GROUP, { ...text("x"), from: NOBODY })).toBe(400);
    expect(await status(AKI, { type: "join" })).toBe(400);
    expect(await status(GROUP, { type: "follow" })).toBe(400);
    await control("PATCH", `/users/${AKI}`, { friendship: "deleted" });
    expect(await status(AKI, text("x"))).toBe(409);
  });
});

describe("a group", () => {
  it("says who writes, and mentions the bot in front", async () => {
    const { act, bot, state, bubbles } = await startWithBot();
    await act(GROUP, { type: "text", text: "latest", from: BEN, mentionBot: true });
    const [{ source, message }] = bot.events() as [ReturnType<typeof bot.events>[0]];
    expect(source).toEqual({ type: "group", groupId: GROUP, userId: BEN });
    const { botUserId } = await state();
    expect(message).toMatchObject({
      text: "@Shirase latest",
      mention: { mentionees: [{ index: 0, length: 8, type: "user", userId: botUserId, isSelf: true }] },
    });
    expect(await bubbles(GROUP)).toMatchObject([{ from: "user", userId: BEN }]);
  });

  it("throws the bot out, so that nothing reaches it until it joins again", async () => {
    const { act, request, bot } = await startWithBot();
    await act(GROUP, { type: "leave" });
    expect((await request("POST", `/_emulator/chats/${GROUP}/act`, text("x"))).status).toBe(409);
    await act(GROUP, { type: "join" });
    await act(GROUP, { type: "text", text: "back" });
    expect(bot.events().map(({ type, replyToken }) => [type, typeof replyToken])).toEqual([
      ["leave", "undefined"],
      ["join", "string"],
      ["message", "string"],
    ]);
  });
});

describe("people nobody added", () => {
  it("can be made friends all at once, without being stored", async () => {
    const { act, send, bot, state } = await startWithBot({ anyUserIsFriend: true });
    await act(NOBODY, { type: "text", text: "hello" });
    const { replyToken } = bot.events()[0]!;
    expect((await send("reply", { replyToken, messages: [text("hi")] })).status).toBe(200);
    const { users, reached } = await state();
    expect([users.length, reached?.reply]).toEqual([3, 1]);
  });
});
