import { describe, expect, it } from "vitest";
import type { Change, Group, User } from "../../../tools/emulator/control-api.ts";
import { AKI, BEN, GROUP, NOBODY, START, startPlatform, text } from "./platform.ts";

const hello = { messages: [text("Hello")] };

describe("the control API", () => {
  it("adds and changes people and groups", async () => {
    const { request, control, state } = await startPlatform();
    const made = await request("POST", "/_emulator/users", { displayName: "Dai" });
    expect(made).toMatchObject({
      status: 201,
      body: { userId: expect.stringMatching(/^U[0-9a-f]{32}$/), displayName: "Dai", friendship: "friend" },
    });
    const dai = made.body as User;
    expect(await control("PATCH", `/users/${dai.userId}`, { language: "en" })).toEqual({
      ...dai,
      language: "en",
    });
    const group = await request("POST", "/_emulator/groups", { name: "Two", memberIds: [AKI, dai.userId] });
    expect(group.status).toBe(201);
    const { users, groups } = await state();
    expect(users).toContainEqual({ ...dai, language: "en" });
    expect(groups).toContainEqual(group.body as Group);
  });

  it("refuses what does not fit, saying why", async () => {
    const { request } = await startPlatform();
    const status = async (method: string, path: string, body: unknown) =>
      (await request(method, `/_emulator${path}`, body)).status;
    expect(await status("POST", "/users", { displayName: "Aki", userId: AKI })).toBe(409);
    expect(await status("POST", "/users", { displayName: "x", userId: "x" })).toBe(400);
    expect(await status("POST", "/users", { displayName: "x", friendhsip: "friend" })).toBe(400);
    expect(await status("PATCH", `/users/${NOBODY}`, {})).toBe(404);
    expect(await status("POST", "/groups", { name: "x", memberIds: [NOBODY] })).toBe(400);
    expect(await status("POST", "/groups", { groupId: GROUP, name: "x", memberIds: [] })).toBe(409);
    expect(await status("PUT", "/quota", { type: "limited", used: 0 })).toBe(400);
    expect(await status("GET", `/chats/${NOBODY}`, undefined)).toBe(404);
    expect(await status("POST", "/users", "{")).toBe(400);
    expect(await status("GET", "/nothing", undefined)).toBe(404);
    expect((await request("POST", `/_emulator/chats/${AKI}/act`, { type: "dance" })).body.message).toBe(
      "The body does not fit the control API",
    );
  });

  it("moves the clock", async () => {
    const { control, state } = await startPlatform();
    expect(await control("POST", "/clock", { advanceMs: 5 })).toEqual({ now: START + 5 });
    expect(await control("POST", "/clock", { setTo: 7 })).toEqual({ now: 7 });
    expect((await state()).now).toBe(7);
  });

  it("tells the calls after a given one", async () => {
    const { send, control } = await startPlatform();
    await send("push", { to: AKI, ...hello });
    await send("push", { to: NOBODY, ...hello });
    expect(await control("GET", "/calls?after=1")).toEqual([
      {
        seq: 2,
        at: START,
        method: "POST",
        path: "/v2/bot/message/push",
        status: 400,
        body: { to: NOBODY, ...hello },
        response: { message: "Failed to send messages" },
      },
    ]);
  });

  it("keeps no bodies where that is asked", async () => {
    const { send, calls } = await startPlatform({ recordCalls: false });
    await send("push", { to: AKI, ...hello });
    expect((await calls())[0]).toEqual({
      seq: 1,
      at: START,
      method: "POST",
      path: "/v2/bot/message/push",
      status: 200,
    });
  });

  it("keeps the newest 500 bubbles of a chat", async () => {
    const { send, bubbles, control } = await startPlatform();
    const five = { messages: Array.from({ length: 5 }, (_, index) => text(String(index))) };
    for (let push = 0; push < 101; push++) await send("push", { to: AKI, ...five });
    const kept = await bubbles(AKI);
    expect([kept.length, kept[0]?.seq, kept.at(-1)?.seq]).toEqual([500, 6, 505]);
    expect(await control("GET", `/chats/${AKI}?after=504`)).toEqual([kept.at(-1)]);
  });

  it("goes back to the start when reset", async () => {
    const { send, act, control, request, state, calls, bubbles } = await startPlatform({
      notice: "A newsroom",
    });
    const first = await state();
    await act(AKI, { type: "unfollow" });
    await send("push", { to: GROUP, ...hello });
    await control("POST", "/faults", { fault: { type: "status", status: 500 } });
    await control("POST", "/clock", { advanceMs: 5 });
    await control("PUT", "/quota", { type: "limited", value: 1, used: 1 });
    expect((await request("POST", "/_emulator/reset")).status).toBe(204);
    expect(await state()).toEqual(first);
    expect(await calls()).toEqual([]);
    expect(await bubbles(AKI)).toEqual([]);
  });
});

describe("the stream", () => {
  it("begins with the state and tells bubbles, loading and changes", async () => {
    const { url, request, send, control, emulator } = await startPlatform();
    const response = await fetch(`${url}/_emulator/stream`);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let unread = "";
    const next = async (): Promise<Change> => {
      while (!unread.includes("\n\n")) unread += (await reader.read()).value ?? "";
      const end = unread.indexOf("\n\n");
      const event = unread.slice(0, end);
      unread = unread.slice(end + 2);
      return JSON.parse(event.replace(/^data: /, ""));
    };
    expect(await next()).toMatchObject({ type: "state", state: { quota: { used: 0 } } });
    await send("push", { to: AKI, ...hello });
    expect(await next()).toMatchObject({ type: "bubble", bubble: { chatId: AKI, by: "push" } });
    expect(await next()).toMatchObject({ type: "state", state: { quota: { used: 1 } } });
    await request("POST", "/v2/bot/chat/loading/start", { chatId: AKI, loadingSeconds: 5 });
    expect(await next()).toEqual({ type: "loading", chatId: AKI, until: START + 5000 });
    expect((await next()).type).toBe("state");
    await control("PATCH", `/users/${BEN}`, { friendship: "friend" });
    expect(await next()).toMatchObject({
      type: "state",
      state: { users: [{}, { friendship: "friend" }, {}] },
    });
    emulator.setWebhookUrl("http://127.0.0.1:1/");
    emulator.setWebhookUrl("http://127.0.0.1:2/");
    expect(await next()).toMatchObject({ type: "state", state: { webhookUrl: "http://127.0.0.1:2/" } });
    await emulator.act(BEN, { type: "unfollow" });
    expect(await next()).toMatchObject({ type: "bubble", bubble: { from: "system", chatId: BEN } });
    expect(await next()).toMatchObject({
      type: "state",
      state: { users: [{}, { friendship: "blocked" }, {}] },
    });
    await reader.cancel();
  });
});
