import type { Category } from "./category.ts";
import type { LanguageTag } from "./language.ts";
import type { EpochMs } from "./time.ts";

/** One of NHK's feeds as the operator lists it: NHK is a list of URLs that may rot, the first that is fresh serves. */
export interface Source {
  id: string;
  format: "rss" | "nhk-world-json";
  lang: LanguageTag;
  /** The category of all its items; NHK WORLD's items also bring their own. */
  category: Category;
  /** In the order of trust. */
  urls: string[];
  pollSeconds: number;
  /** A feed whose newest item is older than this counts as failed, whatever its HTTP status. */
  staleAfterHours: number;
}

/** How a source fares: what the operator sees and the poller goes by. */
export interface SourceState {
  sourceId: string;
  nextPollAt: EpochMs;
  /** Polls in a row in which every URL failed. */
  failures: number;
  /** The URL that served last. */
  activeUrl?: string;
  lastSuccessAt?: EpochMs;
  newestItemAt?: EpochMs;
  /** Kind of the last failure, e.g. "stale"; never a message. */
  lastFailure?: string;
}

/**
 * How a source fares: `healthy` its first URL serves; `failed-over` a later one does; `stale` it answers, with nothing
 * new enough; `failing` no URL answers anything that can be read.
 */
export type SourceCondition = "healthy" | "failed-over" | "stale" | "failing";

/** The condition a state tells of; undefined before the first poll. */
export function conditionOf(source: Source, state: SourceState | undefined): SourceCondition | undefined {
  if (state === undefined) return undefined;
  if (state.failures > 0) return state.lastFailure === "stale" ? "stale" : "failing";
  return state.activeUrl === source.urls[0] ? "healthy" : "failed-over";
}
