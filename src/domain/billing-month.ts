import { type EpochMs, HOUR } from "./time.ts";

/** LINE counts by Japan's calendar, which knows no daylight-saving time. */
const JAPAN_OFFSET = 9 * HOUR;

/** Japan's date at an instant, `2026-11-30`: what paid messages are counted by. */
export const billingDay = (at: EpochMs): string => new Date(at + JAPAN_OFFSET).toISOString().slice(0, 10);

interface BillingMonth {
  start: EpochMs;
  /** The first instant of the next. */
  end: EpochMs;
}

let lastAsked: BillingMonth = { start: 0, end: 0 };

/** The month, in Japan, that an instant is in. Planning asks for every reader, mostly for the month asked for last. */
export function billingMonth(at: EpochMs): BillingMonth {
  if (!isIn(lastAsked, at)) lastAsked = reckon(at);
  return lastAsked;
}

const isIn = ({ start, end }: BillingMonth, at: EpochMs): boolean => start <= at && at < end;

function reckon(at: EpochMs): BillingMonth {
  const there = new Date(at + JAPAN_OFFSET);
  const firstOf = (month: number) => Date.UTC(there.getUTCFullYear(), month, 1) - JAPAN_OFFSET;
  return { start: firstOf(there.getUTCMonth()), end: firstOf(there.getUTCMonth() + 1) };
}

export const isSameBillingMonth = (a: EpochMs, b: EpochMs): boolean => isIn(billingMonth(a), b);
