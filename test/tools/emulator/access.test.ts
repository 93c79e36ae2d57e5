import { describe, expect, it } from "vitest";
import {
  AKI,
  BEN,
  CHIE,
  GROUP,
  NOBODY,
  START,
  startPlatform,
  startReceiver,
  startWithBot,
  text,
} from "./platform.ts";

const invalidToken =
  "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.";
const invalidParameter = (name: string) => ({
  status: 400,
  body: { message: `The value for the '${name}' parameter is invalid` },
});
const notFound = { status: 404, body: { message: "Not found" } };

describe("LINE's API", () => {
  it("answers everything as JSON with a request id of its own", async () => {
    const { request } = await startPlatform();
    const paths = [
      "/v2/bot/info",
      "/v2/bot/info",
      "/v2/nothing",
      "/v2/bot/info/",
      "/V2/bot/info",
      "//v2/bot/info",
    ];
    const answers = await Promise.all(paths.map((path) => request("GET", path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404, 404]);
    expect(new Set(answers.map(({ headers }) => headers.get("x-line-request-id"))).size).toBe(6);
    for (const { headers } of answers) expect(headers.get("content-type")).toContain("application/json");
  });

  it("wants the channel access token", async () => {
    const { request } = await startPlatform();
    for (const authorization of ["Bearer another", "a channel access token", ""])
      expect(await request("GET", "/v2/bot/info", undefined, { authorization })).toMatchObject({
        status: 401,
        body: { message: invalidToken },
      });
  });

  it.each([
    ["{\n  x", 2, 3],
    ["", 1, 1],
    ['{"a":1', 1, 7],
    ["[]", 1, 3],
  ])("says where %j is no JSON", async (body, line, column) => {
    const { send } = await startPlatform();
    expect(await send("push", body)).toMatchObject({
      status: 400,
      body: { message: `The request body could not be parsed as JSON (line: ${line}, column: ${column})` },
    });
  });

  it("takes bodies of 2 MB at most", async () => {
    const { send } = await startPlatform();
    expect((await send("push", " ".repeat(2 * 1024 * 1024))).status).toBe(400);
    expect((await send("push", " ".repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it("tells who the bot is", async () => {
    const { line } = await startPlatform({ botUserId: NOBODY });
    expect(await line.getBotInfo()).toMatchObject({
      userId: NOBODY,
      displayName: "Shirase",
      chatMode: "bot",
    });
  });

  it("offers only what an ordinary account may do", async () => {
    const { request, send } = await startPlatform();
    expect((await request("GET", "/v2/bot/followers/ids")).body.message).toBe(
      "Access to this API is not available for your account",
    );
    expect((await send("narrowcast", { messages: [text("x")] })).status).toBe(403);
  });

  it("validates messages without sending them", async () => {
    const { line, send, calls } = await startPlatform();
    await line.validateReply({ messages: [text("x")] });
    for (const kind of ["reply", "push", "multicast", "narrowcast", "broadcast"])
      expect(await send(`validate/${kind}`, { messages: [text("")] })).toMatchObject({
        status: 400,
        body: { details: [{ message: "May not be empty", property: "messages[0].text" }] },
      });
    expect(await calls()).toHaveLength(6);
  });
});

describe("looking people up", () => {
  it("finds friends, and strangers once they have written", async () => {
    const { line, act, request } = await startPlatform();
    expect(await line.getProfile(AKI)).toEqual({ userId: AKI, displayName: "Aki", language: "ja" });
    for (const userId of [BEN, CHIE, NOBODY])
      expect(await request("GET", `/v2/bot/profile/${userId}`)).toMatchObject(notFound);
    await act(CHIE, text("hello"));
    expect(await line.getProfile(CHIE)).toMatchObject({ displayName: "Chie" });
    expect(await request("GET", "/v2/bot/profile/aki")).toMatchObject(invalidParameter("userId"));
  });

  it("finds groups the bot is in, and their members, friends or not", async () => {
    const { line, request, act } = await startPlatform();
    expect(await line.getGroupSummary(GROUP)).toEqual({ groupId: GROUP, groupName: "Reading circle" });
    expect(await line.getGroupMemberCount(GROUP)).toEqual({ count: 3 });
    expect(await line.getGroupMemberProfile(GROUP, BEN)).toEqual({ userId: BEN, displayName: "Ben" });
    const path = `/v2/bot/group/${GROUP}`;
    expect(await request("GET", `${path}/member/${NOBODY}`)).toMatchObject(notFound);
    expect(await request("GET", "/v2/bot/group/x/summary")).toMatchObject(invalidParameter("groupId"));
    await act(GROUP, { type: "leave" });
    expect(await request("GET", `${path}/summary`)).toMatchObject(notFound);
  });

  it("hears that it has left when it leaves a group itself", async () => {
    const { line, bot, request, bubbles } = await startWithBot();
    await line.leaveGroup(GROUP);
    expect(await bubbles(GROUP)).toMatchObject([{ from: "system", message: { event: "leave" } }]);
    expect(await request("GET", `/v2/bot/group/${GROUP}/summary`)).toMatchObject(notFound);
    await expect.poll(() => bot.events()).toMatchObject([{ type: "leave", source: { groupId: GROUP } }]);
  });
});

describe("the loading animation", () => {
  const path = "/v2/bot/chat/loading/start";

  it("starts for users", async () => {
    const { request } = await startPlatform();
    for (const body of [
      { chatId: AKI },
      { chatId: AKI, loadingSeconds: 5 },
      { chatId: AKI, loadingSeconds: 60 },
    ])
      expect(await request("POST", path, body)).toMatchObject({ status: 202, body: {} });
  });

  it("lasts 5 to 60 seconds in steps of five", async () => {
    const { request } = await startPlatform();
    const messages = async (loadingSeconds: number) =>
      (await request("POST", path, { chatId: AKI, loadingSeconds })).body.details.map(
        ({ message }: { message: string }) => message,
      );
    expect(await messages(65)).toEqual(["Must be between 5 and 60"]);
    expect(await messages(7)).toEqual(["must be a multiple of five"]);
    expect(await messages(1)).toEqual(["Must be between 5 and 60", "must be a multiple of five"]);
  });

  it("is for 1:1 chats only", async () => {
    const { request } = await startPlatform();
    expect((await request("POST", path, { chatId: GROUP })).body.message).toBe(
      "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.",
    );
  });
});

describe("the webhook endpoint", () => {
  it("is set, told and tested as in LINE's console", async () => {
    const bot = await startReceiver();
    const { line, request } = await startPlatform();
    expect(await request("GET", "/v2/bot/channel/webhook/endpoint")).toMatchObject({
      status: 404,
      body: { message: "Webhook endpoint not found" },
    });
    await line.setWebhookEndpoint({ endpoint: bot.url });
    expect(await line.getWebhookEndpoint()).toEqual({ endpoint: bot.url, active: true });
    expect(await line.testWebhookEndpoint({})).toMatchObject({
      success: true,
      statusCode: 200,
      reason: "OK",
      timestamp: new Date(START).toISOString(),
    });
    expect(JSON.parse(bot.received[0]!.body).events).toEqual([]);
  });

  it("is https, except on this machine", async () => {
    const { request } = await startPlatform();
    for (const endpoint of ["http://example.com/", "not a url", `https://example.com/${"x".repeat(500)}`])
      expect(await request("PUT", "/v2/bot/channel/webhook/endpoint", { endpoint })).toMatchObject({
        status: 400,
        body: { message: "Invalid webhook endpoint URL" },
      });
  });
});
