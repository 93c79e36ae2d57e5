import type { Source, SourceState } from "../domain/source.ts";
import { SECOND } from "../domain/time.ts";
import type { Leases } from "../store/leases.ts";
import type { FetchFeed } from "./fetcher.ts";
import { type PollParts, type PollReport, pollSource } from "./poll-source.ts";
import { isDue } from "./schedule.ts";

/** Name of the lease: only its holder polls. */
export const POLLER_LEASE = "poller";
/**
 * Longer than one request and the takeover of its answer can take, as each request renews it; short enough that readers
 * don't notice when an instance dies.
 */
export const LEASE_MS = 60 * SECOND;

/** Sources polled at the same time. */
const CONCURRENCY = 4;

/** What a round of polls takes. */
export interface RoundParts extends PollParts {
  sources: Source[];
  leases: Pick<Leases, "acquire">;
  /** This instance's name in the lease. */
  holder: string;
  /** Told of every poll that came to an end: for metrics. */
  onPoll?: (report: PollReport) => void;
}

/** What a round came to. */
export interface Round {
  /** False where another instance polls. */
  held: boolean;
  reports: PollReport[];
  /** What failed on our side; those sources are as due as before. */
  errors: { sourceId: string; error: unknown }[];
}

/**
 * Polls side by side what is due, as long as this instance holds the lease. One source's failure is not another's.
 * Rejects where the store fails before the first poll.
 */
export async function pollRound(parts: RoundParts, signal: AbortSignal): Promise<Round> {
  const round: Round = { held: true, reports: [], errors: [] };
  if (!(await holdsLease(parts))) return { ...round, held: false };

  const states = new Map((await parts.feeds.states()).map((state) => [state.sourceId, state]));
  const now = parts.clock();
  const queue = parts.sources.filter((source) => isDue(source, states.get(source.id), now)).values();

  const workers = Array.from({ length: CONCURRENCY }, async () => {
    for (const source of queue) await pollInto(round, source, states.get(source.id), parts, signal);
  });
  await Promise.all(workers);
  return round;
}

async function pollInto(
  round: Round,
  source: Source,
  state: SourceState | undefined,
  parts: RoundParts,
  signal: AbortSignal,
): Promise<void> {
  const leaseLost = new AbortController();
  const either = AbortSignal.any([signal, leaseLost.signal]);
  const keepLease = async () => {
    if (!(await holdsLease(parts))) leaseLost.abort();
    either.throwIfAborted();
  };
  const fetch: FetchFeed = async (...request) => {
    await keepLease();
    return parts.fetch(...request);
  };
  try {
    if (signal.aborted) return;
    await keepLease();
    const report = await pollSource(source, state, { ...parts, fetch }, either);
    round.reports.push(report);
    parts.onPoll?.(report);
  } catch (error) {
    // Another instance polls the source, or this one is stopping.
    if (!either.aborted) round.errors.push({ sourceId: source.id, error });
  }
}

function holdsLease({ leases, holder, clock }: RoundParts): Promise<boolean> {
  return leases.acquire(POLLER_LEASE, holder, clock(), LEASE_MS);
}
