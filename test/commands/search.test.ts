import { describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import { DAY } from "../../src/domain/time.ts";
import { draftOf, draftsOf } from "../contract/drafts.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();
const search = (words: string) => answer({ name: "search", words }, opened().asker("ja"), opened().desk);

const SNOW = draftOf({ nhkId: "snow", title: "峠で初雪、夜の通行に注意", lead: "昨夜から冷え込んだ。" });
const BRIDGE = draftOf({ nhkId: "bridge", title: "新しい橋が開通", lead: "島と本土が初めてつながった。" });
const FERRY = draftOf({
  nhkId: "ferry",
  lang: "en",
  title: "Ferry service returns after storm",
  lead: "Boats to the outer islands are sailing again.",
});

describe("search", () => {
  it("finds articles by their words, in the language of the words", async () => {
    const [, bridge, ferry] = await opened().publish(SNOW, BRIDGE, FERRY);
    expect(await search("橋")).toMatchObject({ articles: [bridge], reason: { list: "search", words: "橋" } });
    expect(await search("本土")).toMatchObject({ articles: [bridge], more: false });
    expect(await search("ＦＥＲＲＹ storms")).toMatchObject({ articles: [ferry] });
  });

  it("finds one kanji, also inside a word", async () => {
    const [snow] = await opened().publish(SNOW, BRIDGE);
    expect(await search("雪")).toMatchObject({ articles: [snow] });
    expect(await search(" 雪 ")).toMatchObject({ articles: [snow] });
  });

  it("finds one kanji among other words", async () => {
    const [, bridge] = await opened().publish(SNOW, BRIDGE);
    for (const words of ["橋 開通", "橋の開通", "島　橋"])
      expect(await search(words)).toMatchObject({ articles: [bridge] });
  });

  it("says whether there are more than the ten it shows", async () => {
    await opened().publish(...draftsOf(10));
    expect(await search("港まつり")).toMatchObject({ more: false });
    await opened().publish(...draftsOf(1, 10));
    const reply = await search("港まつり");
    expect(reply).toMatchObject({ more: true });
    expect(reply.type === "list" && reply.articles).toHaveLength(10);
  });

  it("says what it did not find", async () => {
    await opened().publish(SNOW);
    for (const words of ["火星", "zzz", "' or 1=1 --", "2031年の火星"])
      expect(await search(words)).toMatchObject({ type: "note", note: "no-results", words });
  });

  it.each([
    ["橋", undefined],
    ["昨日の橋", { by: "words", words: "橋" }],
    ["暮らし 橋 -島", { by: "words", words: "橋 -島" }],
    ["火星 | スポーツ 大谷", { by: "words", words: "大谷 | 火星" }],
    ["昨日のスポーツ", { by: "category", category: "sports" }],
    ["昨日", { by: "nothing" }],
  ])("%s: what is followed of it has neither dates nor categories", async (words, follow) => {
    await opened().publish(SNOW, BRIDGE);
    const reply = await search(words);
    const shown = reply.type === "list" ? reply.reason : reply;
    expect("follow" in shown ? shown.follow : undefined).toEqual(follow);
  });

  it.each(["昨日", "昨日のニュース", "news from yesterday"])("is the news of a day: %s", async (words) => {
    const [bridge] = await opened().publish({ ...BRIDGE, publishedAt: NOW - DAY });
    const reply = await search(words);
    expect(reply).toMatchObject({ articles: [bridge], reason: { days: { zone: "Asia/Tokyo" } } });
    const other = await search("昨日の橋");
    expect(other.type === "list" && other.reason).not.toHaveProperty("days");
  });

  it("says of which time it found nothing, and shows other days", async () => {
    const [, bridge] = await opened().publish(SNOW, BRIDGE);
    const reply = await search("2019年の橋");
    const [from, until] = [2019, 2020].map((year) => Date.UTC(year, 0) - 9 * 3_600_000);
    expect(reply).toMatchObject({
      articles: [bridge],
      reason: { otherDays: { from, until, zone: "Asia/Tokyo", subject: "橋" } },
    });
  });

  it.each(["。", "*", " ", "🐻", "の", "the", '""'])("asks for a word where %j is none", async (words) => {
    await opened().publish(SNOW);
    expect(await search(words)).toEqual({ type: "note", note: "nothing-to-search" });
  });

  it("does not blame the words while no articles are there", async () => {
    expect(await search("雪")).toEqual({ type: "note", note: "no-articles-yet" });
  });

  it("asks the database nothing", async () => {
    await opened().publish(SNOW);
    opened().queries();
    await search("雪");
    await search("火星");
    expect(opened().queries()).toEqual([]);
  });
});
