import { Gauge, type Registry } from "prom-client";

/** Where the month's paid messages stand, as `alerts/budget` tells it. */
export interface BudgetFigures {
  /** Absent: no limit. */
  limit?: number;
  used: number;
  /** What the whole month will come to. */
  forecast: number;
  /** Messages kept for urgent news. */
  reserve: number;
  step: string;
}

export interface AlertFigures {
  budget: () => BudgetFigures;
  /** Entries of the alert log in memory. */
  logEntries: () => number;
  /** Topics in memory. */
  topics: () => number;
  /** Batches that wait or are under way; asks the database. */
  batchesWaiting: () => Promise<number>;
}

const STEPS = ["instant", "merged", "digest", "ask"];

/** Adds gauges of the budget, the alert log and what waits to be sent; they are read when Prometheus asks. */
export function addAlertGauges(registry: Registry, figures: AlertFigures): void {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  const { budget } = figures;
  gauge("shirase_budget_limit_messages", "Paid messages of the month's plan; +Inf without a limit.", () => {
    return budget().limit ?? Number.POSITIVE_INFINITY;
  });
  gauge("shirase_budget_used_messages", "Paid messages used this month.", () => budget().used);
  gauge(
    "shirase_budget_forecast_messages",
    "Paid messages that the whole month will come to.",
    () => budget().forecast,
  );
  gauge("shirase_budget_reserve_messages", "Messages kept for urgent news.", () => budget().reserve);
  gauge("shirase_alert_log_entries", "Entries of the alert log in memory.", figures.logEntries);
  gauge("shirase_topics", "Topics that are followed.", figures.topics);
  new Gauge({
    name: "shirase_budget_step",
    help: "1 for the step by which alerts go out.",
    labelNames: ["step"],
    registers,
    collect() {
      for (const step of STEPS) this.set({ step }, budget().step === step ? 1 : 0);
    },
  });
  new Gauge({
    name: "shirase_batches_waiting",
    help: "Batches of alerts that wait or are under way; NaN while the database does not answer.",
    registers,
    async collect() {
      // The other figures are wanted most when the database is gone.
      this.set(await figures.batchesWaiting().catch(() => Number.NaN));
    },
  });
}
