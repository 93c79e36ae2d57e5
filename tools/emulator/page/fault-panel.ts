import type { EmulatorState, FaultRule, Quota } from "../control-api.ts";
import { button, byId, element, refill } from "./dom.ts";
import { isUsedUp } from "./page-state.ts";
import { usedUp } from "./quota-panel.ts";

/** What can go wrong with every call to LINE, in a developer's words. */
const KINDS = new Map<string, FaultRule["fault"]>([
  ["500: LINE is down", { type: "status", status: 500 }],
  ["429: too fast", { type: "status", status: 429 }],
  ["Dropped before LINE acted", { type: "drop", when: "before" }],
  ["Dropped after LINE acted", { type: "drop", when: "after" }],
  ["Slow: 3 s", { type: "delay", milliseconds: 3_000 }],
]);
/** No fault of a call but a state of the account, which lasts until it is ended. */
const USED_UP = "429: month used up";
const TIMES = new Map([
  ["until switched off", undefined],
  ["1 call", 1],
  ["3 calls", 3],
]);

/** What the panel asks of the emulator. */
export interface FaultActions {
  add(rule: FaultRule): void;
  remove(id: number): void;
  setQuota(quota: Quota): void;
}

/** Wires the faults; gives what shows those that are on, each with a button that ends it. */
export function createFaultPanel(actions: FaultActions): (state: EmulatorState) => void {
  let quota: Quota = { type: "none", used: 0 };
  const kind = byId("fault-kind", HTMLSelectElement);
  const times = byId("fault-times", HTMLSelectElement);
  const option = (name: string) => element("option", {}, name);
  kind.append(...[...KINDS.keys(), USED_UP].map(option));
  times.append(...[...TIMES.keys()].map(option));
  byId("fault-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const fault = KINDS.get(kind.value);
    const count = TIMES.get(times.value);
    if (fault === undefined) actions.setQuota(usedUp(quota));
    else actions.add({ fault, ...(count === undefined ? {} : { times: count }) });
  });

  return (state) => {
    quota = state.quota;
    const entries = state.faults.map((rule) =>
      entry(String(rule.id), faultWords(rule), () => actions.remove(rule.id)),
    );
    if (isUsedUp(quota)) entries.push(entry("quota", USED_UP, () => actions.setQuota({ ...quota, used: 0 })));
    refill(byId("fault-list", HTMLElement), ...entries);
    const count = byId("fault-count", HTMLElement);
    count.textContent = entries.length === 0 ? "none" : `${entries.length} on`;
    count.classList.toggle("moved", entries.length > 0);
  };
}

function entry(key: string, words: string, end: () => void): HTMLElement {
  const endIt = () => {
    // The button goes with its fault; who works by keyboard is put down close by.
    byId("fault-kind", HTMLSelectElement).focus();
    end();
  };
  const attributes = { class: "round", "aria-label": `Switch off: ${words}`, "data-key": key };
  const off = button(attributes, endIt, "×");
  return element("li", {}, element("span", {}, words), off);
}

/** A rule in a developer's words: what happens, to which calls, how often still. */
function faultWords({ fault, path, share, times }: FaultRule): string {
  const known = [...KINDS].find(([, one]) => JSON.stringify(one) === JSON.stringify(fault));
  return [
    known?.[0] ?? otherWords(fault),
    path,
    share === undefined ? undefined : `${Math.round(share * 100)}% of calls`,
    times === undefined ? undefined : `${times} more`,
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}

function otherWords(fault: FaultRule["fault"]): string {
  switch (fault.type) {
    case "status":
      return String(fault.status);
    case "drop":
      return `Dropped ${fault.when} LINE acted`;
    case "delay":
      return `Slow: ${fault.milliseconds / 1_000} s`;
  }
}
