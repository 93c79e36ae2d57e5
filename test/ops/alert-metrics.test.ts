import { Registry } from "prom-client";
import { expect, it } from "vitest";
import { type AlertFigures, addAlertGauges } from "../../src/ops/alert-metrics.ts";

const budget = { limit: 5_000, used: 4_100, forecast: 5_400, reserve: 1_000, step: "digest" };

async function linesOf(changes: Partial<AlertFigures> = {}): Promise<string[]> {
  const registry = new Registry();
  addAlertGauges(registry, {
    budget: () => budget,
    logEntries: () => 340,
    topics: () => 21,
    batchesWaiting: async () => 2,
    ...changes,
  });
  return (await registry.metrics()).split("\n");
}

it("tells Prometheus of the budget and of what waits to be sent", async () => {
  expect(await linesOf()).toEqual(
    expect.arrayContaining([
      "shirase_budget_limit_messages 5000",
      "shirase_budget_used_messages 4100",
      "shirase_budget_forecast_messages 5400",
      "shirase_budget_reserve_messages 1000",
      'shirase_budget_step{step="digest"} 1',
      'shirase_budget_step{step="instant"} 0',
      "shirase_alert_log_entries 340",
      "shirase_topics 21",
      "shirase_batches_waiting 2",
    ]),
  );
});

it("tells a plan without a limit from one that is used up", async () => {
  const { limit: _, ...unlimited } = budget;
  expect(await linesOf({ budget: () => unlimited })).toContain("shirase_budget_limit_messages +Inf");
});

it("still tells all else while the database does not answer", async () => {
  const lines = await linesOf({ batchesWaiting: () => Promise.reject(new Error("gone")) });
  expect(lines).toContain("shirase_batches_waiting Nan");
  expect(lines).toContain("shirase_budget_used_messages 4100");
});
