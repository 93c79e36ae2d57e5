import type { Locale } from "../domain/language.ts";
import type { Topic } from "../domain/topic.ts";
import type { Asker } from "./command.ts";
import type { Desk } from "./desk.ts";
import { categoryTopic } from "./find-topic.ts";
import { followedTopics, recipientOf, sealTopic, takeIn } from "./followed.ts";

/** Has a reader's categories and presets come in another language; stories and own words stay in theirs. */
export async function moveTopics(locale: Locale, asker: Asker, desk: Desk): Promise<void> {
  const reader = await desk.subscriptions.reader(asker.hash);
  const known = new Map((await followedTopics(reader, desk)).map(({ no, topic }) => [no, topic]));
  const recipient = await recipientOf(asker, desk);
  for (const { topic: no, mode, paused, muted } of reader?.subscriptions ?? []) {
    const topic = known.get(no);
    const moved = topic && translated(topic, locale, desk);
    if (!moved) continue;
    const following = { recipient, topic: sealTopic(moved, desk), muted, ...(mode && { mode }) };
    const first = await desk.subscriptions.follow(following, desk.clock());
    await desk.subscriptions.unfollow(asker.hash, no, desk.clock());
    // There was no room for one more.
    const { no: newNo } =
      first.outcome === "too-many" ? await desk.subscriptions.follow(following, desk.clock()) : first;
    if (paused) await desk.subscriptions.pause(asker.hash, true, desk.clock(), newNo);
  }
  await takeIn(desk);
}

/** The same topic in another language; undefined where it is in it, or is of its own language. */
function translated(topic: Topic, lang: Locale, desk: Desk): Topic | undefined {
  if (topic.lang === lang) return undefined;
  if (topic.kind === "preset") return { ...topic, lang };
  return topic.kind === "category" ? categoryTopic(topic.category, lang, desk) : undefined;
}
