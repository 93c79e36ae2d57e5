import type { ArticleDraft } from "../domain/article.ts";
import type { FeedFailure } from "../domain/errors.ts";
import type { Log } from "../domain/log.ts";
import type { Source, SourceState } from "../domain/source.ts";
import type { EpochMs } from "../domain/time.ts";
import type { Ingested } from "../store/articles.ts";
import type { FeedStore } from "../store/feeds.ts";
import { transitionOf } from "./condition.ts";
import {
  type FeedReading,
  freshSince,
  type ReaderParts,
  readSource,
  type SourceReading,
} from "./failover.ts";
import { nextState, outcomeOf, type PollOutcome, servingOf } from "./poll-outcome.ts";
import type { Random } from "./schedule.ts";

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
interface Ingester {
  ingest(drafts: ArticleDraft[], now: EpochMs, context: IngestContext): Promise<Ingested>;
}

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
  logPoll(source, before, state, { report, reading }, parts.log);
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
  { report, reading }: { report: PollReport; reading: SourceReading },
  log: PollParts["log"],
): void {
  const host = hostOf(after.activeUrl ?? source.urls[0]);
  const transition = transitionOf(source, before, after);
  if (transition !== undefined) {
    const { level, condition, message } = transition;
    const faults = reading.faults.map(({ url, fault: { failure, status } }) => ({
      host: hostOf(url),
      failure,
      status,
    }));
    log[level]({ ...report, host, condition, faults }, message);
  } else if (report.added + report.corrected > 0) {
    log.info({ ...report, host }, "feed taken over");
  }
}

function hostOf(url: string | undefined): string | undefined {
  return URL.parse(url ?? "")?.host;
}
