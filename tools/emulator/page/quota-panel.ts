import type { EmulatorState, Quota } from "../control-api.ts";
import { byId, element } from "./dom.ts";
import { isUsedUp, quotaWords } from "./page-state.ts";

/** The plans of LINE in Japan, by their pushes a month; 0: none counted. */
const PLANS = [0, 200, 5_000, 30_000];
const FREE_PLAN = 200;

/** Wires the month's allowance; gives what shows it. `set` asks the emulator for another. */
export function createQuotaPanel(set: (quota: Quota) => void): (state: EmulatorState) => void {
  let quota: Quota = { type: "none", used: 0 };
  const plan = byId("plan", HTMLSelectElement);
  const planned = (value: number): Quota =>
    value === 0 ? { type: "none", used: quota.used } : { type: "limited", value, used: quota.used };
  plan.append(...PLANS.map(planOption));
  plan.addEventListener("change", () => set(planned(Number(plan.value))));
  byId("use-up", HTMLButtonElement).addEventListener("click", () => set(usedUp(quota)));
  byId("begin-month", HTMLButtonElement).addEventListener("click", () => set({ ...quota, used: 0 }));

  return (state) => {
    quota = state.quota;
    const limit = quota.type === "limited" ? (quota.value ?? 0) : 0;
    const words = quotaWords(quota);
    byId("quota", HTMLElement).textContent = words;
    const meter = byId("quota-meter", HTMLMeterElement);
    meter.hidden = limit === 0;
    meter.max = limit;
    meter.high = limit * 0.8;
    meter.optimum = 0;
    meter.value = quota.used;
    meter.textContent = words;
    meter.classList.toggle("used-up", isUsedUp(quota));
    if (!PLANS.includes(limit) && plan.namedItem(`plan-${limit}`) === null) plan.append(planOption(limit));
    plan.value = String(limit);
  };
}

function planOption(limit: number): HTMLElement {
  const words = limit === 0 ? "no limit" : `${limit.toLocaleString("en")} a month`;
  return element("option", { value: String(limit), id: `plan-${limit}` }, words);
}

/** The same plan, or the free one where there is no limit, with nothing left of it. */
export function usedUp({ type, value }: Quota): Quota {
  const limit = type === "limited" && value !== undefined ? value : FREE_PLAN;
  return { type: "limited", value: limit, used: limit };
}
