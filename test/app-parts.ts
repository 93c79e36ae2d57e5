import { Router } from "express";
import type { AppParts } from "../src/app.ts";
import { createArticleCache } from "../src/store/article-cache.ts";
import { recordingLog } from "./recording-log.ts";

/** An app's parts that do nothing, for a test to replace those that it is about. */
export const appPartsWith = (parts: Partial<AppParts>): AppParts => ({
  health: Router(),
  status: Router(),
  desk: { cache: createArticleCache(), articles: uncountedReads, clock: () => 0 },
  log: recordingLog().log,
  ...parts,
});

const uncountedReads: AppParts["desk"]["articles"] = {
  countRead: async () => false,
  readCount: async () => ({ reads: 0 }),
  mostRead: async () => [],
};
