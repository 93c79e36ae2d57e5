import { readFileSync } from "node:fs";
import { forEachLocale, type Locale } from "../../src/domain/language.ts";
import { createTexts, type Texts } from "../../src/views/texts.ts";

/** The Fluent files as they are shipped. */
export const LOCALE_FILES: Record<Locale, string> = forEachLocale((locale) =>
  readFileSync(new URL(`../../config/locales/${locale}.ftl`, import.meta.url), "utf8"),
);

export const shippedTexts = (): Texts => createTexts(LOCALE_FILES);
