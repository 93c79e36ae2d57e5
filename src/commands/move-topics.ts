import type { NewsLanguage } from "../domain/language.ts";
import type { Topic } from "../domain/topic.ts";
import type { Asker } from "./command.ts";
import type { Desk } from "./desk.ts";
import { categoryTopic } from "./find-topic.ts";
import { sealTopic, takeIn, topicsOf } from "./followed.ts";

/** Has a reader's categories and presets come in another language; stories and own words stay in theirs. */
export async function moveTopics(news: NewsLanguage, asker: Asker, desk: Desk): Promise<void> {
  const moves = (await topicsOf(asker, desk)).flatMap(({ no, topic }) => {
    const moved = translated(topic, news, desk);
    return moved ? [{ from: no, to: sealTopic(moved, desk) }] : [];
  });
  if (moves.length === 0) return;
  await desk.subscriptions.moveTopics(asker.hash, moves, desk.clock());
  await takeIn(desk);
}

/** The same topic in another language; undefined where it is in it, or is of its own language. */
function translated(topic: Topic, lang: NewsLanguage, desk: Desk): Topic | undefined {
  if (topic.lang === lang) return undefined;
  if (topic.kind === "preset") return { ...topic, lang };
  return topic.kind === "category" ? categoryTopic(topic.category, lang, desk) : undefined;
}
