import { type Budget, createBudget } from "../../src/alerts/budget.ts";
import type { Demand } from "../../src/alerts/budget-rules.ts";
import type { Step } from "../../src/alerts/schedule.ts";
import { billingDay } from "../../src/domain/billing-month.ts";
import { LineFault } from "../../src/domain/errors.ts";
import { DAY, type EpochMs, HOUR, MINUTE } from "../../src/domain/time.ts";
import type { PaidDay, PaidMessages } from "../../src/store/paid-messages.ts";
import { type RecordingLog, recordingLog } from "../recording-log.ts";

/** The first instant of Japan's November 2026, and of the month after. */
export const NOVEMBER = Date.parse("2026-10-31T15:00:00Z");
export const DECEMBER = Date.parse("2026-11-30T15:00:00Z");

const TICK = 10 * MINUTE;
const NONE: Demand = { instant: 0, merged: 0, digest: 0 };

/** A budget between a LINE, counts and a clock that the test holds. */
export interface PaidMonth {
  budget: Budget;
  recording: RecordingLog;
  /** What LINE would say; `silent` makes it answer nothing, or nothing but that the token is wrong. */
  line: { limit?: number; used: number; silent: boolean | "unauthorized" };
  /** Planned and not settled, by the database. */
  waiting: PaidMessages;
  now: EpochMs;
  /** What the last survey found, a day. */
  demand: Demand;
  /** Counts what LINE accepted. */
  count(sent: Partial<PaidMessages>): void;
  /** Sends a paid message, as far as the budget allows; gives how many went out. */
  send(messages: number, urgent?: boolean): number;
  /** Lives on until `end`, refreshing every ten minutes; news comes from 6 to 24 o'clock, `demand` a day. */
  liveUntil(end: EpochMs, demand: (now: EpochMs) => Demand): Promise<Lived>;
}

/** What a stretch of life brought. */
export interface Lived {
  sent: number;
  /** Steps in the order taken. */
  steps: Step[];
}

/** A budget on the first of November, with a reserve of a fifth. */
export function openPaidMonth({
  now = NOVEMBER,
  ...quota
}: {
  limit?: number;
  now?: EpochMs;
} = {}): PaidMonth {
  const days = new Map<string, PaidDay>();
  const recording = recordingLog();
  const line: PaidMonth["line"] = { ...quota, used: 0, silent: false };
  const world = {
    line,
    waiting: { plain: 0, urgent: 0 },
    now,
    demand: NONE,
  };
  const ask = <T>(answer: T): T => {
    if (world.line.silent === "unauthorized")
      throw new LineFault("unauthorized", "LINE answered 401 to quota");
    if (world.line.silent) throw new LineFault("unreachable", "no answer");
    return answer;
  };
  const budget = createBudget({
    messenger: {
      quota: async () => ask(world.line.limit === undefined ? {} : { limit: world.line.limit }),
      consumption: async () => ask(world.line.used),
    },
    store: {
      since: async (from) =>
        [...days.values()].filter(({ day }) => day >= from).sort((a, b) => (a.day < b.day ? -1 : 1)),
    },
    batches: { waiting: async () => ({ ...world.waiting }) },
    clock: () => world.now,
    demand: () => world.demand,
    log: recording.log,
    reserveShare: 0.2,
    mergeMs: 30 * MINUTE,
  });
  const month: PaidMonth = Object.assign(world, {
    budget,
    recording,
    count({ plain = 0, urgent = 0 }: Partial<PaidMessages>) {
      const day = billingDay(world.now);
      const sum = days.get(day) ?? { day, plain: 0, urgent: 0 };
      days.set(day, { day, plain: sum.plain + plain, urgent: sum.urgent + urgent });
    },
    send(messages: number, urgent = false) {
      const count = Math.min(messages, budget.allowance(urgent));
      budget.planned(count, urgent);
      month.count(urgent ? { urgent: count } : { plain: count });
      world.line.used += count;
      return count;
    },
    liveUntil: (end: EpochMs, demand: (now: EpochMs) => Demand) => live(month, end, demand),
  });
  return month;
}

async function live(month: PaidMonth, end: EpochMs, demand: (now: EpochMs) => Demand): Promise<Lived> {
  const lived: Lived = { sent: 0, steps: [] };
  const wanted = { ...NONE, ask: 0 };
  for (; month.now < end; month.now += TICK) {
    if (month.now % HOUR === 0) month.demand = averageOf(lastWeek(month.now).map(demand));
    await month.budget.refresh();
    const { step } = month.budget.policy();
    if (lived.steps.at(-1) !== step) lived.steps.push(step);
    if (hourOf(month.now) < 6 || step === "ask") continue;
    wanted[step] += (demand(month.now)[step] * TICK) / (0.75 * DAY);
    const count = Math.floor(wanted[step]);
    wanted[step] -= count;
    lived.sent += month.send(count);
  }
  return lived;
}

const hourOf = (at: EpochMs): number => new Date(at + 9 * HOUR).getUTCHours();

const lastWeek = (now: EpochMs): EpochMs[] => Array.from({ length: 7 }, (_, day) => now - day * DAY);

function averageOf(days: Demand[]): Demand {
  const average = (step: keyof Demand) => days.reduce((sum, day) => sum + day[step], 0) / days.length;
  return { instant: average("instant"), merged: average("merged"), digest: average("digest") };
}
