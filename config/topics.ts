import { z } from "zod";
import { NEWS_LANGUAGES, type NewsLanguage } from "../src/domain/language.ts";
import type { Preset, Presets } from "../src/reading/topic-matcher.ts";
import { parseTopic, type TopicQuery } from "../src/reading/topic-query.ts";
import type { UrgentRules } from "../src/reading/urgent.ts";

/** What the operator decides about topics. */
export interface Topics {
  /** In the file's order, which is that of the readers' menu. */
  presets: Presets;
  urgent: UrgentRules;
}

const NOTHING: TopicQuery = { alternatives: [] };

/** Words as a reader would type them, each entry one more alternative. */
const words = z
  .array(
    z.string().transform((text, context): TopicQuery => {
      const parsed = parseTopic(text, { bounded: false });
      if ("query" in parsed) return parsed.query;
      context.addIssue(`is no topic (${parsed.refusal}): ${text}`);
      return NOTHING;
    }),
  )
  .transform(
    (queries): TopicQuery => ({ alternatives: queries.flatMap(({ alternatives }) => alternatives) }),
  );

const perNewsLanguage = <T extends z.ZodType>(schema: T) => z.strictObject({ ja: schema, en: schema });

const name = z.string().trim().min(1, "must not be empty").max(40, "must have at most 40 characters");
const label = z.strictObject({
  ...{ ja: name, en: name },
  ...{ "zh-TW": name.exactOptional(), ko: name.exactOptional() },
  ...{ th: name.exactOptional(), id: name.exactOptional() },
});

const preset = z
  .strictObject({
    label,
    words: perNewsLanguage(words),
    categories: z.array(z.string().regex(/^[a-z0-9-]{1,40}$/, "must be a category slug")).default([]),
  })
  .superRefine((preset, context) => {
    for (const lang of NEWS_LANGUAGES)
      if (findsNothing(preset, lang)) context.addIssue(`needs words.${lang} or categories`);
  });

const findsNothing = ({ words, categories }: Preset, lang: NewsLanguage): boolean =>
  words[lang].alternatives.length === 0 && categories.length === 0;

const urgentWords = z.strictObject({
  title: words,
  happening: words,
  opening: words,
  neverTitle: words,
  neverOpening: words,
  abroad: words,
  home: words,
});

const topicsFile = z.strictObject({
  presets: z
    .record(z.string().regex(/^[a-z0-9-]{1,40}$/, "must be lower-case letters, digits and hyphens"), preset)
    .transform((presets): Presets => new Map(Object.entries(presets))),
  urgent: perNewsLanguage(urgentWords),
});

/** Reads the operator's preset topics and urgent words; faults are sentences for the operator, all of them. */
export function readTopics(
  path: string,
  readText: (path: string) => string,
): { topics?: Topics; faults: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(readText(path));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "is not valid JSON" : "cannot be read";
    return { faults: [`TOPICS_FILE ${path} ${reason}`] };
  }
  const { data, error } = topicsFile.safeParse(json);
  const faults = error?.issues.map((issue) => `${issue.path.join(".")} ${messageOf(issue)}`.trim()) ?? [];
  return {
    ...(data && { topics: data }),
    faults: faults.map((fault) => `TOPICS_FILE ${path}: ${fault}`),
  };
}

/** Of a bad name, what is bad about it. */
const messageOf = (issue: z.core.$ZodIssue): string =>
  (issue.code === "invalid_key" && issue.issues[0]?.message) || issue.message;
