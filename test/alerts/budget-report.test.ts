import { afterEach, beforeEach, expect, it } from "vitest";
import type { BudgetStatus } from "../../src/alerts/budget.ts";
import { createBudgetReport } from "../../src/alerts/budget-report.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { temporaryDirectory } from "../contract/engines.ts";

let store: Store;
let remove: () => Promise<void>;
let now = Date.UTC(2026, 10, 23);

beforeEach(async () => {
  const directory = await temporaryDirectory();
  remove = directory.remove;
  store = createStore(await openDatabase({ dataDir: directory.path }));
});

afterEach(async () => {
  await store.close();
  await remove();
});

const statusOf = (changes: Partial<BudgetStatus>): BudgetStatus => ({
  limit: 5_000,
  used: 0,
  forecast: 0,
  reserve: 1_000,
  step: "instant",
  since: now,
  reason: "within-quota",
  ...changes,
});

/** An instance whose own budget says so. */
function instance(status: BudgetStatus) {
  const own = { status };
  const report = createBudgetReport({
    budget: { status: () => own.status },
    store: store.paidMessages,
    clock: () => now,
  });
  return { ...report, own };
}

it("lets an instance that only answers know the step of the one that plans", async () => {
  const planning = instance(statusOf({ step: "digest", used: 4_000 }));
  const answering = instance(statusOf({}));
  await planning.write();
  await Promise.all([planning.catchUp(), answering.catchUp()]);
  expect(answering.status()).toEqual(planning.own.status);

  planning.own.status = statusOf({ step: "ask", used: 5_000 });
  expect(planning.status().step).toBe("ask");
  await planning.write();
  now += MINUTE;
  await answering.catchUp();
  expect(answering.status().step).toBe("ask");
});

it("goes by an instance's own figures until any has planned", async () => {
  const alone = instance(statusOf({ used: 7 }));
  await alone.catchUp();
  expect(alone.status().used).toBe(7);
});
