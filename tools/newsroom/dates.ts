import { type EpochMs, HOUR, MINUTE } from "../../src/domain/time.ts";

/** Japan keeps UTC+9 all year. */
const JST = 9 * HOUR;

/** A Date whose UTC fields read as Japan's wall clock. */
const inJapan = (at: EpochMs) => new Date(at + JST);

/** `20261123`: the day in Japan, as NHK's ids carry it. */
export const idDay = (at: EpochMs) => inJapan(at).toISOString().slice(0, 10).replaceAll("-", "");

/** RFC 822 with Japan's offset, as in NHK's pubDate: `Mon, 23 Nov 2026 10:31:06 +0900`. */
export const rfc822 = (at: EpochMs) => inJapan(at).toUTCString().replace("GMT", "+0900");

function japaneseTime(date: Date): string {
  const hour = date.getUTCHours();
  return `${hour < 12 ? "午前" : "午後"}${hour % 12}時${date.getUTCMinutes()}分`;
}

function englishTime(date: Date): string {
  const hour = date.getUTCHours();
  const minute = String(date.getUTCMinutes()).padStart(2, "0");
  return `${hour % 12 || 12}:${minute} ${hour < 12 ? "a.m." : "p.m."}`;
}

const WEEKDAY = new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone: "UTC" });

const WRITERS: Record<string, (date: Date) => string> = {
  日: (date) => `${date.getUTCDate()}日`,
  時刻: japaneseTime,
  weekday: (date) => WEEKDAY.format(date),
  time: englishTime,
};

/**
 * Replaces a text's time marks by what a reporter would have written at `at`: `{日}` → 23日, `{時刻}` → 午後2時5分,
 * `{weekday}` → Monday, `{time}` → 2:05 p.m.; a number after the mark moves it by minutes (`{日-1440}`: the day before).
 * Where a mark that ends in a full stop ends its sentence, one full stop stands for both.
 */
export function writeDates(text: string, at: EpochMs): string {
  const mark = /\{(日|時刻|weekday|time)([+-]\d+)?\}(\.?)/g;
  return text.replace(mark, (marked, kind: string, minutes: string | undefined, stop: string) => {
    const written = WRITERS[kind]?.(inJapan(at + Number(minutes ?? 0) * MINUTE));
    if (written === undefined) return marked;
    return written.endsWith(".") ? written : written + stop;
  });
}
