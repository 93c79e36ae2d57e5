import { createHmac } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import type { Timer } from "../../src/domain/time.ts";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { createWebhookRouter } from "../../src/webhook/router.ts";
import { appPartsWith } from "../app-parts.ts";
import { type Listening, listen } from "../listen.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const sign = (body: string | Buffer, secret = SECRET) =>
  createHmac("sha256", secret).update(body).digest("base64");

const MESSAGE = {
  type: "message",
  mode: "active",
  timestamp: 1,
  source: { type: "user", userId: "U1" },
  webhookEventId: "01H",
  replyToken: "token",
  message: { type: "text", id: "1", text: "最新" },
};
const BODY = JSON.stringify({ destination: "U9", events: [MESSAGE] });
const EMPTY = JSON.stringify({ destination: "U9", events: [] });

let server: Listening;
let taken: WebhookEvent[];
let reports: [status: number, events: number][];
let answerOf: () => Promise<void>;
let timers: { ms: number; action: () => void; stopped: boolean }[];

const timer: Timer = (ms, action) => {
  const started = { ms, action, stopped: false };
  timers.push(started);
  return () => {
    started.stopped = true;
  };
};

let stopping: boolean;

beforeEach(async () => {
  taken = [];
  reports = [];
  timers = [];
  answerOf = () => Promise.resolve();
  const webhook = createWebhookRouter({
    channelSecret: SECRET,
    events: {
      take(events) {
        taken.push(...events);
        return answerOf();
      },
    },
    timer,
    stopping: () => stopping,
    onWebhook: (...report) => reports.push(report),
  });
  stopping = false;
  server = await listen(createApp(appPartsWith({ webhook })));
});
afterEach(() => server.close());

/** What a caller gets: a status and, always, nothing else. */
async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${server.origin}/webhook`, {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers: { "content-type": "application/json", "x-line-signature": sign(body), ...headers },
  });
  expect(await response.text()).toBe("");
  return response.status;
}

async function unsigned(body: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${server.origin}/webhook`, { method: "POST", body, headers });
  expect(await response.text()).toBe("");
  return response.status;
}

describe("a webhook that LINE has signed", () => {
  it("is answered 200, and its events are dealt with", async () => {
    expect(await post(BODY)).toBe(200);
    expect(taken.map(({ id }) => id)).toEqual(["01H"]);
    expect(reports).toEqual([[200, 1]]);
  });

  it("without events is answered 200: LINE's console verifies the address with it", async () => {
    expect(await post(EMPTY)).toBe(200);
  });

  it.each([
    { "content-type": "application/json; charset=utf-16" },
    { "content-type": "application/json; charset=nonsense" },
    { "content-type": "text/plain" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "x-unknown": "1" },
  ] as Record<string, string>[])(
    "is read as its bytes, whatever else its headers say: %j",
    async (headers) => {
      expect(await post(BODY, headers)).toBe(200);
    },
  );

  it("is read whole, up to a megabyte", async () => {
    const padded = EMPTY.replace("}", `,"padding":"${"x".repeat(1_048_576 - EMPTY.length - 13)}"}`);
    expect(Buffer.byteLength(padded)).toBe(1_048_576);
    expect(await post(padded)).toBe(200);
  });

  it("is checked byte by byte: escapes that JSON would not keep are fine", async () => {
    expect(await post(BODY.replace("最新", "\\uD83E\\uDD28"))).toBe(200);
    expect(taken[0]?.what).toMatchObject({ text: "🤨" });
  });

  it.each(["{", "null", "[]", "{}", '{"events":1}', "", "\u0000"])(
    "but is no webhook (%j) is answered 400",
    async (body) => {
      expect(await post(body)).toBe(400);
      expect(taken).toEqual([]);
    },
  );
});

describe("a request that LINE has not signed", () => {
  it.each([
    ["with another secret's signature", sign(BODY, "another")],
    ["with another body's signature", sign(EMPTY)],
    ["with a short signature", sign(BODY).slice(0, 20)],
    ["with a long signature", `AAAA${sign(BODY)}`],
    ["with an empty signature", ""],
    ["with nonsense for a signature", "!!!"],
    ["with the signature in hex", Buffer.from(sign(BODY), "base64").toString("hex")],
  ])("%s is answered 401", async (_, signature) => {
    expect(await post(BODY, { "x-line-signature": signature })).toBe(401);
    expect(taken).toEqual([]);
    expect(reports).toEqual([[401, 0]]);
  });

  it("is answered 401 whatever it is, JSON or not", async () => {
    for (const body of [BODY, "{", "", "\u0000\u0001"]) expect(await unsigned(body)).toBe(401);
    expect(await unsigned(BODY, { "content-type": "multipart/form-data; boundary=x" })).toBe(401);
  });
});

describe("a request that is none", () => {
  it("is answered 413 over a megabyte, signed or not", async () => {
    const large = "x".repeat(1_048_577);
    expect(await post(large)).toBe(413);
    expect(await unsigned(large)).toBe(413);
    expect(reports).toEqual([
      [413, 0],
      [413, 0],
    ]);
  });

  it("is not unpacked, as a small one may unpack to a large one", async () => {
    expect(await post(gzipSync(BODY), { "content-encoding": "gzip" })).toBe(400);
    expect(await post(BODY, { "content-encoding": "x-unknown" })).toBe(400);
    expect(taken).toEqual([]);
  });

  it("is answered 404 by another method", async () => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const response = await fetch(`${server.origin}/webhook`, { method });
      expect([response.status, await response.text()]).toEqual([404, ""]);
    }
  });

  it("may break off in the middle without harm", async () => {
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write("POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
    socket.destroy();
    await once(socket, "close");
    expect(await post(BODY)).toBe(200);
  });
});

describe("the answer", () => {
  it("is 500 where an event failed in time, so that LINE brings it again", async () => {
    answerOf = () => Promise.reject(new Error("the database is down: U1"));
    expect(await post(BODY)).toBe(500);
    expect(reports).toEqual([[500, 1]]);
    expect(timers).toMatchObject([{ stopped: true }]);
  });

  it("is 200 after 1.5 s, before LINE gives up, while the events go on", async () => {
    const held = Promise.withResolvers<void>();
    answerOf = () => held.promise;
    const answered = post(BODY);
    while (timers.length === 0) await new Promise(setImmediate);
    expect(timers).toMatchObject([{ ms: 1_500 }]);
    timers[0]?.action();
    expect(await answered).toBe(200);
    held.reject(new Error("too late to tell"));
    await new Promise(setImmediate);
    expect(reports).toEqual([[200, 1]]);
  });

  it("waits no longer than the events take", async () => {
    await post(BODY);
    expect(timers).toMatchObject([{ stopped: true }]);
  });
});

it("refuses while stopping, so that LINE brings the webhook again, and takes nothing of it", async () => {
  stopping = true;
  const body = JSON.stringify({ events: [MESSAGE] });
  expect(await post(body, { "x-line-signature": sign(body) })).toBe(503);
  expect(taken).toEqual([]);
});
