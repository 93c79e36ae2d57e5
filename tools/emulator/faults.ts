import type { ActiveFault, FaultRule } from "./control-api.ts";

/** What is to go wrong with one call. */
export interface DrawnFault {
  /** Before LINE acts. */
  status?: { status: number; message?: string };
  drop?: "before" | "after";
  /** LINE acts at once and answers so much later. */
  delayMs: number;
}

/** The rules of things to go wrong. */
export interface Faults {
  add(rule: FaultRule): ActiveFault;
  /** False where there is no such rule (any more). */
  remove(id: number): boolean;
  clear(): void;
  /** Rules that still apply, with the times that are left. */
  rules(): ActiveFault[];
  /** What goes wrong with a call to `path`. Rules apply in their order; the first status or drop is the last. */
  draw(path: string): DrawnFault;
}

/** Shares are drawn from `random` (0 up to 1), so that a seed repeats a run. */
export function createFaults(random: () => number): Faults {
  let rules: ActiveFault[] = [];
  let lastId = 0;
  /** One matching call passes the rule: uses up one of its times, and says whether it is hit. */
  const hits = (rule: FaultRule): boolean => {
    if (rule.times !== undefined) rule.times -= 1;
    return rule.share === undefined || random() < rule.share;
  };
  const drawFrom = (matching: FaultRule[]): DrawnFault => {
    let delayMs = 0;
    for (const rule of matching) {
      if (!hits(rule)) continue;
      const { fault } = rule;
      if (fault.type === "delay") delayMs += fault.milliseconds;
      else if (fault.type === "drop") return { drop: fault.when, delayMs };
      else return { status: fault, delayMs };
    }
    return { delayMs };
  };
  return {
    add(rule) {
      lastId += 1;
      rules.push({ ...rule, id: lastId });
      return { ...rule, id: lastId };
    },
    remove(id) {
      const before = rules.length;
      rules = rules.filter((rule) => rule.id !== id);
      return rules.length < before;
    },
    clear() {
      rules = [];
    },
    rules: () => rules.map((rule) => ({ ...rule })),
    draw(path) {
      if (rules.length === 0) return { delayMs: 0 };
      const fault = drawFrom(rules.filter((rule) => rule.path === undefined || rule.path === path));
      rules = rules.filter((rule) => rule.times === undefined || rule.times > 0);
      return fault;
    },
  };
}
