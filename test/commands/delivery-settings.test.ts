import { beforeEach, describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import type { Command } from "../../src/commands/command.ts";
import { parsePostback, pickerData } from "../../src/commands/postback.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/alert.ts";
import { DAY, HOUR } from "../../src/domain/time.ts";
import { newsAt, readerAt } from "./alert-commands.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();
const { ask, say, follow, kept, asker } = readerAt(opened);
const settings = async () => (await kept())?.settings;
const pick = (what: Parameters<typeof pickerData>[0], time: string) =>
  ask(parsePostback(pickerData(what), time));

describe("settings", () => {
  it("are shown as they are before anything was chosen, and nothing is kept by asking", async () => {
    expect(await say("設定")).toEqual({
      type: "settings",
      settings: DEFAULT_SETTINGS,
      follows: 0,
      furigana: false,
    });
    expect(await kept()).toBeUndefined();
  });

  it("of a group are to be told when somebody asks", async () => {
    const group = { ...opened().asker("ja", "C1"), kind: "group" as const };
    expect(await answer({ name: "settings" }, group, opened().desk)).toMatchObject({
      settings: { mode: "ask" },
    });
  });

  it("count what is followed, without muted words", async () => {
    await follow("大谷");
    await ask({ name: "mute", word: "ゴルフ" });
    expect(await say("設定")).toMatchObject({ follows: 1 });
  });

  it("change one by one and leave the others", async () => {
    await say("おやすみ時間 22:00-7:00");
    await say("緊急 オフ");
    await say("タイムゾーン ロンドン");
    await say("まとめ配信");
    expect(await settings()).toEqual({
      mode: "digest",
      digestTimes: [480, 1_140],
      quiet: { from: 1_320, to: 420 },
      zone: "Europe/London",
      urgent: false,
    });
  });
});

describe("when to be told", () => {
  it.each([
    ["すぐに通知", "instant"],
    ["まとめ配信", "digest"],
    ["聞いたときだけ", "ask"],
  ] as const)("%s", async (text, mode) => {
    expect(await say(text)).toEqual({ type: "note", note: "delivery", mode, times: [480, 1_140] });
    expect(await settings()).toMatchObject({ mode });
  });

  it("holds for every topic that has no mode of its own", async () => {
    await follow("大谷", "instant");
    await follow("山本", "digest");
    await say("聞いたときだけ");
    const reply = await say("登録一覧");
    expect(reply.type === "my-alerts" && reply.subscriptions.map(({ mode }) => mode)).toEqual([
      "ask",
      "digest",
    ]);
  });
});

describe("a group, whose every member is billed for", () => {
  const group = () => ({
    ...opened().asker("ja", "C1"),
    kind: "group" as const,
    memberCount: async () => 12,
  });
  const asGroup = (command: Command) => answer(command, group(), opened().desk);
  const modes = async () => {
    const reply = await asGroup({ name: "my-alerts" });
    return reply.type === "my-alerts"
      ? [reply.settings.mode, ...reply.subscriptions.map(({ mode }) => mode)]
      : reply;
  };
  const priced = (command: Command, messagesAMonth: number) => ({
    ...{ type: "note", note: "confirm-price", members: 12, messagesAMonth },
    command: { ...command, confirmed: true },
  });
  beforeEach(async () => {
    await asGroup({ name: "follow", what: { by: "words", words: "大谷" }, mode: "ask" });
    for (let n = 0; n < 28; n++) await newsAt(opened(), { title: "大谷の一日" });
  });

  it("hears the price before all its topics come otherwise, and nothing changes by asking", async () => {
    for (const [mode, messages] of [
      ["instant", 4 * 30 * 12],
      ["digest", 2 * 30 * 12],
    ] as const) {
      const command: Command = { name: "delivery", mode };
      expect(await asGroup(command)).toEqual(priced(command, messages));
      expect(await modes()).toEqual(["ask", "ask"]);
      await asGroup({ ...command, confirmed: true });
      expect(await modes()).toEqual([mode, mode]);
      await asGroup({ name: "delivery", mode: "ask" });
    }
  });

  it("hears the price before one topic comes otherwise", async () => {
    const reply = await asGroup({ name: "my-alerts" });
    const no = reply.type === "my-alerts" ? (reply.subscriptions[0]?.no ?? 0) : 0;
    const command: Command = { name: "topic-mode", no, mode: "instant" };
    expect(await asGroup(command)).toEqual(priced(command, 4 * 30 * 12));
    expect(await modes()).toEqual(["ask", "ask"]);
    await asGroup({ ...command, confirmed: true });
    expect(await modes()).toEqual(["ask", "instant"]);
  });

  it("that names times keeps them, and hears the price of digests at them", async () => {
    const reply = await asGroup({ name: "digest-times", times: [480] });
    expect(reply).toEqual(priced({ name: "delivery", mode: "digest" }, 30 * 12));
    expect(await asGroup({ name: "settings" })).toMatchObject({
      settings: { mode: "ask", digestTimes: [480] },
    });
  });
});

describe("the times of the digest", () => {
  it("typed replace all, and are a wish for a digest", async () => {
    expect(await say("まとめ配信 7:30 12時 21時")).toMatchObject({
      note: "delivery",
      mode: "digest",
      times: [450, 720, 1_260],
    });
    expect(await settings()).toMatchObject({ mode: "digest", digestTimes: [450, 720, 1_260] });
  });

  it("picked are added, three at most, and can be removed but for the last", async () => {
    expect(await pick("digest-times:add", "12:00")).toEqual({
      type: "note",
      note: "digest-times",
      times: [480, 720, 1_140],
    });
    expect(await pick("digest-times:add", "12:00")).toMatchObject({ times: [480, 720, 1_140] });
    expect(await pick("digest-times:add", "06:00")).toEqual({ type: "note", note: "unknown-times" });
    for (const remove of [480, 1_140, 720, 720]) await ask({ name: "digest-times", remove });
    expect(await settings()).toMatchObject({ digestTimes: [720], mode: "instant" });
  });

  it("that can't be read change nothing", async () => {
    expect(await say("まとめ配信 25時")).toEqual({ type: "note", note: "unknown-times" });
    expect(await kept()).toBeUndefined();
  });

  it("are shown when asked for", async () => {
    expect(await say("配信時間")).toEqual({ type: "note", note: "digest-times", times: [480, 1_140] });
  });
});

describe("quiet hours", () => {
  it("can be set with two picks, and ended", async () => {
    expect(await pick("quiet:from", "23:00")).toEqual({
      type: "note",
      note: "quiet",
      quiet: { from: 1_380, to: 420 },
    });
    expect(await pick("quiet:to", "06:30")).toMatchObject({ quiet: { from: 1_380, to: 390 } });
    expect(await settings()).toMatchObject({ quiet: { from: 1_380, to: 390 } });
    expect(await say("おやすみ時間 オフ")).toEqual({ type: "note", note: "quiet" });
    expect(await settings()).not.toHaveProperty("quiet");
  });

  it("begin when it is said, and end in the morning", async () => {
    expect(await say("23時以降は通知しないで")).toMatchObject({ quiet: { from: 1_380, to: 420 } });
    expect(await settings()).toMatchObject({ quiet: { from: 1_380, to: 420 } });
  });

  it("are asked for where none were named, or they would be none", async () => {
    expect(await say("おやすみ時間")).toEqual({ type: "note", note: "ask-quiet" });
    await pick("quiet:from", "23:00");
    expect(await pick("quiet:to", "23:00")).toEqual({ type: "note", note: "ask-quiet" });
    expect(await settings()).toMatchObject({ quiet: { from: 1_380, to: 420 } });
  });
});

it("for urgent news alone there is no setting, which is said, and nothing changes", async () => {
  await say("緊急 オフ");
  const before = await settings();
  expect(await say("緊急だけ通知して")).toEqual({ type: "note", note: "only-urgent" });
  expect(await settings()).toEqual(before);
});

describe("the time zone", () => {
  it("is understood as people call it", async () => {
    expect(await say("time zone New York")).toEqual({ type: "note", note: "zone", zone: "America/New_York" });
    expect(await settings()).toMatchObject({ zone: "America/New_York" });
  });

  it("is asked for where none is known", async () => {
    expect(await say("タイムゾーン")).toEqual({ type: "note", note: "unknown-zone" });
    expect(await say("タイムゾーン 月面")).toEqual({ type: "note", note: "unknown-zone", words: "月面" });
    expect(await kept()).toBeUndefined();
  });
});

describe("a snooze", () => {
  it.each([
    ["通知を1時間止めて", NOW + HOUR],
    // It is noon in Tokyo; morning is seven.
    ["明日まで", NOW + 19 * HOUR],
    ["1週間", NOW + 7 * DAY],
  ])("%s", async (text, until) => {
    await follow("大谷");
    expect(await say(text)).toEqual({
      type: "note",
      note: "snoozed",
      until,
      zone: "Asia/Tokyo",
      urgent: true,
    });
    expect(await kept()).toMatchObject({ snoozedUntil: until });
  });

  it("says whether urgent news comes nevertheless", async () => {
    await follow("大谷");
    await say("緊急 オフ");
    expect(await say("1週間")).toMatchObject({ note: "snoozed", urgent: false });
  });

  it("until tomorrow is until the reader's own morning", async () => {
    await follow("大谷");
    await say("タイムゾーン ロンドン");
    // Three at night in London: the coming morning is what is called tomorrow then.
    expect(await say("明日まで")).toMatchObject({ until: NOW + 4 * HOUR, zone: "Europe/London" });
  });

  it("asks for how long, and can be ended", async () => {
    await follow("大谷");
    expect(await say("スヌーズ")).toEqual({ type: "note", note: "ask-snooze" });
    await say("1週間");
    expect(await say("スヌーズ解除")).toEqual({ type: "note", note: "snooze-off" });
    expect(await kept()).not.toHaveProperty("snoozedUntil");
  });

  it("of nothing is none", async () => {
    expect(await say("スヌーズ 1時間")).toEqual({ type: "note", note: "not-followed" });
  });
});

it("what was chosen before following holds for what is followed then", async () => {
  await say("まとめ配信");
  await follow("大谷", "digest");
  expect((await kept())?.subscriptions[0]).not.toHaveProperty("mode");
  expect(asker().kind).toBe("user");
});
