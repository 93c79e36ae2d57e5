import type { Asker, Command, Reply } from "./command.ts";
import type { Desk } from "./desk.ts";
import { moveTopics } from "./move-topics.ts";

/** Asks for a language, or keeps the one chosen; the news follow the bot's own until they are chosen apart. */
export async function language(
  { locale, news }: Omit<Extract<Command, { name: "language" }>, "name">,
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  if (locale === undefined && news === undefined) return { type: "language" };
  await desk.locales.save(asker, { ...(locale && { locale }), ...(news && { news }) });
  const languages = await desk.locales.languagesOf(asker);
  await moveTopics(languages.news, asker, desk);
  return { type: "note", note: locale ? "language-set" : "news-set", ...languages };
}

/** Keeps whether the asker wants the readings of kanji. */
export async function furigana(on: boolean, asker: Asker, desk: Desk): Promise<Reply> {
  await desk.locales.save(asker, { furigana: on });
  return { type: "note", note: "furigana", on };
}

/** Says what is kept about the asker: a sealed id, a language, topics and settings; or nothing. */
export async function myData({ hash }: Asker, desk: Desk): Promise<Reply> {
  const reader = await desk.subscriptions.reader(hash);
  return {
    type: "note",
    note: "my-data",
    kept: reader !== undefined,
    topics: reader?.subscriptions.length ?? 0,
  };
}

/** Removes what is kept about the asker, after asking once more. */
export async function deleteData(confirmed: boolean, { hash }: Asker, desk: Desk): Promise<Reply> {
  if (!confirmed) return { type: "note", note: "confirm-delete" };
  const kept = await desk.recipients.remove(hash);
  desk.locales.forget(hash);
  return { type: "note", note: "deleted", kept };
}

/**
 * Says goodbye to a group, after asking once more, and removes what is kept about it; whoever sends the reply leaves after it. Who
 * says goodbye to the bot alone is thanked: nothing is deleted for a farewell.
 */
export async function leave(confirmed: boolean, asker: Asker, desk: Desk): Promise<Reply> {
  if (asker.kind === "user") return { type: "note", note: "thanks" };
  if (!confirmed) return { type: "note", note: "confirm-leave" };
  await deleteData(true, asker, desk);
  return { type: "note", note: "left" };
}
