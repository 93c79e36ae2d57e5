import {
  type DeliveryMode,
  type DeliverySettings,
  FRESH_HOURS,
  type Occasion,
  type OwedItem,
  type Subscription,
} from "../domain/alert.ts";
import { endOfQuiet, isWithin, minuteOfDay, nextTimeOfDay } from "../domain/day-time.ts";
import { DAY, type EpochMs, HOUR, MINUTE } from "../domain/time.ts";

/** What one reader has asked for, and what holds for it now. */
export interface Wishes {
  settings: DeliverySettings;
  snoozedUntil?: EpochMs;
  /** Undeliverable: nothing is pushed before. */
  heldUntil?: EpochMs;
  /** The next digest that has not been handled. */
  digestAt?: EpochMs;
  subscriptions: readonly Subscription[];
}

/**
 * What the budget allows to everybody, best first: alerts at once, alerts merged for a while, alerts with the digest,
 * nothing but replies. Urgent news has a reserve of its own.
 */
export type Step = "instant" | "merged" | "digest" | "ask";

/** The step that holds now, and for how long alerts are merged where that is "merged". */
export interface Policy {
  step: Step;
  mergeMs: number;
}

/** Whether a push starts now, and what to remember until the next question. */
export interface Verdict {
  /** Absent: nothing is pushed now. What a push carries is always all that is owed. */
  start?: Occasion;
  /** When to ask again though nothing new has come; later than now. Absent where only news can start something. */
  wakeAt?: EpochMs;
  /** The next digest to remember; absent: none. */
  digestAt?: EpochMs;
}

/** A digest that comes later than this after its time keeps out of quiet hours. */
const LATE = 30 * MINUTE;
/** No two digests are further apart, so a later one was planned by a clock that was wrong. */
const FURTHEST_DIGEST = 2 * DAY;
const NEVER = Number.POSITIVE_INFINITY;

/** Who may be told now: decides for one reader, from nothing but its arguments. */
export function judge(owed: readonly OwedItem[], wishes: Wishes, policy: Policy, now: EpochMs): Verdict {
  const waiting = owed.filter((item) => waitsForDigest(item, wishes, policy, now));
  const digestAt = nextDigest(waiting, wishes, policy.step, now);
  const starts: [Occasion, EpochMs][] = [
    ["urgent", urgentStart(owed, wishes, now)],
    ["alert", alertStart(owed, wishes, policy, now)],
    ["digest", digestStart(waiting, wishes, policy.step, digestAt, now)],
  ];
  const remember = digestAt === undefined ? {} : { digestAt };
  const start = starts.find(([, at]) => at <= now)?.[0];
  if (start) return { start, ...remember };
  const wakeAt = Math.min(...starts.map(([, at]) => at));
  return wakeAt === NEVER ? remember : { wakeAt, ...remember };
}

/** When urgent news can start, through everything but a hold; `now` or later. */
function urgentStart(owed: readonly OwedItem[], wishes: Wishes, now: EpochMs): EpochMs {
  if (!wishes.settings.urgent) return NEVER;
  const at = Math.max(now, wishes.heldUntil ?? now);
  const starts = (item: OwedItem) =>
    item.urgent && isFresh(item, at) && (isOf("instant", item, wishes) || isOf("digest", item, wishes));
  return owed.some(starts) ? at : NEVER;
}

/** When an alert can start: with the first of what is owed. */
function alertStart(owed: readonly OwedItem[], wishes: Wishes, policy: Policy, now: EpochMs): EpochMs {
  return owed.reduce((earliest, item) => Math.min(earliest, startWith(item, wishes, policy, now)), NEVER);
}

/**
 * When an article can start an alert: not held, snoozed or asleep, and merged with those that come soon after it. Never
 * where it only continues a story, or will be too old by then.
 */
function startWith(item: OwedItem, wishes: Wishes, { step, mergeMs }: Policy, now: EpochMs): EpochMs {
  if (step !== "instant" && step !== "merged") return NEVER;
  if (item.update || !isOf("instant", item, wishes)) return NEVER;
  const open = Math.max(now, wishes.heldUntil ?? now, wishes.snoozedUntil ?? now);
  const at = awakeFrom(step === "merged" ? Math.max(open, item.at + mergeMs) : open, wishes.settings);
  return isFresh(item, at) ? at : NEVER;
}

/** When a digest can start: now for one that is due, else at the next, `next`. */
function digestStart(
  waiting: readonly OwedItem[],
  wishes: Wishes,
  step: Step,
  next: EpochMs | undefined,
  now: EpochMs,
): EpochMs {
  if (step === "ask" || waiting.length === 0) return NEVER;
  const due = wishes.digestAt ?? NEVER;
  // A digest time that found nothing is over: what came after it waits for the next.
  const brings = waiting.some(({ at }) => at <= due);
  return due <= now && brings && mayDigest(due, wishes, now) ? now : (next ?? NEVER);
}

function mayDigest(due: EpochMs, { settings, snoozedUntil, heldUntil }: Wishes, now: EpochMs): boolean {
  if (Math.max(now, heldUntil ?? now, snoozedUntil ?? now) > now) return false;
  return now - due <= LATE || awakeFrom(now, settings) === now;
}

/** The digest to remember. One that is due is over, whether it starts something or not: what is owed stays owed. */
function nextDigest(
  waiting: readonly OwedItem[],
  wishes: Wishes,
  step: Step,
  now: EpochMs,
): EpochMs | undefined {
  if (waiting.length === 0 && !hasDigests(wishes, step)) return undefined;
  const { digestAt, settings } = wishes;
  const planned = digestAt !== undefined && now < digestAt && digestAt <= now + FURTHEST_DIGEST;
  return planned ? digestAt : nextTimeOfDay(settings.digestTimes, settings.zone, now);
}

const hasDigests = ({ subscriptions, settings }: Wishes, step: Step): boolean =>
  subscriptions.some(
    ({ paused, muted, mode = settings.mode }) =>
      !paused && !muted && (mode === "digest" || (mode === "instant" && step === "digest")),
  );

/** What can't start an alert any more comes with a digest, or it would wait for other news. */
const waitsForDigest = (item: OwedItem, wishes: Wishes, policy: Policy, now: EpochMs): boolean =>
  isOf("digest", item, wishes) ||
  (policy.step !== "ask" && isOf("instant", item, wishes) && startWith(item, wishes, policy, now) === NEVER);

/** Whether one of an item's topics is told in that way. */
function isOf(mode: DeliveryMode, { topics }: OwedItem, { settings, subscriptions }: Wishes): boolean {
  return subscriptions.some(({ topic, mode: own = settings.mode }) => own === mode && topics.includes(topic));
}

const isFresh = ({ publishedAt }: OwedItem, at: EpochMs): boolean => at - publishedAt <= FRESH_HOURS * HOUR;

/** The first instant from `at` on that is not in the reader's quiet hours. */
function awakeFrom(at: EpochMs, { quiet, zone }: DeliverySettings): EpochMs {
  return quiet && isWithin(quiet, minuteOfDay(at, zone)) ? endOfQuiet(quiet, zone, at) : at;
}
