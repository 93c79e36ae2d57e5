import { describe, expect, it } from "vitest";
import { myAlerts } from "../../src/commands/my-alerts.ts";
import { HOUR } from "../../src/domain/time.ts";
import { createTopicMemory } from "../../src/store/topic-memory.ts";
import { newsAt, readerAt } from "./alert-commands.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();
const { ask, say, follow, kept, asker } = readerAt(opened);
const other = readerAt(opened, "U00000000000000000000000000000002");
const numbers = async () => (await kept())?.subscriptions.map(({ topic }) => topic);
const wordsOf = (words: string) => ({ kind: "words", lang: "ja", words });

describe("my alerts", () => {
  it("are what is followed and muted, each with how it is told, in the order followed", async () => {
    const first = await follow("大谷");
    const second = await follow("山本", "digest");
    await ask({ name: "mute", word: "ゴルフ" });
    await ask({ name: "pause", which: { by: "no", no: first } });
    expect(await say("登録一覧")).toMatchObject({
      type: "my-alerts",
      subscriptions: [
        { no: first, topic: wordsOf("大谷"), mode: "instant", paused: true, muted: false },
        { no: second, topic: wordsOf("山本"), mode: "digest", paused: false, muted: false },
        { topic: wordsOf("ゴルフ"), muted: true },
      ],
      settings: { mode: "instant", zone: "Asia/Tokyo" },
    });
  });

  it("are empty for whom nothing is kept of, and nothing is kept by asking", async () => {
    expect(await ask({ name: "my-alerts" })).toMatchObject({ type: "my-alerts", subscriptions: [] });
    expect(await kept()).toBeUndefined();
  });

  it("show until when they are put off, and no more when that is over", async () => {
    await follow("大谷");
    await ask({ name: "snooze", length: "hour" });
    expect(await ask({ name: "my-alerts" })).toMatchObject({ snoozedUntil: NOW + HOUR });
    opened().setClock(NOW + HOUR);
    expect(await ask({ name: "my-alerts" })).not.toHaveProperty("snoozedUntil");
  });

  it("are known here though they were followed at another instance", async () => {
    const no = await follow("大谷");
    const { store, identity, desk } = opened();
    const topics = createTopicMemory({
      topics: store.topics,
      open: (sealed) => JSON.parse(identity.open(sealed)),
    });
    expect(await myAlerts(asker(), { ...desk, topics })).toMatchObject({ subscriptions: [{ no }] });
  });
});

describe("unfollowing", () => {
  it.each(["解除 大谷", "大谷を解除", "unfollow 大谷", "解除 谷"])(
    "%s ends the one that is meant",
    async (text) => {
      await follow("大谷");
      const second = await follow("山本");
      expect(await say(text)).toEqual({ type: "note", note: "unfollowed", topics: [wordsOf("大谷")] });
      expect(await numbers()).toEqual([second]);
    },
  );

  it("takes words in any order, and categories and presets by their names", async () => {
    await follow("地震 宮城");
    await follow("スポーツ");
    await follow("earthquake");
    for (const text of ["解除 宮城 地震", "unfollow sports news", "解除 地震・津波"])
      expect(await say(text), text).toMatchObject({ note: "unfollowed" });
    expect(await numbers()).toEqual([]);
  });

  it("prefers what is called so to what only contains it", async () => {
    await follow("大谷 -野球");
    const plain = await follow("大谷");
    expect(await say("解除 大谷")).toMatchObject({ topics: [wordsOf("大谷")] });
    expect(await numbers()).not.toContain(plain);
  });

  it("asks which one where several may be meant, or none was named", async () => {
    const first = await follow("大谷 -野球");
    const second = await follow("大谷 本塁打");
    const choice = { type: "choose-topic", action: "unfollow", topics: [{ no: first }, { no: second }] };
    expect(await say("解除 大谷")).toMatchObject(choice);
    expect(await say("解除")).toMatchObject(choice);
    expect(await numbers()).toHaveLength(2);
  });

  it("asks even of the only one, where none was named", async () => {
    const no = await follow("大谷");
    expect(await say("解除")).toMatchObject({ type: "choose-topic", topics: [{ no }] });
  });

  it("says so where it is not followed", async () => {
    expect(await say("解除 大谷")).toEqual({ type: "note", note: "not-followed", words: "大谷" });
    expect(await say("解除")).toEqual({ type: "note", note: "not-followed" });
    expect(await say("全部解除")).toEqual({ type: "note", note: "not-followed" });
    const no = await other.follow("大谷");
    expect(await ask({ name: "unfollow", which: { by: "no", no } })).toMatchObject({ note: "not-followed" });
    expect((await other.kept())?.subscriptions).toHaveLength(1);
  });

  it("of muted words says that they are muted no more", async () => {
    await ask({ name: "mute", word: "ゴルフ" });
    expect(await say("解除 ゴルフ")).toEqual({ type: "note", note: "unmuted", topic: wordsOf("ゴルフ") });
    expect(await numbers()).toEqual([]);
  });

  it("of all asks first, and then ends all but muted words", async () => {
    await follow("大谷");
    await ask({ name: "mute", word: "ゴルフ" });
    expect(await say("全部解除")).toEqual({ type: "note", note: "confirm-unfollow-all", count: 1 });
    expect(await numbers()).toHaveLength(2);
    expect(await ask({ name: "unfollow", which: { by: "all", confirmed: true } })).toEqual({
      type: "note",
      note: "unfollowed",
      topics: [wordsOf("大谷")],
    });
    expect((await kept())?.subscriptions).toMatchObject([{ muted: true }]);
    expect(await say("全部解除")).toEqual({ type: "note", note: "not-followed" });
  });

  it("ends what was owed of it", async () => {
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    await say("解除 大谷");
    expect(await say("まとめ")).toEqual({ type: "note", note: "nothing-owed", follows: false });
  });
});

describe("pausing", () => {
  it("of one topic leaves the others, and resuming owes nothing of the time between", async () => {
    const no = await follow("大谷");
    await follow("山本");
    expect(await say("一時停止 大谷")).toEqual({ type: "note", note: "paused", topic: wordsOf("大谷") });
    await newsAt(opened(), { title: "大谷が登板" });
    const other = await newsAt(opened(), { title: "山本が登板" });
    expect(await say("再開 大谷")).toEqual({ type: "note", note: "resumed", topic: wordsOf("大谷") });
    expect((await kept())?.subscriptions.find(({ topic }) => topic === no)?.paused).toBe(false);
    expect(await say("まとめ")).toMatchObject({ items: [{ article: { id: other.id } }] });
  });

  it("loses nothing that was owed before, and tells nothing twice", async () => {
    await follow("大谷");
    const told = await newsAt(opened(), { title: "大谷が登板" });
    await opened().tell(asker());
    const owed = await newsAt(opened(), { title: "大谷が降板", categories: ["sports"] });
    const items = { items: [{ article: { id: owed.id } }] };
    await say("一時停止 大谷");
    expect(await say("まとめ")).toMatchObject(items);
    await say("再開 大谷");
    expect(await say("まとめ")).toMatchObject(items);
    // What was told comes into a second topic later.
    await follow("登板");
    await opened().alert(told);
    expect(await say("まとめ")).toMatchObject(items);
  });

  it("of all silences all but muted words, and resuming ends a snooze too", async () => {
    await follow("大谷");
    await ask({ name: "mute", word: "ゴルフ" });
    await ask({ name: "snooze", length: "week" });
    expect(await say("通知を止めて")).toEqual({ type: "note", note: "paused" });
    expect((await kept())?.subscriptions.map(({ paused }) => paused)).toEqual([true, false]);
    expect(await kept()).toHaveProperty("snoozedUntil");
    expect(await say("通知を再開")).toEqual({ type: "note", note: "resumed" });
    expect((await kept())?.subscriptions.map(({ paused }) => paused)).toEqual([false, false]);
    expect(await kept()).not.toHaveProperty("snoozedUntil");
  });

  it("asks which one where several may be meant, and never a muted one", async () => {
    await follow("大谷 -野球");
    await follow("大谷 本塁打");
    await ask({ name: "mute", word: "大谷 結婚" });
    const reply = await say("停止 大谷");
    expect(reply).toMatchObject({ type: "choose-topic", action: "pause" });
    expect(reply.type === "choose-topic" && reply.topics).toHaveLength(2);
  });

  it("says so where nothing is followed", async () => {
    expect(await say("一時停止")).toEqual({ type: "note", note: "not-followed" });
    expect(await say("resume Ohtani")).toEqual({ type: "note", note: "not-followed", words: "Ohtani" });
  });
});

describe("a topic's own mode", () => {
  it("is changed by its number", async () => {
    const no = await follow("大谷");
    expect(await ask({ name: "topic-mode", no, mode: "digest" })).toEqual({
      type: "note",
      note: "topic-mode",
      topic: wordsOf("大谷"),
      no,
      mode: "digest",
    });
    expect((await kept())?.subscriptions).toMatchObject([{ topic: no, mode: "digest" }]);
  });

  it("has a paused topic come again, from then on", async () => {
    const no = await follow("大谷");
    await say("一時停止 大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    await ask({ name: "topic-mode", no, mode: "instant" });
    expect((await kept())?.subscriptions).toMatchObject([{ paused: false, mode: "instant" }]);
    const article = await newsAt(opened(), { title: "大谷が降板" });
    expect(await say("まとめ")).toMatchObject({ items: [{ article: { id: article.id } }] });
  });

  it("is not changed of what somebody else follows", async () => {
    const no = await other.follow("大谷");
    expect(await ask({ name: "topic-mode", no, mode: "ask" })).toMatchObject({ note: "not-followed" });
  });
});
