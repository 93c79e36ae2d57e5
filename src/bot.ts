import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "../config/env.ts";
import packageJson from "../package.json" with { type: "json" };
import { createApp } from "./app.ts";
import type { Desk } from "./commands/desk.ts";
import { createLocales } from "./commands/locales.ts";
import { createSentMessages } from "./commands/sent-messages.ts";
import { inReadingOrder } from "./domain/category.ts";
import { ConfigFault } from "./domain/errors.ts";
import { type LanguageTag, LOCALES } from "./domain/language.ts";
import type { Log } from "./domain/log.ts";
import { type Clock, DAY, HOUR, SECOND, type Timer } from "./domain/time.ts";
import { loadOrCreateIdKey } from "./line/id-key.ts";
import { createIdentity } from "./line/identity.ts";
import { createLineMessenger } from "./line/line-messenger.ts";
import { createBackground } from "./ops/background.ts";
import { createHealthRouter } from "./ops/health.ts";
import { createMetrics } from "./ops/metrics.ts";
import { createStatusRouter, sourceStatus } from "./ops/status.ts";
import { createSearchIndex } from "./reading/search-index.ts";
import { createFetcher, userAgent } from "./sources/fetcher.ts";
import { createPoller } from "./sources/poller.ts";
import { createArticleCache } from "./store/article-cache.ts";
import { createArticleFollower } from "./store/article-follower.ts";
import { openDatabase } from "./store/database.ts";
import { createStore, type Store } from "./store/store.ts";
import { createTexts } from "./views/texts.ts";
import { createViews } from "./views/views.ts";
import { createEventQueue } from "./webhook/events.ts";
import { createHandler } from "./webhook/handler.ts";
import { createWebhookRouter } from "./webhook/router.ts";

const clock: Clock = Date.now;
const timer: Timer = (ms, action) => {
  const handle = setTimeout(action, ms);
  return () => clearTimeout(handle);
};

/** How long after SIGTERM the last events may take; the platform kills after 10 s. */
const DRAIN_MS = 8 * SECOND;
/** A quoted message older than that asks for a link instead. */
const QUOTABLE_DAYS = 3;

/** Builds every part once, from the store up to the app. */
function assemble(config: Config, store: Store, log: Log) {
  const identity = createIdentity(config.idKey ?? loadOrCreateIdKey(config.database.dataDir));
  const cache = createArticleCache();
  const index = createSearchIndex();
  const oldestShown = () => clock() - config.retentionDays * DAY;
  const follower = createArticleFollower({ articles: store.articles, sinks: [cache, index], oldestShown });
  const locales = createLocales({ recipients: store.recipients, clock });
  const { messageHashOf } = identity;
  const sentMessages = createSentMessages({ store: store.sentMessages, messageHashOf, clock });
  const metrics = createMetrics({ articles: cache.size, pendingEvents: () => events.pending() });
  const messenger = createLineMessenger({
    ...config.line,
    wait: delay,
    random: Math.random,
    onCall: metrics.lineCall,
  });
  const desk: Desk = {
    cache,
    index,
    articles: store.articles,
    recipients: store.recipients,
    sentMessages,
    locales,
    clock,
    silentAfterHours: silentAfterHours(config),
  };
  const render = createViews({
    texts: createTexts(readLocales()),
    linkTo: ({ id, url }) => (config.publicBaseUrl ? `${config.publicBaseUrl}/r/${id}` : url),
    retentionDays: config.retentionDays,
    categoriesOf: (locale) => inReadingOrder(cache.categories(locale)),
  });
  const handle = createHandler({ desk, render, messenger, identity, log, onHandled: metrics.event });
  const events = createEventQueue({ handle, clock, onDuplicate: metrics.duplicate });
  const poller = createPoller({
    ...store,
    sources: config.sources,
    fetch: createFetcher({ clock, userAgent: userAgent(packageJson.version, config.contact) }),
    clock,
    random: Math.random,
    holder: randomUUID(),
    keepFullText: config.keepFullText,
    oldestKept: oldestShown,
    log,
    wait: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
    onPoll: metrics.poll,
  });
  return {
    cache,
    index,
    follower,
    oldestShown,
    locales,
    sentMessages,
    metrics,
    messenger,
    desk,
    events,
    poller,
  };
}

type Parts = ReturnType<typeof assemble>;

/** The shortest silence that is unusual in each language: its top stories'. */
function silentAfterHours({ sources }: Config): Map<LanguageTag, number> {
  const hours = new Map<LanguageTag, number>();
  for (const { lang, staleAfterHours } of sources)
    hours.set(lang, Math.min(hours.get(lang) ?? Number.POSITIVE_INFINITY, staleAfterHours));
  return hours;
}

function readLocales() {
  const folder = join(import.meta.dirname, "../config/locales");
  const read = (locale: string) => readFileSync(join(folder, `${locale}.ftl`), "utf8");
  return { ja: read(LOCALES[0]), en: read(LOCALES[1]) };
}

/** What goes on beside webhooks: following the database, remembering what was sent, forgetting what is old. */
function startBackground(config: Config, store: Store, parts: Parts, log: Log) {
  const background = createBackground({ timer, log });
  background.every(SECOND, "follow articles", parts.follower.catchUp);
  background.every(SECOND, "follow readers' languages", parts.locales.catchUp);
  background.every(SECOND, "remember sent messages", parts.sentMessages.flush);
  background.every(HOUR, "retention", async () => {
    for (const id of parts.cache.dropPublishedBefore(parts.oldestShown())) parts.index.remove(id);
    if (!config.roles.has("worker")) return;
    const removed = await store.articles.removePublishedBefore(parts.oldestShown());
    await store.sentMessages.removeSentBefore(clock() - QUOTABLE_DAYS * DAY);
    if (removed > 0) log.info({ removed }, "old articles removed");
  });
  return background;
}

export interface Bot {
  port: number;
  /** Drains and closes everything; resolves within DRAIN_MS and a little. */
  stop(): Promise<void>;
}

/** Starts a bot that is ready to answer when this resolves. */
export async function startBot(config: Config, log: Log): Promise<Bot> {
  const { url, dataDir } = config.database;
  const database = await openDatabase({
    dataDir,
    ...(url !== undefined && { databaseUrl: url }),
    onConnectionLost: (error) => log.warn({ err: error }, "a database connection broke"),
  });
  const store = createStore(database);
  const parts = assemble(config, store, log);
  await Promise.all([parts.follower.catchUp(), parts.locales.catchUp()]);
  const background = startBackground(config, store, parts, log);

  let draining = false;
  const readiness = async () => {
    if (draining) return "shutting down";
    return store.ping().then(
      () => undefined,
      () => "the database does not answer",
    );
  };
  const server = await listen(config, createBotApp(config, store, parts, readiness, log));
  if (config.roles.has("worker")) parts.poller.start();
  const { port } = server.address() as AddressInfo;
  log.info(
    { port, articles: parts.cache.size(), roles: [...config.roles], engine: database.engine },
    "ready",
  );

  return {
    port,
    async stop() {
      draining = true;
      await drain(server, parts);
      await Promise.all([parts.poller.stop(), background.stop()]);
      await parts.sentMessages.flush();
      await parts.messenger.close();
      await store.close();
    },
  };
}

function createBotApp(
  config: Config,
  store: Store,
  parts: Parts,
  readiness: () => Promise<string | undefined>,
  log: Log,
) {
  const startedAt = new Date(clock()).toISOString();
  const status = async () => {
    const states = new Map((await store.feeds.states()).map((state) => [state.sourceId, state]));
    return {
      version: packageJson.version,
      startedAt,
      articles: parts.cache.size(),
      recipients: await store.recipients.count(),
      sources: config.sources.map((source) => sourceStatus(source, states.get(source.id))),
    };
  };
  return createApp({
    ...(config.roles.has("web") && {
      webhook: createWebhookRouter({
        channelSecret: config.line.channelSecret,
        events: parts.events,
        timer,
        onWebhook: parts.metrics.webhook,
      }),
    }),
    health: createHealthRouter({ readiness, registry: parts.metrics.registry }),
    status: createStatusRouter({ ...(config.adminToken && { adminToken: config.adminToken }), read: status }),
    desk: parts.desk,
    log,
  });
}

function listen({ port, host }: Config, app: ReturnType<typeof createApp>): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error) => {
      if (!error) return resolve(server);
      const code = "code" in error ? String(error.code) : error.message;
      reject(new ConfigFault([`PORT ${port} on HOST ${host} cannot be listened on: ${code}`]));
    });
  });
}

/** Takes no new webhook, and waits for the events under way. */
async function drain(server: Server, { events }: Parts): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const done = Promise.all([closed, events.idle()]);
  await Promise.race([done, delay(DRAIN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
}
