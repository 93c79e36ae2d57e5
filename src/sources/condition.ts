import type { FeedFailure } from "../domain/errors.ts";
import { conditionOf, type Source, type SourceCondition, type SourceState } from "../domain/source.ts";

/** What a log says when a source's condition changes. */
export interface Transition {
  level: "info" | "warn";
  message: string;
  condition: SourceCondition;
}

/**
 * The change worth a line in the log between two polls; undefined while all is as before, good or bad.
 * @param failures why each URL was passed over
 */
export function transitionOf(
  source: Source,
  before: SourceState | undefined,
  after: SourceState,
  failures: readonly FeedFailure[],
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
      return { level: "warn", condition, message: `source fails: ${mainFailure(failures)}` };
  }
}

/** What was answered says more than what was not: a URL out of reach comes back, a format that has changed does not. */
function mainFailure(failures: readonly FeedFailure[]): string {
  if (failures.includes("unparsable")) return "unparsable, what a URL answers is no feed of its format";
  if (failures.some((failure) => failure === "empty" || failure === "too-large"))
    return "what a URL answers is empty or too large";
  return "no URL answers with a feed";
}
