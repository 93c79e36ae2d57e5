import type { Source, SourceState } from "../domain/source.ts";
import type { EpochMs } from "../domain/time.ts";
import type { FeedReading, ReaderParts, SourceReading } from "./failover.ts";
import { backOff, pollInterval, type Random } from "./schedule.ts";

/**
 * What one poll came to: `fetched` something was read; `unchanged` the feed is as before; `stale` every readable URL is
 * too old; `failed` none was readable.
 */
export type PollOutcome = "fetched" | "unchanged" | "stale" | "failed";

/** What planning the next poll takes. */
interface PlanParts extends Pick<ReaderParts, "resting"> {
  random: Random;
}

/** What a reading came to as a whole. */
export function outcomeOf({ readings }: SourceReading): PollOutcome {
  const last = readings.at(-1);
  if (last === undefined) return "failed";
  if (!last.fresh) return "stale";
  return last.content === undefined ? "unchanged" : "fetched";
}

/** The reading that serves: the fresh one, else the least stale. */
export function servingOf({ readings }: SourceReading): FeedReading | undefined {
  const fresh = readings.find((feed) => feed.fresh);
  return fresh ?? readings.toSorted((a, b) => (b.newestItemAt ?? 0) - (a.newestItemAt ?? 0))[0];
}

/** What to remember of a source after a poll at `now`. */
export function nextState(
  source: Source,
  before: SourceState | undefined,
  reading: SourceReading,
  now: EpochMs,
  parts: PlanParts,
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
  { resting, random }: PlanParts,
): number {
  if (outcome !== "failed") return pollInterval(source, random);
  const restMs = Math.min(...source.urls.map((url) => Math.max((resting.get(url) ?? now) - now, 0)));
  return backOff(source, failures, restMs, random);
}
