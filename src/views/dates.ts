import type { Locale } from "../domain/language.ts";
import type { EpochMs } from "../domain/time.ts";

/** NHK dates its news in Japan's time, and so do we; the abbreviation says so where readers may be elsewhere. */
const TIME_ZONE = "Asia/Tokyo";

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: TIME_ZONE } as const;
const SHORT: Record<Locale, Intl.DateTimeFormat> = {
  ja: new Intl.DateTimeFormat("ja", { month: "long", day: "numeric", ...clock }),
  en: new Intl.DateTimeFormat("en", { month: "short", day: "numeric", ...clock }),
};
const LONG: Record<Locale, Intl.DateTimeFormat> = {
  ja: new Intl.DateTimeFormat("ja", { year: "numeric", month: "long", day: "numeric", ...clock }),
  en: new Intl.DateTimeFormat("en", { year: "numeric", month: "long", day: "numeric", ...clock }),
};
const ZONE_MARK: Record<Locale, string> = { ja: "", en: " JST" };

/** "11月23日 09:02", "Nov 23, 09:02 JST": never relative, so that an old message stays true. */
export const shortTime = (at: EpochMs, locale: Locale): string =>
  SHORT[locale].format(at) + ZONE_MARK[locale];

/** "2026年11月23日 09:02", "November 23, 2026 at 09:02 JST". */
export const longTime = (at: EpochMs, locale: Locale): string => LONG[locale].format(at) + ZONE_MARK[locale];
