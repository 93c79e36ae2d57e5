import { type EpochMs, HOUR } from "./time.ts";

/** LINE counts by Japan's calendar, which knows no daylight-saving time. */
const JAPAN_OFFSET = 9 * HOUR;

/** Japan's date at an instant, `2026-11-30`: what paid messages are counted by. */
export const billingDay = (at: EpochMs): string => new Date(at + JAPAN_OFFSET).toISOString().slice(0, 10);

/** The month, in Japan, that an instant is in; `end` is the first instant of the next. */
export function billingMonth(at: EpochMs): { start: EpochMs; end: EpochMs } {
  const there = new Date(at + JAPAN_OFFSET);
  const firstOf = (month: number) => Date.UTC(there.getUTCFullYear(), month, 1) - JAPAN_OFFSET;
  return { start: firstOf(there.getUTCMonth()), end: firstOf(there.getUTCMonth() + 1) };
}

export const isSameBillingMonth = (a: EpochMs, b: EpochMs): boolean =>
  billingMonth(a).start === billingMonth(b).start;
