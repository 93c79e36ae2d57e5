import { LOG_DAYS } from "../domain/alert.ts";
import { billingMonth } from "../domain/billing-month.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import type { Step } from "./schedule.ts";

/** Where the month's paid messages stand. */
export interface Ledger {
  /** Paid messages that LINE's plan allows in a month; undefined: as many as one likes. */
  limit: number | undefined;
  /** Used or spoken for since the month began. */
  used: number;
  /** Of these by urgent news. */
  usedUrgent: number;
  /** Share of the limit kept for urgent news, 0 to 1. */
  reserveShare: number;
}

/** Paid messages a day that the readers' wishes would cost if everybody's alerts went out by that step. */
export interface Demand {
  instant: number;
  merged: number;
  digest: number;
}

/** Why the step is what it is. */
export type Reason = "no-limit" | "within-quota" | "forecast-over-quota" | "better-step-on-trial";

/** The step that holds for everybody, and what it takes to tell whether the next decision is one of the same run. */
export interface Decision {
  step: Step;
  since: EpochMs;
  reason: Reason;
  /** A better step that would have held since then. */
  trial?: { step: Step; since: EpochMs };
  at: EpochMs;
  limit: number | undefined;
}

/** Best first. */
const STEPS: readonly Step[] = ["instant", "merged", "digest", "ask"];
/** With fewer of the digests, at the default two a day, news would leave the log before it is told. */
const FEWEST_DIGESTS = 1 / (2 * LOG_DAYS);
/** A better step must leave so much room that a busier day does not end it at once. */
const MARGIN = 1.2;
/** How long a better step must have held in theory before it is taken. */
const TRIAL_MS = DAY;
/** Alerts come in bursts, so the month's first day already has a second day's share. */
const HEAD_START_MS = DAY;

/** A step further down: cheaper, and later for the reader. */
export const isWorse = (step: Step, than: Step): boolean => STEPS.indexOf(step) > STEPS.indexOf(than);

/** Messages that only urgent news may use, all month long. */
export const reserveOf = ({ limit = 0, reserveShare }: Ledger): number => Math.ceil(limit * reserveShare);

/** Messages left this month for news that is not urgent: without what is left of the reserve. */
export function plainLeft(ledger: Ledger): number {
  if (ledger.limit === undefined) return Number.POSITIVE_INFINITY;
  const openReserve = Math.max(0, reserveOf(ledger) - ledger.usedUrgent);
  return Math.max(0, ledger.limit - ledger.used - openReserve);
}

/**
 * Messages that may be planned at this instant. Urgent news may use all that is left; the rest at most what an even pace
 * allows up to now, a day's share ahead, so that what was saved can be used and one bad hour does not eat the month.
 */
export function allowanceOf(ledger: Ledger, urgent: boolean, now: EpochMs): number {
  if (ledger.limit === undefined) return Number.POSITIVE_INFINITY;
  if (urgent) return Math.max(0, ledger.limit - ledger.used);
  const { start, end } = billingMonth(now);
  const pace = Math.min(1, (now - start + HEAD_START_MS) / (end - start));
  const keptForLater = Math.ceil((ledger.limit - reserveOf(ledger)) * (1 - pace));
  return Math.max(0, plainLeft(ledger) - keptForLater);
}

/** Paid messages that the rest of the month will cost under a step, by the demand of late. */
export function forecastOf(step: Step, demand: Demand, now: EpochMs): number {
  const daysLeft = (billingMonth(now).end - now) / DAY;
  return step === "ask" ? 0 : demand[step] * daysLeft;
}

/**
 * The step for everybody: the best one that the rest of the month can pay for. A worse one is taken at once, a better one
 * only after it would have held for a day; a new month, another limit and a month's first day (LINE may begin to count
 * late) choose freely. Digests are rationed, by the allowance, before they are given up.
 */
export function decide(
  { ledger, demand, last }: { ledger: Ledger; demand: Demand; last?: Decision },
  now: EpochMs,
): Decision {
  const { limit } = ledger;
  const month = billingMonth(now);
  const goesOn =
    last !== undefined && last.limit === limit && billingMonth(last.at).start === month.start
      ? last
      : undefined;
  const best = bestStep(ledger, demand, { now, current: goesOn?.step ?? "instant" });
  const keep = (step: Step, since: EpochMs): Decision => ({
    step,
    since,
    reason: reasonOf(step, limit),
    at: now,
    limit,
  });
  if (goesOn === undefined) return keep(best, last?.step === best ? last.since : now);
  if (best === goesOn.step) return keep(best, goesOn.since);
  if (isWorse(best, goesOn.step)) return keep(best, now);
  const trial = { step: best, since: now, ...goesOn.trial };
  if (isWorse(best, trial.step)) trial.step = best;
  trial.since = Math.min(trial.since, now);
  const isFirstDay = now - month.start < DAY;
  if (isFirstDay || now - trial.since >= TRIAL_MS) return keep(trial.step, now);
  return { ...keep(goesOn.step, goesOn.since), reason: "better-step-on-trial", trial };
}

function bestStep(ledger: Ledger, demand: Demand, { now, current }: { now: EpochMs; current: Step }): Step {
  const left = plainLeft(ledger);
  // However little the readers wish for, there is nothing left to pay it with.
  if (left === 0) return "ask";
  const isPaidFor = (step: Step) => {
    const cost = forecastOf(step, demand, now) * (step === "digest" ? FEWEST_DIGESTS : 1);
    return cost * (isWorse(current, step) ? MARGIN : 1) <= left;
  };
  return STEPS.find(isPaidFor) ?? "ask";
}

function reasonOf(step: Step, limit: number | undefined): Reason {
  if (limit === undefined) return "no-limit";
  return step === "instant" ? "within-quota" : "forecast-over-quota";
}
