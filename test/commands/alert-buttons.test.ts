import { describe, expect, it } from "vitest";
import type { AlertQuestion } from "../../src/commands/alert-buttons.ts";
import { wordsToMute } from "../../src/commands/words-to-mute.ts";
import type { Article } from "../../src/domain/article.ts";
import { newsAt, readerAt } from "./alert-commands.ts";
import { useDesk } from "./open-desk.ts";

const opened = useDesk();
const { ask, say, follow, kept, asker } = readerAt(opened);
const other = readerAt(opened, "U00000000000000000000000000000002");
const tap = (name: AlertQuestion, { id }: Article) => ask({ name, of: { by: "id", id } });
const tell = () => opened().tell(asker());

describe("why an alert came", () => {
  it("is each of the reader's topics that it is of, with the words that matched", async () => {
    const player = await follow("大谷 | 山本");
    const category = await follow("スポーツ");
    await follow("地震");
    await other.follow("本塁打");
    const article = await newsAt(opened(), { title: "大谷が本塁打", categories: ["sports"] });
    expect(await tap("why", article)).toMatchObject({
      type: "why",
      article: { id: article.id },
      reasons: [
        { followed: { no: player }, words: ["大谷"] },
        { followed: { no: category }, words: [] },
      ],
    });
  });

  it("can be asked by quoting it; of a digest, of the first that is the reader's", async () => {
    await follow("大谷");
    const foreign = await newsAt(opened(), { title: "港の灯台" });
    const article = await newsAt(opened(), { title: "大谷が登板" });
    opened().desk.sentMessages.remember("5100", [foreign.id, article.id]);
    const why = await ask({ name: "why", of: { by: "quote", messageId: "5100" } });
    expect(why).toMatchObject({ type: "why", article: { id: article.id } });
  });

  it("asked without an article means the last one told, not the last one written", async () => {
    await follow("大谷");
    expect(await say("なんで届いた？")).toEqual({ type: "note", note: "no-alerts-yet" });
    const told = await newsAt(opened(), { title: "大谷が登板" });
    await tell();
    await newsAt(opened(), { title: "大谷が降板" });
    expect(await say("なんで届いた？")).toMatchObject({ type: "why", article: { id: told.id } });
  });

  it("is known after a pause, too", async () => {
    await follow("大谷");
    const told = await newsAt(opened(), { title: "大谷が登板" });
    await tell();
    await say("一時停止");
    await say("再開");
    expect(await say("なんで届いた？")).toMatchObject({ type: "why", article: { id: told.id } });
  });

  it("is no reason where it is of nothing that is followed, or of muted words only", async () => {
    await follow("山本");
    await ask({ name: "mute", word: "大谷" });
    const article = await newsAt(opened(), { title: "大谷が登板" });
    for (const name of ["why", "less", "unfollow-alert"] as const)
      expect(await tap(name, article)).toMatchObject({ note: "no-reason", article: { id: article.id } });
    expect(await ask({ name: "why", of: { by: "quote", messageId: "1" } })).toMatchObject({
      note: "unknown-quote",
    });
  });
});

describe("less of this", () => {
  it("is told with the digest, then only when asked", async () => {
    const no = await follow("大谷");
    const article = await newsAt(opened(), { title: "大谷が登板" });
    for (const mode of ["digest", "ask", "ask"]) {
      expect(await tap("less", article)).toMatchObject({ note: "topic-mode", no, mode });
      expect((await kept())?.subscriptions).toMatchObject([{ mode }]);
    }
  });

  it("leaves a paused topic paused", async () => {
    await follow("大谷");
    const article = await newsAt(opened(), { title: "大谷が登板" });
    await say("一時停止 大谷");
    expect(await tap("less", article)).toMatchObject({ note: "paused", topic: { words: "大谷" } });
    expect((await kept())?.subscriptions).toMatchObject([{ paused: true }]);
  });

  it("asks of which topic where several brought it", async () => {
    await follow("大谷");
    await follow("登板");
    const article = await newsAt(opened(), { title: "大谷が登板" });
    expect(await tap("less", article)).toMatchObject({
      type: "choose-topic",
      action: "less",
      topics: [{}, {}],
    });
  });
});

describe("none of this", () => {
  it("unfollows the one topic that brought it, at once", async () => {
    await follow("大谷");
    const kept1 = await follow("山本");
    const article = await newsAt(opened(), { title: "大谷が登板" });
    expect(await tap("unfollow-alert", article)).toMatchObject({
      note: "unfollowed",
      topics: [{ words: "大谷" }],
    });
    expect((await kept())?.subscriptions).toMatchObject([{ topic: kept1 }]);
    expect(await tap("unfollow-alert", article)).toMatchObject({ note: "no-reason" });
  });

  it("asks which topic where several brought it", async () => {
    await follow("大谷");
    await follow("登板");
    const article = await newsAt(opened(), { title: "大谷が登板" });
    expect(await tap("unfollow-alert", article)).toMatchObject({ type: "choose-topic", action: "unfollow" });
    expect((await kept())?.subscriptions).toHaveLength(2);
  });
});

describe("muting", () => {
  it("offers the words of an alert's title, but not those that are followed", async () => {
    await follow("大谷");
    const article = await newsAt(opened(), { title: "大谷がドジャースの開幕戦で先発" });
    expect(await tap("mute-alert", article)).toMatchObject({
      type: "choose-mute",
      words: ["ドジャース", "開幕戦", "先発"],
    });
  });

  it("keeps away what has the word, whatever else it is about", async () => {
    await follow("大谷");
    expect(await say("ミュート 結婚")).toMatchObject({
      note: "muted",
      topic: { kind: "words", lang: "ja", words: "結婚" },
    });
    await newsAt(opened(), { title: "大谷が結婚" });
    const article = await newsAt(opened(), { title: "大谷が登板" });
    expect(await say("まとめ")).toMatchObject({ items: [{ article: { id: article.id } }] });
    expect((await kept())?.subscriptions).toMatchObject([{ muted: false }, { muted: true }]);
  });

  it("reaches what is owed already", async () => {
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が結婚" });
    const article = await newsAt(opened(), { title: "大谷が登板" });
    await say("ミュート 結婚");
    expect(await say("まとめ")).toMatchObject({ items: [{ article: { id: article.id } }] });
  });

  it("of a word of an article is for articles of its language, whoever reads it", async () => {
    expect(await ask({ name: "mute", word: "Golf", lang: "en" })).toMatchObject({
      note: "muted",
      topic: { kind: "words", lang: "en" },
    });
  });

  it("is refused, with the reason, for words that would keep all away", async () => {
    expect(await say("ミュート の")).toMatchObject({ note: "refused-words", words: "の" });
    expect(await kept()).toBeUndefined();
  });
});

describe("words worth muting", () => {
  it.each([
    ["大谷がドジャースの開幕戦で先発", ["ドジャース", "開幕戦", "大谷", "先発"]],
    ["AIカメラ12台を山に設置", ["AI", "カメラ", "設置"]],
    [
      "Fed raises rates as Powell warns of inflation",
      ["Fed", "Powell", "raises", "rates", "warns", "inflation"],
    ],
    ["「の」は、が!?", []],
  ])("of %s: names first", (title, words) => {
    expect(wordsToMute(title)).toEqual(words);
  });
  it("are eight at most", () => {
    expect(wordsToMute("Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk")).toHaveLength(8);
  });
});
