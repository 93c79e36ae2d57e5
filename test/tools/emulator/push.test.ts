import { HTTPFetchError } from "@line/bot-sdk";
import { describe, expect, it } from "vitest";
import { AKI, BEN, CHIE, GROUP, KEY, NOBODY, START, startPlatform, text } from "./platform.ts";

const DAY = 24 * 3_600_000;
const hello = { messages: [text("Hello")] };
const withKey = { "x-line-retry-key": KEY };
const limited = (value: number, used = 0) => ({ quota: { type: "limited" as const, value, used } });
const exhausted = { status: 429, body: { message: "You have reached your monthly limit." } };

describe("a push", () => {
  it("arrives once under one retry key, and the SDK sees the 409 with the first request's id", async () => {
    const { line, bubbles, state } = await startPlatform();
    const first = await line.pushMessageWithHttpInfo({ to: AKI, ...hello }, KEY);
    const second = await line.pushMessage({ to: AKI, ...hello }, KEY).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(HTTPFetchError);
    const { status, headers, body } = second as HTTPFetchError;
    expect(status).toBe(409);
    const requestId = first.httpResponse.headers.get("x-line-request-id");
    expect(headers.get("x-line-accepted-request-id")).toBe(requestId);
    expect(headers.get("x-line-request-id")).not.toBe(requestId);
    expect(JSON.parse(body)).toEqual({
      message: "The retry key is already accepted",
      sentMessages: first.body.sentMessages,
    });
    expect(await bubbles(AKI)).toHaveLength(1);
    expect((await state()).quota.used).toBe(1);
  });

  it("is one push again once its key is 24 hours old", async () => {
    const { send, advance, bubbles } = await startPlatform();
    await send("push", { to: AKI, ...hello }, withKey);
    await advance(DAY - 1);
    expect((await send("push", { to: AKI, ...hello }, withKey)).status).toBe(409);
    await advance(1);
    expect((await send("push", { to: AKI, ...hello }, withKey)).status).toBe(200);
    expect(await bubbles(AKI)).toHaveLength(2);
  });

  it("does not use up its key when it is refused", async () => {
    const { send } = await startPlatform(limited(0));
    expect((await send("push", { to: AKI, messages: [] }, withKey)).status).toBe(400);
    expect(await send("push", { to: AKI, ...hello }, withKey)).toMatchObject(exhausted);
    expect((await send("push", { to: BEN, ...hello }, withKey)).status).toBe(200);
  });

  it("answers 409 to an accepted key even when the quota is gone since", async () => {
    const { send } = await startPlatform(limited(1));
    await send("push", { to: AKI, ...hello }, withKey);
    expect((await send("push", { to: AKI, ...hello }, withKey)).status).toBe(409);
  });

  it("refuses a retry key that is no UUID", async () => {
    const { send } = await startPlatform();
    expect((await send("push", { to: AKI, ...hello }, { "x-line-retry-key": "again" })).status).toBe(400);
  });

  it("says which recipient is no id, and which is unknown", async () => {
    const { send } = await startPlatform();
    for (const to of ["aki", `U${"A".repeat(32)}`, 7])
      expect((await send("push", { to, ...hello })).body).toEqual({
        message: "The property, 'to', in the request body is invalid (line: -, column: -)",
      });
    for (const to of [NOBODY, `C${"0".repeat(32)}`, `R${"0".repeat(32)}`])
      expect(await send("push", { to, ...hello })).toMatchObject({
        status: 400,
        body: { message: "Failed to send messages" },
      });
  });

  it("to someone who blocked the bot, left LINE or never was a friend is answered 200, not delivered, not counted", async () => {
    const { send, control, bubbles, state } = await startPlatform();
    await control("PATCH", `/users/${AKI}`, { friendship: "deleted" });
    for (const to of [AKI, BEN, CHIE]) {
      const { status, body } = await send("push", { to, ...hello });
      expect([status, body.sentMessages.length]).toEqual([200, 1]);
      expect(await bubbles(to)).toEqual([]);
    }
    expect((await state()).quota.used).toBe(0);
  });

  it("reaches a stranger for seven days after they wrote", async () => {
    const { send, act, advance, state } = await startPlatform();
    await act(CHIE, { type: "text", text: "hello" });
    await advance(7 * DAY);
    await send("push", { to: CHIE, ...hello });
    expect((await state()).quota.used).toBe(1);
    await advance(1);
    await send("push", { to: CHIE, ...hello });
    expect((await state()).quota.used).toBe(1);
  });

  it("to a group counts its members, not its messages", async () => {
    const { send, bubbles, state } = await startPlatform();
    await send("push", { to: GROUP, messages: [text("1"), text("2"), text("3"), text("4")] });
    expect((await state()).quota.used).toBe(3);
    expect(await bubbles(GROUP)).toHaveLength(4);
  });

  it("fails to a group the bot has left", async () => {
    const { send, act } = await startPlatform();
    await act(GROUP, { type: "leave" });
    expect((await send("push", { to: GROUP, ...hello })).body.message).toBe("Failed to send messages");
  });
});

describe("a multicast", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => `U${index.toString(16).padStart(32, "0")}`);

  it("goes to 500 people at most", async () => {
    const { send, state } = await startPlatform({ anyUserIsFriend: true });
    expect(await send("multicast", { to: many(500), ...hello })).toMatchObject({ status: 200, body: {} });
    for (const to of [many(501), []])
      expect((await send("multicast", { to, ...hello })).body.details).toEqual([
        { message: "Size must be between 1 and 500", property: "to" },
      ]);
    const { quota, users, reached } = await state();
    expect([quota.used, users.length, reached?.multicast]).toEqual([500, 3, 500]);
  });

  it("names the recipient that is no user, and reaches nobody then", async () => {
    const { send, bubbles } = await startPlatform();
    const refused = await send("multicast", { to: [AKI, GROUP], ...hello });
    expect(refused.body.message).toBe(
      "The property, to[1], in the request body is invalid (line: -, column: -)",
    );
    expect(await bubbles(AKI)).toEqual([]);
  });

  it("reaches and counts friends only, and repeats nothing in its 409", async () => {
    const { send, bubbles, state } = await startPlatform();
    const to = [AKI, BEN, CHIE, NOBODY];
    expect(await send("multicast", { to, ...hello }, withKey)).toMatchObject({ status: 200, body: {} });
    expect((await send("multicast", { to, ...hello }, withKey)).body).toEqual({
      message: "The retry key is already accepted",
    });
    expect((await bubbles(AKI)).map(({ by }) => by)).toEqual(["multicast"]);
    expect((await state()).quota.used).toBe(1);
  });

  it("does not reach strangers, not even those who wrote", async () => {
    const { send, act, state } = await startPlatform();
    await act(CHIE, text("hello"));
    expect((await send("multicast", { to: [CHIE], ...hello })).status).toBe(200);
    expect((await state()).quota.used).toBe(0);
  });

  it("reaches nobody when the quota does not suffice for all", async () => {
    const { send, state } = await startPlatform({ anyUserIsFriend: true, ...limited(10, 4) });
    expect((await send("multicast", { to: many(6), ...hello }, withKey)).status).toBe(200);
    expect(await send("multicast", { to: many(1), ...hello })).toMatchObject(exhausted);
    const { quota, reached } = await state();
    expect([quota.used, reached?.multicast]).toEqual([10, 6]);
  });
});

describe("a broadcast", () => {
  it("reaches every friend", async () => {
    const { line, bubbles, state } = await startPlatform();
    await line.broadcast({ messages: [text("Hello all")] }, KEY);
    expect((await bubbles(AKI)).map(({ by }) => by)).toEqual(["broadcast"]);
    expect(await bubbles(BEN)).toEqual([]);
    expect((await state()).quota.used).toBe(1);
  });
});

describe("the monthly quota", () => {
  it("is told as LINE tells it", async () => {
    const { line, control } = await startPlatform();
    expect(await line.getMessageQuota()).toEqual({ type: "none" });
    await control("PUT", "/quota", { type: "limited", value: 200, used: 7 });
    expect(await line.getMessageQuota()).toEqual({ type: "limited", value: 200 });
    expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 7 });
  });

  it("begins anew with the month in Japan", async () => {
    const { send, control, line } = await startPlatform(limited(1));
    await send("push", { to: AKI, ...hello });
    const monthEnds = Date.UTC(2026, 10, 30, 15);
    expect(START).toBeLessThan(monthEnds);
    await control("POST", "/clock", { setTo: monthEnds - 1 });
    expect(await send("push", { to: AKI, ...hello })).toMatchObject(exhausted);
    await control("POST", "/clock", { setTo: monthEnds });
    expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
    expect((await send("push", { to: AKI, ...hello })).status).toBe(200);
  });

  it("lets replies through when it is gone", async () => {
    const { act, send, control, calls } = await startPlatform(limited(0));
    await control("POST", "/webhook", {
      events: [
        { type: "message", replyToken: "mine", source: { type: "user", userId: AKI }, message: text("hi") },
      ],
    });
    expect((await send("reply", { replyToken: "mine", ...hello })).status).toBe(200);
    expect(await act(AKI, { type: "text", text: "x" })).toMatchObject({ status: 0 });
    expect(await calls()).toMatchObject([{ path: "/v2/bot/message/reply", status: 200 }]);
  });
});
