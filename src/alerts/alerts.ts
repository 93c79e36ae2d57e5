import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { LOG_DAYS } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import type { Log } from "../domain/log.ts";
import { type Clock, DAY, HOUR, MINUTE, SECOND } from "../domain/time.ts";
import type { Topic } from "../domain/topic.ts";
import type { Identity } from "../line/identity.ts";
import type { Messenger } from "../line/messenger.ts";
import type { Opener } from "../line/opener.ts";
import { createRateLimiter } from "../line/rates.ts";
import { createStories } from "../reading/stories.ts";
import { createTopicMatcher, type Presets } from "../reading/topic-matcher.ts";
import { type AlertMemory, createAlertMemory } from "../store/alert-memory.ts";
import type { ArticleCache } from "../store/article-cache.ts";
import type { ArticleFollower } from "../store/article-follower.ts";
import type { Store } from "../store/store.ts";
import { createTopicMemory } from "../store/topic-memory.ts";
import type { RenderDelivery } from "../views/views.ts";
import { createBudget } from "./budget.ts";
import { createBudgetReport } from "./budget-report.ts";
import { createDelivery, createDeliveryLease, type Delivery } from "./delivery.ts";
import { createDemandSurvey } from "./demand.ts";
import { createNewsDesk } from "./news-desk.ts";
import { createPlanner } from "./planner.ts";
import { createSender, type SendReport } from "./sender.ts";
import { createSentReport, type SentReport } from "./sent-report.ts";

export interface AlertsOptions {
  store: Store;
  cache: ArticleCache;
  follower: ArticleFollower;
  identity: Identity;
  openAll: Opener["openAll"];
  messenger: Messenger;
  presets: Presets;
  isUrgent: (article: Article) => boolean;
  render: RenderDelivery;
  /** LINE's rates, requests a second. */
  limits: { multicastPerSecond: number; pushPerSecond: number };
  /** Share of the month's messages kept for urgent news, 0 to 1. */
  reserveShare: number;
  /** This instance's name in the lease. */
  holder: string;
  clock: Clock;
  random: () => number;
  log: Log;
  onSent?: (report: SendReport) => void;
  leaseMs?: number;
}

export type Alerts = ReturnType<typeof createAlerts>;

/** How long alerts wait for each other where the budget is short. */
const MERGE_MS = 30 * MINUTE;
/** Batches under way at once: LINE's 200 multicasts a second, were each to take most of a second. */
const CONCURRENCY = 128;
const BACKLOG_LOOK_MS = 50;
const BUDGET_EVERY_MS = 5 * MINUTE;
const SURVEY_EVERY_MS = HOUR;
const REPORT_EVERY_MS = 10 * SECOND;
/**
 * A reply token lives at most 20 minutes from its event (LINE, "Send reply message"): later a claim has failed. One that is
 * so far ahead was made by a clock that was; a nearer one may be of a moment in which this process was paused.
 */
const CLAIM_LIFE_MS = 25 * MINUTE;
/** A content is written with its first page of readers; the last page that uses it comes minutes later at most. */
const CONTENT_LIFE_MS = 10 * MINUTE;

/** The parts that write the log, plan from it and send, built once. */
export function createAlerts(options: AlertsOptions) {
  const { store, cache, follower, clock, log } = options;
  const matcher = createTopicMatcher({ presets: options.presets });
  const topics = createTopicMemory({
    topics: store.topics,
    open: (sealed) => openTopic(sealed, options),
    onTopic: matcher.put,
    onGone: matcher.remove,
  });
  const memory = createAlertMemory(store.alertLog, () => Promise.all([follower.catchUp(), topics.catchUp()]));
  const newsDesk = createNewsDesk({ ...options, topics, matcher, stories: createStories() });
  const { survey, budget, report } = createBudgetOf(options, memory);
  const lease = createDeliveryLease({
    ...options,
    leases: store.leases,
    ...(options.leaseMs !== undefined && { ttlMs: options.leaseMs }),
  });
  const planner = createPlanner({
    planning: store.planning,
    log: memory,
    articleOf: cache.get,
    topicOf: topics.get,
    budget,
    seal: (...told) => options.identity.seal(JSON.stringify(options.render(...told))),
    newId: randomUUID,
    clock,
    lease,
    stretch,
    onFault: (err) => log.error({ err }, "a reader can't be told; the others are"),
    goOn: lease.holds,
    backlog: store.batches.count,
    pause: () => delay(BACKLOG_LOOK_MS),
    onBatches: () => delivery.nudge(),
  });
  const giveUpClaims = () => store.claims.giveBackOutside(clock() - CLAIM_LIFE_MS, clock() + CLAIM_LIFE_MS);
  const sentReport = createSentReport(log);
  const sender = createSenderOf(options, sentReport, () => budget.quotaUsedUp(clock()));
  const delivery: Delivery = createDelivery({
    planner,
    sender,
    lease,
    prepare: budget.refresh,
    chores: [
      { everyMs: SURVEY_EVERY_MS, task: survey.survey },
      { everyMs: BUDGET_EVERY_MS, task: budget.refresh },
      { everyMs: REPORT_EVERY_MS, task: () => Promise.all([report.write(), sentReport.write()]) },
      { everyMs: MINUTE, task: giveUpClaims },
      { everyMs: 3 * MINUTE, task: () => store.batches.removeContentsBefore(clock() - CONTENT_LIFE_MS) },
    ],
    clock,
    wait: waitFor,
    log,
  });

  return {
    memory,
    topics,
    explain: (topic: Topic, article: Article) => matcher.explain(topic, article, article.storyId),
    budgetStatus: report.status,
    delivery,
    hooks: newsDesk,
    /** What every instance keeps in memory of alerts. */
    catchUp: () => Promise.all([topics.catchUp(), memory.catchUp(), report.catchUp()]),
    /** Has the news desk know the articles there are, before new ones come. */
    warmUp: () => newsDesk.catchUp(store.articles),
    /** Forgets what is too old to be told. */
    async forgetOld({ inDatabase }: { inDatabase: boolean }) {
      const oldest = clock() - (LOG_DAYS + 1) * DAY;
      memory.dropBefore(oldest);
      if (inDatabase) {
        await store.alertLog.removeBefore(oldest);
        await store.topics.removeUnfollowed();
      }
      await topics.forgetGone();
    },
  };
}

function openTopic(sealed: string, { identity, log }: AlertsOptions): Topic | undefined {
  try {
    return JSON.parse(identity.open(sealed)) as Topic;
  } catch (error) {
    log.error({ err: error }, "a topic can't be read; its followers are not told of it");
    return undefined;
  }
}

function createBudgetOf(options: AlertsOptions, memory: AlertMemory) {
  const { followers, paidMessages, batches } = options.store;
  const survey = createDemandSurvey({ ...options, followers, log: memory, mergeMs: MERGE_MS });
  const { demand } = survey;
  const budget = createBudget({ ...options, store: paidMessages, batches, demand, mergeMs: MERGE_MS });
  const report = createBudgetReport({ budget, store: paidMessages, clock: options.clock });
  return { survey, budget, report };
}

function createSenderOf(options: AlertsOptions, sentReport: SentReport, onQuotaUsedUp: () => void) {
  const { store, messenger, identity, openAll, clock, random, log, limits } = options;
  const limiter = (perSecond: number) =>
    createRateLimiter({ perSecond, clock: () => performance.now(), wait: (ms) => delay(ms) });
  return createSender({
    batches: store.batches,
    messenger,
    open: identity.open,
    openAll,
    clock,
    random,
    newKey: randomUUID,
    limiters: { multicast: limiter(limits.multicastPerSecond), push: limiter(limits.pushPerSecond) },
    concurrency: CONCURRENCY,
    log,
    onQuotaUsedUp,
    onSent(sent) {
      sentReport.sent(sent);
      options.onSent?.(sent);
    },
  });
}

/** Longer stretches of work would be felt by those who write to the bot. */
const STRETCH_MS = 15;

function stretch(): () => boolean {
  const began = performance.now();
  return () => performance.now() - began > STRETCH_MS;
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(Math.min(ms, MINUTE), undefined, { signal }).catch(() => undefined);
