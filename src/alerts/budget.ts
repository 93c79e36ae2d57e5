import { isSameBillingMonth } from "../domain/billing-month.ts";
import type { Log } from "../domain/log.ts";
import { type EpochMs, MINUTE } from "../domain/time.ts";
import {
  allowanceOf,
  type Decision,
  type Demand,
  decide,
  forecastOf,
  isWorse,
  type Ledger,
  type Reason,
  reserveOf,
} from "./budget-rules.ts";
import { createPaidAccount, type PaidAccountOptions, type QuotaAnswer } from "./paid-account.ts";
import type { Policy, Step } from "./schedule.ts";

/** Keeps the month's paid messages: by which step alerts go out, and how many may go out now. */
export interface Budget {
  /** Reads all figures and decides anew: at the start, every few minutes and after a 429. Rejects where the database does not answer. */
  refresh(): Promise<void>;
  /** The step that the last refresh chose, or `ask` while LINE says that the month is used up. */
  policy(): Policy;
  /** Paid messages that may be planned now, beyond those planned before; Infinity where the plan has no limit. */
  allowance(urgent: boolean): number;
  /** Counts messages as spoken for while they are planned; a page that then fails is forgotten with the next refresh. */
  planned(messages: number, urgent: boolean): void;
  /** LINE refused a message as the month is used up: nothing paid goes out until the next month, or until LINE shows room. */
  quotaUsedUp(now: EpochMs): void;
  status(): BudgetStatus;
}

/** What an operator is told of the budget. */
export interface BudgetStatus {
  /** Absent: no limit. */
  limit?: number;
  used: number;
  /** What the whole month will come to under the present step, by the demand of the last days. */
  forecast: number;
  /** Messages kept for urgent news. */
  reserve: number;
  step: Step;
  since: EpochMs;
  reason: Reason | "quota-unknown" | "quota-used-up";
}

export interface BudgetOptions extends PaidAccountOptions {
  /** What the readers' wishes would cost, by a survey of late. */
  demand: () => Demand;
  /** Share of the limit kept for urgent news, 0 to 1. */
  reserveShare: number;
  /** So long alerts wait for others under the step `merged`. */
  mergeMs: number;
}

/** LINE counts a little late: the room that it shows right after it refused is not believed. */
const DISBELIEF_MS = 10 * MINUTE;

/** Starts as on the free plan with nothing used: call `refresh` before anything is planned. */
export function createBudget(options: BudgetOptions): Budget {
  const { clock, log, demand, reserveShare, mergeMs } = options;
  const account = createPaidAccount(options);
  const ledgerAt = (now: EpochMs): Ledger => ({ ...account.ledger(now), reserveShare });
  let decision = decide({ ledger: ledgerAt(clock()), demand: demand() }, clock());
  let usedUpAt: EpochMs | undefined;
  let refreshing: Promise<void> | undefined;

  /** When LINE refused, unless a new month has begun since. */
  const stoppedAt = (now: EpochMs): EpochMs | undefined =>
    usedUpAt !== undefined && isSameBillingMonth(usedUpAt, now) ? usedUpAt : undefined;

  async function takeStock(): Promise<void> {
    const answer = await account.refresh();
    const now = clock();
    if (usedUpAt !== undefined && mayResume(answer, stoppedAt(now), now)) {
      usedUpAt = undefined;
      log.info({ ...answer }, "paid messages go out again");
    }
    const last = decision;
    decision = decide({ ledger: ledgerAt(now), demand: demand(), last }, now);
    if (decision.step !== last.step)
      logStep(log, last.step, decision, { ...account.ledger(now), demandPerDay: demand() });
  }

  return {
    refresh() {
      refreshing ??= takeStock().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    policy: () => ({ step: stoppedAt(clock()) === undefined ? decision.step : "ask", mergeMs }),
    allowance(urgent) {
      const now = clock();
      return stoppedAt(now) === undefined ? allowanceOf(ledgerAt(now), urgent, now) : 0;
    },
    planned: account.planned,
    quotaUsedUp(now) {
      if (stoppedAt(now) === undefined)
        log.warn({ ...account.ledger(now) }, "LINE says that the month's messages are used up");
      usedUpAt = now;
    },
    status() {
      const now = clock();
      const ledger = ledgerAt(now);
      const used = account.used(now);
      const stopped = stoppedAt(now);
      const { step, since, reason } = decision;
      return {
        ...(ledger.limit !== undefined && { limit: ledger.limit }),
        used,
        forecast: Math.round(used + forecastOf(stopped === undefined ? step : "ask", demand(), now)),
        reserve: reserveOf(ledger),
        ...(stopped === undefined
          ? { step, since, reason: account.isQuotaKnown() ? reason : "quota-unknown" }
          : { step: "ask", since: stopped, reason: "quota-used-up" }),
      };
    },
  };
}

function mayResume(answer: QuotaAnswer | undefined, stoppedAt: EpochMs | undefined, now: EpochMs): boolean {
  if (stoppedAt === undefined) return true;
  if (answer === undefined || Math.abs(now - stoppedAt) < DISBELIEF_MS) return false;
  return answer.limit === undefined || answer.used < answer.limit;
}

function logStep(
  log: Pick<Log, "info" | "warn">,
  from: Step,
  { step, reason }: Decision,
  figures: object,
): void {
  const fields = { from, to: step, reason, ...figures };
  if (isWorse(step, from)) log.warn(fields, "paid messages run short: alerts go out by a worse step");
  else log.info(fields, "paid messages suffice: alerts go out by a better step");
}
