import { type Clock, DAY, SECOND } from "../domain/time.ts";

/**
 * How long a Retry-After header (RFC 9110 §10.2.3: seconds or an HTTP date) asks to stay away, in ms; undefined without
 * one that can be read. Never more than a day: a server's slip must not silence a source for good.
 */
export function parseRetryAfter(header: string | undefined, clock: Clock): number | undefined {
  const value = header?.trim() ?? "";
  const delay = /^\d+$/.test(value) ? Number(value) * SECOND : httpDate(value) - clock();
  return Number.isFinite(delay) ? Math.min(Math.max(delay, 0), DAY) : undefined;
}

/** NaN for what is no HTTP date: `Date.parse` alone would read a date into almost any word with a digit. */
function httpDate(value: string): number {
  return /^[a-z]{3,9}, .+ GMT$/i.test(value) ? Date.parse(value) : Number.NaN;
}
