import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { NEWS_WEB_CATEGORIES } from "../../src/domain/category.ts";
import { NEWS_LANGUAGES, type NewsLanguage } from "../../src/domain/language.ts";

/** What is odd about an item on purpose, because NHK's feeds are so at times. */
const QUIRKS = [
  /** Link and guid carry `?utm_…`. */
  "utm",
  /** The description is HTML, its tags escaped as entities. */
  "html",
  "no-description",
  /** No pubDate; in NHK WORLD's JSON both times are "". */
  "no-date",
  /** NHK WORLD: updated_at is "". */
  "no-update-time",
  /** The body says a paragraph twice. */
  "repeated-paragraph",
] as const;

/** NHK WORLD's section names by the slugs used in the texts. */
export const WORLD_SECTIONS: Record<string, string> = {
  japan: "Japan",
  asia: "Asia",
  world: "World",
  "biz-tech": "Biz/Tech",
  science: "Science",
  sports: "Sports",
};

/** The sections that a language's articles can be in. */
export const categoriesOf = (lang: NewsLanguage): readonly string[] => CATEGORIES[lang];

const CATEGORIES: Record<NewsLanguage, readonly string[]> = {
  ja: NEWS_WEB_CATEGORIES,
  en: Object.keys(WORLD_SECTIONS),
};

const wording = { title: z.string().min(1), lead: z.string().min(1) };
const afterMinutes = z.int().positive();

const textFields = z.strictObject({
  lang: z.enum(NEWS_LANGUAGES),
  /** The story it belongs to; absent where it belongs to none. */
  thread: z.string().optional(),
  /** NEWS WEB's slugs in Japanese, one of WORLD_SECTIONS in English. */
  categories: z.array(z.string()).min(1),
  ...wording,
  body: z.string().optional(),
  form: z.enum(["story", "video", "rolling"]).default("story"),
  /** Replaces the wording in place; the item keeps its date. */
  correction: z
    .strictObject({ afterMinutes, title: wording.title.optional(), lead: wording.lead.optional() })
    .optional(),
  /** A rolling story's later wordings, each with a date of its own. */
  updates: z.array(z.strictObject({ afterMinutes, ...wording })).default([]),
  quirks: z.array(z.enum(QUIRKS)).default([]),
});

const hasItsLanguagesCategories = (text: { lang: NewsLanguage; categories: string[] }) =>
  text.categories.every((category) => CATEGORIES[text.lang].includes(category));

/** One text as the newsroom's data and its publish endpoint take it. */
export const NewsText = textFields.refine(hasItsLanguagesCategories, "a category of the other language");
export type NewsText = z.infer<typeof NewsText>;

const ArchiveText = textFields
  .extend({ minutesAgo: z.int().positive() })
  .refine(hasItsLanguagesCategories, "a category of the other language");
/** One text of the archive, published `minutesAgo` before the newsroom opened. */
export type ArchiveText = z.infer<typeof ArchiveText>;

/** A file of the archive: what its texts have in common, and the texts. */
const ArchiveFile = z.strictObject({
  lang: z.string(),
  thread: z.string().optional(),
  articles: z.array(z.record(z.string(), z.unknown())),
});

const folder = join(import.meta.dirname, "texts");

/** Parsed JSON of every file of a folder under texts/, in the order of the files' names. */
function readFolder(name: string): unknown[] {
  return readdirSync(join(folder, name))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, name, file), "utf8")));
}

/** Every text of the archive, English first; throws a ZodError where a file breaks the format. */
export function readArchive(): ArchiveText[] {
  return [...readFolder("en"), ...readFolder("ja")].flatMap((json) => {
    const { lang, thread, articles } = ArchiveFile.parse(json);
    return articles.map((article) => ArchiveText.parse({ ...article, lang, thread }));
  });
}

/** The texts that appear one after another, in that order; throws a ZodError where a file breaks the format. */
export function readUpcoming(): NewsText[] {
  return readFolder("upcoming").flatMap((json) => z.array(NewsText).parse(json));
}

/** Texts that are published when somebody wishes for them; throws a ZodError where a file breaks the format. */
export function readStandby(): NewsText[] {
  return readFolder("standby").flatMap((json) => z.array(NewsText).parse(json));
}
