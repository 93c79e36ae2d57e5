import type { Locale } from "../domain/language.ts";
import type { Asker, Reply } from "./command.ts";
import type { Desk } from "./desk.ts";

/** Asks for a language, or keeps the one chosen. */
export async function language(locale: Locale | undefined, asker: Asker, desk: Desk): Promise<Reply> {
  if (locale === undefined) return { type: "language" };
  await desk.locales.save(asker, locale);
  return { type: "note", note: "language-set", locale };
}

/** Says what is kept about the asker: a sealed id and a language, or nothing. */
export async function myData({ hash }: Asker, desk: Desk): Promise<Reply> {
  const kept = (await desk.recipients.find(hash)) !== undefined;
  return { type: "note", note: "my-data", kept };
}

/** Removes what is kept about the asker, after asking once more. */
export async function deleteData(confirmed: boolean, { hash }: Asker, desk: Desk): Promise<Reply> {
  if (!confirmed) return { type: "note", note: "confirm-delete" };
  const kept = await desk.recipients.remove(hash);
  desk.locales.forget(hash);
  return { type: "note", note: "deleted", kept };
}
