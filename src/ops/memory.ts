import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Collects what loading left behind, and gives the memory back. V8 does so by itself only under pressure, and an idle bot
 * is under none: it would hold on to it for good. Everything stands still meanwhile, so it belongs before the first
 * webhook.
 */
export function releaseMemory(): void {
  // The function exists in contexts made after the flag is set; nobody else sees it.
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  // The plain call keeps the pages it emptied.
  if (typeof collect === "function") collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
