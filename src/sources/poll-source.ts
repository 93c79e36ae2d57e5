import type { FeedFailure } from "../domain/errors.ts";
import type { Log } from "../domain/log.ts";
import type { Source, SourceState } from "../domain/source.ts";
import type { EpochMs } from "../domain/time.ts";
import type { ArticleStore, IngestHooks } from "../store/articles.ts";
import type { FeedStore } from "../store/feeds.ts";
import { transitionOf } from "./condition.ts";
import { type FeedReading, type ReaderParts, readSource, type SourceReading } from "./failover.ts";
import { nextState, outcomeOf, type PollOutcome, servingOf } from "./poll-outcome.ts";
import type { Random } from "./schedule.ts";

/** One poll of one source, for metrics and tests. */
export interface PollReport {
  sourceId: string;
  outcome: PollOutcome;
  /** True until a source has served for the first time: what is there then is history, not news. */
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
  /** Once `ingest` resolves, the feed counts as read, so its articles must be durable then. */
  articles: Pick<ArticleStore, "ingest">;
  /** What new articles bring about; of what a source holds at first nobody is alerted. */
  hooks?: IngestHooks;
  feeds: FeedStore;
  random: Random;
  log: Pick<Log, "info" | "warn">;
  /** What was published before is not worth keeping; absent: all is. */
  oldestKept?: () => EpochMs;
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
  const counts: Counts = { added: 0, corrected: 0, dropped: 0 };
  const history = before?.lastSuccessAt === undefined;
  for (const feed of reading.readings) {
    const taken = await takeOver(feed, history, parts);
    counts.added += taken.added;
    counts.corrected += taken.corrected;
    counts.dropped += taken.dropped;
  }
  for (const feed of reading.readings) {
    await parts.feeds.saveValidators(source.id, feed.url, feed.validators, parts.clock());
  }
  const outcome = outcomeOf(reading);
  const state = nextState(source, before, reading, startedAt, parts);
  await parts.feeds.saveState(state);

  const report = reportOf(source, reading, {
    ...counts,
    outcome,
    history,
    durationMs: parts.clock() - startedAt,
  });
  logPoll(source, before, state, { report, reading }, parts.log);
  return report;
}

/** Takes over what is worth keeping of one feed, in one transaction. */
async function takeOver({ content }: FeedReading, history: boolean, parts: PollParts): Promise<Counts> {
  if (content === undefined) return { added: 0, corrected: 0, dropped: 0 };
  const now = parts.clock();
  const oldestKept = parts.oldestKept?.() ?? Number.NEGATIVE_INFINITY;
  const kept = content.drafts.filter((draft) => (draft.publishedAt ?? now) >= oldestKept);
  const { appendAlerts, ...placing } = parts.hooks ?? {};
  const hooks = history || appendAlerts === undefined ? placing : { ...placing, appendAlerts };
  const { added, corrected } = await parts.articles.ingest(kept, now, hooks);
  return { added: added.length, corrected: corrected.length, dropped: content.dropped };
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
  const failures = reading.faults.map(({ fault }) => fault.failure);
  const transition = transitionOf(source, before, after, failures);
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
