import { describe, expect, it } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import { createArticleFollower } from "../../src/store/article-follower.ts";
import { articleOf } from "../articles.ts";

const LONG_AGO = 1_000;
const RECENT = 2_000;

/** An articles table: an article appears at its last change only. */
function tableOf(...initial: Article[]) {
  const rows = new Map(initial.map((article) => [article.id, article]));
  const asked: number[] = [];
  let fault: Error | undefined;
  return {
    asked,
    put: (article: Article) => rows.set(article.id, article),
    breakWith: (error: Error | undefined) => {
      fault = error;
    },
    async changedSince(seq: number, limit: number) {
      asked.push(seq);
      if (fault) throw fault;
      return [...rows.values()]
        .filter((article) => article.seq > seq)
        .sort((a, b) => a.seq - b.seq)
        .slice(0, limit);
    },
  };
}

function follow(table: ReturnType<typeof tableOf>) {
  const taken: Article[] = [];
  const follower = createArticleFollower({
    articles: table,
    sinks: [{ put: (article) => taken.push(article) }],
    oldestShown: () => RECENT,
  });
  return { taken, follower };
}

const recent = (seq: number, overrides: Partial<Article> = {}) =>
  articleOf({ seq, publishedAt: RECENT, ...overrides });

describe("the follower", () => {
  it("takes over the whole table in order, then only what changed since", async () => {
    const [first, second] = [recent(1), recent(2)];
    const table = tableOf(second, first);
    const { taken, follower } = follow(table);
    await follower.catchUp();
    expect(taken).toEqual([first, second]);
    await follower.catchUp();
    expect(taken).toHaveLength(2);
    const third = recent(5);
    table.put(third);
    await follower.catchUp();
    expect(taken).toEqual([first, second, third]);
    expect(table.asked).toEqual([0, 2, 2]);
  });

  it("takes over more than a page in one go", async () => {
    const articles = Array.from({ length: 1_203 }, (_, at) => recent(at + 1));
    const { taken, follower } = follow(tableOf(...articles));
    await follower.catchUp();
    expect(taken).toEqual(articles);
  });

  it("gives an article's latest words, however often it changed in between", async () => {
    const article = recent(1);
    const table = tableOf(article);
    const { taken, follower } = follow(table);
    await follower.catchUp();
    table.put({ ...article, seq: 2, title: "二度目" });
    const latest = { ...article, seq: 3, title: "三度目" };
    table.put(latest);
    await follower.catchUp();
    expect(taken).toEqual([article, latest]);
  });

  it("gives every sink the same", async () => {
    const [one, other]: [Article[], Article[]] = [[], []];
    const follower = createArticleFollower({
      articles: tableOf(recent(1), recent(2)),
      sinks: [one, other].map((list) => ({ put: (article) => list.push(article) })),
      oldestShown: () => 0,
    });
    await follower.catchUp();
    expect(one).toHaveLength(2);
    expect(other).toEqual(one);
  });

  it("passes over what is too old to show, and does not ask for it again", async () => {
    const shown = recent(2);
    const table = tableOf(recent(1, { publishedAt: LONG_AGO }), shown, recent(3, { publishedAt: LONG_AGO }));
    const { taken, follower } = follow(table);
    await follower.catchUp();
    await follower.catchUp();
    expect(taken).toEqual([shown]);
    expect(table.asked).toEqual([0, 3]);
  });

  it("tells of a database that fails, and goes on where it was when it works again", async () => {
    const table = tableOf(recent(1));
    const { taken, follower } = follow(table);
    await follower.catchUp();
    const later = recent(2);
    table.put(later);
    table.breakWith(new Error("no connection"));
    await expect(follower.catchUp()).rejects.toThrow("no connection");
    table.breakWith(undefined);
    await follower.catchUp();
    expect(taken.slice(1)).toEqual([later]);
  });

  it("lets calls at the same time queue up, so that nothing is taken over twice", async () => {
    const { taken, follower } = follow(tableOf(recent(1), recent(2)));
    await Promise.all([follower.catchUp(), follower.catchUp(), follower.catchUp()]);
    expect(taken).toHaveLength(2);
  });

  it("queues up behind a failure too", async () => {
    const table = tableOf(recent(1));
    const { taken, follower } = follow(table);
    table.breakWith(new Error("no connection"));
    const failing = follower.catchUp();
    const next = follower.catchUp();
    await expect(failing).rejects.toThrow();
    await expect(next).rejects.toThrow();
    table.breakWith(undefined);
    await follower.catchUp();
    expect(taken).toHaveLength(1);
  });
});
