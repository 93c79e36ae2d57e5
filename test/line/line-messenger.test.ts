import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LineFault } from "../../src/domain/errors.ts";
import type { LineCall } from "../../src/line/line-api.ts";
import { createLineMessenger } from "../../src/line/line-messenger.ts";
import { textMessage } from "../../src/line/messages.ts";

interface Received {
  method: string | undefined;
  path: string | undefined;
  authorization: string | undefined;
  contentType: string | undefined;
  retryKey?: string;
  body: string;
}

/** Answers one request; hanging up is an answer too. */
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const json =
  (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

const hangUp: Answer = (response) => response.destroy();
const accepted = json(200, { sentMessages: [{ id: "501", quoteToken: "q" }, { id: "502" }] });
const usedToken = json(400, { message: "Invalid reply token" });
const HELLO = [textMessage("港の灯台")];

let server: Server;
let messenger: ReturnType<typeof createLineMessenger>;
/** What LINE says to the next requests, in order. */
let answers: Answer[];
let received: Received[];
let waits: number[];
let calls: Omit<LineCall, "milliseconds">[];

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks = await request.toArray();
  received.push({
    method: request.method,
    path: request.url,
    authorization: request.headers.authorization,
    contentType: request.headers["content-type"],
    ...(typeof request.headers["x-line-retry-key"] === "string" && {
      retryKey: request.headers["x-line-retry-key"],
    }),
    body: Buffer.concat(chunks).toString(),
  });
  const answer = answers.shift() ?? json(599, {});
  answer(response, request);
}

beforeEach(async () => {
  [answers, received, waits, calls] = [[], [], [], []];
  server = createServer((request, response) => void receive(request, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  messenger = createLineMessenger({
    apiBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    channelAccessToken: "token-of-the-channel",
    wait: async (ms) => {
      waits.push(ms);
    },
    random: () => 0.5,
    pushTimeoutMs: 200,
    onCall: ({ endpoint, status, milliseconds }) => {
      expect(milliseconds).toBeGreaterThanOrEqual(0);
      calls.push({ endpoint, status });
    },
  });
});

afterEach(async () => {
  server.closeAllConnections();
  await messenger.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const statuses = () => calls.map(({ status }) => status);

async function faultOf(promise: Promise<unknown>): Promise<LineFault> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof LineFault) return error;
  throw new Error("no LineFault", { cause: error });
}

describe("a reply", () => {
  it("is sent as LINE's reference says, and gives the messages' ids", async () => {
    answers = [accepted];
    expect(await messenger.reply("reply-token", HELLO)).toEqual(["501", "502"]);
    expect(received).toEqual([
      {
        method: "POST",
        path: "/v2/bot/message/reply",
        authorization: "Bearer token-of-the-channel",
        contentType: "application/json",
        body: JSON.stringify({ replyToken: "reply-token", messages: HELLO }),
      },
    ]);
    expect(calls).toEqual([{ endpoint: "reply", status: 200 }]);
  });

  it("of a list that is frozen, as many get it, has the same bytes every time", async () => {
    answers = [accepted, accepted, accepted];
    const frozen = Object.freeze([...HELLO]) as typeof HELLO;
    await messenger.reply('token "1"', HELLO);
    await messenger.reply('token "1"', frozen);
    await messenger.reply('token "1"', frozen);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({ replyToken: 'token "1"', messages: HELLO });
  });

  it("counts as sent, without ids, where LINE's answer is not what it was", async () => {
    answers = [json(200, {}), json(200, { sentMessages: [{ id: 7 }] })];
    expect(await messenger.reply("1", HELLO)).toEqual([]);
    expect(await messenger.reply("2", HELLO)).toEqual(["7"]);
  });

  it.each([
    ["500", json(500, { message: "oops" }), 500],
    ["503 in HTML", ((response) => response.writeHead(503).end("<html>")) satisfies Answer, 503],
    ["429", json(429, { message: "The API rate limit has been exceeded. Try again later." }), 429],
    ["a dropped connection", hangUp, 0],
  ])("is tried again after %s", async (_, first, status) => {
    answers = [first, accepted];
    expect(await messenger.reply("reply-token", HELLO)).toEqual(["501", "502"]);
    expect(statuses()).toEqual([status, 200]);
    expect(received[1]).toEqual(received[0]);
  });

  it("is tried three times with growing waits, then given up", async () => {
    answers = Array.from({ length: 4 }, () => json(500, {}, { "x-line-request-id": "request-9" }));
    const fault = await faultOf(messenger.reply("reply-token", HELLO));
    expect(fault).toMatchObject({ failure: "unreachable", status: 500, requestId: "request-9" });
    expect(waits).toEqual([250, 500]);
    expect(statuses()).toEqual([500, 500, 500]);
  });

  it("arrived where the answer was lost and LINE then calls the token used", async () => {
    answers = [hangUp, usedToken];
    expect(await messenger.reply("reply-token", HELLO)).toEqual([]);
  });

  it("arrived also where a 429 stood between the lost answer and the used token", async () => {
    answers = [json(500, {}), json(429, {}), usedToken];
    expect(await messenger.reply("reply-token", HELLO)).toEqual([]);
  });

  it("did not arrive where the token was used or too old from the start", async () => {
    answers = [usedToken];
    expect(await faultOf(messenger.reply("reply-token", HELLO))).toMatchObject({
      failure: "gone",
      status: 400,
    });
    answers = [json(429, {}), usedToken];
    expect(await faultOf(messenger.reply("reply-token", HELLO))).toMatchObject({ failure: "gone" });
    expect(statuses()).toEqual([400, 429, 400]);
  });

  it.each([
    ["refused", 400, { message: "The request body has 1 error(s)", details: [] }],
    ["refused", 413, {}],
    ["unauthorized", 401, { message: "Authentication failed." }],
    ["unauthorized", 403, { message: "Access to this API is not available for your account" }],
  ])("is %s for good after %i", async (failure, status, body) => {
    answers = [json(status, body)];
    expect(await faultOf(messenger.reply("reply-token", HELLO))).toMatchObject({ failure, status });
    expect(statuses()).toEqual([status]);
    expect(waits).toEqual([]);
  });

  it("that hangs does not hold up another chat's", async () => {
    const held = Promise.withResolvers<ServerResponse>();
    answers = [(response) => held.resolve(response), accepted];
    const hanging = messenger.reply("hanging", HELLO);
    const response = await held.promise;
    expect(await messenger.reply("other", HELLO)).toEqual(["501", "502"]);
    accepted(response, response.req);
    expect(await hanging).toEqual(["501", "502"]);
  });

  it("names neither token nor text when it fails", async () => {
    answers = [json(400, { message: "reply-token 港の灯台 token-of-the-channel" })];
    const fault = await faultOf(messenger.reply("reply-token", HELLO));
    expect(`${fault.stack}${JSON.stringify(fault)}`).not.toMatch(/reply-token|灯台|of-the-channel/);
  });
});

describe("leaving", () => {
  it.each(["group", "room"] as const)("a %s is one call with nothing in it", async (kind) => {
    answers = [json(200, {})];
    await messenger.leave("C1/..", kind);
    expect(received).toMatchObject([{ method: "POST", path: `/v2/bot/${kind}/C1%2F../leave`, body: "" }]);
    expect(calls).toEqual([{ endpoint: "leave", status: 200 }]);
  });
});

describe("the loading animation", () => {
  it("is asked for once, for ten seconds", async () => {
    answers = [json(202, {})];
    await messenger.startLoading("U1");
    expect(received).toMatchObject([
      {
        method: "POST",
        path: "/v2/bot/chat/loading/start",
        body: '{"chatId":"U1","loadingSeconds":10}',
      },
    ]);
    expect(calls).toEqual([{ endpoint: "loading", status: 202 }]);
  });

  it("is given up where LINE refuses it or does not answer in time", async () => {
    answers = [
      json(429, { message: "The API rate limit has been exceeded. Try again later." }),
      () => undefined,
    ];
    expect(await faultOf(messenger.startLoading("U1"))).toMatchObject({ failure: "rate" });
    expect(await faultOf(messenger.startLoading("U1"))).toMatchObject({ failure: "unreachable" });
    expect(waits).toEqual([]);
  });
});

describe("a person's language", () => {
  it("is read from the profile", async () => {
    answers = [json(200, { userId: "U1", displayName: "港", language: "en-GB" })];
    expect(await messenger.profileLanguage("U1/../x")).toBe("en-GB");
    expect(received[0]).toMatchObject({ method: "GET", path: "/v2/bot/profile/U1%2F..%2Fx", body: "" });
    expect(calls).toEqual([{ endpoint: "profile", status: 200 }]);
  });

  it.each([
    ["did not agree to tell it", json(200, { userId: "U1", displayName: "港" })],
    ["blocked the bot or is unknown", json(404, { message: "Not found" })],
    ["has a profile that is none", json(200, { language: 3 })],
  ])("is undefined for one who %s", async (_, answer) => {
    answers = [answer];
    expect(await messenger.profileLanguage("U1")).toBeUndefined();
  });

  it("is asked for once only, as a reader waits", async () => {
    answers = [json(500, {})];
    expect(await faultOf(messenger.profileLanguage("U1"))).toMatchObject({ failure: "unreachable" });
    expect(statuses()).toEqual([500]);
  });
});

const KEY = "123e4567-e89b-42d3-a456-426614174000";
const MESSAGES = Buffer.from(JSON.stringify(HELLO));
const rateExceeded = json(429, { message: "The API rate limit has been exceeded. Try again later." });
const monthUsedUp = json(429, { message: "You have reached your monthly limit." });

describe.each([
  ["push", "U1", (key = KEY) => messenger.push("U1", MESSAGES, key)],
  ["multicast", ["U1", 'U"2'], (key = KEY) => messenger.multicast(["U1", 'U"2'], MESSAGES, key)],
])("a %s", (endpoint, to, send) => {
  it("is sent as LINE's reference says, under its retry key", async () => {
    answers = [json(200, {})];
    await send();
    expect(received).toEqual([
      {
        method: "POST",
        path: `/v2/bot/message/${endpoint}`,
        authorization: "Bearer token-of-the-channel",
        contentType: "application/json",
        retryKey: KEY,
        body: JSON.stringify({ to, messages: HELLO }),
      },
    ]);
    expect(calls).toEqual([{ endpoint, status: 200 }]);
  });

  it("whose key LINE has accepted before has arrived", async () => {
    answers = [json(409, { message: "The retry key is already accepted" })];
    await expect(send()).resolves.toBeUndefined();
  });

  it.each([
    ["unreachable", json(500, {}), 500],
    ["unreachable", hangUp, undefined],
    ["rate", rateExceeded, 429],
    ["rate", json(429, {}), 429],
    ["quota", monthUsedUp, 429],
    ["refused", json(400, { message: "Failed to send messages" }), 400],
    ["refused", json(413, {}), 413],
    ["unauthorized", json(401, { message: "Authentication failed" }), 401],
    ["gone", json(404, { message: "Not found" }), 404],
  ])("that fails is tried once and called %s", async (failure, answer, status) => {
    answers = [answer];
    expect(await faultOf(send())).toMatchObject({ failure, status });
    expect(received).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it("that gets no answer in time counts as unreachable", async () => {
    answers = [() => undefined];
    expect(await faultOf(send())).toMatchObject({ failure: "unreachable", status: undefined });
  });

  it("names neither recipient nor text when it fails", async () => {
    answers = [json(400, { message: "U1 港の灯台" }), hangUp];
    for (const fault of [await faultOf(send()), await faultOf(send())])
      expect(`${fault.stack}${JSON.stringify(fault)}${fault.cause}`).not.toMatch(/U1|灯台/);
  });
});

describe("messages to push", () => {
  it("are valid or not, as LINE says", async () => {
    answers = [json(200, {}), json(400, { message: "The request body has 1 error(s)" })];
    expect([await messenger.isValidPush(MESSAGES), await messenger.isValidPush(MESSAGES)]).toEqual([
      true,
      false,
    ]);
    expect(received[0]).toMatchObject({
      method: "POST",
      path: "/v2/bot/message/validate/push",
      body: JSON.stringify({ messages: HELLO }),
    });
  });

  it("are neither where LINE does not say", async () => {
    answers = [json(500, {})];
    expect(await faultOf(messenger.isValidPush(MESSAGES))).toMatchObject({ failure: "unreachable" });
  });
});

describe("the month's messages", () => {
  it("have a limit or none", async () => {
    answers = [json(200, { type: "limited", value: 200 }), json(200, { type: "none" })];
    expect([await messenger.quota(), await messenger.quota()]).toEqual([{ limit: 200 }, {}]);
    expect(received[0]).toMatchObject({ method: "GET", path: "/v2/bot/message/quota" });
  });

  it("that were used are told", async () => {
    answers = [json(200, { totalUsage: 7 })];
    expect(await messenger.consumption()).toBe(7);
    expect(received[0]).toMatchObject({ method: "GET", path: "/v2/bot/message/quota/consumption" });
  });

  it("are not known where LINE's answer is none", async () => {
    answers = [json(200, { type: "limited" }), json(200, {})];
    expect(await faultOf(messenger.quota())).toMatchObject({ failure: "unreachable", status: 200 });
    expect(await faultOf(messenger.consumption())).toMatchObject({ failure: "unreachable" });
  });
});

describe("a group's price", () => {
  it.each(["group", "room"] as const)("is the number of members of the %s", async (kind) => {
    answers = [json(200, { count: 3 })];
    expect(await messenger.memberCount("C/1", kind)).toBe(3);
    expect(received[0]).toMatchObject({ method: "GET", path: `/v2/bot/${kind}/C%2F1/members/count` });
  });

  it("is unknown of a group that the bot is not in", async () => {
    answers = [json(404, { message: "Not found" })];
    expect(await faultOf(messenger.memberCount("C1", "group"))).toMatchObject({ failure: "gone" });
  });
});

describe("LINE that is not there", () => {
  it("is a fault of LINE's after three tries, told as status 0", async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await faultOf(messenger.reply("reply-token", HELLO))).toMatchObject({
      failure: "unreachable",
      status: undefined,
    });
    expect(statuses()).toEqual([0, 0, 0]);
  });
});
