import type { ArticleDraft } from "../domain/article.ts";
import type { FeedFailure } from "../domain/errors.ts";
import type { Log } from "../domain/log.ts";
import type { Source } from "../domain/source.ts";
import type { EpochMs } from "../domain/time.ts";
import type { Ingested } from "../store/articles.ts";
import type { FeedStore, SourceState } from "../store/feeds.ts";
import { transitionOf } from "./condition.ts";
import {
  type FeedReading,
  freshSince,
  type ReaderParts,
  readSource,
  type SourceReading,
} from "./failover.ts";
import { backOff, pollInterval, type Random } from "./schedule.ts";

/** Where drafts come from, and whether they may be told of. */
export interface IngestContext {
  sourceId: string;
  /**
   * True for what was there before: everything of a source's first successful poll, and whatever is older than the source
   * allows news to be, such as the tail of a longer list it failed over to. Nothing of it may alert.
   */
  history: boolean;
}

/** Takes drafts over; an `ArticleStore` is one. Once it resolves, the feed counts as read, so it must be durable then. */
export interface Ingester {
  ingest(drafts: ArticleDraft[], now: EpochMs, context: IngestContext): Promise<Ingested>;
}

/**
 * What one poll came to: `fetched` something was read; `unchanged` the feed is as before; `stale` every readable URL is
 * too old; `failed` none was readable.
 */
export type PollOutcome = "fetched" | "unchanged" | "stale" | "failed";

/** One poll of one source, for metrics and tests. */
export interface PollReport {
  sourceId: string;
  outcome: PollOutcome;
  /** True where this was the source's first success, or the source is stale: nothing in it is news. */
  history: boolean;
  added: number;
  corrected: number;
  /** Items that could not be used. */
  dropped: number;
  durationMs: number;
  newestItemAt?: EpochMs;
  /** Why the URL tried last was passed over; absent where the first one served. */
  failure?: FeedFailure;
}

/** What polling a source takes. */
export interface PollParts extends ReaderParts {
  articles: Ingester;
  feeds: FeedStore;
  random: Random;
  log: Pick<Log, "info" | "warn">;
  /** What was published before is not worth keeping; absent: all is. */
  oldestKept?: () => EpochMs;
  /** Told after each takeover that this instance has made: a nudge, not a promise. */
  onIngested?: (ingested: Ingested, context: IngestContext) => void;
}

type Counts = Pick<PollReport, "added" | "corrected" | "dropped">;

/**
 * Polls a source once, due or not. Articles are stored first, what is remembered of the feed last: a crash between
 * repeats work and loses nothing. Rejects where a store fails or the signal ended the fetch; nothing is remembered then.
 */
export async function pollSource(
  source: Source,
  before: SourceState | undefined,
  parts: PollParts,
  signal?: AbortSignal,
): Promise<PollReport> {
  const startedAt = parts.clock();
  const reading = await readSource(source, parts, signal);
  const firstSuccess = before?.lastSuccessAt === undefined;

  const counts: Counts = { added: 0, corrected: 0, dropped: 0 };
  for (const feed of reading.readings) {
    const taken = await takeOver(source, feed, firstSuccess, parts);
    counts.added += taken.added;
    counts.corrected += taken.corrected;
    counts.dropped += taken.dropped;
  }
  for (const feed of reading.readings) {
    await parts.feeds.saveValidators(feed.url, feed.validators, parts.clock());
  }
  const outcome = outcomeOf(reading);
  const state = nextState(source, before, reading, startedAt, parts);
  await parts.feeds.saveState(state);

  const report = reportOf(source, reading, {
    ...counts,
    outcome,
    history: firstSuccess || outcome === "stale",
    durationMs: parts.clock() - startedAt,
  });
  logPoll(source, before, state, report, parts.log);
  return report;
}

async function takeOver(
  source: Source,
  feed: FeedReading,
  firstSuccess: boolean,
  parts: PollParts,
): Promise<Counts> {
  const now = parts.clock();
  const counts: Counts = { added: 0, corrected: 0, dropped: feed.content?.dropped ?? 0 };
  const newsSince = firstSuccess ? Number.POSITIVE_INFINITY : freshSince(source, now);
  const oldestKept = parts.oldestKept?.() ?? Number.NEGATIVE_INFINITY;
  const kept = (feed.content?.drafts ?? []).filter((draft) => (draft.publishedAt ?? now) >= oldestKept);
  const groups = Map.groupBy(kept, (draft) => (draft.publishedAt ?? now) < newsSince);
  for (const [history, drafts] of groups) {
    const context: IngestContext = { sourceId: source.id, history };
    const ingested = await parts.articles.ingest(drafts, now, context);
    parts.onIngested?.(ingested, context);
    counts.added += ingested.added.length;
    counts.corrected += ingested.corrected.length;
  }
  return counts;
}

function outcomeOf({ readings }: SourceReading): PollOutcome {
  const last = readings.at(-1);
  if (last === undefined) return "failed";
  if (!last.fresh) return "stale";
  return last.content === undefined ? "unchanged" : "fetched";
}

/** The reading that serves: the fresh one, else the least stale. */
function servingOf({ readings }: SourceReading): FeedReading | undefined {
  const fresh = readings.find((feed) => feed.fresh);
  return fresh ?? readings.toSorted((a, b) => (b.newestItemAt ?? 0) - (a.newestItemAt ?? 0))[0];
}

function nextState(
  source: Source,
  before: SourceState | undefined,
  reading: SourceReading,
  now: EpochMs,
  parts: PollParts,
): SourceState {
  const outcome = outcomeOf(reading);
  const served = outcome === "fetched" || outcome === "unchanged";
  const serving = servingOf(reading);
  const failures = served ? 0 : (before?.failures ?? 0) + 1;
  const activeUrl = serving?.url ?? before?.activeUrl;
  const newestItemAt = serving === undefined ? before?.newestItemAt : serving.newestItemAt;
  const lastSuccessAt = served ? now : before?.lastSuccessAt;
  const lastFailure = outcome === "stale" ? "stale" : reading.faults.at(-1)?.fault.failure;
  return {
    sourceId: source.id,
    nextPollAt: now + delayOf(source, outcome, failures, now, parts),
    failures,
    ...(activeUrl === undefined ? {} : { activeUrl }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
    ...(newestItemAt === undefined ? {} : { newestItemAt }),
    ...(lastFailure === undefined ? {} : { lastFailure }),
  };
}

/** A stale feed answers well and may thaw at any moment: only one that does not answer is asked less often. */
function delayOf(
  source: Source,
  outcome: PollOutcome,
  failures: number,
  now: EpochMs,
  { resting, random }: PollParts,
): number {
  if (outcome !== "failed") return pollInterval(source, random);
  const restMs = Math.min(...source.urls.map((url) => Math.max((resting.get(url) ?? now) - now, 0)));
  return backOff(source, failures, restMs, random);
}

function reportOf(
  source: Source,
  reading: SourceReading,
  rest: Omit<PollReport, "sourceId" | "newestItemAt" | "failure">,
): PollReport {
  const newestItemAt = servingOf(reading)?.newestItemAt;
  const failure = reading.faults.at(-1)?.fault.failure;
  return {
    sourceId: source.id,
    ...rest,
    ...(newestItemAt === undefined ? {} : { newestItemAt }),
    ...(failure === undefined ? {} : { failure }),
  };
}

function logPoll(
  source: Source,
  before: SourceState | undefined,
  after: SourceState,
  report: PollReport,
  log: PollParts["log"],
): void {
  const host = URL.parse(after.activeUrl ?? source.urls[0] ?? "")?.host;
  const transition = transitionOf(source, before, after);
  if (transition !== undefined) {
    const { level, condition, message } = transition;
    log[level]({ ...report, host, condition }, message);
  } else if (report.added + report.corrected > 0) {
    log.info({ ...report, host }, "feed taken over");
  }
}
