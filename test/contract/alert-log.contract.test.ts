import { expect, it } from "vitest";
import type { AlertEntry } from "../../src/domain/alert.ts";
import { appendToLog, lockLog } from "../../src/store/alert-log.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { createTopicMemory } from "../../src/store/topic-memory.ts";
import { describeContract } from "./engines.ts";
import { follow, NOW, report } from "./followers.ts";

describeContract("the alert log", (subject) => {
  const log = () => subject().store.alertLog;

  it("gives entries back as they were written, in order, page by page", async () => {
    const entry: Partial<AlertEntry> = { story: "story", byStory: true, urgent: true, publishedAt: NOW - 5 };
    await report(subject().database, "first", [7, 9], entry);
    await report(subject().database, "second", [7]);
    const page = await log().after(0, 2);
    expect(page).toEqual([
      { seq: 1, articleId: "first", topic: 7, at: NOW, ...entry },
      { seq: 2, articleId: "first", topic: 9, at: NOW, ...entry },
    ]);
    expect((await log().after(2, 2)).map(({ articleId }) => articleId)).toEqual(["second"]);
    expect(await log().after(3, 2)).toEqual([]);
  });

  it("has an article once for each topic, and never goes back", async () => {
    await report(subject().database, "news", [7]);
    await report(subject().database, "news", [7, 9]);
    await report(subject().database, "later", [7]);
    const entries = await log().after(0, 10);
    expect(entries.map(({ articleId, topic }) => [articleId, topic])).toEqual([
      ["news", 7],
      ["news", 9],
      ["later", 7],
    ]);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).sort((a, b) => a - b));
  });

  it("holds whoever would write too until the writer is done", async () => {
    const { queries } = subject().database;
    await report(subject().database, "news", [7]);
    await queries.transaction().execute(async (transaction) => {
      expect(await lockLog(transaction)).toBe(1);
    });
    const [entry] = await log().after(0, 1);
    await expect(
      queries.transaction().execute(async (transaction) => {
        await appendToLog(transaction, [{ ...entry!, articleId: "undone", topic: 8 }]);
        throw new RangeError("changed its mind");
      }),
    ).rejects.toThrow("changed its mind");
    await report(subject().database, "next", [7]);
    expect((await log().after(0, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it("forgets what is old, also more of it than a statement deletes", async () => {
    const many = Array.from({ length: 600 }, (_, topic) => topic + 1);
    await report(subject().database, "old", many, { at: NOW - 1 });
    await report(subject().database, "new", [1]);
    expect(await log().removeBefore(NOW)).toBe(600);
    expect((await log().after(0, 10)).map(({ articleId }) => articleId)).toEqual(["new"]);
    await report(subject().database, "next", [1]);
    expect((await log().after(601, 10)).map(({ seq }) => seq)).toEqual([602]);
  });

  it("is in memory what it is in the database, however often and at once it is asked for", async () => {
    const many = Array.from({ length: 1_100 }, (_, topic) => topic + 1);
    await report(subject().database, "wide", many, { story: "story" });
    const memory = createAlertMemory(log());
    await Promise.all([memory.catchUp(), memory.catchUp()]);
    await report(subject().database, "next", [7, 1_200], { story: "story" });
    await memory.catchUp();
    expect(memory.since(0)).toEqual(await log().after(0, 2_000));
    expect(memory.head()).toBe(1_102);
    expect(memory.after(7, 0).map(({ seq }) => seq)).toEqual([7, 1_101]);
    expect(memory.after(7, 7).map(({ seq }) => seq)).toEqual([1_101]);
    expect(memory.after(7, 1_101)).toEqual([]);
    expect(memory.after(5_000, 0)).toEqual([]);
    expect(memory.ofArticle("next").map(({ topic }) => topic)).toEqual([7, 1_200]);
    expect(memory.ofStory("story")).toHaveLength(1_102);
    expect(memory.since(1_100).map(({ seq }) => seq)).toEqual([1_101, 1_102]);
  });

  it("is seen in memory only when the articles that it names are", async () => {
    const known = new Set<string>();
    const memory = createAlertMemory(log(), async () => {
      expect(memory.since(0).every(({ articleId }) => known.has(articleId))).toBe(true);
      for (const { articleId } of await log().after(0, 2_000)) known.add(articleId);
    });
    for (const article of ["first", "second", "third"]) {
      await report(subject().database, article, [7]);
      await memory.catchUp();
      expect(memory.ofArticle(article)).toHaveLength(1);
      expect(known).toContain(article);
    }
  });

  it("keeps its place in memory when what is old is dropped there", async () => {
    const memory = createAlertMemory(log());
    await report(subject().database, "old", [7], { at: NOW - 1 });
    await report(subject().database, "new", [7]);
    await memory.catchUp();
    memory.dropBefore(NOW);
    expect(memory.since(0).map(({ articleId }) => articleId)).toEqual(["new"]);
    memory.dropBefore(NOW + 1);
    expect([memory.size(), memory.head()]).toEqual([0, 2]);
    expect(memory.ofArticle("new")).toEqual([]);
    await memory.catchUp();
    expect(memory.size()).toBe(0);
  });

  it("is not lost to memory when the database fails in between", async () => {
    await report(subject().database, "news", [7]);
    let fails = true;
    const memory = createAlertMemory({
      after: (seq, limit) => (fails ? Promise.reject(new RangeError("gone")) : log().after(seq, limit)),
    });
    await expect(memory.catchUp()).rejects.toThrow("gone");
    fails = false;
    await memory.catchUp();
    expect(memory.size()).toBe(1);
  });

  it("has its topics in memory, each opened once and in order", async () => {
    const told: number[] = [];
    const memory = createTopicMemory({
      topics: subject().store.topics,
      open: (words) => ({ kind: "words", lang: "ja", words }),
      onTopic: (no) => told.push(no),
    });
    const { no } = await follow(subject().store, "a", "quakes");
    await memory.catchUp();
    const next = await follow(subject().store, "a", "markets");
    await Promise.all([memory.catchUp(), memory.catchUp()]);
    expect(memory.get(no)).toEqual({ kind: "words", lang: "ja", words: "sealed-quakes" });
    expect(told).toEqual([no, next.no]);
    expect(memory.size()).toBe(2);
  });

  it("forgets topics in memory once the database has forgotten them, and no others", async () => {
    const gone: number[] = [];
    const memory = createTopicMemory({
      topics: subject().store.topics,
      open: (words) => ({ kind: "words", lang: "ja", words }),
      onGone: (no) => gone.push(no),
    });
    const { no } = await follow(subject().store, "a", "quakes");
    const kept = await follow(subject().store, "b", "markets");
    await memory.catchUp();
    await subject().store.recipients.remove("a");
    await memory.forgetGone();
    expect(gone).toEqual([]);
    await subject().store.topics.removeUnfollowed();
    await memory.forgetGone();
    expect(gone).toEqual([no]);
    expect(memory.get(no)).toBeUndefined();
    expect(memory.get(kept.no)).toBeDefined();
  });
});
