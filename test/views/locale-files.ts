import { readFileSync } from "node:fs";
import { LOCALES, type Locale } from "../../src/domain/language.ts";
import { createTexts, type Texts } from "../../src/views/texts.ts";

/** The Fluent files as they are shipped. */
export const LOCALE_FILES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    readFileSync(new URL(`../../config/locales/${locale}.ftl`, import.meta.url), "utf8"),
  ]),
) as Record<Locale, string>;

export const shippedTexts = (): Texts => createTexts(LOCALE_FILES);
