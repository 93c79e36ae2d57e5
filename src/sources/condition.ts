import type { Source } from "../domain/source.ts";
import type { SourceState } from "../store/feeds.ts";

/**
 * How a source fares: `healthy` its first URL serves; `failed-over` a later one does; `stale` it answers, with nothing
 * new enough; `failing` no URL answers.
 */
type SourceCondition = "healthy" | "failed-over" | "stale" | "failing";

/** The condition a state tells of; undefined before the first poll. */
function conditionOf(source: Source, state: SourceState | undefined): SourceCondition | undefined {
  if (state === undefined) return undefined;
  if (state.failures > 0) return state.lastFailure === "stale" ? "stale" : "failing";
  return state.activeUrl === source.urls[0] ? "healthy" : "failed-over";
}

/** What a log says when a source's condition changes. */
export interface Transition {
  level: "info" | "warn";
  message: string;
  condition: SourceCondition;
}

/** The change worth a line in the log between two polls; undefined while all is as before, good or bad. */
export function transitionOf(
  source: Source,
  before: SourceState | undefined,
  after: SourceState,
): Transition | undefined {
  const was = conditionOf(source, before);
  const condition = conditionOf(source, after);
  const sameUrl = condition !== "failed-over" || before?.activeUrl === after.activeUrl;
  if (condition === undefined || (condition === was && sameUrl)) return undefined;
  switch (condition) {
    case "healthy":
      return {
        level: "info",
        condition,
        message: was === undefined ? "source taken up" : "source recovered: its first URL serves again",
      };
    case "failed-over":
      return { level: "warn", condition, message: "source failed over to a later URL" };
    case "stale":
      return { level: "warn", condition, message: "source is stale: it answers, but with nothing new" };
    case "failing":
      return { level: "warn", condition, message: "source fails: no URL answers" };
  }
}
