import { readFileSync } from "node:fs";
import { forEachLocale, type Locale } from "../src/domain/language.ts";

/** The bot's sentences (Project Fluent) as they are shipped, by locale. */
export const readLocales = (): Record<Locale, string> =>
  forEachLocale((locale) => readFileSync(new URL(`./locales/${locale}.ftl`, import.meta.url), "utf8"));
