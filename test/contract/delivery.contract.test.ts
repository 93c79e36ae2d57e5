import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { HOUR } from "../../src/domain/time.ts";
import type { PlannedReader } from "../../src/store/reader-row.ts";
import { describeContract } from "./engines.ts";
import { batchOf, follow, NOW, planOf, readerOf, recipientOf } from "./followers.ts";

describeContract("planning and delivery", (subject) => {
  const store = () => subject().store;
  const batches = () => subject().store.batches;
  const claims = () => subject().store.claims;
  const planning = () => subject().store.planning;

  /** So many readers of one topic, by their numbers. */
  async function followers(count: number): Promise<{ topic: number; readers: PlannedReader[] }> {
    let topic = 0;
    for (let index = 0; index < count; index++)
      topic = (await follow(store(), `reader-${index}`, "quakes")).no;
    const readers = await Promise.all(
      Array.from({ length: count }, (_, index) => readerOf(store(), `reader-${index}`)),
    );
    return { topic, readers };
  }

  /** Puts all readers of a topic into one batch and takes it to be sent. */
  async function underWay(count: number, upTo = 100) {
    const { topic, readers } = await followers(count);
    await planning().planPage({ topic, after: 0 }, 1_000, NOW, (page) => planOf([batchOf(page, { upTo })]));
    const [batch] = await batches().take(NOW, NOW + 30_000, 10);
    return { topic, readers, batch: batch! };
  }

  const seenOf = async (readers: { id: number }[]) => {
    const rows = await subject()
      .database.queries.selectFrom("recipients")
      .select(["id", "seen", "wake_at", "held_until"])
      .execute();
    return readers.map(({ id }) => rows.find((row) => row.id === id)?.seen);
  };

  it("looks at all followers of a topic, page by page, each with what it follows", async () => {
    const { topic, readers } = await followers(5);
    await follow(store(), "reader-2", "markets", { mode: "digest" });
    await store().subscriptions.pause("reader-1", true, NOW, topic);
    await follow(store(), "reader-3", "quakes", { muted: true });
    const seen: PlannedReader[] = [];
    const look = (page: PlannedReader[]) => {
      seen.push(...page);
      return planOf([]);
    };
    const first = await planning().planPage({ topic, after: 0 }, 2, NOW, look);
    expect(first).toEqual({ held: true, looked: 2, more: true, last: readers[2]!.id });
    expect(await planning().planPage({ topic, after: first.last }, 2, NOW, look)).toMatchObject({
      looked: 1,
      more: false,
      last: readers[4]!.id,
    });
    expect(await planning().planPage({ topic, after: readers[4]!.id }, 2, NOW, look)).toMatchObject({
      looked: 0,
      more: false,
    });
    expect(seen.map(({ id }) => id)).toEqual([readers[0]!.id, readers[2]!.id, readers[4]!.id]);
    expect(seen[1]!.subscriptions).toMatchObject([{ topic }, { mode: "digest" }]);
  });

  it("looks once at followers who are alike in all that matters, and gives their numbers", async () => {
    const { topic, readers } = await followers(6);
    const ids = readers.map(({ id }) => id);
    const { queries } = subject().database;
    const where = (index: number) => queries.updateTable("recipients").where("id", "=", ids[index]!);
    await queries.updateTable("recipients").set({ wake_at: null }).execute();
    await where(1).set({ locale: "en" }).execute();
    await where(2)
      .set({ wake_at: NOW + 1 })
      .execute();
    // Followed after the log began: what came before is not owed.
    await queries.updateTable("subscriptions").set({ since: 50 }).where("recipient", "=", ids[4]!).execute();
    const looked: (readonly number[])[] = [];
    const page = await planning().planPage({ topic, after: 0, settled: 49 }, 10, NOW, (page) => {
      looked.push(...page.map(({ id, alike = [] }) => [id, ...alike]));
      return planOf([batchOf(page)]);
    });
    expect(looked).toEqual([[ids[0], ids[3], ids[5]], [ids[1]], [ids[2]], [ids[4]]]);
    expect(page).toEqual({ held: true, looked: 6, more: false, last: ids[5] });
    expect(await seenOf(readers)).toEqual([100, 100, 100, 100, 100, 100]);
  });

  it("has whom a page had no time for looked at when those who wake are", async () => {
    const { topic, readers } = await followers(3);
    const page = await planning().planPage({ topic, after: 0 }, 3, NOW, (some) => ({
      ...planOf([batchOf(some.slice(0, 1))]),
      looked: 1,
    }));
    expect(page).toEqual({ held: true, looked: 1, more: true, last: readers[2]!.id });
    const woken: number[] = [];
    await planning().planPage({ wakeUpTo: NOW - HOUR }, 3, NOW, (some) => {
      woken.push(...some.map(({ id }) => id));
      return planOf([]);
    });
    expect(woken.toSorted((a, b) => a - b)).toEqual([readers[1]!.id, readers[2]!.id]);
  });

  it("looks at whoever's time has come, the longest waiting first, and at nobody twice", async () => {
    const { readers } = await followers(3);
    const { queries } = subject().database;
    const wakeAt = async (index: number, at: number | null) => {
      await queries
        .updateTable("recipients")
        .set({ wake_at: at })
        .where("id", "=", readers[index]!.id)
        .execute();
    };
    await wakeAt(0, NOW);
    await wakeAt(1, NOW - 5);
    await wakeAt(2, NOW + 1);
    const seen: number[] = [];
    const page = await planning().planPage({ wakeUpTo: NOW }, 10, NOW, (due) => {
      seen.push(...due.map(({ id }) => id));
      return planOf(
        [],
        new Map([
          [due[0]!.id, { wakeAt: NOW + 60, digestAt: NOW + 60 }],
          [due[1]!.id, { wakeAt: null, digestAt: null }],
        ]),
      );
    });
    expect(page.looked).toBe(2);
    expect(seen).toEqual([readers[1]!.id, readers[0]!.id]);
    expect(await readerOf(store(), "reader-1")).toMatchObject({ wakeAt: NOW + 60, digestAt: NOW + 60 });
    expect(await readerOf(store(), "reader-0")).not.toHaveProperty("wakeAt");
    expect((await planning().planPage({ wakeUpTo: NOW }, 10, NOW, () => planOf([]))).looked).toBe(0);
  });

  it("moves cursors and alarms together with the batches, and nothing where it fails", async () => {
    const { topic, readers } = await followers(3);
    await expect(
      planning().planPage({ topic, after: 0 }, 10, NOW, (page) =>
        // The second batch has the first one's key, which the database refuses.
        planOf([batchOf(page.slice(0, 2)), batchOf(page.slice(2))]),
      ),
    ).rejects.toThrow();
    expect(await seenOf(readers)).toEqual([0, 0, 0]);
    expect(await batches().waiting()).toMatchObject({ batches: 0 });
    expect(await batches().content("content")).toBeUndefined();

    await planning().planPage({ topic, after: 0 }, 10, NOW, (page) =>
      planOf(
        [batchOf(page.slice(0, 2)), batchOf(page.slice(2), { key: randomUUID(), urgent: true, upTo: 50 })],
        new Map(page.slice(1).map(({ id }) => [id, { wakeAt: NOW + id, digestAt: null }])),
      ),
    );
    expect(await seenOf(readers)).toEqual([100, 100, 50]);
    expect(await readerOf(store(), "reader-1")).toMatchObject({ busy: true, wakeAt: NOW + readers[1]!.id });
    expect(await batches().waiting()).toEqual({ batches: 2, plain: 2, urgent: 1, oldestAt: NOW });
    expect(await batches().content("content")).toBe("sealed-content");
  });

  it("remembers up to where all were looked at", async () => {
    expect(await planning().position()).toBe(0);
    await planning().savePosition(7);
    await planning().savePosition(12);
    expect(await planning().position()).toBe(12);
  });

  it("hands out what is due, urgent first, and not again before the sender's time is over", async () => {
    const { topic, readers } = await followers(3);
    const keys = [randomUUID(), randomUUID(), randomUUID()];
    await planning().planPage({ topic, after: 0 }, 10, NOW, (page) =>
      planOf(page.map((reader, index) => batchOf([reader], { key: keys[index]!, urgent: index === 2 }))),
    );
    expect(await batches().take(NOW - 1, NOW, 10)).toEqual([]);
    const taken = await batches().take(NOW, NOW + 30, 2);
    expect(taken.map(({ key, doubtful }) => [key, doubtful])).toEqual([
      [keys[2], false],
      [keys[0], false],
    ]);
    expect(taken[1]).toMatchObject({
      kind: "push",
      recipients: [readers[0]!.id],
      contentId: "content",
      attempts: 0,
      createdAt: NOW,
    });
    expect((await batches().take(NOW, NOW + 30, 10)).map(({ key }) => key)).toEqual([keys[1]]);
    expect(await batches().nextTryAt()).toBe(NOW + 30);
    const later = await batches().take(NOW + 30, NOW + 60, 10);
    expect(later.map(({ doubtful }) => doubtful)).toEqual([true, true, true]);
    await batches().postpone(later[0]!, { nextTryAt: NOW + 90, attempts: 3, doubtful: false });
    expect(await batches().take(NOW + 90, NOW + 99, 1)).toMatchObject([{ attempts: 3, doubtful: false }]);
  });

  it("keeps a reader busy until the batch's fate is known, and tells it only once", async () => {
    const { topic, readers, batch } = await underWay(2);
    const busy: boolean[] = [];
    const look = (page: PlannedReader[]) => {
      busy.push(...page.map((reader) => reader.busy));
      return planOf([]);
    };
    await planning().planPage({ topic, after: 0 }, 10, NOW, look);
    await batches().settle([{ no: batch.no, paid: 0 }], NOW);
    await planning().planPage({ topic, after: 0 }, 10, NOW, look);
    expect(busy).toEqual([true, true, false, false]);
    expect(await seenOf(readers)).toEqual([100, 100]);
    expect(await batches().nextTryAt()).toBeUndefined();
  });

  it("looks again at the readers of a finished batch for whom more has come meanwhile, and at no others", async () => {
    const { readers, batch } = await underWay(1);
    await subject().database.queries.updateTable("recipients").set({ wake_at: null }).execute();
    const { id } = readers[0]!;
    const wakeAtOf = async () => (await readerOf(store(), "reader-0")).wakeAt;
    await planning().planPage({ wakeUpTo: 0 }, 1, NOW, () => ({ ...planOf([]), again: new Set([batch.no]) }));
    expect(await wakeAtOf()).toBeUndefined();
    await batches().settle([{ no: batch.no, paid: 0 }], NOW);
    expect(await wakeAtOf()).toBe(0);

    const claim = await claims().claim("reader-0", "event", NOW, () => 200);
    await subject().database.queries.updateTable("recipients").set({ wake_at: null }).execute();
    await claims().settle(claim!.no);
    expect(await wakeAtOf()).toBeUndefined();
    expect((await readerOf(store(), "reader-0")).id).toBe(id);
  });

  it("looks at nobody whose time has come while a batch to it is under way", async () => {
    const { readers, batch } = await underWay(1);
    await subject().database.queries.updateTable("recipients").set({ wake_at: NOW }).execute();
    const lookAround = () => planning().planPage({ wakeUpTo: NOW }, 10, NOW, () => planOf([]));
    expect((await lookAround()).looked).toBe(0);
    await batches().settle([{ no: batch.no, paid: 0 }], NOW);
    expect(await lookAround()).toMatchObject({ looked: 1, last: readers[0]!.id });
  });

  it("gives cursors back to exactly where they were, and has the readers looked at again", async () => {
    const { topic, readers } = await followers(3);
    const { queries } = subject().database;
    for (const [index, seen] of [7, 0, 7].entries())
      await queries.updateTable("recipients").set({ seen }).where("id", "=", readers[index]!.id).execute();
    await queries.updateTable("recipients").set({ wake_at: null }).execute();
    await planning().planPage({ topic, after: 0 }, 10, NOW, (page) => planOf([batchOf(page)]));
    const [batch] = await batches().take(NOW, NOW + 30, 1);
    await batches().giveBack(batch!);
    expect(await seenOf(readers)).toEqual([7, 0, 7]);
    expect((await planning().planPage({ wakeUpTo: NOW }, 10, NOW, () => planOf([]))).looked).toBe(3);
    expect(await batches().waiting()).toMatchObject({ batches: 0 });
  });

  it("leaves readers alone until a hold is over", async () => {
    const { batch } = await underWay(1);
    await batches().giveBack(batch, { heldUntil: NOW + 500 });
    expect(await readerOf(store(), "reader-0")).toMatchObject({ heldUntil: NOW + 500, seen: 0, busy: false });
    const lookAt = (at: number) => planning().planPage({ wakeUpTo: at }, 10, at, () => planOf([]));
    expect((await lookAt(NOW + 499)).looked).toBe(0);
    expect((await lookAt(NOW + 500)).looked).toBe(1);
  });

  it("gives nothing back of a batch that was settled meanwhile, nor moves those who were put into another", async () => {
    const { topic, readers, batch } = await underWay(2);
    await batches().settle([{ no: batch.no, paid: 0 }], NOW);
    await batches().giveBack(batch);
    await batches().split(batch, [randomUUID(), randomUUID()], NOW);
    expect(await seenOf(readers)).toEqual([100, 100]);
    await planning().planPage({ topic, after: 0 }, 1, NOW, (page) =>
      planOf([batchOf(page, { key: randomUUID(), upTo: 120 })]),
    );
    await batches().giveBack(batch);
    expect(await seenOf(readers)).toEqual([120, 100]);
  });

  it("lets only the last of two senders who had a batch decide over it, unless LINE accepted it", async () => {
    const { readers, batch: lost } = await underWay(2);
    const [held] = await batches().take(NOW + 30_000, NOW + 60_000, 10);
    expect(held).toMatchObject({ no: lost.no, doubtful: true });
    await batches().giveBack(lost);
    await batches().split(lost, [randomUUID(), randomUUID()], NOW);
    await batches().postpone(lost, { nextTryAt: NOW + 1, attempts: 9, doubtful: false });
    expect(await seenOf(readers)).toEqual([100, 100]);
    expect(await batches().take(NOW + 60_000, NOW + 90_000, 10)).toMatchObject([
      { no: lost.no, attempts: 0, doubtful: true },
    ]);
    await batches().settle([{ no: lost.no, paid: 0 }], NOW);
    await batches().giveBack(held!);
    expect(await seenOf(readers)).toEqual([100, 100]);
  });

  it("halves a batch without losing anybody, and each half gives back its own", async () => {
    const { readers, batch } = await underWay(5);
    const keys: [string, string] = [randomUUID(), randomUUID()];
    await batches().split(batch, keys, NOW + 1);
    const halves = await batches().take(NOW + 1, NOW + 30, 10);
    expect(halves.map(({ key }) => key)).toEqual(keys);
    expect(halves.map(({ kind, doubtful, attempts }) => [kind, doubtful, attempts])).toEqual([
      ["multicast", false, 0],
      ["multicast", false, 0],
    ]);
    expect(halves.flatMap(({ recipients }) => recipients)).toEqual(readers.map(({ id }) => id));
    await batches().giveBack(halves[0]!);
    expect(await seenOf(readers)).toEqual([0, 0, 0, 100, 100]);
    const fourth: [string, string] = [randomUUID(), randomUUID()];
    await batches().split(halves[1]!, fourth, NOW + 1);
    const quarters = await batches().take(NOW + 1, NOW + 30, 10);
    expect(quarters.map(({ kind, recipients }) => [kind, recipients.length])).toEqual([
      ["push", 1],
      ["push", 1],
    ]);
    await batches().giveBack(quarters[1]!);
    expect(await seenOf(readers)).toEqual([0, 0, 0, 100, 0]);
  });

  it("sends nothing to who has left, nor to who came back since", async () => {
    const { batch } = await underWay(2);
    await store().recipients.remove("reader-0");
    await follow(store(), "reader-0", "quakes");
    expect(await batches().addressees(batch.recipients)).toEqual({ sealed: ["sealed-reader-1"], members: 1 });
    await batches().giveBack(batch);
    expect((await readerOf(store(), "reader-0")).seen).toBe(0);
    expect(await batches().addressees([])).toEqual({ sealed: [], members: 0 });
  });

  it("plans anew for who wants to be told otherwise, until somebody has tried the batch", async () => {
    const { topic, readers } = await followers(4);
    await planning().planPage({ topic, after: 0 }, 10, NOW, (page) => planOf([batchOf(page)]));
    await store().subscriptions.unfollow("reader-0", topic, NOW);
    await store().subscriptions.pause("reader-1", true, NOW);
    await store().subscriptions.snooze("reader-2", NOW + HOUR, NOW);
    expect(await seenOf(readers)).toEqual([0, 0, 0, 100]);
    expect(await readerOf(store(), "reader-1")).toMatchObject({ busy: false, wakeAt: NOW });
    expect(await batches().waiting()).toMatchObject({ batches: 1, plain: 1 });
    expect(await batches().take(NOW, NOW + 30, 1)).toMatchObject([{ recipients: [readers[3]!.id] }]);
    await store().subscriptions.unfollow("reader-3", topic, NOW);
    expect(await seenOf(readers)).toEqual([0, 0, 0, 100]);
    expect(await batches().waiting()).toMatchObject({ batches: 1 });
  });

  it("has no batch left of which everybody went", async () => {
    const { topic, readers } = await followers(1);
    await planning().planPage({ topic, after: 0 }, 10, NOW, (page) => planOf([batchOf(page)]));
    await store().subscriptions.unfollow("reader-0", topic, NOW);
    expect(await seenOf(readers)).toEqual([0]);
    expect(await batches().waiting()).toMatchObject({ batches: 0 });
  });

  it("keeps contents while a batch needs them, and drops old ones that none does", async () => {
    const { batch } = await underWay(1);
    expect(await batches().removeContentsBefore(NOW + 1)).toBe(0);
    await batches().settle([{ no: batch.no, paid: 0 }], NOW);
    expect(await batches().removeContentsBefore(NOW)).toBe(0);
    expect(await batches().removeContentsBefore(NOW + 1)).toBe(1);
    expect(await batches().content("content")).toBeUndefined();
  });

  it("looks through any number of contents, and drops just those that no batch needs", async () => {
    const { readers } = await followers(1);
    const idOf = (index: number) => `content-${String(index).padStart(4, "0")}`;
    await planning().planPage({ wakeUpTo: 0 }, 1, NOW, () => ({
      contents: Array.from({ length: 450 }, (_, index) => ({ id: idOf(index), sealed: "sealed" })),
      batches: [120, 321].map((index) => ({
        ...batchOf(readers),
        key: randomUUID(),
        contentId: idOf(index),
      })),
      alarms: new Map(),
    }));
    expect(await batches().removeContentsBefore(NOW + 1)).toBe(448);
    expect(await batches().content(idOf(120))).toBe("sealed");
    expect(await batches().content(idOf(321))).toBe("sealed");
  });

  it("gives back what a clock that was ahead has dated, and nothing else", async () => {
    const { readers } = await followers(25);
    const dates = (index: number) =>
      index < 22
        ? { created_at: NOW + 61, next_try_at: NOW + 61 }
        : { created_at: NOW + 60, next_try_at: [NOW + 60, NOW + 500, NOW + 501][index - 22]! };
    await planning().planPage({ wakeUpTo: 0 }, 1, NOW, () =>
      planOf(readers.map((reader, index) => batchOf([reader], { key: randomUUID(), urgent: index === 3 }))),
    );
    const { queries } = subject().database;
    for (const [index, { id }] of readers.entries())
      await queries
        .updateTable("batches")
        .set(dates(index))
        .where("no", "=", (query) => query.selectFrom("recipients").select("batch").where("id", "=", id))
        .execute();
    expect(await batches().giveBackAhead(NOW + 60, NOW + 500)).toBe(23);
    expect(await seenOf(readers)).toEqual([...Array(22).fill(0), 100, 100, 0]);
    expect(await batches().giveBackAhead(NOW + 60, NOW + 500)).toBe(0);
  });

  it("lets a reply tell what is owed, and gives a redelivered event the same claim", async () => {
    await followers(1);
    const claim = await claims().claim("reader-0", "event-1", NOW, ({ seen }) => seen + 40);
    expect(claim).toMatchObject({ upTo: 40, reader: { seen: 0, busy: false } });
    expect((await readerOf(store(), "reader-0")).seen).toBe(40);
    expect(await claims().claim("reader-0", "event-1", NOW + 9, () => 99)).toEqual({
      ...claim,
      turn: 1,
    });
    expect(await claims().claim("reader-0", "event-2", NOW, () => 99)).toBeUndefined();
    await claims().settle(claim!.no);
    expect(await readerOf(store(), "reader-0")).toMatchObject({ seen: 40, busy: false });
    expect((await claims().claim("reader-0", "event-2", NOW, () => 99))?.upTo).toBe(99);
  });

  it("claims nothing where nothing is decided, nobody is known, or a push is under way", async () => {
    const { readers, batch } = await underWay(1);
    const decide = () => {
      throw new Error("not to be asked");
    };
    expect(await claims().claim("reader-0", "event", NOW, decide)).toBeUndefined();
    expect(await claims().claim("nobody", "event", NOW, decide)).toBeUndefined();
    await batches().settle([{ no: batch.no, paid: 0 }], NOW);
    expect(await claims().claim("reader-0", "event", NOW, () => undefined)).toBeUndefined();
    expect(await seenOf(readers)).toEqual([100]);
    expect(await readerOf(store(), "reader-0")).toMatchObject({ busy: false });
  });

  it("never sends a claim as a push", async () => {
    await followers(1);
    await claims().claim("reader-0", "event", NOW, () => 40);
    expect(await batches().take(NOW + 99, NOW + 100, 10)).toEqual([]);
    expect(await batches().nextTryAt()).toBeUndefined();
    expect(await batches().waiting()).toMatchObject({ batches: 0 });
  });

  it("owes again what a failed reply was to tell, once", async () => {
    const { readers } = await followers(1);
    const claim = await claims().claim("reader-0", "event", NOW, () => 40);
    await claims().giveBack(claim!);
    expect(await seenOf(readers)).toEqual([0]);
    const again = await claims().claim("reader-0", "event", NOW, () => 50);
    await claims().giveBack(claim!);
    expect(await seenOf(readers)).toEqual([50]);
    expect(again?.no).not.toBe(claim?.no);
  });

  it("owes nothing again while another process may be telling the same", async () => {
    const { readers } = await followers(1);
    const [first, last] = [
      await claims().claim("reader-0", "event", NOW, () => 40),
      await claims().claim("reader-0", "event", NOW, () => 50),
    ];
    await claims().giveBack(first!);
    expect(await seenOf(readers)).toEqual([40]);
    await claims().giveBack(last!);
    expect(await seenOf(readers)).toEqual([0]);
  });

  it("owes again what a process that is gone had claimed, and nothing younger", async () => {
    const { readers } = await followers(3);
    for (const [index, at] of [NOW, NOW, NOW + 60].entries())
      await claims().claim(`reader-${index}`, `event-${index}`, at, () => 40);
    expect(await claims().giveBackOutside(NOW + 60, NOW + 60)).toBe(2);
    expect(await seenOf(readers)).toEqual([0, 0, 40]);
    expect(await claims().giveBackOutside(NOW + 60, NOW + 60)).toBe(0);
    // That claim is of a clock which has been put right since.
    expect(await claims().giveBackOutside(NOW - 60, NOW + 59)).toBe(1);
    expect(await seenOf(readers)).toEqual([0, 0, 0]);
  });

  it("gives a reader who left and came back nothing of the claim before", async () => {
    await followers(1);
    const claim = await claims().claim("reader-0", "event", NOW, () => 40);
    await store().recipients.remove("reader-0");
    await store().recipients.save(recipientOf("reader-0"), NOW);
    await claims().giveBack(claim!);
    expect(await readerOf(store(), "reader-0")).toMatchObject({ seen: 0, busy: false });
  });
});
