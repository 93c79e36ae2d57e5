import type { DeliverySettings } from "../domain/alert.ts";
import type { Reader } from "../domain/reader.ts";
import type { Recipient } from "../domain/recipient.ts";
import { type Topic, topicKey } from "../domain/topic.ts";
import { defaultsOf } from "../store/reader-row.ts";
import type { SealedTopic } from "../store/topics.ts";
import type { Asker, FollowedTopic } from "./command.ts";
import type { Desk } from "./desk.ts";

/** The asker with what is kept of one; languages only where they are no guess. */
export async function recipientOf(
  { hash, kind, seal }: Asker,
  desk: Pick<Desk, "locales">,
): Promise<Recipient> {
  return { hash, kind, sealed: seal(), ...(await desk.locales.surelyOf({ hash })) };
}

/** A topic as the database may hold it. */
export const sealTopic = (topic: Topic, { identity }: Pick<Desk, "identity">): SealedTopic => ({
  hash: identity.topicHashOf(topicKey(topic)),
  sealed: identity.seal(JSON.stringify(topic)),
});

/** Has this instance know at once what somebody just followed. */
export async function takeIn({ topics, locales }: Pick<Desk, "topics" | "locales">): Promise<void> {
  await Promise.all([topics.catchUp(), locales.catchUp()]);
}

/** How a reader wants to be told, or would be. */
export const settingsOf = (reader: Reader | undefined, { kind }: Pick<Asker, "kind">): DeliverySettings =>
  reader?.settings ?? defaultsOf(kind);

/** What a reader follows and what it muted, in the order followed. */
export async function followedTopics(
  reader: Reader | undefined,
  { topics }: Pick<Desk, "topics">,
): Promise<FollowedTopic[]> {
  if (!reader) return [];
  // Another instance may have taken in what is followed here.
  if (reader.subscriptions.some(({ topic }) => !topics.get(topic))) await topics.catchUp();
  return reader.subscriptions.flatMap(({ topic: no, mode = reader.settings.mode, paused, muted }) => {
    const topic = topics.get(no);
    return topic ? [{ no, topic, mode, paused, muted }] : [];
  });
}

/** The followed topics of whoever asks. */
export async function topicsOf(
  { hash }: Pick<Asker, "hash">,
  desk: Pick<Desk, "subscriptions" | "topics">,
): Promise<FollowedTopic[]> {
  return followedTopics(await desk.subscriptions.reader(hash), desk);
}
