import type { DeliveryMode } from "../domain/alert.ts";
import type { Asker, Command, FollowedTopic, Reply, TopicRef } from "./command.ts";
import type { Desk } from "./desk.ts";
import { findFollowed } from "./find-topic.ts";
import { followedTopics, settingsOf, topicsOf } from "./followed.ts";
import { priceOf } from "./group-price.ts";

/** What the asker follows, and how it is told. */
export async function myAlerts(asker: Asker, desk: Desk): Promise<Reply> {
  const reader = await desk.subscriptions.reader(asker.hash);
  return {
    type: "my-alerts",
    subscriptions: await followedTopics(reader, desk),
    settings: settingsOf(reader, asker),
    ...snoozeOf(reader, desk),
  };
}

/** Until when alerts are put off, where they are now. */
export const snoozeOf = (
  reader: { snoozedUntil?: number } | undefined,
  { clock }: Pick<Desk, "clock">,
): { snoozedUntil?: number } =>
  reader?.snoozedUntil !== undefined && reader.snoozedUntil > clock()
    ? { snoozedUntil: reader.snoozedUntil }
    : {};

/** Ends the following, or muting, of a topic, or the following of all after asking once more. */
export async function unfollow(
  which: Extract<Command, { name: "unfollow" }>["which"],
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  const followed = await topicsOf(asker, desk);
  if (which.by === "all")
    return unfollowAll(
      which.confirmed,
      followed.filter(({ muted }) => !muted),
      asker,
      desk,
    );
  return choose(which, "unfollow", followed, desk, (one) => unfollowOne(one, asker, desk));
}

async function unfollowAll(
  confirmed: boolean,
  followed: FollowedTopic[],
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  if (followed.length === 0) return { type: "note", note: "not-followed" };
  if (!confirmed) return { type: "note", note: "confirm-unfollow-all", count: followed.length };
  for (const { no } of followed) await desk.subscriptions.unfollow(asker.hash, no, desk.clock());
  return { type: "note", note: "unfollowed", topics: followed.map(({ topic }) => topic) };
}

/** Ends the following, or muting, of one topic. */
export async function unfollowOne(
  { no, topic, muted }: FollowedTopic,
  { hash }: Asker,
  desk: Desk,
): Promise<Reply> {
  await desk.subscriptions.unfollow(hash, no, desk.clock());
  return muted
    ? { type: "note", note: "unmuted", topic }
    : { type: "note", note: "unfollowed", topics: [topic] };
}

/** Silences topics until they are resumed, or all of them; what comes meanwhile is not owed. */
export async function pause(
  { name, which }: { name: "pause" | "resume"; which?: TopicRef },
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  const followed = (await topicsOf(asker, desk)).filter(({ muted }) => !muted);
  const note = name === "pause" ? "paused" : "resumed";
  const paused = name === "pause";
  if (which) {
    return choose(which, name, followed, desk, async ({ no, topic }) => {
      await desk.subscriptions.pause(asker.hash, paused, desk.clock(), no);
      return { type: "note", note, topic };
    });
  }
  if (followed.length === 0) return { type: "note", note: "not-followed" };
  await desk.subscriptions.pause(asker.hash, paused, desk.clock());
  // "Resume" is what somebody says who wants to hear of everything again.
  if (!paused) await desk.subscriptions.snooze(asker.hash, undefined, desk.clock());
  return { type: "note", note };
}

/** Does something to the one topic that is meant, or has it chosen of those that may be. */
async function choose(
  which: TopicRef,
  action: "unfollow" | "pause" | "resume",
  followed: FollowedTopic[],
  desk: Desk,
  act: (one: FollowedTopic) => Promise<Reply>,
): Promise<Reply> {
  const meant = findFollowed(which, followed, desk);
  const [one] = meant;
  if (one === undefined)
    return {
      ...{ type: "note", note: "not-followed" },
      ...(which.by === "words" && { words: which.words }),
      ...(which.by === "no" && { stale: true }),
    };
  if (which.by === "nothing" || meant.length > 1) return { type: "choose-topic", action, topics: meant };
  return act(one);
}

/** Tells of one topic otherwise than of the others; a group hears first what it costs. */
export async function topicMode(
  { no, mode, confirmed }: Extract<Command, { name: "topic-mode" }>,
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  const reader = await desk.subscriptions.reader(asker.hash);
  const one = (await followedTopics(reader, desk)).find((followed) => followed.no === no && !followed.muted);
  if (!one) return { type: "note", note: "not-followed", stale: true };
  if (mode !== "ask" && !confirmed && asker.memberCount) {
    const price = priceOf(mode, [one.topic], settingsOf(reader, asker), await asker.memberCount(), desk);
    const command = { name: "topic-mode", no, mode, confirmed: true } as const;
    return { type: "note", note: "confirm-price", command, ...price };
  }
  // Whoever chooses how to be told wants to be told.
  if (one.paused) await desk.subscriptions.pause(asker.hash, false, desk.clock(), no);
  return setTopicMode(one, mode, asker, desk);
}

/** Changes how one topic is told. */
export async function setTopicMode(
  { no, topic }: FollowedTopic,
  mode: DeliveryMode,
  { hash }: Asker,
  desk: Desk,
): Promise<Reply> {
  await desk.subscriptions.setMode(hash, no, mode, desk.clock());
  return { type: "note", note: "topic-mode", topic, no, mode };
}
