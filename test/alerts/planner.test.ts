import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { PlannerOptions } from "../../src/alerts/planner.ts";
import { createPlanner } from "../../src/alerts/planner.ts";
import type { Delivery } from "../../src/domain/alert.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { articleOf } from "../articles.ts";
import { temporaryDirectory } from "../contract/engines.ts";
import { follow, NOW, readerOf, report } from "../contract/followers.ts";

let database: Database;
let store: Store;
/** Articles of each content that was made, in the order of making. */
let told: string[][];

beforeEach(async () => {
  const directory = await temporaryDirectory();
  database = await openDatabase({ dataDir: directory.path });
  store = createStore(database);
  told = [];
  onTestFinished(async () => {
    await store.close();
    await directory.remove();
  });
});

function plannerOf(changes: Partial<PlannerOptions> = {}) {
  const log = createAlertMemory(store.alertLog);
  return createPlanner({
    planning: store.planning,
    log,
    articleOf: (id) => articleOf({ id }),
    topicOf: (no) => ({ kind: "words", lang: "ja", words: `topic ${no}` }),
    budget: {
      policy: () => ({ step: "instant", mergeMs: 0 }),
      allowance: () => Number.POSITIVE_INFINITY,
      planned: () => undefined,
    },
    seal(delivery: Delivery) {
      told.push(delivery.items.map(({ article }) => article.id));
      return "sealed";
    },
    newId: randomUUID,
    clock: () => NOW,
    goOn: async () => true,
    stretch: () => () => false,
    onFault(error) {
      throw error;
    },
    backlog: async () => 0,
    pause: async () => undefined,
    perPage: { followers: 3, waking: 3 },
    ...changes,
  });
}

/** Says yes, and does something the first time. */
function once(what: () => Promise<void>): () => Promise<true> {
  let isDone = false;
  return async () => {
    if (!isDone) await what();
    isDone = true;
    return true;
  };
}

const batches = () => store.batches.take(NOW, NOW + 30, 100);
const toldReaders = async () => (await batches()).flatMap(({ recipients }) => recipients);

async function followers(count: number): Promise<{ topic: number; ids: number[] }> {
  let topic = 0;
  const ids: number[] = [];
  for (let index = 0; index < count; index++) {
    topic = (await follow(store, `reader-${index}`, "quakes")).no;
    ids.push((await readerOf(store, `reader-${index}`)).id);
  }
  await database.queries.updateTable("recipients").set({ wake_at: null }).execute();
  return { topic, ids };
}

describe("a pass of the planner", () => {
  it("reaches every follower although each is a page of its own, as they are owed much", async () => {
    const { topic, ids } = await followers(5);
    await report(database, "news", [topic]);
    await plannerOf({ stretch: () => () => true }).pass();
    expect((await toldReaders()).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it("decides nothing for anybody once another has the lease", async () => {
    const { topic } = await followers(3);
    await report(database, "news", [topic]);
    await store.leases.acquire("alerts", "successor", NOW, 1_000);
    expect(await plannerOf({ lease: { name: "alerts", holder: "paused" } }).pass()).toBe(0);
    expect(await store.planning.position()).toBe(0);
    expect(await plannerOf({ lease: { name: "alerts", holder: "successor" } }).pass()).toBe(1);
  });

  it("reaches every follower, page by page, and each once", async () => {
    const { topic, ids } = await followers(10);
    await report(database, "news", [topic]);
    const planner = plannerOf();
    expect(await planner.pass()).toBe(4);
    expect(await planner.pass()).toBe(0);
    expect((await toldReaders()).toSorted((a, b) => a - b)).toEqual(ids);
    expect(told).toEqual([["news"]]);
  });

  it("goes on after a crash where nobody was told yet", async () => {
    const { topic, ids } = await followers(10);
    await report(database, "news", [topic]);
    let pages = 0;
    const dying = plannerOf({
      goOn: async () => {
        if (++pages === 2) throw new RangeError("killed");
        return true;
      },
    });
    await expect(dying.pass()).rejects.toThrow("killed");
    await plannerOf().pass();
    expect((await toldReaders()).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it("leaves the rest to whoever has the lease now", async () => {
    const { topic, ids } = await followers(10);
    await report(database, "news", [topic]);
    expect(await plannerOf({ goOn: async () => false }).pass()).toBe(1);
    expect(await store.planning.position()).toBe(0);
    await plannerOf().pass();
    expect((await toldReaders()).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it("looks again, once a batch is done, at readers who were owed more meanwhile", async () => {
    const { topic } = await followers(1);
    const planner = plannerOf();
    await report(database, "first", [topic]);
    await planner.pass();
    await report(database, "second", [topic]);
    expect(await planner.pass()).toBe(0);
    const [batch] = await batches();
    await store.batches.settle([{ no: batch!.no, paid: 1 }], NOW);
    expect(await planner.pass()).toBe(1);
    expect(told).toEqual([["first"], ["second"]]);
  });

  it("tells again what was given back, together with what came since", async () => {
    const { topic } = await followers(2);
    const planner = plannerOf();
    await report(database, "first", [topic], { publishedAt: NOW - 5 });
    await planner.pass();
    const [batch] = await batches();
    await report(database, "second", [topic]);
    await planner.pass();
    await store.batches.giveBack(batch!);
    expect(await planner.pass()).toBe(1);
    expect(told).toEqual([["first"], ["second", "first"]]);
  });

  it("looks at whoever's time has come although there is no news", async () => {
    const { topic, ids } = await followers(7);
    await report(database, "news", [topic]);
    await store.planning.savePosition(1);
    await database.queries.updateTable("recipients").set({ wake_at: NOW }).execute();
    await plannerOf().pass();
    expect((await toldReaders()).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it("tells what came before a pause to whoever paused after the pass had read the log", async () => {
    const { topic } = await followers(1);
    let now = NOW;
    const log = createAlertMemory(store.alertLog);
    const planner = plannerOf({ log, clock: () => now });
    const { hash } = await readerOf(store, "reader-0");
    const other = await follow(store, "other", "markets");
    await report(database, "before", [other.no]);
    const slow = plannerOf({
      log,
      clock: () => now,
      // The first page is done: news comes, and the reader turns away from more of its kind.
      goOn: once(async () => {
        await report(database, "news", [topic]);
        await store.subscriptions.pause(hash, true, NOW, topic);
      }),
    });
    await slow.pass();
    expect(told).toEqual([["before"]]);
    now += 1_000;
    await planner.pass();
    expect(told).toEqual([["before"], ["news"]]);
  });

  it("tells urgent news before the rest", async () => {
    const { topic } = await followers(1);
    const other = await follow(store, "other", "markets");
    await database.queries.updateTable("recipients").set({ wake_at: null }).execute();
    await report(database, "plain", [topic]);
    await report(database, "urgent", [other.no], { urgent: true });
    await plannerOf().pass();
    expect(told).toEqual([["urgent"], ["plain"]]);
  });

  it("waits where the sender has enough to do, and goes on when that is sent", async () => {
    const { topic } = await followers(10);
    await report(database, "news", [topic]);
    const backlogs = [0, 201, 201, 200];
    const pauses: number[] = [];
    const planner = plannerOf({
      backlog: async () => backlogs.shift() ?? 0,
      pause: async () => pauses.push(backlogs.length),
    });
    expect(await planner.pass()).toBe(4);
    expect(pauses).toEqual([2, 1]);
  });

  it("that waits for the sender lets urgent news pass, which waits for nobody", async () => {
    const { topic } = await followers(10);
    await report(database, "plain", [topic]);
    const log = createAlertMemory(store.alertLog);
    const planner = plannerOf({
      log,
      backlog: async () => 201,
      async pause() {
        await report(database, "urgent", [topic], { urgent: true });
        await log.catchUp();
      },
    });
    expect(await planner.pass()).toBe(1);
    await planner.pass();
    // Who was told the plain news first gets the urgent one when that has arrived.
    expect(told).toEqual([["plain"], ["urgent", "plain"]]);
    expect(await toldReaders()).toHaveLength(10);
  });
});
