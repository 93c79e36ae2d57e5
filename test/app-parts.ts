import { Router } from "express";
import type { AppParts } from "../src/app.ts";
import { createArticleCache } from "../src/store/article-cache.ts";
import { recordingLog } from "./recording-log.ts";

/** An app's parts that do nothing, for a test to replace those that it is about. */
export const appPartsWith = (parts: Partial<AppParts>): AppParts => ({
  health: Router(),
  status: Router(),
  desk: { cache: createArticleCache(), reads: uncounted },
  log: recordingLog().log,
  ...parts,
});

const uncounted: AppParts["desk"]["reads"] = {
  count: () => undefined,
  of: async () => ({ reads: 0 }),
  mostRead: async () => [],
  flush: async () => undefined,
};
