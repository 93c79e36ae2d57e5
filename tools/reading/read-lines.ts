import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Article } from "../../src/domain/article.ts";
import { titleOf } from "../../src/sources/normalize.ts";

/** What was given is not what was asked for; the message says where and what, for the person who gave it. */
export class InputError extends Error {}

const withZone = (text: string): string => (/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);

const Line = z.object({
  id: z.string().min(1),
  title: z.string(),
  lead: z.string(),
  body: z.string().nullish(),
  /** ISO 8601; UTC where it names no zone. */
  date: z.union(
    [
      z.iso.date().transform((date) => Date.parse(date)),
      z.iso.datetime({ offset: true, local: true }).transform((date) => Date.parse(withZone(date))),
    ],
    { error: "expected a date in ISO 8601" },
  ),
  lang: z.string().min(2),
  categories: z.array(z.string()).default([]),
});

/** Articles of a file with one JSON object a line, in its order; throws an InputError that names the first bad line. */
export function readArticles(path: string): Article[] {
  const lineOf = new Map<string, number>();
  return readLines(path).map(({ text, number }) => {
    const article = articleOf(text, `${path}:${number}`, number);
    const before = lineOf.get(article.id);
    if (before !== undefined)
      throw new InputError(`${path}:${number}: id ${article.id} stands in line ${before} already`);
    lineOf.set(article.id, number);
    return article;
  });
}

/** What a person says that an article belongs to. */
export interface Labels {
  /** Its event. */
  label?: string | undefined;
  /** Broader ones, which news goes on under for years. */
  subjects: string[];
}

/** Labels by id, of the lines that have any. Throws an InputError as readArticles does. */
export function readLabels(path: string): Map<string, Labels> {
  return new Map(
    readLines(path).flatMap(({ text, number }) => {
      const { success, data } = Labelled.safeParse(parseJson(text, `${path}:${number}`));
      if (!success || (data.label === undefined && data.subjects.length === 0)) return [];
      return [[data.id, { label: data.label, subjects: data.subjects }] as const];
    }),
  );
}

const Labelled = z.object({
  id: z.string(),
  label: z.string().optional(),
  subjects: z.array(z.string()).default([]),
});

/**
 * Texts of a file with {id, summary} a line, by id; or with a text a line, by the line's number, where blank lines count as
 * empty texts. Throws an InputError as readArticles does.
 */
export function readTexts(path: string): Map<string, string> {
  const lines = linesOf(path);
  if (!lines.find(({ text }) => text !== "")?.text.startsWith("{"))
    return new Map(lines.map(({ text, number }) => [String(number), text]));
  const texts = new Map<string, string>();
  for (const { text, number } of lines.filter(isWritten)) {
    const { id, summary } = parseLine(Text, text, `${path}:${number}`);
    if (texts.has(id)) throw new InputError(`${path}:${number}: id ${id} stands there already`);
    texts.set(id, summary);
  }
  return texts;
}

const Text = z.object({ id: z.string(), summary: z.string() });

/** The lines of a file that are not blank, with their numbers from 1. */
export const readLines = (path: string): NumberedLine[] => linesOf(path).filter(isWritten);

interface NumberedLine {
  text: string;
  number: number;
}

const isWritten = ({ text }: NumberedLine): boolean => text !== "";

const linesOf = (path: string): NumberedLine[] =>
  readText(path)
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((text, at) => ({ text: text.trim(), number: at + 1 }));

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new InputError(`${path}: ${whyUnread(error)}`);
  }
}

function whyUnread(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return UNREAD.get(code) ?? error.message;
}

const UNREAD = new Map([
  ["ENOENT", "there is no such file"],
  ["EISDIR", "is a folder, not a file"],
  ["EACCES", "may not be read"],
]);

function articleOf(text: string, place: string, seq: number): Article {
  const line = parseLine(Line, text, place);
  const { id, lead, body, date: publishedAt, lang, categories } = line;
  const { form, title } = titleOf(line.title);
  return {
    ...{ id, nhkId: id, storyId: id, url: "", publisher: "nhk", categories, form },
    ...{ title, lead, lang, publishedAt, createdAt: publishedAt, updatedAt: publishedAt },
    ...{ revision: 1, contentHash: "", seq },
    ...(body ? { body } : {}),
  } satisfies Article;
}

function parseLine<Schema extends z.ZodType>(schema: Schema, text: string, place: string): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(text, place));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`);
  throw new InputError(`${place}: ${issues.join("; ")}`);
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`${place}: not a JSON object`);
  }
}
