import { type Clock, type EpochMs, SECOND } from "../domain/time.ts";
import type { PaidStore } from "../store/paid-messages.ts";
import type { Budget, BudgetStatus } from "./budget.ts";

/** The budget as every instance may know it: the one that plans keeps it, the others read what that one wrote. */
export interface BudgetReport {
  /** To be called by the instance that plans, when the budget may have changed. */
  write(): Promise<void>;
  /** Takes over what the instance that plans wrote, now and then. */
  catchUp(): Promise<void>;
  status(): BudgetStatus;
}

const READ_EVERY_MS = 10 * SECOND;

export function createBudgetReport(options: {
  budget: Pick<Budget, "status">;
  store: Pick<PaidStore, "saveReport" | "report">;
  clock: Clock;
}): BudgetReport {
  const { budget, store, clock } = options;
  let readAt: EpochMs = Number.NEGATIVE_INFINITY;
  let others: BudgetStatus | undefined;
  let own: string | undefined;

  return {
    async write() {
      const report = JSON.stringify(budget.status());
      if (report !== own) await store.saveReport(report);
      own = report;
    },
    async catchUp() {
      if (Math.abs(clock() - readAt) < READ_EVERY_MS) return;
      const report = await store.report();
      readAt = clock();
      others = report === undefined || report === own ? undefined : (JSON.parse(report) as BudgetStatus);
    },
    status: () => others ?? budget.status(),
  };
}
