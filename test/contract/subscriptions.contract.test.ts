import { expect, it } from "vitest";
import { DEFAULT_SETTINGS, type DeliverySettings } from "../../src/domain/alert.ts";
import { TOPICS_PER_READER } from "../../src/domain/topic.ts";
import { describeContract } from "./engines.ts";
import { follow, NOW, readerOf, recipientOf, report } from "./followers.ts";

describeContract("subscriptions", (subject) => {
  const store = () => subject().store;
  const subscriptions = () => subject().store.subscriptions;
  const topicsOf = async (hash: string) => (await readerOf(store(), hash)).subscriptions;

  it("owe nothing of what the log held before", async () => {
    const { no } = await follow(store(), "a", "quakes");
    await report(subject().database, "before", [no]);
    await follow(store(), "b", "quakes");
    expect(await topicsOf("a")).toEqual([{ topic: no, since: 0, paused: false, muted: false }]);
    expect(await topicsOf("b")).toEqual([{ topic: no, since: 1, paused: false, muted: false }]);
  });

  it("share the topic with everybody who follows the same, and keep it sealed", async () => {
    const first = await follow(store(), "a", "quakes");
    const second = await follow(store(), "b", "quakes");
    const other = await follow(store(), "b", "markets");
    expect(second).toEqual({ outcome: "followed", no: first.no });
    expect(await store().topics.after(0, 10)).toEqual([
      { no: first.no, sealed: "sealed-quakes" },
      { no: other.no, sealed: "sealed-markets" },
    ]);
    expect(await store().topics.after(first.no, 10)).toHaveLength(1);
  });

  it("make a reader who was not known, and give a new one its own number", async () => {
    await follow(store(), "a", "quakes", { recipient: recipientOf("a", { kind: "group" }) });
    const first = await readerOf(store(), "a");
    expect(first).toMatchObject({ hash: "a", kind: "group", members: 1, seen: 0, locale: "ja", busy: false });
    expect(first.settings).toEqual({ ...DEFAULT_SETTINGS, mode: "ask" });
    await store().recipients.remove("a");
    expect(await subscriptions().reader("a")).toBeUndefined();
    await follow(store(), "a", "quakes");
    const again = await readerOf(store(), "a");
    expect(again.id).toBeGreaterThan(first.id);
    expect(again.settings).toEqual(DEFAULT_SETTINGS);
  });

  it("end at fifty, whichever they are, and make room when one goes", async () => {
    const followed: number[] = [];
    for (let index = 0; index < TOPICS_PER_READER; index++)
      followed.push((await follow(store(), "a", `topic-${index}`, { muted: index % 2 === 1 })).no);
    expect((await follow(store(), "a", "one more")).outcome).toBe("too-many");
    expect((await follow(store(), "a", "topic-7")).outcome).toBe("already");
    expect(await topicsOf("a")).toHaveLength(TOPICS_PER_READER);
    expect(await subscriptions().unfollow("a", followed[0]!, NOW)).toBe(true);
    expect((await follow(store(), "a", "one more")).outcome).toBe("followed");
  });

  it("stay as they are when followed again, but take a new mode over", async () => {
    const { no } = await follow(store(), "a", "quakes", { mode: "digest" });
    await report(subject().database, "news", [no]);
    expect(await follow(store(), "a", "quakes")).toEqual({ outcome: "already", no });
    expect(await topicsOf("a")).toEqual([
      { topic: no, since: 0, mode: "digest", paused: false, muted: false },
    ]);
    await follow(store(), "a", "quakes", { mode: "ask" });
    expect(await topicsOf("a")).toMatchObject([{ since: 0, mode: "ask" }]);
  });

  it("that are paused owe nothing of the time between", async () => {
    const { no } = await follow(store(), "a", "quakes");
    const other = await follow(store(), "a", "markets");
    await subscriptions().pause("a", true, NOW, no);
    expect(await topicsOf("a")).toMatchObject([
      { topic: no, paused: true, since: 0, earlier: { after: 0, upTo: 0 } },
      { topic: other.no, paused: false, since: 0 },
    ]);
    await report(subject().database, "meanwhile", [no, other.no]);
    await subscriptions().pause("a", false, NOW, no);
    expect(await topicsOf("a")).toMatchObject([
      { topic: other.no, paused: false, since: 0 },
      { topic: no, paused: false, since: 2 },
    ]);
  });

  it("are all paused at once, except for muted words, and resuming what runs loses nothing", async () => {
    const { no } = await follow(store(), "a", "quakes");
    const mute = await follow(store(), "a", "drills", { muted: true });
    await subscriptions().pause("a", true, NOW);
    expect(await topicsOf("a")).toMatchObject([
      { topic: no, paused: true },
      { topic: mute.no, paused: false, muted: true },
    ]);
    await subscriptions().pause("a", false, NOW);
    await report(subject().database, "news", [no]);
    await subscriptions().pause("a", false, NOW);
    expect(await topicsOf("a")).toMatchObject([{ topic: no, since: 0, paused: false }, { topic: mute.no }]);
  });

  it("that are paused begin anew when they are followed again", async () => {
    const { no } = await follow(store(), "a", "quakes");
    await subscriptions().pause("a", true, NOW);
    await report(subject().database, "meanwhile", [no]);
    expect((await follow(store(), "a", "quakes")).outcome).toBe("already");
    const earlier = { after: 0, upTo: 0 };
    expect(await topicsOf("a")).toEqual([{ topic: no, since: 1, paused: false, muted: false, earlier }]);
  });

  it("that are paused keep what they were followed for before", async () => {
    const { no } = await follow(store(), "a", "quakes");
    await report(subject().database, "before", [no]);
    await subscriptions().pause("a", true, NOW);
    await report(subject().database, "meanwhile", [no]);
    await subscriptions().pause("a", false, NOW);
    expect(await topicsOf("a")).toMatchObject([{ since: 2, paused: false, earlier: { after: 0, upTo: 1 } }]);
  });

  it("move to other topics all at once, and are owed as before", async () => {
    const quakes = await follow(store(), "a", "quakes", { mode: "digest" });
    const markets = await follow(store(), "a", "markets");
    const english = await follow(store(), "a", "markets-en", { mode: "ask" });
    await subscriptions().pause("a", true, NOW, quakes.no);
    await follow(store(), "b", "quakes");
    const sealed = (name: string) => ({ hash: name, sealed: `sealed-${name}` });
    const other = await follow(store(), "b", "quakes-en");
    await report(subject().database, "news", [other.no]);
    await subscriptions().moveTopics(
      "a",
      [
        { from: quakes.no, to: sealed("quakes-en") },
        { from: markets.no, to: sealed("markets-en") },
      ],
      NOW,
    );
    expect(await topicsOf("a")).toEqual([
      { topic: english.no, since: 0, mode: "ask", paused: false, muted: false },
      {
        ...{ topic: other.no, since: 0, mode: "digest", paused: true, muted: false },
        earlier: { after: 0, upTo: 0 },
      },
    ]);
    expect((await topicsOf("b")).map(({ topic }) => topic)).toEqual([quakes.no, other.no]);
  });

  it("turn into muted words and back, and back owes nothing of the time between", async () => {
    const { no } = await follow(store(), "a", "drills");
    await follow(store(), "a", "drills", { muted: true });
    expect(await topicsOf("a")).toMatchObject([{ topic: no, muted: true }]);
    await report(subject().database, "meanwhile", [no]);
    await follow(store(), "a", "drills");
    expect(await topicsOf("a")).toEqual([{ topic: no, since: 1, paused: false, muted: false }]);
  });

  it("end when unfollowed, once, and only that reader's", async () => {
    const { no } = await follow(store(), "a", "quakes");
    await follow(store(), "b", "quakes");
    expect(await subscriptions().unfollow("a", no, NOW)).toBe(true);
    expect(await subscriptions().unfollow("a", no, NOW)).toBe(false);
    expect(await subscriptions().unfollow("nobody", no, NOW)).toBe(false);
    expect(await topicsOf("a")).toEqual([]);
    expect(await topicsOf("b")).toHaveLength(1);
  });

  it("go with the reader; a topic that nobody follows is forgotten when it is swept", async () => {
    const { no } = await follow(store(), "a", "quakes");
    await follow(store(), "b", "markets");
    await store().recipients.remove("a");
    const left = await subject().database.queries.selectFrom("subscriptions").selectAll().execute();
    expect(left).toHaveLength(1);
    expect(await store().topics.removeUnfollowed()).toBe(1);
    expect((await store().topics.after(0, 10)).map(({ sealed }) => sealed)).toEqual(["sealed-markets"]);
    expect((await follow(store(), "b", "quakes")).no).toBeGreaterThan(no);
  });

  it("tell the instances that follow by sequence that somebody follows more or less", async () => {
    await store().recipients.save(recipientOf("a"), NOW);
    const followsOf = () =>
      subject()
        .database.queries.selectFrom("recipients")
        .select(["follows", "seq"])
        .where("hash", "=", "a")
        .executeTakeFirstOrThrow();
    const before = await followsOf();
    const { no } = await follow(store(), "a", "quakes");
    await follow(store(), "a", "markets");
    const after = await followsOf();
    expect([before.follows, after.follows]).toEqual([0, 2]);
    expect(after.seq).toBeGreaterThan(before.seq);
    await subscriptions().unfollow("a", no, NOW);
    const end = await followsOf();
    expect(end.follows).toBe(1);
    expect(end.seq).toBeGreaterThan(after.seq);
  });

  it("keep each topic's mode, and the reader's settings, as they were chosen", async () => {
    const { no } = await follow(store(), "a", "quakes");
    const settings: DeliverySettings = {
      mode: "digest",
      digestTimes: [420, 1140],
      quiet: { from: 1380, to: 360 },
      zone: "Europe/Berlin",
      urgent: false,
    };
    await subscriptions().saveSettings(recipientOf("a"), settings, NOW);
    await subscriptions().setMode("a", no, "ask", NOW);
    const reader = await readerOf(store(), "a");
    expect(reader.settings).toEqual(settings);
    expect(reader.subscriptions).toEqual([{ topic: no, since: 0, mode: "ask", paused: false, muted: false }]);
    await subscriptions().saveSettings(recipientOf("new"), settings, NOW);
    expect((await readerOf(store(), "new")).settings).toEqual(settings);
  });

  it("forget the digest that was planned by other times", async () => {
    await follow(store(), "a", "quakes");
    await subject()
      .database.queries.updateTable("recipients")
      .set({ digest_at: NOW + 1 })
      .execute();
    await subscriptions().saveSettings(recipientOf("a"), DEFAULT_SETTINGS, NOW);
    expect(await readerOf(store(), "a")).not.toHaveProperty("digestAt");
  });

  it("keep a snooze, a group's size, a hold's end and the budget's step", async () => {
    await follow(store(), "a", "quakes");
    await subscriptions().snooze("a", NOW + 5, NOW);
    await subscriptions().setMembers("a", 12);
    await subscriptions().setToldStep("a", "digest");
    await subject()
      .database.queries.updateTable("recipients")
      .set({ held_until: NOW + 9 })
      .execute();
    expect(await readerOf(store(), "a")).toMatchObject({
      snoozedUntil: NOW + 5,
      members: 12,
      heldUntil: NOW + 9,
      toldStep: "digest",
    });
    await subscriptions().snooze("a", undefined, NOW);
    await subscriptions().setToldStep("a", undefined);
    const reader = await readerOf(store(), "a");
    for (const field of ["snoozedUntil", "toldStep"]) expect(reader).not.toHaveProperty(field);
  });

  it.each<[string, (hash: string, no: number) => Promise<unknown>]>([
    ["a new topic", (hash) => follow(store(), hash, "markets", {}, NOW + 7)],
    ["unfollowing", (hash, no) => subscriptions().unfollow(hash, no, NOW + 7)],
    ["a pause", (hash) => subscriptions().pause(hash, true, NOW + 7)],
    ["a mode", (hash, no) => subscriptions().setMode(hash, no, "digest", NOW + 7)],
    ["settings", (hash) => subscriptions().saveSettings(recipientOf(hash), DEFAULT_SETTINGS, NOW + 7)],
    ["a snooze", (hash) => subscriptions().snooze(hash, NOW + 99, NOW + 7)],
  ])("have the planner look at the reader again after %s, and at nobody else", async (_, change) => {
    const { no } = await follow(store(), "a", "quakes");
    await follow(store(), "b", "quakes");
    await subject().database.queries.updateTable("recipients").set({ wake_at: null }).execute();
    await change("a", no);
    expect((await readerOf(store(), "a")).wakeAt).toBe(NOW + 7);
    expect(await readerOf(store(), "b")).not.toHaveProperty("wakeAt");
  });
});
