import { z } from "zod";
import { LOCALES } from "../domain/language.ts";
import type { Command } from "./command.ts";

/** What buttons send. Versioned, as buttons in old messages stay tappable for years. */
const VERSION = "v1";

const articleId = z.uuid();
/** As domain/category.ts makes slugs, of NHK WORLD's names in whatever script. */
const category = z.string().regex(/^[\p{L}\p{N}-]{1,80}$/u);

/** The field after the name, and perhaps one more: `v1:latest:sports:<last article shown>`. */
const fields = z.union([
  z.tuple([z.enum(["summary", "related", "details"]), articleId]).transform(([name, id]) => ({
    name,
    of: { by: "id" as const, id },
  })),
  z
    .tuple([z.literal("latest"), category.or(z.literal("")), articleId.or(z.literal(""))])
    .transform(([name, slug, before]) => ({
      name,
      ...(slug && { category: slug }),
      ...(before && { before }),
    })),
  z.tuple([z.literal("popular")]).transform(([name]) => ({ name })),
  z.tuple([z.literal("help")]).transform(([name]) => ({ name })),
  z.tuple([z.literal("my-data")]).transform(([name]) => ({ name })),
  z.tuple([z.literal("language")]).transform(([name]) => ({ name })),
  z.tuple([z.literal("language"), z.enum(LOCALES)]).transform(([name, locale]) => ({ name, locale })),
  z.tuple([z.literal("delete-data"), z.enum(["ask", "confirmed"])]).transform(([name, step]) => ({
    name,
    confirmed: step === "confirmed",
  })),
]);

/** What a tapped button asks for; data that is none of ours, or of another version, is a stale button. */
export function parsePostback(data: string): Command {
  const [version, ...rest] = data.split(":");
  const parsed = version === VERSION ? fields.safeParse(rest) : undefined;
  return parsed?.success ? parsed.data : { name: "stale-button" };
}

/** The commands that a button can carry. */
export type ButtonCommand = Extract<
  Command,
  { name: "latest" | "popular" | "help" | "my-data" | "language" | "delete-data" }
>;

/** Data for a button that sends a command; parsePostback reads it back. */
export function postbackData(command: ButtonCommand): string {
  switch (command.name) {
    case "latest":
      return [VERSION, "latest", command.category ?? "", command.before ?? ""].join(":");
    case "language":
      return [VERSION, "language", ...(command.locale ? [command.locale] : [])].join(":");
    case "delete-data":
      return [VERSION, "delete-data", command.confirmed ? "confirmed" : "ask"].join(":");
    default:
      return [VERSION, command.name].join(":");
  }
}

/** Data for a button that asks something of one article. */
export const articlePostback = (name: "summary" | "related" | "details", id: string): string =>
  [VERSION, name, id].join(":");
