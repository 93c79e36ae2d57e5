/** A BCP 47 language tag as NHK's sources use it (`ja`, `en`, `zh`, …). */
export type LanguageTag = string;

/** The languages the bot itself speaks. */
export const LOCALES = ["ja", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The locale that serves a BCP 47 tag (`en-GB` → `en`), or undefined where we speak no such language. */
export function localeFor(tag: LanguageTag | undefined): Locale | undefined {
  const primary = tag?.toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale === primary);
}
