import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import { perform, type Refusal } from "./acts.ts";
import { controlApi, sendEvents } from "./control.ts";
import type { Act, ActResult, Bubble, Call } from "./control-api.ts";
import { channelEndpoints } from "./endpoints/channel.ts";
import { messageEndpoints } from "./endpoints/messages.ts";
import { loadingEndpoint, peopleEndpoints } from "./endpoints/people.ts";
import { richMenuEndpoints } from "./endpoints/rich-menus.ts";
import { completeEvent } from "./events.ts";
import { lineApi } from "./line-api.ts";
import { pageRoutes } from "./page.ts";
import { createStream } from "./stream.ts";
import { createWebhookSender } from "./webhooks.ts";
import { createWorld, stateOf, type World, type WorldOptions } from "./world.ts";

/** How an emulator is started. */
export interface EmulatorOptions extends WorldOptions {
  /** 0 (when absent): any free port. */
  port?: number;
  /** 127.0.0.1 when absent. */
  host?: string;
  channelSecret: string;
  channelAccessToken: string;
  /** How long the bot may take over a webhook; 2,000 when absent, as LINE allows. */
  webhookTimeoutMs?: number;
  /** Told of every bubble as it comes up: for load tests, which would not read so many chats over HTTP. */
  onBubble?: (bubble: Bubble) => void;
}

/** A running emulator. Everything its HTTP API can do goes over HTTP; the rest is for whoever runs it in-process. */
export interface Emulator {
  /** The origin to give to the bot as its LINE_API_BASE_URL, e.g. "http://127.0.0.1:4010". */
  url: string;
  /** Where webhooks go from now on; a reset forgets it for the one it started with. */
  setWebhookUrl(url: string): void;
  /** The line at the head of the chat page, until the next reset. */
  setNotice(notice: string): void;
  /** As POST /_emulator/chats/:chatId/act, without HTTP. */
  act(chatId: string, act: Act): Promise<ActResult | Refusal>;
  /** Brings an event again, as LINE does with those that nobody took; its reply token lives on. */
  redeliver(webhookEventId: string): Promise<ActResult>;
  /** As GET /_emulator/calls. */
  calls(after?: number): Call[];
  close(): Promise<void>;
}

function createApp(options: EmulatorOptions, world: () => World, parts: Parts): express.Express {
  const { stream, webhooks, reset } = parts;
  const app = express().disable("x-powered-by").disable("etag").enable("strict routing");
  app.use("/_emulator", controlApi({ world, reset, stream, webhooks }));
  app.use(pageRoutes(join(import.meta.dirname, "page")));
  const endpoints = [
    ...messageEndpoints,
    ...peopleEndpoints((event) => void sendEvents(world(), webhooks, [event])),
    loadingEndpoint((chatId, until) => stream.tell({ type: "loading", chatId, until })),
    ...channelEndpoints(webhooks),
    ...richMenuEndpoints,
  ];
  const { channelAccessToken } = options;
  app.use(lineApi({ world, channelAccessToken, endpoints, acted: stream.stateChanged }));
  return app;
}

interface Parts {
  stream: ReturnType<typeof createStream>;
  webhooks: ReturnType<typeof createWebhookSender>;
  reset: () => void;
}

async function listen(app: express.Express, port: number, host: string) {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, url: `http://${host}:${taken}` };
}

/** Starts a LINE platform on this machine: LINE's API, webhooks to the bot, people to play and the chat page. */
export async function createEmulator(options: EmulatorOptions): Promise<Emulator> {
  const stream = createStream(() => stateOf(world));
  const fresh = () =>
    createWorld(options, (bubble) => {
      stream.tell({ type: "bubble", bubble });
      options.onBubble?.(bubble);
    });
  let world = fresh();
  const webhooks = createWebhookSender(options.channelSecret, options.webhookTimeoutMs ?? 2000);
  const reset = () => {
    world = fresh();
    options.onClockMove?.(0);
  };
  const app = createApp(options, () => world, { stream, webhooks, reset });
  const { server, url } = await listen(app, options.port ?? 0, options.host ?? "127.0.0.1");
  return {
    url,
    setWebhookUrl(webhookUrl) {
      world.webhook.url = webhookUrl;
      stream.stateChanged();
    },
    setNotice(notice) {
      if (world.notice === notice) return;
      world.notice = notice;
      stream.stateChanged();
    },
    async act(chatId, act) {
      const acted = perform(world, chatId, act);
      stream.stateChanged();
      return "refused" in acted ? acted : sendEvents(world, webhooks, [completeEvent(world, acted.event)]);
    },
    redeliver(webhookEventId) {
      const event = completeEvent(world, { webhookEventId, deliveryContext: { isRedelivery: true } });
      return sendEvents(world, webhooks, [event]);
    },
    calls: (after = 0) => world.calls.after(after),
    async close() {
      stream.close();
      await webhooks.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
