import type { MinuteOfDay } from "../domain/alert.ts";
import { forEachLocale, type Locale } from "../domain/language.ts";
import { createRecent } from "../domain/recent.ts";
import { DAY, type EpochMs } from "../domain/time.ts";

/** NHK dates its news in Japan's time, and so do we; the abbreviation says so where readers may be elsewhere. */
const TIME_ZONE = "Asia/Tokyo";

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: TIME_ZONE } as const;
const SHORT_MONTH: Record<Locale, "long" | "short"> = {
  ...{ ja: "long", "zh-TW": "long", ko: "long" },
  ...{ en: "short", th: "short", id: "short" },
};
const shortStyle = (locale: Locale) => ({ month: SHORT_MONTH[locale], day: "numeric", ...clock }) as const;
const LONG_STYLE = { year: "numeric", month: "long", day: "numeric", ...clock } as const;
const SHORT = forEachLocale((locale) => new Intl.DateTimeFormat(locale, shortStyle(locale)));
const LONG = forEachLocale((locale) => new Intl.DateTimeFormat(locale, LONG_STYLE));
/** Korea's clocks show what Japan's do. */
const ZONE_MARK: Record<Locale, string> = {
  ...{ ja: "", ko: "", en: " JST" },
  ...{ "zh-TW": "（日本時間）", th: " (เวลาญี่ปุ่น)", id: " (waktu Jepang)" },
};

/** Each takes a millisecond to make, and memory that is not soon given back. */
const formats = createRecent<string, Intl.DateTimeFormat>(500);

function formatOf(locale: Locale, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(style)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, style);
  formats.set(key, format);
  return format;
}

/** "11月23日 09:02", "Nov 23, 09:02 JST": never relative, so that an old message stays true. */
export const shortTime = (at: EpochMs, locale: Locale): string =>
  SHORT[locale].format(at) + ZONE_MARK[locale];

/** "2026年11月23日 09:02", "November 23, 2026 at 09:02 JST". */
export const longTime = (at: EpochMs, locale: Locale): string => LONG[locale].format(at) + ZONE_MARK[locale];

/** "07:05", as LINE's picker writes it too. */
export const clockTime = (minute: MinuteOfDay): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** "11月24日 07:00", "Nov 24, 07:00", by the clocks of a zone. */
export const localTime = (at: EpochMs, zone: string, locale: Locale): string =>
  formatOf(locale, { ...shortStyle(locale), timeZone: zone }).format(at);

/** "11月22日", "Nov 20 – 22", "2019/01～2019/12": the days of a stretch by the clocks of a zone, of a long one the months; its end is not part of it. */
export function localDays(
  { from, until, zone }: { from: EpochMs; until: EpochMs; zone: string },
  locale: Locale,
): string {
  const parts = until - from > LONG_STRETCH ? ({ year: "numeric" } as const) : ({ day: "numeric" } as const);
  const style = { month: SHORT_MONTH[locale], ...parts, timeZone: zone };
  return formatOf(locale, style).formatRange(from, until - 1);
}

const LONG_STRETCH = 32 * DAY;

/** In summer and winter a zone has one generic name; in years without daylight saving it would be another. */
const LATELY: EpochMs = Date.UTC(2026, 6);

/** "日本標準時", "Eastern Time": what people call a zone; its distance from Greenwich where they have none. */
export function zoneName(zone: string, locale: Locale): string {
  const format = formatOf(locale, { timeZone: zone, timeZoneName: "longGeneric" });
  return format.formatToParts(LATELY).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** "11月23日(月)", "Sun, Nov 22 – Mon, Nov 23 JST": the days that some news is of. */
export function editionDays({ from, to }: { from: EpochMs; to: EpochMs }, locale: Locale): string {
  const style = { month: SHORT_MONTH[locale], day: "numeric", weekday: "short" } as const;
  const format = formatOf(locale, { ...style, timeZone: TIME_ZONE });
  return format.formatRange(from, to) + ZONE_MARK[locale];
}

/** "09:02" of an article of the newest one's day, "11/22" of an older one. */
export function editionTime(at: EpochMs, newest: EpochMs, locale: Locale): string {
  const day = formatOf(locale, { month: "numeric", day: "numeric", timeZone: TIME_ZONE });
  if (day.format(at) !== day.format(newest)) return day.format(at);
  return formatOf(locale, clock).format(at);
}
