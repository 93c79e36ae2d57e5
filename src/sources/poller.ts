import { conditionOf, type SourceState } from "../domain/source.ts";
import { SECOND } from "../domain/time.ts";
import type { Leases } from "../store/leases.ts";
import { LEASE_MS, POLLER_LEASE, pollRound, type RoundParts } from "./poll-round.ts";

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
  /** Polls whatever falls due until stopped, one round after the other: a source has one fetch at a time. */
  start(): void;
  /** Ends running fetches at once, lets a running takeover finish, and gives the lease back. */
  stop(): Promise<void>;
}

/** Makes the poller of all sources; see `Poller`. */
export function createPoller(parts: PollerParts): Poller {
  const roundParts: RoundParts = { ...parts, resting: new Map() };
  let stopping = new AbortController();
  let loop: Promise<void> | undefined;

  const notice = watchForSilence(parts);

  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const pause = await roundThenPause(roundParts, notice, signal);
      await parts.wait(pause, signal);
    }
  };

  return {
    start() {
      loop ??= run(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await loop;
      loop = undefined;
      stopping = new AbortController();
      await parts.leases.release(POLLER_LEASE, parts.holder);
    },
  };
}

/** Tells the operator once when no source answers any more, and once when one does again: more than a line for each says. */
function watchForSilence({ sources, log }: PollerParts): (states: SourceState[]) => void {
  let silent = false;
  return (states) => {
    const ofSource = new Map(states.map((state) => [state.sourceId, state]));
    const was = silent;
    silent = sources.every((source) => conditionOf(source, ofSource.get(source.id)) === "failing");
    if (silent && !was) log.warn({ sources: sources.length }, SILENCE);
    if (was && !silent) log.info({ sources: sources.length }, "NHK answers again");
  };
}

const SILENCE =
  "none of NHK's sources answers, so no news comes: where NHK is up, see to this machine's network (DNS, proxy, firewall)";

/** Milliseconds until there is something to do again. */
async function roundThenPause(
  parts: RoundParts,
  notice: (states: SourceState[]) => void,
  signal: AbortSignal,
): Promise<number> {
  try {
    const { held, errors } = await pollRound(parts, signal);
    for (const { sourceId, error } of errors) {
      parts.log.warn({ sourceId, err: error }, "a poll failed on our side; it is repeated");
    }
    if (errors.length > 0) return RECOVERY_PAUSE_MS;
    if (!held) return LONGEST_PAUSE_MS;
    const states = await parts.feeds.states();
    notice(states);
    return untilNextDue(parts, states);
  } catch (error) {
    parts.log.warn({ err: error }, "polling failed on our side; it goes on");
    return RECOVERY_PAUSE_MS;
  }
}

function untilNextDue({ sources, clock }: RoundParts, states: SourceState[]): number {
  const ids = new Set(sources.map((source) => source.id));
  const own = states.filter((state) => ids.has(state.sourceId));
  const next = Math.min(...own.map((state) => state.nextPollAt));
  return Math.min(Math.max(next - clock(), 0), LONGEST_PAUSE_MS);
}
