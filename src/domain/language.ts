/** A BCP 47 language tag as NHK's sources use it (`ja`, `en`, `zh`, …). */
export type LanguageTag = string;

/** The languages the bot itself speaks: those of Japan, of its guests, and of LINE's other home markets. */
export const LOCALES = ["ja", "en", "zh-TW", "ko", "th", "id"] as const;
export type Locale = (typeof LOCALES)[number];

/** Something for every locale. */
export const forEachLocale = <T>(make: (locale: Locale) => T): Record<Locale, T> => ({
  ja: make("ja"),
  en: make("en"),
  "zh-TW": make("zh-TW"),
  ko: make("ko"),
  th: make("th"),
  id: make("id"),
});

/** The languages of NHK's news. */
export const NEWS_LANGUAGES = ["ja", "en"] as const;
export type NewsLanguage = (typeof NEWS_LANGUAGES)[number];

/** What somebody reads: the bot's sentences in one language, the news in one that NHK gives. */
export interface Languages {
  locale: Locale;
  news: NewsLanguage;
}

/** The locale that serves a BCP 47 tag (`en-GB` → `en`), or undefined where we speak no such language. */
export function localeFor(tag: LanguageTag | undefined): Locale | undefined {
  const [primary, ...subtags] = tag?.toLowerCase().split("-") ?? [];
  // What Indonesian was called until 1989, and is by some phones to this day.
  if (primary === "in") return "id";
  if (primary === "zh") return isTraditional(subtags) ? "zh-TW" : undefined;
  return LOCALES.find((locale) => locale === primary);
}

/** LINE's readers of Chinese are in Taiwan and Hong Kong, so "zh" alone is theirs; a script outweighs a region. */
function isTraditional(subtags: string[]): boolean {
  if (subtags.length === 0 || subtags.includes("hant")) return true;
  return !subtags.includes("hans") && ["tw", "hk", "mo"].some((region) => subtags.includes(region));
}

/** The news language that an article's tag names, or undefined where it is in another. */
export const newsLanguageFor = (tag: LanguageTag): NewsLanguage | undefined =>
  NEWS_LANGUAGES.find((language) => language === tag);

/** The news for readers of a locale who have not chosen: NHK has it in their own language, or else in English. */
export const usualNews = (locale: Locale): NewsLanguage => newsLanguageFor(locale) ?? "en";
