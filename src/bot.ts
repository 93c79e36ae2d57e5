import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "../config/env.ts";
import { readLocales } from "../config/locales.ts";
import packageJson from "../package.json" with { type: "json" };
import { type Alerts, createAlerts } from "./alerts/alerts.ts";
import { createApp } from "./app.ts";
import type { Desk } from "./commands/desk.ts";
import { createEasyReading } from "./commands/easy-reading.ts";
import { createLocales } from "./commands/locales.ts";
import { createReads } from "./commands/reads.ts";
import { createSentMessages } from "./commands/sent-messages.ts";
import { createSummaries, type WriteSummary } from "./commands/summaries.ts";
import { billingDay } from "./domain/billing-month.ts";
import { inReadingOrder } from "./domain/category.ts";
import { ConfigFault } from "./domain/errors.ts";
import type { Log } from "./domain/log.ts";
import { type Clock, DAY, type EpochMs, HOUR, SECOND, type Timer } from "./domain/time.ts";
import { loadOrCreateIdKey } from "./line/id-key.ts";
import { createIdentity, type Identity } from "./line/identity.ts";
import { createLineMessenger } from "./line/line-messenger.ts";
import { createOpener, type Opener } from "./line/opener.ts";
import { createRichMenus } from "./line/rich-menus.ts";
import { createJapaneseWords, type JapaneseWords } from "./models/japanese-words.ts";
import { addAlertGauges } from "./ops/alert-metrics.ts";
import { type Background, createBackground } from "./ops/background.ts";
import { addFeedbackGauge } from "./ops/feedback-metrics.ts";
import { createHealthRouter } from "./ops/health.ts";
import { watchForOthers } from "./ops/lone-process.ts";
import { releaseMemory } from "./ops/memory.ts";
import { createMetrics, type Metrics } from "./ops/metrics.ts";
import { listen } from "./ops/server.ts";
import { createSignatureWarning } from "./ops/signature-warning.ts";
import { createStatusRouter, type Status, sourceStatus } from "./ops/status.ts";
import { createPresetFinder } from "./reading/preset-finder.ts";
import { createSearchIndex } from "./reading/search-index.ts";
import { createUrgentRule } from "./reading/urgent.ts";
import { createFetcher, userAgent } from "./sources/fetcher.ts";
import { createPoller, type Poller } from "./sources/poller.ts";
import { type ArticleCache, createArticleCache } from "./store/article-cache.ts";
import { createArticleFollower } from "./store/article-follower.ts";
import { openDatabase } from "./store/database.ts";
import { createStore, type Store } from "./store/store.ts";
import { createTexts } from "./views/texts.ts";
import { createDeliveryViews, createEnclosureViews, createViews, type ViewOptions } from "./views/views.ts";
import { createEventQueue } from "./webhook/events.ts";
import { createHandler } from "./webhook/handler.ts";
import { createWebhookRouter } from "./webhook/router.ts";

const timer: Timer = (ms, action) => {
  const handle = setTimeout(action, ms);
  return () => clearTimeout(handle);
};

/** How long after SIGTERM the last events may take, and closing after that; platforms kill after 10 s. */
const DRAIN_MS = 7.5 * SECOND;
const CLOSE_MS = 1.5 * SECOND;
/** A quoted message older than that asks for a link instead. */
const QUOTABLE_DAYS = 3;

/** What parts stand on. */
interface Ground {
  store: Store;
  identity: Identity;
  opener: Opener;
  japanese: JapaneseWords;
  log: Log;
  clock: Clock;
  write: WriteSummary | undefined;
}

/** Builds every part once, from the store up to the app. */
function assemble(config: Config, { store, identity, opener, japanese, log, clock, write }: Ground) {
  const cache = createArticleCache();
  const index = createSearchIndex();
  const oldestShown = () => clock() - config.retentionDays * DAY;
  const follower = createArticleFollower({ articles: store.articles, sinks: [cache, index], oldestShown });
  const locales = createLocales({ recipients: store.recipients, clock });
  const sentMessages = createSentMessages({ ...identity, store: store.sentMessages, clock });
  const reads = createReads({ store: store.articles, clock });
  const metrics = createMetrics({
    ...{ articles: cache.size, pendingEvents: () => events.pending() },
    hasSummaryModel: write !== undefined,
  });
  const messenger = createLineMessenger({
    ...config.line,
    wait: delay,
    random: Math.random,
    onCall: metrics.lineCall,
  });
  const views = viewOptions(config, cache);
  const holder = randomUUID();
  const alerts = createAlerts({
    ...{ store, cache, follower, identity, messenger, holder, clock, random: Math.random, log },
    openAll: opener.openAll,
    presets: config.topics.presets,
    isUrgent: createUrgentRule(config.topics.urgent),
    render: createDeliveryViews(views),
    limits: config.line,
    reserveShare: config.urgentReserveShare,
    onSent: metrics.batch,
  });
  const desk: Desk = {
    ...store,
    ...{ cache, index, reads, sentMessages, locales, identity, clock },
    summaries: createSummaries({ write, clock, log }),
    ...{ topics: alerts.topics, alertLog: alerts.memory, explain: alerts.explain },
    ...{ presets: config.topics.presets, presetsOf: createPresetFinder(config.topics.presets) },
    step: () => alerts.budgetStatus().step,
    silentAfterHours: silentAfterHours(config),
  };
  const handle = createHandler({
    ...{ desk, messenger, identity, log, timer, richMenus: createRichMenus({ messenger, clock, log }) },
    ...{ render: createViews(views), enclose: createEnclosureViews(views) },
    easyReading: createEasyReading(japanese.wordsOf),
    onHandled: metrics.event,
  });
  const events = createEventQueue({ handle, onDuplicate: metrics.duplicate });
  const poller = pollerOf(config, store, log, { alerts, metrics, holder, oldestShown, clock });
  addAlertGauges(metrics.registry, {
    budget: alerts.budgetStatus,
    logEntries: alerts.memory.size,
    topics: alerts.topics.size,
    batchesWaiting: async () => (await store.batches.waiting()).batches,
  });
  return {
    clock,
    holder,
    alerts,
    ...{ cache, index, follower, oldestShown },
    locales,
    reads,
    sentMessages,
    metrics,
    messenger,
    ...{ opener, japanese },
    desk,
    events,
    poller,
  };
}

type Parts = ReturnType<typeof assemble>;

/** Polls NHK; what is new is written into the log of alerts while it is stored, and told at once. */
function pollerOf(
  config: Config,
  store: Store,
  log: Log,
  { alerts, metrics, holder, oldestShown, clock }: PollerContext,
): Poller {
  return createPoller({
    ...store,
    sources: config.sources,
    fetch: createFetcher({ clock, userAgent: userAgent(packageJson.version, config.contact) }),
    clock,
    random: Math.random,
    holder,
    keepFullText: config.keepFullText,
    oldestKept: oldestShown,
    hooks: alerts.hooks,
    log,
    wait: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
    onPoll(report) {
      metrics.poll(report);
      if (report.added > 0) alerts.delivery.nudge();
    },
  });
}

interface PollerContext {
  alerts: Alerts;
  metrics: Metrics;
  holder: string;
  oldestShown: () => EpochMs;
  clock: Clock;
}

/** The client is loaded only where there is a model: it costs time and memory at the start. */
async function writerOf({ summaryModel }: Config): Promise<WriteSummary | undefined> {
  if (!summaryModel) return undefined;
  const { createSummaryModel } = await import("./models/summary-model.ts");
  return createSummaryModel(summaryModel);
}

/** What views need besides the reply. */
const viewOptions = (config: Config, cache: ArticleCache): ViewOptions => ({
  texts: createTexts(readLocales()),
  linkTo: ({ id, url }) => (config.publicBaseUrl ? `${config.publicBaseUrl}/r/${id}` : url),
  retentionDays: config.retentionDays,
  presets: config.topics.presets,
  categoriesOf: (news) => inReadingOrder(cache.categories(news)),
});

/** The shortest silence that is unusual for the sources of a list. */
function silentAfterHours({ sources }: Config): Desk["silentAfterHours"] {
  return (lang, category) => {
    const own = sources.filter(
      (source) => source.lang === lang && (category ?? source.category) === source.category,
    );
    return own.length === 0 ? undefined : Math.min(...own.map(({ staleAfterHours }) => staleAfterHours));
  };
}

/** What goes on beside webhooks: following the database, remembering what was sent, forgetting what is old. */
function startBackground(config: Config, store: Store, parts: Parts, log: Log) {
  const background = createBackground({ timer, log });
  background.every(SECOND, "follow articles", parts.follower.catchUp);
  background.every(SECOND, "follow readers", parts.locales.catchUp);
  background.every(SECOND, "follow alerts", parts.alerts.catchUp);
  background.every(SECOND, "remember sent messages", parts.sentMessages.flush);
  background.every(SECOND, "count reads", parts.reads.flush);
  background.every(HOUR, "forget removed readers", parts.locales.reload);
  const retention = async () => {
    for (const id of parts.cache.dropPublishedBefore(parts.oldestShown())) parts.index.remove(id);
    const isWorker = config.roles.has("worker");
    await parts.alerts.forgetOld({ inDatabase: isWorker });
    if (!isWorker) return;
    const removed = await store.articles.removePublishedBefore(parts.oldestShown());
    await store.sentMessages.removeSentBefore(parts.clock() - QUOTABLE_DAYS * DAY);
    await store.forgetDeleted();
    if (removed > 0) log.info({ removed }, "old articles removed");
  };
  background.once("retention at start", retention);
  background.every(HOUR, "retention", retention);
  return background;
}

const WRONG_KEY =
  "ID_KEY (with SQLite: id.key in DATA_DIR) is not the key that this database was made with: bring that key back, or start with an empty database";

export interface Bot {
  port: number;
  /** Drains and closes everything; resolves in less than ten seconds, whatever LINE and the database do. */
  stop(): Promise<void>;
}

/** Starts a bot that is ready to answer when this resolves. What it waits for by `clock` it looks at again and again. */
export async function startBot(
  config: Config,
  log: Log,
  { clock = Date.now }: { clock?: Clock } = {},
): Promise<Bot> {
  const { url, dataDir } = config.database;
  const database = await openDatabase({
    dataDir,
    ...(url !== undefined && { databaseUrl: url }),
    onConnectionLost: (error) => log.warn({ err: error }, "a database connection broke"),
  });
  const store = createStore(database);
  const idKey = config.idKey ?? loadOrCreateIdKey(dataDir);
  const identity = createIdentity(idKey);
  if (!(await store.isSealedWith(identity.fingerprint))) {
    await store.close();
    throw new ConfigFault([WRONG_KEY]);
  }
  const write = await writerOf(config);
  const ground = { store, identity, opener: createOpener(idKey), japanese: createJapaneseWords() };
  const parts = assemble(config, { ...ground, log, clock, write });
  addFeedbackGauge(parts.metrics.registry, () => store.feedback.since(""));
  await Promise.all([parts.follower.catchUp(), parts.locales.catchUp(), parts.alerts.catchUp()]);
  releaseMemory();
  const background = startBackground(config, store, parts, log);
  if (database.engine === "sqlite") await watchSqlite(config, store, parts, { background, log });

  let stopping = false;
  const server = await listen(
    createBotApp(config, store, parts, log, () => stopping),
    config,
  );
  if (config.roles.has("worker")) await startWork(parts);
  const { port } = server;
  // Which one it is, an address tells that may hold a secret.
  const summaries = write ? "model" : "nhk";
  log.info(
    { port, articles: parts.cache.size(), roles: [...config.roles], engine: database.engine, summaries },
    "ready",
  );

  return {
    port,
    async stop() {
      stopping = true;
      await server.drain(parts.events.idle(), DRAIN_MS, timer);
      const closed = closeParts(store, parts, background, log);
      await Promise.race([closed, delay(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

/** Longer than a lease of alerts: who lives renews one in that time, or takes over that of a killed process. */
const LOOK_AGAIN_MS = 20 * SECOND;

/** A SQLite file is for one process. */
async function watchSqlite(
  { roles }: Config,
  { leases }: Store,
  { holder }: Parts,
  { background, log }: { background: Background; log: Log },
): Promise<void> {
  const look = await watchForOthers({ leases, holder, roles, log });
  background.once("look for other processes", look, LOOK_AGAIN_MS);
}

/** What one instance of all does: poll NHK, plan and send alerts. */
async function startWork({ alerts, poller }: Parts): Promise<void> {
  await alerts.warmUp();
  poller.start();
  alerts.delivery.start();
}

/** Each step is tried whatever became of the others; what fails is logged. */
async function closeParts(store: Store, parts: Parts, background: Background, log: Log): Promise<void> {
  const steps = [
    // A reply that LINE has not answered by now won't be; batches under way are sent again under their keys.
    [parts.messenger.destroy, parts.poller.stop, parts.alerts.delivery.stop, background.stop],
    [parts.sentMessages.flush, parts.reads.flush, parts.opener.close, parts.japanese.close],
    [store.close],
  ];
  for (const step of steps) {
    const results = await Promise.allSettled(step.map((close) => close()));
    for (const result of results)
      if (result.status === "rejected") log.warn({ err: result.reason }, "stopping left something undone");
  }
}

/** What is told of readers' feedback at /status goes back that far. */
const FEEDBACK_DAYS = 30;

const isoOf = (at: EpochMs) => new Date(at).toISOString();

async function readStatus(
  { sources }: Config,
  store: Store,
  { alerts, cache, clock }: Parts,
  startedAt: string,
): Promise<Status> {
  const states = new Map((await store.feeds.states()).map((state) => [state.sourceId, state]));
  const { batches, plain, urgent, oldestAt } = await store.batches.waiting();
  const budget = alerts.budgetStatus();
  return {
    version: packageJson.version,
    startedAt,
    articles: cache.size(),
    recipients: await store.recipients.count(),
    alerts: {
      followers: await store.followers.count(),
      topics: alerts.topics.size(),
      logEntries: alerts.memory.size(),
      batchesWaiting: batches,
      messagesWaiting: plain + urgent,
      ...(oldestAt !== undefined && { oldestBatch: isoOf(oldestAt) }),
    },
    budget: { ...budget, since: isoOf(budget.since) },
    feedback: await store.feedback.since(billingDay(clock() - FEEDBACK_DAYS * DAY)),
    sources: sources.map((source) => sourceStatus(source, states.get(source.id))),
  };
}

function createBotApp(config: Config, store: Store, parts: Parts, log: Log, stopping: () => boolean) {
  const startedAt = isoOf(parts.clock());
  const warnOfSignature = createSignatureWarning(log, parts.clock);
  const readiness = async () => {
    if (stopping()) return "shutting down";
    return store.ping().then(
      () => undefined,
      () => "the database does not answer",
    );
  };
  return createApp({
    ...(config.roles.has("web") && {
      webhook: createWebhookRouter({
        channelSecret: config.line.channelSecret,
        events: parts.events,
        timer,
        stopping,
        onWebhook(code, events) {
          parts.metrics.webhook(code, events);
          warnOfSignature(code);
        },
      }),
    }),
    health: createHealthRouter({ readiness, registry: parts.metrics.registry }),
    status: createStatusRouter({
      ...(config.adminToken && { adminToken: config.adminToken }),
      read: () => readStatus(config, store, parts, startedAt),
    }),
    desk: parts.desk,
    log,
  });
}
