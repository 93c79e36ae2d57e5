import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { owedItems } from "../../src/domain/owed.ts";
import { appendToLog } from "../../src/store/alert-log.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import type { PlannedReader } from "../../src/store/reader-row.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createServerDatabase, describeOn, emptyTables, postgresServer } from "../contract/engines.ts";
import { batchOf, follow, NOW, planOf, readerOf, recipientOf, report } from "../contract/followers.ts";

describeOn(postgresServer, "two instances at once", () => {
  let server: Awaited<ReturnType<typeof createServerDatabase>>;
  let databases: [Database, Database];
  let first: Store;
  let second: Store;

  beforeAll(async () => {
    server = await createServerDatabase();
    const open = () => openDatabase({ databaseUrl: server.url, dataDir: "unused" });
    databases = [await open(), await open()];
    first = createStore(databases[0]);
    second = createStore(databases[1]);
  });
  beforeEach(() => emptyTables(databases[0]));
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
    await server.drop();
  });

  /** Resolves when so many wait for a lock that somebody else holds. */
  async function waiting(count: number): Promise<void> {
    const blocked = () =>
      sql`select pid from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`.execute(databases[0].queries);
    await expect.poll(async () => (await blocked()).rows.length, { interval: 5 }).toBe(count);
  }

  /** Holds a reader's row, lets both wait for it in this order, and lets go. */
  async function inThisOrder(hash: string, one: () => Promise<unknown>, other: () => Promise<unknown>) {
    const started: Promise<unknown>[] = [];
    await databases[0].queries.transaction().execute(async (transaction) => {
      await transaction.selectFrom("recipients").select("id").where("hash", "=", hash).forUpdate().execute();
      started.push(one());
      await waiting(1);
      started.push(other());
      await waiting(2);
    });
    await Promise.all(started);
  }

  const planOnce = (store: Store, topic: number, seen: PlannedReader[]) =>
    store.planning.planPage({ topic, after: 0 }, 10, NOW, (page) => {
      seen.push(...page);
      return planOf(
        page.filter(({ busy }) => !busy).map((reader) => batchOf([reader], { key: randomUUID() })),
      );
    });

  it("do not push what a reply is just telling", async () => {
    const { no } = await follow(first, "a", "quakes");
    const planned: PlannedReader[] = [];
    await inThisOrder(
      "a",
      () => first.claims.claim("a", "event", NOW, () => 40),
      () => planOnce(second, no, planned),
    );
    expect(planned).toMatchObject([{ seen: 40, busy: true }]);
    expect(await second.batches.waiting()).toMatchObject({ batches: 0 });
    await first.claims.giveBackOutside(NOW + 1, NOW + 1);
    expect(await readerOf(first, "a")).toMatchObject({ seen: 0, busy: false });
  });

  it("do not tell in a reply what a push is just telling", async () => {
    const { no } = await follow(first, "a", "quakes");
    let claimed: unknown = "nothing asked";
    await inThisOrder(
      "a",
      () => planOnce(first, no, []),
      async () => {
        claimed = await second.claims.claim("a", "event", NOW, () => 140);
      },
    );
    expect(claimed).toBeUndefined();
    const [batch] = await first.batches.take(NOW, NOW + 1, 10);
    await first.batches.giveBack(batch!);
    expect(await readerOf(first, "a")).toMatchObject({ seen: 0, busy: false });
  });

  it("do not push twice although both plan", async () => {
    const { no } = await follow(first, "a", "quakes");
    const planned: PlannedReader[] = [];
    await inThisOrder(
      "a",
      () => planOnce(first, no, planned),
      () => planOnce(second, no, planned),
    );
    expect(planned.map(({ busy }) => busy)).toEqual([false, true]);
    expect(await first.batches.waiting()).toMatchObject({ batches: 1 });
  });

  it("take each batch for one of them only", async () => {
    const { no } = await follow(first, "a", "quakes");
    for (let index = 0; index < 20; index++) await follow(first, `b${index}`, "quakes");
    await first.planning.planPage({ topic: no, after: 0 }, 100, NOW, (page) =>
      planOf(page.map((reader) => batchOf([reader], { key: randomUUID() }))),
    );
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? first : second).batches.take(NOW, NOW + 30, 8),
      ),
    );
    const numbers = taken.flat().map((batch) => batch.no);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(taken.flat().every(({ doubtful }) => !doubtful)).toBe(true);
  });

  it("take what is due and not just being dealt with, and wait for nobody", async () => {
    const { no } = await follow(first, "a", "quakes");
    await follow(first, "b", "quakes");
    await first.planning.planPage({ topic: no, after: 0 }, 100, NOW, (page) =>
      planOf(page.map((reader) => batchOf([reader], { key: randomUUID() }))),
    );
    const all = await databases[0].queries.selectFrom("batches").select("no").orderBy("no").execute();
    const [held, free] = all.map((batch) => batch.no);
    const taken = await databases[0].queries.transaction().execute(async (transaction) => {
      await transaction.deleteFrom("batches").where("no", "=", held!).execute();
      return second.batches.take(NOW, NOW + 30, 8);
    });
    expect(taken.map((batch) => batch.no)).toEqual([free]);
  });

  it("look again at a reader for whom there is more when its batch is just done", async () => {
    const { no } = await follow(first, "a", "quakes");
    await planOnce(first, no, []);
    await databases[0].queries.updateTable("recipients").set({ wake_at: null }).execute();
    const more = Promise.withResolvers<void>();
    let planned: Promise<unknown> = Promise.resolve();
    await databases[0].queries.transaction().execute(async (transaction) => {
      await transaction.deleteFrom("batches").execute();
      planned = second.planning.planPage({ topic: no, after: 0 }, 10, NOW, ([reader]) => {
        more.resolve();
        return { ...planOf([]), again: new Set([reader?.batch ?? 0]) };
      });
      await more.promise;
    });
    await planned;
    const looked: PlannedReader[] = [];
    await first.planning.planPage({ wakeUpTo: NOW }, 10, NOW, (page) => {
      looked.push(...page);
      return planOf([]);
    });
    expect(looked).toMatchObject([{ seen: 100, busy: false }]);
  });

  it("lose no article between following and the log: it is owed, or it was there before", async () => {
    const { no } = await follow(first, "early", "quakes");
    for (let round = 1; round <= 15; round++) {
      const [{ no: topic }] = await Promise.all([
        follow(second, `late-${round}`, "quakes"),
        report(databases[0], `news-${round}`, [no]),
      ]);
      expect(topic).toBe(no);
      const memory = createAlertMemory(first.alertLog);
      await memory.catchUp();
      const owedTo = async (hash: string) =>
        owedItems(await readerOf(first, hash), memory, { now: NOW, upTo: memory.head() }).map(
          ({ articleId }) => articleId,
        );
      const since = (await readerOf(first, `late-${round}`)).subscriptions[0]?.since ?? 0;
      expect(await owedTo(`late-${round}`)).toEqual(memory.since(since).map(({ articleId }) => articleId));
      expect(await owedTo("early")).toHaveLength(round);
    }
  });

  it("know a topic that is followed while an article is stored, or owe its reader nothing", async () => {
    await follow(first, "a", "quakes");
    let follower: Promise<unknown> = Promise.resolve();
    await databases[0].queries.transaction().execute(async (transaction) => {
      await appendToLog(transaction, []);
      const known = (await createStore({ ...databases[0], queries: transaction }).topics.after(0, 10)).length;
      expect(known).toBe(1);
      follower = follow(second, "b", "markets");
      await waiting(1);
      const entry = { story: "s", byStory: false, urgent: false, publishedAt: NOW, at: NOW };
      await appendToLog(transaction, [{ articleId: "news", topic: 1, ...entry }]);
    });
    await follower;
    expect((await readerOf(first, "b")).subscriptions).toMatchObject([{ since: 1 }]);
  });

  it("may change one reader from all sides without holding each other up for good", async () => {
    const { no } = await follow(first, "a", "quakes");
    const { subscriptions } = first;
    for (let round = 0; round < 15; round++) {
      await Promise.all([
        second.subscriptions.unfollow("a", no, NOW),
        first.recipients.save(recipientOf("a", { locale: round % 2 === 0 ? "en" : "ja" }), NOW),
        follow(second, "a", `topic-${round}`, {
          recipient: recipientOf("a", { locale: round % 2 === 0 ? "ja" : "en" }),
        }),
        subscriptions.pause("a", round % 2 === 0, NOW),
        first.claims.claim("a", `event-${round}`, NOW, () => undefined),
        second.planning.planPage({ topic: no, after: 0 }, 10, NOW, () => planOf([])),
      ]);
      await follow(first, "a", "quakes");
    }
    expect((await readerOf(first, "a")).subscriptions).toHaveLength(16);
  });

  it("do not wait for each other, though one goes by who wakes first", async () => {
    await follow(first, "a", "quakes");
    await follow(first, "b", "quakes");
    await databases[0].queries
      .updateTable("recipients")
      .set((row) => ({ wake_at: sql`${NOW} - ${row.ref("id")}` }))
      .execute();
    const order: number[] = [];
    let planned: Promise<unknown> = Promise.resolve();
    await databases[0].queries.transaction().execute(async (transaction) => {
      const lock = (hash: string) =>
        transaction.selectFrom("recipients").select("id").where("hash", "=", hash).forUpdate().execute();
      await lock("a");
      planned = second.planning.planPage({ wakeUpTo: NOW }, 10, NOW, (page) => {
        order.push(...page.map(({ id }) => id));
        return planOf([]);
      });
      await waiting(1);
      await lock("b");
    });
    await planned;
    expect(order).toHaveLength(2);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
  });

  it("do not wait for each other, though one has sent several batches whose readers are looked at again", async () => {
    const { no } = await follow(first, "a", "quakes");
    await follow(first, "b", "quakes");
    await first.planning.planPage({ topic: no, after: 0 }, 10, NOW, (page) =>
      planOf(page.toReversed().map((reader) => batchOf([reader], { key: randomUUID() }))),
    );
    await databases[0].queries.updateTable("batches").set({ again: 1 }).execute();
    await databases[0].queries.updateTable("recipients").set({ wake_at: null }).execute();
    const sent = await first.batches.take(NOW, NOW + 1, 10);
    let settled: Promise<unknown> = Promise.resolve();
    await databases[0].queries.transaction().execute(async (transaction) => {
      const lock = (hash: string) =>
        transaction.selectFrom("recipients").select("id").where("hash", "=", hash).forUpdate().execute();
      await lock("a");
      settled = second.batches.settle(
        sent.map((batch) => ({ no: batch.no, paid: 1 })),
        NOW,
      );
      await waiting(1);
      await lock("b");
    });
    await settled;
    const woken: number[] = [];
    await first.planning.planPage({ wakeUpTo: NOW }, 10, NOW, (page) => {
      woken.push(...page.map(({ id }) => id));
      return planOf([]);
    });
    expect(woken).toHaveLength(2);
  });

  it("may give batches back while readers are planned, whatever the order of their cursors", async () => {
    const { no } = await follow(first, "reader-0", "quakes");
    for (let index = 1; index < 60; index++) await follow(first, `reader-${index}`, "quakes");
    for (let round = 0; round < 15; round++) {
      await databases[0].queries
        .updateTable("recipients")
        .set((row) => ({ seen: row("id", "*", 7) }))
        .execute();
      await databases[0].queries
        .updateTable("recipients")
        .set((row) => ({ seen: row("seen", "-", row("id", "*", 14)) }))
        .where("id", "in", [3, 9, 27, 28, 40])
        .execute();
      await first.planning.planPage({ topic: no, after: 0 }, 100, NOW, (page) =>
        planOf([batchOf([...page].reverse(), { key: randomUUID(), upTo: 9_000 })]),
      );
      const [batch] = await first.batches.take(NOW, NOW + 1, 1);
      const alarms = (page: PlannedReader[]) =>
        planOf([], new Map(page.map(({ id }) => [id, { wakeAt: NOW + id, digestAt: null }])));
      await Promise.all([
        first.batches.giveBack(batch!),
        second.planning.planPage({ topic: no, after: 0 }, 100, NOW, alarms),
        second.planning.planPage({ wakeUpTo: NOW * 2 }, 100, NOW, alarms),
      ]);
    }
  });
});
