import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LineBotClient } from "@line/bot-sdk";
import { onTestFinished } from "vitest";
import type { ActResult, Bubble, Call, EmulatorState } from "../../../tools/emulator/control-api.ts";
import { createEmulator, type EmulatorOptions } from "../../../tools/emulator/server.ts";

export const SECRET = "a channel secret";
export const TOKEN = "a channel access token";
/** Noon in Japan on 10 November 2026; tests move from here. */
export const START = Date.UTC(2026, 10, 10, 3);
export const AKI = `U${"a".repeat(32)}`;
export const BEN = `U${"b".repeat(32)}`;
export const CHIE = `U${"c".repeat(32)}`;
export const GROUP = `C${"9".repeat(32)}`;
export const NOBODY = `U${"0".repeat(32)}`;
export const KEY = "123e4567-e89b-12d3-a456-426614174000";

/** A webhook as the bot's server received it. */
interface Received {
  body: string;
  signature: string | undefined;
  contentType: string | undefined;
}

/** A bot's server that only listens. `answer` decides the status; "never" leaves LINE waiting. */
export async function startReceiver(answer: () => number | "never" = () => 200) {
  const received: Received[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    received.push({
      body: Buffer.concat(chunks).toString("utf8"),
      signature: req.headers["x-line-signature"]?.toString(),
      contentType: req.headers["content-type"],
    });
    const status = answer();
    if (status !== "never") res.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const events = () => received.flatMap(({ body }) => JSON.parse(body).events as SentEvent[]);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`, received, events };
}

/** The parts of an event the tests look at. */
interface SentEvent extends Record<string, unknown> {
  type: string;
  mode: string;
  timestamp: number;
  webhookEventId: string;
  replyToken?: string;
  deliveryContext: { isRedelivery: boolean };
  source: { type: string; userId?: string; groupId?: string };
  message: Record<string, unknown> & { id: string; text: string };
}

const people = {
  users: [
    { userId: AKI, displayName: "Aki", language: "ja" },
    { userId: BEN, displayName: "Ben", friendship: "blocked" as const },
    { userId: CHIE, displayName: "Chie", friendship: "never-friend" as const },
  ],
  groups: [{ groupId: GROUP, name: "Reading circle", memberIds: [AKI, BEN, CHIE] }],
};

/** An emulator with a frozen clock, three people and a group, and ways to speak to it. */
export async function startPlatform(options: Partial<EmulatorOptions> = {}) {
  const emulator = await createEmulator({
    channelSecret: SECRET,
    channelAccessToken: TOKEN,
    clock: () => START,
    ...people,
    ...options,
  });
  onTestFinished(() => emulator.close());
  const { url } = emulator;
  const line = LineBotClient.fromChannelAccessToken({
    channelAccessToken: TOKEN,
    apiBaseURL: url,
    dataApiBaseURL: url,
  });
  const request = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  return {
    emulator,
    url,
    line,
    request,
    send: (path: string, body: unknown, headers?: Record<string, string>) =>
      request("POST", `/v2/bot/message/${path}`, body, headers),
    control: async <T = unknown>(method: string, path: string, body?: unknown): Promise<T> =>
      (await request(method, `/_emulator${path}`, body)).body,
    act: async (chatId: string, act: unknown): Promise<ActResult> =>
      (await request("POST", `/_emulator/chats/${chatId}/act`, act)).body,
    bubbles: async (chatId: string): Promise<Bubble[]> =>
      (await request("GET", `/_emulator/chats/${chatId}`)).body,
    state: async (): Promise<EmulatorState> => (await request("GET", "/_emulator/state")).body,
    calls: async (): Promise<Call[]> => (await request("GET", "/_emulator/calls")).body,
    advance: (milliseconds: number) => request("POST", "/_emulator/clock", { advanceMs: milliseconds }),
  };
}

/** An emulator whose webhooks go to a listening server. */
export async function startWithBot(options: Partial<EmulatorOptions> = {}) {
  const bot = await startReceiver();
  const platform = await startPlatform({ webhookUrl: bot.url, ...options });
  return { ...platform, bot };
}

export const text = (words: string) => ({ type: "text" as const, text: words });
