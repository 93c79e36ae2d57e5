import type { MinuteOfDay } from "./alert.ts";
import { createRecent } from "./recent.ts";
import { DAY, type EpochMs, MINUTE } from "./time.ts";

/** A stretch of time of every day, perhaps over midnight; its end is not part of it. */
export interface DayStretch {
  from: MinuteOfDay;
  to: MinuteOfDay;
}

/** A stretch of time in which a zone's clocks are not changed, with what they show before, in and after it. */
interface Span {
  from: EpochMs;
  until: EpochMs;
  /** Milliseconds to add to UTC for local time. */
  before: number;
  offset: number;
  after: number;
}

/**
 * The span of each zone that was asked for last. A zone changes its clocks twice a year, so nearly all questions are
 * answered by arithmetic, for whatever time of day.
 */
const spans = createRecent<string, Span>(1_000);

/** What the clocks of an IANA zone show at an instant. RangeError for an unknown zone. */
export function minuteOfDay(at: EpochMs, zone: string): MinuteOfDay {
  return minuteShown(at, spanOf(zone, at).offset);
}

/**
 * The next instant after `after` at which it becomes one of some times of day; Infinity when there are none. A time that
 * the clocks leave out comes at the end of the gap, one that they show twice comes the first time.
 */
export function nextTimeOfDay(minutes: readonly MinuteOfDay[], zone: string, after: EpochMs): EpochMs {
  const span = spanOf(zone, after);
  const today = startOfLocalDay(after + span.offset);
  let next = Number.POSITIVE_INFINITY;
  for (const minute of minutes) {
    // The third day is for those who crossed the date line and had no second one.
    for (const days of [0, 1, 2]) {
      const at = instantOf(today + days * DAY + minute * MINUTE, span);
      if (at !== undefined && at > after) next = Math.min(next, at);
    }
  }
  return next;
}

/** Whether a time of day is in a stretch. */
export function isWithin({ from, to }: DayStretch, minute: MinuteOfDay): boolean {
  return from < to ? from <= minute && minute < to : from <= minute || minute < to;
}

/**
 * The first instant after `at` at which the clocks show a time outside `quiet`, `at` being inside. An hour that the clocks
 * show twice is quiet both times.
 */
export function endOfQuiet(quiet: DayStretch, zone: string, at: EpochMs): EpochMs {
  const { offset, until, after } = spanOf(zone, at);
  const end = nextShown(quiet.to, at, offset);
  if (end < until) return end;
  return isWithin(quiet, minuteShown(until, after)) ? nextShown(quiet.to, until, after) : until;
}

const WAKING: MinuteOfDay = 7 * 60;
/** Whoever is awake before that speaks of the coming morning as tomorrow. */
const END_OF_NIGHT: MinuteOfDay = 4 * 60;

/** 07:00 of the next local day; before 04:00, of the same. */
export function startOfTomorrow(at: EpochMs, zone: string): EpochMs {
  const morning = nextTimeOfDay([WAKING], zone, at);
  const early = isWithin({ from: END_OF_NIGHT, to: WAKING }, minuteOfDay(at, zone));
  return early ? nextTimeOfDay([WAKING], zone, morning) : morning;
}

function spanOf(zone: string, at: EpochMs): Span {
  const known = spans.get(zone);
  if (known && known.from <= at && at < known.until) return known;
  const span = findSpan(zone, at);
  spans.set(zone, span);
  return span;
}

function findSpan(zone: string, at: EpochMs): Span {
  const shown = (instant: EpochMs) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const offsetAt = (instant: EpochMs) => shown(instant).offsetNanoseconds / 1e6;
  // "previous" leaves out a change at the very instant.
  const change = shown(at + 1).getTimeZoneTransition("previous");
  const next = shown(at).getTimeZoneTransition("next");
  const offset = offsetAt(at);
  return {
    from: change?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    before: change ? offsetAt(change.epochMilliseconds - 1) : offset,
    offset,
    after: next ? offsetAt(next.epochMilliseconds) : offset,
  };
}

/** When a local time comes that is at most a few days after some instant of `span`; undefined when it came before the span. */
function instantOf(local: number, { from, until, before, offset, after }: Span): EpochMs | undefined {
  if (local - before < from) return undefined;
  const at = local - offset;
  if (at < until) return at;
  const day = startOfLocalDay(local);
  const leftOut = day >= until + offset && day + DAY <= until + after;
  return leftOut ? undefined : Math.max(local - after, until);
}

const startOfLocalDay = (local: number): number => Math.floor(local / DAY) * DAY;

const minuteShown = (at: EpochMs, offset: number): MinuteOfDay =>
  Math.floor((at + offset - startOfLocalDay(at + offset)) / MINUTE);

/** The next instant at which clocks that nobody changes show a time of day. */
function nextShown(minute: MinuteOfDay, at: EpochMs, offset: number): EpochMs {
  const today = startOfLocalDay(at + offset) + minute * MINUTE - offset;
  return today > at ? today : today + DAY;
}
