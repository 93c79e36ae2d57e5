import { type EpochMs, HOUR, MINUTE } from "../domain/time.ts";

const RFC_822 =
  /^(?:[a-z]{3,9},?\s*)?(?<day>\d{1,2})\s+(?<month>[a-z]{3})[a-z]*\s+(?<year>\d{4})\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<zone>[a-z]{1,5}|[+-]\d{2}:?\d{2})?$/i;
const ISO_8601 =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[t ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<zone>[a-z]{1,5}|[+-]\d{2}:?\d{2})?)?$/i;
const EPOCH_MS = /^\d{12,13}$/;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TOKYO = 9 * HOUR;
const NAMED_ZONES: Record<string, number> = { z: 0, ut: 0, utc: 0, gmt: 0, jst: TOKYO };

/**
 * The instant that an RFC 822 date, an ISO 8601 date or epoch milliseconds name; undefined for anything else. A time
 * without a zone is Tokyo's, where NHK writes it. (`Date.parse` would read it in the machine's zone, and guess at words.)
 */
export function parseInstant(text: string): EpochMs | undefined {
  const trimmed = text.trim();
  if (EPOCH_MS.test(trimmed)) return Number(trimmed);
  const parts = (RFC_822.exec(trimmed) ?? ISO_8601.exec(trimmed))?.groups;
  if (parts === undefined) return undefined;
  const offset = zoneOffset(parts.zone);
  const local = localTime(parts);
  return offset === undefined || local === undefined ? undefined : local - offset;
}

function localTime(parts: Record<string, string | undefined>): number | undefined {
  const number = (name: string) => Number(parts[name] ?? 0);
  const month = monthIndex(parts.month ?? "");
  const [year, day, hour, minute, second] = ["year", "day", "hour", "minute", "second"].map(number);
  const date = new Date(Date.UTC(year ?? 0, month, day, hour, minute, second));
  // Date.UTC rolls 31 February over into March: only what reads back as written was a date.
  const asWritten =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute;
  return asWritten ? date.getTime() : undefined;
}

function monthIndex(month: string): number {
  return /^\d+$/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.toLowerCase());
}

function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return TOKYO;
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (numeric === null) return NAMED_ZONES[zone.toLowerCase()];
  const offset = Number(numeric[2]) * HOUR + Number(numeric[3]) * MINUTE;
  return numeric[1] === "-" ? -offset : offset;
}
