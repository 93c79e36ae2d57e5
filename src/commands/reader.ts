import type { Locale } from "../domain/language.ts";
import type { Asker, Reply } from "./command.ts";
import type { Desk } from "./desk.ts";
import { moveTopics } from "./move-topics.ts";

/** Asks for a language, or keeps the one chosen. */
export async function language(locale: Locale | undefined, asker: Asker, desk: Desk): Promise<Reply> {
  if (locale === undefined) return { type: "language" };
  await desk.locales.save(asker, locale);
  await moveTopics(locale, asker, desk);
  return { type: "note", note: "language-set", locale };
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
