import { describe, expect, it } from "vitest";
import type { FaultRule } from "../../../tools/emulator/control-api.ts";
import { AKI, KEY, startPlatform, startWithBot, TOKEN, text } from "./platform.ts";

const PUSH = "/v2/bot/message/push";
const hello = { to: AKI, messages: [text("Hello")] };
const withKey = { "x-line-retry-key": KEY };

async function startWithFault(...rules: FaultRule[]) {
  const platform = await startPlatform();
  for (const rule of rules) await platform.control("POST", "/faults", rule);
  return platform;
}

describe("a fault", () => {
  it("before LINE acted leaves nothing behind, and the same key works afterwards", async () => {
    const { send, bubbles, calls } = await startWithFault({
      path: PUSH,
      times: 1,
      fault: { type: "status", status: 500 },
    });
    expect((await send("push", hello, withKey)).status).toBe(500);
    expect(await bubbles(AKI)).toEqual([]);
    expect((await send("push", hello, withKey)).status).toBe(200);
    expect((await calls()).map(({ status, retryKey }) => [status, retryKey])).toEqual([
      [500, KEY],
      [200, KEY],
    ]);
  });

  it("after LINE acted hides an accepted push, which 409 then tells", async () => {
    const { send, bubbles, calls } = await startWithFault({
      path: PUSH,
      times: 1,
      fault: { type: "drop", when: "after" },
    });
    await expect(send("push", hello, withKey)).rejects.toThrow(TypeError);
    const retried = await send("push", hello, withKey);
    expect(retried.status).toBe(409);
    const [dropped] = await calls();
    expect(dropped).toMatchObject({
      status: 200,
      dropped: true,
      response: { sentMessages: expect.any(Array) },
    });
    expect(await bubbles(AKI)).toHaveLength(1);
  });

  it("after LINE acted hides a reply, whose token is used up", async () => {
    const { act, bot, control, send } = await startWithBot();
    await act(AKI, text("latest"));
    const body = { replyToken: bot.events()[0]!.replyToken, messages: [text("x")] };
    await control("POST", "/faults", { times: 1, fault: { type: "drop", when: "after" } });
    await expect(send("reply", body)).rejects.toThrow(TypeError);
    expect((await send("reply", body)).body).toEqual({ message: "Invalid reply token" });
  });

  it("that breaks the connection before LINE acted does nothing else", async () => {
    const { send, bubbles, calls } = await startWithFault({
      times: 1,
      fault: { type: "drop", when: "before" },
    });
    await expect(send("push", hello, withKey)).rejects.toThrow(TypeError);
    expect(await bubbles(AKI)).toEqual([]);
    expect((await send("push", hello, withKey)).status).toBe(200);
    expect((await calls())[0]).toMatchObject({ status: 0, retryKey: KEY, body: hello });
    expect((await calls())[0]).not.toHaveProperty("dropped");
  });

  it("of delay acts at once and answers late", async () => {
    const { url, request, bubbles } = await startWithFault({
      fault: { type: "delay", milliseconds: 60_000 },
    });
    const impatient = new AbortController();
    const pushed = fetch(url + PUSH, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify(hello),
      signal: impatient.signal,
    });
    await expect.poll(() => bubbles(AKI)).toHaveLength(1);
    impatient.abort();
    await expect(pushed).rejects.toThrow();
    expect((await request("DELETE", "/_emulator/faults")).status).toBe(204);
  });

  it("speaks with LINE's words or the rule's own", async () => {
    const message = "You have reached your monthly limit.";
    const { send } = await startWithFault(
      { times: 1, fault: { type: "status", status: 429 } },
      { times: 1, fault: { type: "status", status: 429, message } },
    );
    expect((await send("push", hello)).body.message).toBe(
      "The API rate limit has been exceeded. Try again later.",
    );
    expect((await send("push", hello)).body.message).toBe(message);
  });

  it("leaves other paths alone and counts down as it goes", async () => {
    const rule: FaultRule = { path: PUSH, times: 2, fault: { type: "status", status: 503 } };
    const { send, request, state } = await startWithFault(rule);
    expect((await request("GET", "/v2/bot/info")).status).toBe(200);
    await send("push", hello);
    expect((await state()).faults).toEqual([{ ...rule, id: expect.any(Number), times: 1 }]);
    await send("push", hello);
    expect((await state()).faults).toEqual([]);
    expect((await send("push", hello)).status).toBe(200);
  });

  it("hits a share of the calls, the same ones for the same seed", async () => {
    const run = async (seed: number) => {
      const { request, control } = await startPlatform({ seed });
      await control("POST", "/faults", { share: 0.3, fault: { type: "status", status: 500 } });
      const statuses: number[] = [];
      for (let call = 0; call < 60; call++) statuses.push((await request("GET", "/v2/bot/info")).status);
      return statuses;
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    const hit = first.filter((status) => status === 500).length;
    expect(hit).toBeGreaterThan(6);
    expect(hit).toBeLessThan(30);
  });
});

describe("rate limits", () => {
  const rate = { status: 429, body: { message: "The API rate limit has been exceeded. Try again later." } };
  const rates = {
    "POST /v2/bot/message/push": { requests: 2, perMs: 1000 },
    others: { requests: 3, perMs: 1000 },
  };

  it("empty and refill by the emulator's clock, each endpoint for itself", async () => {
    const { send, request, advance } = await startPlatform({ rates });
    await send("push", hello);
    await send("push", { to: "nonsense" });
    expect(await send("push", hello)).toMatchObject(rate);
    expect((await request("GET", "/v2/bot/info")).status).toBe(200);
    await advance(499);
    expect(await send("push", hello)).toMatchObject(rate);
    await advance(1);
    expect((await send("push", hello)).status).toBe(200);
    expect(await send("push", hello)).toMatchObject(rate);
  });

  it("are LINE's own at first: 60 broadcasts an hour", async () => {
    const { send } = await startPlatform();
    const body = { messages: hello.messages };
    const statuses = await Promise.all(
      Array.from({ length: 61 }, async () => (await send("broadcast", body)).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it("can be turned off", async () => {
    const { send } = await startPlatform({ rates: false });
    const body = { messages: hello.messages };
    const statuses = await Promise.all(
      Array.from({ length: 70 }, async () => (await send("broadcast", body)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it("do not use up a retry key", async () => {
    const { send, advance } = await startPlatform({
      rates: { others: { requests: 1, perMs: 1000 } },
    });
    await send("push", hello);
    expect((await send("push", hello, withKey)).status).toBe(429);
    await advance(1000);
    expect((await send("push", hello, withKey)).status).toBe(200);
  });
});
