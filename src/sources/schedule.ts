import type { Source, SourceState } from "../domain/source.ts";
import { DAY, type EpochMs, HOUR, SECOND } from "../domain/time.ts";

const BACK_OFF_CAP = HOUR;
/** Share of an interval by which polls are spread either way, so that sources and instances do not march in step. */
const JITTER = 0.1;

/** A number in [0, 1), as `Math.random` gives it. */
export type Random = () => number;

/** Whole milliseconds to the next poll after one that was answered. */
export function pollInterval(source: Source, random: Random): number {
  return Math.round(source.pollSeconds * SECOND * jitter(random));
}

/**
 * Whole milliseconds to the next poll after `failures` polls in a row without an answer: doubling up to an hour, and never
 * before the server's Retry-After (`restMs`) is over.
 */
export function backOff(source: Source, failures: number, restMs: number, random: Random): number {
  const interval = source.pollSeconds * SECOND;
  const doubled = Math.min(interval * 2 ** failures * jitter(random), BACK_OFF_CAP);
  return Math.max(Math.round(doubled), pollInterval(source, random), restMs);
}

/**
 * Whether a source is to be polled: its time has come, or lies further off than any poll is ever put off, as it does
 * where a clock that was ahead has planned it and is set right again.
 */
export function isDue(source: Source, state: SourceState | undefined, now: EpochMs): boolean {
  return (
    state === undefined || state.nextPollAt <= now || state.nextPollAt - now > longestDelay(source, state)
  );
}

/** Only a server that answered with a status can have asked for more rest than the back-off's. */
function longestDelay(source: Source, { failures, lastFailure }: SourceState): number {
  const interval = Math.ceil(source.pollSeconds * SECOND * (1 + JITTER));
  if (failures === 0 || lastFailure === "stale") return interval;
  return Math.max(interval, lastFailure === "status" ? DAY : BACK_OFF_CAP);
}

function jitter(random: Random): number {
  return 1 + JITTER * (2 * random() - 1);
}
