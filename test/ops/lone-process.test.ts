import { afterEach, beforeEach, expect, it } from "vitest";
import type { Role } from "../../config/env.ts";
import { watchForOthers } from "../../src/ops/lone-process.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { temporaryDirectory } from "../contract/engines.ts";
import { recordingLog } from "../recording-log.ts";

const NOW = 1_700_000_000_000;
const TTL = 15_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let store: Store;
beforeEach(async () => {
  directory = await temporaryDirectory();
  store = createStore(await openDatabase({ dataDir: directory.path }));
});
afterEach(async () => {
  await store.close();
  await directory.remove();
});

/** What is said to the operator of a process "me" that starts, while something happens. */
async function said(roles: Role[], meanwhile: () => Promise<unknown>): Promise<string[]> {
  const { log, sentences } = recordingLog();
  const look = await watchForOthers({ leases: store.leases, holder: "me", roles: new Set(roles), log });
  await meanwhile();
  await look();
  return sentences();
}
const renew = (holder: string, at: number) => store.leases.acquire("alerts", holder, at, TTL);
const BOTH: Role[] = ["web", "worker"];
const nothing = async () => undefined;
const SHARED = [expect.stringContaining("another process uses this DATA_DIR")];

it("a living process on the same SQLite file is told of, whatever this one does", async () => {
  await renew("other", NOW);
  expect(await said(BOTH, () => renew("other", NOW + 5_000))).toEqual(SHARED);
  expect(await said(["web"], () => renew("other", NOW + 10_000))).toEqual(SHARED);
});

it("one that begins to work after this one, too", async () => {
  expect(await said(["web"], () => renew("other", NOW))).toEqual(SHARED);
});

it("a killed process, one that stops, and this one itself are not taken for another", async () => {
  await renew("killed", NOW);
  expect(await said(BOTH, nothing)).toEqual([]);
  expect(await said(BOTH, () => renew("me", NOW + TTL))).toEqual([]);
  await renew("stopping", NOW + 2 * TTL);
  expect(await said(BOTH, () => store.leases.release("alerts", "stopping"))).toEqual([]);
});

it("the operator hears that nobody polls and sends where this process does not, and nobody else lives", async () => {
  await renew("killed", NOW);
  expect(await said(["web"], nothing)).toEqual([expect.stringContaining("ROLES has no worker")]);
});

it("and that nobody answers readers where this process only works", async () => {
  expect(await said(["worker"], nothing)).toEqual([expect.stringContaining("ROLES has no web")]);
  expect(await said(["worker"], () => renew("other", NOW))).toEqual(SHARED);
});
