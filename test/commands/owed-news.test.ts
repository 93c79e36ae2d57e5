import { describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import { catchUpItems, enclosureFor, rangeOwed } from "../../src/commands/owed-news.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { newsAt, readerAt } from "./alert-commands.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();
const { ask, say, follow, kept, asker } = readerAt(opened);

async function reader() {
  const found = await kept();
  if (!found) throw new RangeError("nothing is kept of the reader");
  return found;
}
const titles = async () => {
  const reply = await ask({ name: "catch-up" });
  return reply.type === "catch-up" ? reply.items.map(({ article }) => article.title) : reply;
};

describe("catching up", () => {
  it("shows all that is owed, the newest first, each article once with all its reasons", async () => {
    await follow("大谷");
    await follow("登板");
    await newsAt(opened(), { title: "大谷が打つ", publishedAt: NOW + 2 });
    await newsAt(opened(), { title: "大谷が登板", publishedAt: NOW + 1 });
    await newsAt(opened(), { title: "山本が登板", publishedAt: NOW + 3 });
    expect(await say("まとめ")).toMatchObject({
      type: "catch-up",
      items: [
        { article: { title: "山本が登板" }, reasons: [{ words: "登板" }] },
        { article: { title: "大谷が打つ" }, reasons: [{ words: "大谷" }] },
        { article: { title: "大谷が登板" }, reasons: [{ words: "大谷" }, { words: "登板" }] },
      ],
    });
  });

  it("moves no cursor by itself; what was told is owed no more", async () => {
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    expect(await titles()).toEqual(["大谷が登板"]);
    expect(await titles()).toEqual(["大谷が登板"]);
    await opened().tell(asker());
    expect(await titles()).toEqual({ type: "note", note: "nothing-owed", follows: true });
  });

  it("says so where nothing is owed or followed", async () => {
    expect(await titles()).toEqual({ type: "note", note: "nothing-owed", follows: false });
    await ask({ name: "mute", word: "ゴルフ" });
    expect(await titles()).toMatchObject({ follows: false });
    await follow("大谷");
    expect(await titles()).toMatchObject({ follows: true });
  });

  it("from a notice shows what that notice was about, told or not, and nothing newer", async () => {
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    const range = enclosureFor(await reader(), opened().desk)?.owed?.range;
    await opened().tell(asker());
    await newsAt(opened(), { title: "大谷が降板" });
    if (!range) throw new RangeError("there was no notice");
    expect(await ask({ name: "catch-up", range })).toMatchObject({
      items: [{ article: { title: "大谷が登板" } }],
    });
    expect(await titles()).toEqual(["大谷が降板"]);
  });

  it("from a notice shows it by an instance that has not heard of that news yet", async () => {
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    const { desk, store } = opened();
    const { range } = enclosureFor(await reader(), desk)?.owed ?? {};
    if (!range) throw new RangeError("there was no notice");
    const late = { ...desk, alertLog: createAlertMemory(store.alertLog) };
    expect(await answer({ name: "catch-up", range }, asker(), late)).toMatchObject({
      items: [{ article: { title: "大谷が登板" } }],
    });
  });

  it("from a notice shows nobody what they do not follow", async () => {
    await readerAt(opened, "U00000000000000000000000000000002").follow("大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が降板" });
    const range = { after: 0, upTo: opened().desk.alertLog.head() };
    expect(await ask({ name: "catch-up", range })).toMatchObject({
      items: [{ article: { title: "大谷が降板" } }],
    });
  });

  it("leaves out articles that are kept no more", async () => {
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    opened().desk.cache.dropPublishedBefore(NOW + DAY);
    expect(catchUpItems(await reader(), opened().desk)).toEqual([]);
    expect(enclosureFor(await reader(), opened().desk)).toBeUndefined();
  });
});

describe("what goes with a free reply", () => {
  it("is in short what is owed: how much of which topic, since when, the newest three, and where it is", async () => {
    const player = await follow("大谷");
    const category = await follow("スポーツ");
    const { desk, setClock } = opened();
    const news = [];
    for (const [n, title] of ["大谷が登板", "駅伝", "競泳", "大谷が降板"].entries()) {
      setClock(NOW + n * MINUTE);
      news.push(await newsAt(opened(), { title, categories: ["sports"], publishedAt: NOW + n }));
    }
    const { seen } = await reader();
    expect(enclosureFor(await reader(), desk)).toEqual({
      owed: {
        count: 4,
        topics: [
          { topic: desk.topics.get(category), count: 4 },
          { topic: desk.topics.get(player), count: 2 },
        ],
        since: NOW,
        zone: "Asia/Tokyo",
        articles: [news[3], news[2], news[1]],
        range: { after: seen, upTo: desk.alertLog.head() },
      },
    });
  });

  it("is about no more than the stretch that is told with it", async () => {
    await follow("大谷");
    await newsAt(opened(), { title: "大谷が登板" });
    const range = rangeOwed(await reader(), opened().desk);
    await newsAt(opened(), { title: "大谷が降板" });
    expect(enclosureFor(await reader(), opened().desk, range)?.owed).toMatchObject({ count: 1, range });
  });

  it("is nothing where nothing is owed, or it is older than a week", async () => {
    await follow("大谷");
    expect(enclosureFor(await reader(), opened().desk)).toBeUndefined();
    await newsAt(opened(), { title: "大谷が登板" });
    opened().setClock(NOW + 7 * DAY + HOUR);
    expect(enclosureFor(await reader(), opened().desk)).toBeUndefined();
  });

  it.each([
    ["merged", "instant", true],
    ["digest", "instant", true],
    ["digest", "digest", false],
    ["ask", "digest", true],
    ["ask", "ask", false],
    ["instant", "instant", false],
  ] as const)("says of step %s to a reader of %s alerts: %s", async (step, mode, isSaid) => {
    await follow("大谷", mode);
    opened().setStep(step);
    expect(enclosureFor(await reader(), opened().desk)).toEqual(isSaid ? { step } : undefined);
  });

  it("says a step once, and nothing of topics that are paused", async () => {
    const no = await follow("大谷");
    opened().setStep("digest");
    await opened().store.subscriptions.setToldStep(asker().hash, "digest");
    const claimed = { ...(await reader()), toldStep: "digest" };
    expect(enclosureFor(claimed, opened().desk)).toBeUndefined();
    opened().setStep("ask");
    expect(enclosureFor(claimed, opened().desk)).toEqual({ step: "ask" });
    await ask({ name: "pause", which: { by: "no", no } });
    expect(enclosureFor(await reader(), opened().desk)).toBeUndefined();
  });
});
