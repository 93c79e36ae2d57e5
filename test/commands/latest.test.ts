import { describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import type { Command, Reply } from "../../src/commands/command.ts";
import { greeting } from "../../src/commands/latest.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { draftOf, draftsOf } from "../contract/drafts.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();

const latest = (
  command: Omit<Extract<Command, { name: "latest" }>, "name"> = {},
  locale: "ja" | "en" = "ja",
) => answer({ name: "latest", ...command }, opened().asker(locale), opened().desk);

function listOf(reply: Reply): Extract<Reply, { type: "list" }> {
  if (reply.type !== "list") throw new TypeError(`a ${reply.type} is no list`);
  return reply;
}

/** `count` articles, the last the newest, one a minute, the newest right now. */
const recent = (count: number, changes: Parameters<typeof draftOf>[0] = {}, lang = "ja") =>
  draftsOf(count).map((draft, at) => ({
    ...draft,
    publishedAt: NOW - (count - 1 - at) * MINUTE,
    ...changes,
    lang,
    nhkId: `${changes.nhkId ?? "k"}${at}`,
  }));

describe("latest", () => {
  it("brings the ten newest of the reader's language, the newest first", async () => {
    const articles = await opened().publish(...recent(12));
    await opened().publish(...recent(3, { title: "A quiet harbor" }, "en"));
    const reply = listOf(await latest());
    expect(reply.articles.map(({ id }) => id)).toEqual(
      articles
        .toReversed()
        .slice(0, 10)
        .map(({ id }) => id),
    );
    expect(reply).toMatchObject({ reason: { list: "latest" }, more: true });
    expect(listOf(await latest({}, "en")).articles.map(({ lang }) => lang)).toEqual(["en", "en", "en"]);
  });

  it("pages down to the oldest without a gap or a double, also over articles of one minute", async () => {
    const all = await opened().publish(
      ...recent(37).map((draft, at) => ({ ...draft, publishedAt: NOW - Math.floor(at / 6) * MINUTE })),
    );
    const seen: string[] = [];
    for (let more = true, before: string | undefined; more; before = seen.at(-1)) {
      const page = listOf(await latest(before === undefined ? {} : { before }));
      seen.push(...page.articles.map(({ id }) => id));
      more = page.more;
    }
    expect(seen).toHaveLength(37);
    expect(new Set(seen)).toEqual(new Set(all.map(({ id }) => id)));
  });

  it("goes on below the last one shown when newer articles have come in between", async () => {
    await opened().publish(...recent(15));
    const first = listOf(await latest());
    const before = first.articles.at(-1)?.id ?? "";
    await opened().publish(...recent(5, { nhkId: "newer", publishedAt: NOW + MINUTE }));
    const second = listOf(await latest({ before }));
    expect(second.articles).toHaveLength(5);
    expect(second.articles.map(({ id }) => id)).not.toContain(before);
    expect(second.more).toBe(false);
  });

  it("offers more only where there is more than the ten", async () => {
    await opened().publish(...recent(10));
    expect(await latest()).toMatchObject({ more: false });
    await opened().publish(draftOf({ nhkId: "eleventh", publishedAt: NOW }));
    expect(await latest()).toMatchObject({ more: true });
  });

  it("says that there are no older ones instead of none at all", async () => {
    const [oldest] = await opened().publish(...recent(3));
    expect(await latest({ before: oldest?.id ?? "" })).toEqual({ type: "note", note: "none-older" });
    expect(await latest({ category: "top", before: oldest?.id ?? "" })).toEqual({
      type: "note",
      note: "none-older",
    });
  });

  it("shows a new article at once, although replies are remembered", async () => {
    await opened().publish(...recent(2));
    expect(await latest()).toBe(await latest());
    const [newest] = await opened().publish(draftOf({ nhkId: "fresh", publishedAt: NOW + MINUTE }));
    expect(listOf(await latest()).articles[0]).toEqual(newest);
  });

  it("keeps to a category, and pages within it", async () => {
    await opened().publish(
      ...recent(25).map((draft, at) => ({ ...draft, categories: at % 2 ? ["top"] : ["sports"] })),
    );
    const first = listOf(await latest({ category: "sports" }));
    expect(first.reason).toEqual({ list: "latest", category: "sports" });
    const second = listOf(await latest({ category: "sports", before: first.articles.at(-1)?.id ?? "" }));
    const shown = [...first.articles, ...second.articles];
    expect(shown).toHaveLength(13);
    expect(shown.every(({ categories }) => categories.includes("sports"))).toBe(true);
  });

  it("says so where nothing has arrived, or nothing in the category", async () => {
    expect(await latest()).toEqual({ type: "note", note: "no-articles-yet" });
    expect(await latest({ category: "sports" })).toEqual({ type: "note", note: "no-articles-yet" });
    await opened().publish(draftOf({ categories: ["politics"], publishedAt: NOW }));
    expect(await latest({ category: "sports" })).toEqual({
      type: "note",
      note: "none-in-category",
      category: "sports",
    });
  });

  it("takes the topic of that name where the language has no such category", async () => {
    const [quake] = await opened().publish(
      draftOf({ lang: "en", title: "Earthquake in Miyagi", categories: ["japan"], publishedAt: NOW }),
    );
    await opened().publish(draftOf({ lang: "en", nhkId: "e2", title: "A quiet harbor", publishedAt: NOW }));
    expect(listOf(await latest({ category: "earthquake" }, "en"))).toMatchObject({
      reason: { category: "earthquake" },
      articles: [{ id: quake!.id }],
      more: false,
    });
  });

  it("takes a category of the other service for its nearest where the language has none of it", async () => {
    await opened().publish(draftOf({ lang: "en", categories: ["biz-tech"], publishedAt: NOW }));
    expect(listOf(await latest({ category: "economy" }, "en")).reason).toEqual({
      list: "latest",
      category: "biz-tech",
    });
    await opened().publish(draftOf({ lang: "en", nhkId: "e2", categories: ["economy"], publishedAt: NOW }));
    expect(listOf(await latest({ category: "economy" }, "en")).reason).toEqual({
      list: "latest",
      category: "economy",
    });
  });

  it("says when NHK has been silent for longer than usual, and stops saying so", async () => {
    await opened().publish(draftOf({ publishedAt: NOW }));
    opened().setClock(NOW + 6 * HOUR);
    expect(await latest()).not.toHaveProperty("silentSince");
    opened().setClock(NOW + 6 * HOUR + 1);
    expect(await latest()).toMatchObject({ silentSince: NOW });
    await opened().publish(draftOf({ nhkId: "k2", publishedAt: NOW + 6 * HOUR }));
    expect(await latest()).not.toHaveProperty("silentSince");
  });

  it("asks the database nothing", async () => {
    await opened().publish(...recent(12));
    opened().queries();
    await latest();
    await latest({ category: "top" });
    await latest({ category: "sports" });
    greeting("ja", opened().desk);
    expect(opened().queries()).toEqual([]);
  });
});

describe("the greeting", () => {
  /** So many articles of one subject, each of its own day and story. */
  const on = (subject: string, count: number, categories: string[]) =>
    Array.from({ length: count }, (_, n) =>
      draftOf({
        nhkId: `${subject}-${n}`,
        title: `${subject} 第${n}報`,
        lead: "",
        categories,
        publishedAt: NOW - n * 3 * HOUR,
      }),
    );
  const topics = () => {
    const reply = greeting("ja", opened().desk);
    return reply.type === "greeting" ? reply.topics : [];
  };

  it("is the three newest articles", async () => {
    await opened().publish(...recent(12));
    const reply = greeting("ja", opened().desk);
    expect(reply).toMatchObject({ type: "greeting", articles: { length: 3 } });
  });

  it("suggests what brings news but leaves one in peace, presets first, with its volume", async () => {
    await opened().publish(
      ...on("地震", 4, ["top", "society"]),
      ...on("選手権", 36, ["sports"]),
      ...on("観測船", 9, ["science"]),
      ...on("交渉", 3, ["world"]),
    );
    expect(topics()).toEqual([
      {
        topic: { kind: "preset", lang: "ja", preset: "earthquake" },
        target: { by: "preset", preset: "earthquake" },
        ...{ count: 4, days: 7, mode: "instant" },
      },
      expect.objectContaining({ target: { by: "category", category: "science" }, count: 9 }),
      expect.objectContaining({ target: { by: "category", category: "world" }, count: 3 }),
    ]);
  });

  it("offers what is busy as a digest, and only where little else there is", async () => {
    await opened().publish(...on("選手権", 36, ["sports"]), ...on("交渉", 2, ["world"]));
    expect(topics()).toMatchObject([
      { target: { category: "world" }, mode: "instant" },
      { target: { category: "sports" }, mode: "digest" },
    ]);
  });

  it("suggests nothing without news in the last days, and no two topics that bring the same", async () => {
    await opened().publish(...on("地震", 4, ["society"]), draftOf({ nhkId: "one", categories: ["world"] }));
    expect(topics()).toMatchObject([{ target: { preset: "earthquake" } }]);
    opened().setClock(NOW + 8 * 24 * HOUR);
    await opened().publish(draftOf({ nhkId: "late", publishedAt: NOW + 8 * 24 * HOUR }));
    expect(topics()).toEqual([]);
  });

  it("promises no articles before there are any", () => {
    expect(greeting("en", opened().desk)).toEqual({ type: "greeting", articles: [], topics: [] });
  });
});
