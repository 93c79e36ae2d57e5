import { describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import type { Command } from "../../src/commands/command.ts";
import { createLocales } from "../../src/commands/locales.ts";
import { TOPICS_PER_READER } from "../../src/domain/topic.ts";
import { draftOf } from "../contract/drafts.ts";
import { newsAt, readerAt } from "./alert-commands.ts";
import { useDesk } from "./open-desk.ts";

const opened = useDesk();
const ask = (command: Command) => answer(command, opened().asker(), opened().desk);
const { follow, kept } = readerAt(opened);
const ENGLISH = { locale: "en", news: "en" };

describe("language", () => {
  it("asks which one", async () => {
    expect(await ask({ name: "language" })).toEqual({ type: "language" });
  });

  it("is remembered: at once, in the database, and by an instance that starts later", async () => {
    const { desk, store, identity, asker } = opened();
    expect(await ask({ name: "language", locale: "en" })).toEqual({
      type: "note",
      note: "language-set",
      ...ENGLISH,
    });
    const { hash } = asker();
    expect(await desk.locales.languagesOf({ hash, text: "最新" })).toEqual(ENGLISH);
    const kept = await store.recipients.find(hash);
    expect(kept).toMatchObject({ hash, kind: "user", locale: "en" });
    expect(identity.open(kept?.sealed ?? "")).toBe("U00000000000000000000000000000001");
    const later = createLocales({ recipients: store.recipients, clock: desk.clock });
    await later.catchUp();
    expect(await later.languagesOf({ hash, text: "最新" })).toEqual(ENGLISH);
  });

  it("can be changed back", async () => {
    await ask({ name: "language", locale: "en" });
    await ask({ name: "language", locale: "ja" });
    expect(await opened().store.recipients.find(opened().asker().hash)).toMatchObject({ locale: "ja" });
    expect(await opened().store.recipients.count()).toBe(1);
  });
});

describe("the language of the news", () => {
  const listed = async () => {
    const { desk, asker } = opened();
    const reply = await answer({ name: "latest" }, { ...asker(), ...(await languages()) }, desk);
    return reply.type === "list" ? reply.articles.map(({ lang }) => lang) : [];
  };
  const languages = () => opened().desk.locales.languagesOf({ hash: opened().asker().hash });

  it("follows the bot's language until it is chosen, and stays as chosen then", async () => {
    await opened().publish(draftOf({ lang: "ja" }), draftOf({ lang: "en", nhkId: "20261123_1" }));
    await ask({ name: "language", locale: "ko" });
    expect(await languages()).toEqual({ locale: "ko", news: "en" });
    expect(await listed()).toEqual(["en"]);
    expect(await ask({ name: "language", news: "ja" })).toMatchObject({ note: "news-set", news: "ja" });
    await ask({ name: "language", locale: "th" });
    expect(await languages()).toEqual({ locale: "th", news: "ja" });
    expect(await listed()).toEqual(["ja"]);
  });

  it("is kept only once it is chosen, and known to an instance that starts later", async () => {
    const { desk, store, asker } = opened();
    const { hash } = asker();
    await ask({ name: "language", locale: "id" });
    expect(await store.recipients.find(hash)).not.toHaveProperty("news");
    await ask({ name: "language", news: "ja" });
    expect(await store.recipients.find(hash)).toMatchObject({ locale: "id", news: "ja" });
    const later = createLocales({ recipients: store.recipients, clock: desk.clock });
    await later.catchUp();
    expect(await later.languagesOf({ hash })).toEqual({ locale: "id", news: "ja" });
  });

  it("chosen before the bot's own leaves that to what the reader writes", async () => {
    const { desk, asker } = opened();
    await ask({ name: "language", news: "ja" });
    const { hash } = asker();
    expect(await desk.locales.languagesOf({ hash, text: "latest" })).toEqual({ locale: "en", news: "ja" });
  });
});

describe("a change of language", () => {
  const followed = async () =>
    (await kept())?.subscriptions.map(({ topic, ...how }) => ({
      ...opened().desk.topics.get(topic),
      ...how,
    }));

  it("takes categories and presets along, each followed as before", async () => {
    await follow("スポーツ", "digest");
    await follow("earthquake");
    const [sports] = (await kept())?.subscriptions ?? [];
    await ask({ name: "pause", which: { by: "no", no: sports?.topic ?? 0 } });
    await ask({ name: "language", locale: "en" });
    expect(await followed()).toMatchObject([
      { kind: "category", lang: "en", category: "sports", mode: "digest", paused: true },
      { kind: "preset", lang: "en", preset: "earthquake", paused: false },
    ]);
    await ask({ name: "language", locale: "ja" });
    expect(await followed()).toMatchObject([{ lang: "ja", mode: "digest", paused: true }, { lang: "ja" }]);
  });

  it("takes nothing along where the news stay in theirs", async () => {
    await follow("スポーツ");
    await ask({ name: "language", news: "ja" });
    await ask({ name: "language", locale: "zh-TW" });
    expect(await followed()).toMatchObject([{ kind: "category", lang: "ja" }]);
    await ask({ name: "language", news: "en" });
    expect(await followed()).toMatchObject([{ kind: "category", lang: "en" }]);
  });

  it("owes in the new language what was not told yet in the old", async () => {
    const other = opened().asker("en", "U00000000000000000000000000000002");
    const sports = { by: "category", category: "sports" } as const;
    await answer({ name: "follow", what: sports, mode: "instant" }, other, opened().desk);
    await follow("スポーツ");
    const article = await newsAt(opened(), { lang: "en", title: "A race", categories: ["sports"] });
    await ask({ name: "language", locale: "en" });
    expect(await ask({ name: "catch-up" })).toMatchObject({ items: [{ article: { id: article.id } }] });
  });

  it("leaves own words and stories in theirs", async () => {
    await follow("大谷");
    await ask({ name: "language", locale: "en" });
    expect(await followed()).toMatchObject([{ kind: "words", lang: "ja", words: "大谷" }]);
  });

  it("loses none of fifty topics", async () => {
    await follow("スポーツ");
    for (let n = 1; n < TOPICS_PER_READER; n++) await follow(`topic${n}`);
    await ask({ name: "language", locale: "en" });
    const topics = (await followed()) ?? [];
    expect(topics).toHaveLength(TOPICS_PER_READER);
    expect(topics).toContainEqual(expect.objectContaining({ lang: "en", category: "sports" }));
  });
});

describe("my data", () => {
  it("says how much is followed and muted", async () => {
    await follow("大谷");
    await ask({ name: "mute", word: "ゴルフ" });
    expect(await ask({ name: "my-data" })).toEqual({ type: "note", note: "my-data", kept: true, topics: 2 });
  });

  it("is nothing until something is kept", async () => {
    expect(await ask({ name: "my-data" })).toEqual({ type: "note", note: "my-data", kept: false, topics: 0 });
    await ask({ name: "language", locale: "ja" });
    expect(await ask({ name: "my-data" })).toEqual({ type: "note", note: "my-data", kept: true, topics: 0 });
  });
});

describe("delete my data", () => {
  it("asks first and deletes nothing by asking", async () => {
    await ask({ name: "language", locale: "en" });
    expect(await ask({ name: "delete-data", confirmed: false })).toEqual({
      type: "note",
      note: "confirm-delete",
    });
    expect(await opened().store.recipients.count()).toBe(1);
  });

  it("removes the person, also from memory", async () => {
    await ask({ name: "language", locale: "en" });
    expect(await ask({ name: "delete-data", confirmed: true })).toEqual({
      type: "note",
      note: "deleted",
      kept: true,
    });
    expect(await opened().store.recipients.count()).toBe(0);
    expect(await opened().desk.locales.languagesOf({ hash: opened().asker().hash, text: "最新" })).toEqual({
      locale: "ja",
      news: "ja",
    });
    expect(await ask({ name: "my-data" })).toMatchObject({ kept: false });
  });

  it("removes what was followed and settled, too", async () => {
    await follow("大谷");
    await ask({ name: "urgent", on: false });
    await ask({ name: "delete-data", confirmed: true });
    expect(await kept()).toBeUndefined();
    await follow("山本");
    expect(await kept()).toMatchObject({ settings: { urgent: true }, subscriptions: [{}] });
    expect((await kept())?.subscriptions).toHaveLength(1);
  });

  it("says when there was nothing to delete", async () => {
    expect(await ask({ name: "delete-data", confirmed: true })).toEqual({
      type: "note",
      note: "deleted",
      kept: false,
    });
  });
});

it("commands that need no data answer for themselves", async () => {
  expect(await ask({ name: "help" })).toEqual({ type: "help" });
  expect(await ask({ name: "thanks" })).toEqual({ type: "note", note: "thanks" });
  expect(await ask({ name: "wordless", content: "sticker" })).toEqual({ type: "note", note: "sticker" });
  expect(await ask({ name: "wordless", content: "media" })).toEqual({ type: "note", note: "media" });
  expect(await ask({ name: "more" })).toEqual({ type: "note", note: "more-by-button" });
  expect(await ask({ name: "stale-button" })).toEqual({ type: "note", note: "stale-button" });
  expect(opened().queries()).toEqual([]);
});
