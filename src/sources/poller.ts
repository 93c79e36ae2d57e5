import { SECOND } from "../domain/time.ts";
import type { Leases } from "../store/leases.ts";
import { LEASE_MS, POLLER_LEASE, pollRound, type Round, type RoundParts } from "./poll-round.ts";
import type { PollReport } from "./poll-source.ts";

/** So that the lease is renewed in time, and a free one noticed. */
const LONGEST_PAUSE_MS = LEASE_MS / 3;
/** After something has failed on our side. */
const RECOVERY_PAUSE_MS = 5 * SECOND;

/** What the poller is made of. */
export interface PollerParts extends Omit<RoundParts, "resting"> {
  leases: Leases;
  /** Resolves after `ms`, and at once when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Brings the sources' items into the store. Starting and stopping may be repeated. */
export interface Poller {
  /**
   * One round of what is due, or of the one source named, due or not. Empty where another instance holds the lease;
   * rejects with what failed on our side first, after the other sources had their turn.
   */
  pollOnce(sourceId?: string): Promise<PollReport[]>;
  /** Polls whatever falls due until stopped. */
  start(): void;
  /** Ends running fetches at once, lets a running takeover finish, and gives the lease back. */
  stop(): Promise<void>;
}

/** Makes the poller of all sources; see `Poller`. */
export function createPoller(parts: PollerParts): Poller {
  const roundParts: RoundParts = { ...parts, resting: new Map() };
  let stopping = new AbortController();
  let loop: Promise<void> | undefined;
  let lastRound: Promise<unknown> = Promise.resolve();

  /** Rounds never overlap: a source has one fetch at a time, whoever asked for it. */
  const nextRound = (sourceId: string | undefined, signal: AbortSignal): Promise<Round> => {
    const round = lastRound.then(() => pollRound(roundParts, sourceId, signal));
    lastRound = round.catch(() => undefined);
    return round;
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const pause = await roundThenPause(parts, () => nextRound(undefined, signal));
      await parts.wait(pause, signal);
    }
  };

  return {
    async pollOnce(sourceId) {
      const { reports, errors } = await nextRound(sourceId, stopping.signal);
      if (errors[0] !== undefined) throw errors[0].error;
      return reports;
    },
    start() {
      loop ??= run(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await Promise.all([loop, lastRound]);
      loop = undefined;
      stopping = new AbortController();
      await parts.leases.release(POLLER_LEASE, parts.holder);
    },
  };
}

/** Milliseconds until there is something to do again. */
async function roundThenPause(parts: PollerParts, round: () => Promise<Round>): Promise<number> {
  try {
    const { held, errors } = await round();
    for (const { sourceId, error } of errors) {
      parts.log.warn({ sourceId, err: error }, "a poll failed on our side; it is repeated");
    }
    if (errors.length > 0) return RECOVERY_PAUSE_MS;
    return held ? await untilNextDue(parts) : LONGEST_PAUSE_MS;
  } catch (error) {
    parts.log.warn({ err: error }, "polling failed on our side; it goes on");
    return RECOVERY_PAUSE_MS;
  }
}

async function untilNextDue({ sources, feeds, clock }: PollerParts): Promise<number> {
  const ids = new Set(sources.map((source) => source.id));
  const own = (await feeds.states()).filter((state) => ids.has(state.sourceId));
  const next = Math.min(...own.map((state) => state.nextPollAt));
  return Math.min(Math.max(next - clock(), 0), LONGEST_PAUSE_MS);
}
