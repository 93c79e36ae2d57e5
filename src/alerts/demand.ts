import type { AlertEntry, Subscription } from "../domain/alert.ts";
import { type AlertLog, owedItems } from "../domain/owed.ts";
import type { Reader } from "../domain/reader.ts";
import { type Clock, DAY, type EpochMs } from "../domain/time.ts";
import type { AlertMemory } from "../store/alert-memory.ts";
import type { FollowerStore } from "../store/followers.ts";
import type { Demand } from "./budget-rules.ts";
import { judge, type Policy, type Step, type Verdict } from "./schedule.ts";

/** What a reader's wishes are read from. */
export type Wisher = Pick<Reader, "members" | "settings" | "subscriptions">;

/** Tells what everybody's wishes would cost, step by step. */
export interface DemandSurvey {
  /** Asks anew, in small steps between which other work is done: at the start, then every hour or so. */
  survey(): Promise<void>;
  /** Paid messages a day, by the last survey; none before the first. */
  demand(): Demand;
}

export interface DemandSurveyOptions {
  followers: Pick<FollowerStore, "last" | "between">;
  log: AlertLog & Pick<AlertMemory, "since">;
  clock: Clock;
  /** 0 ≤ x < 1: which readers are asked where there are many. */
  random: () => number;
  mergeMs: number;
}

const SURVEYED_DAYS = 7;
/** With so many numbers of readers, a few per cent of sampling error remain. */
const RANGES = 50;
const NUMBERS_PER_RANGE = 100;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Surveys by replaying the last seven days of the log for the readers of today, all of them or a sample: no step's cost
 * can be counted while another step holds, and a reader who came today has no history.
 */
export function createDemandSurvey(options: DemandSurveyOptions): DemandSurvey {
  const { followers, log, clock, mergeMs } = options;
  let demand: Demand = { instant: 0, merged: 0, digest: 0 };
  return {
    async survey() {
      const now = clock();
      const last = await followers.last();
      const ranges = rangesOf(last, options.random);
      const from = Math.max(now - SURVEYED_DAYS * DAY, log.since(0)[0]?.at ?? 0);
      const total = { instant: 0, merged: 0, digest: 0 };
      for (const first of ranges)
        for (const reader of await followers.between(first, first + NUMBERS_PER_RANGE)) {
          for (const step of ["instant", "merged", "digest"] as const) {
            total[step] += costOf(reader, log, { step, mergeMs }, { from, to: now });
            await new Promise(setImmediate);
          }
        }
      const readersForOne = Math.max(1, last / (ranges.length * NUMBERS_PER_RANGE));
      const scale = readersForOne / Math.max(1, (now - from) / DAY);
      demand = {
        instant: total.instant * scale,
        merged: total.merged * scale,
        digest: total.digest * scale,
      };
    },
    demand: () => demand,
  };
}

/** Where ranges of readers' numbers begin: everybody's, or some at random where there are many. */
function rangesOf(last: number, random: () => number): number[] {
  const all = Math.max(1, Math.ceil(last / NUMBERS_PER_RANGE));
  if (all <= RANGES) return Array.from({ length: all }, (_, range) => range * NUMBERS_PER_RANGE);
  return Array.from({ length: RANGES }, () => Math.floor(random() * (last - NUMBERS_PER_RANGE)));
}

/**
 * Paid messages, urgent ones left out, that a reader would have cost in a stretch of the log, had the policy held and
 * every topic been followed all along. Replies, which tell for free, are not foreseen.
 */
export function costOf(
  reader: Wisher,
  log: AlertLog,
  policy: Policy,
  { from, to }: { from: EpochMs; to: EpochMs },
): number {
  const { subscriptions, wishes, hurries } = tellingPart(reader, policy.step);
  const news = newsOf(subscriptions, log, from);
  const view = viewOf(news, log);
  let seen = (news[0]?.seq ?? 1) - 1;
  let alarm: Verdict = {};
  let cost = 0;
  for (let next = 0; ; ) {
    const coming = alarm.wakeAt === undefined ? news[next] : news.slice(next).find(hurries);
    const now = Math.min(atOf(coming), alarm.wakeAt ?? NEVER);
    if (now >= to) return cost;
    while (atOf(news[next]) <= now) next++;
    const upTo = news[next - 1]?.seq ?? seen;
    const owed = owedItems({ subscriptions, seen }, view, { now, upTo });
    alarm = judge(owed, { ...wishes, ...alarm }, policy, now);
    if (alarm.start === undefined) continue;
    seen = upTo;
    if (alarm.start !== "urgent") cost += reader.members;
  }
}

const atOf = (entry: AlertEntry | undefined): EpochMs => entry?.at ?? NEVER;

/** Of a reader's topics those that can start a push, and which of their news may do so before an alarm that is set. */
function tellingPart({ settings, subscriptions }: Wisher, step: Step) {
  const modeOf = ({ mode = settings.mode }: Subscription) => mode;
  const telling = subscriptions
    .filter((each) => !each.paused && (each.muted || modeOf(each) !== "ask"))
    .map((each) => ({ ...each, since: 0 }));
  const instant = new Set(telling.filter((each) => modeOf(each) === "instant").map(({ topic }) => topic));
  const isSoon = step === "instant" || step === "merged";
  return {
    subscriptions: telling,
    wishes: { settings, subscriptions: telling },
    hurries: ({ topic, urgent }: AlertEntry) => urgent || (isSoon && instant.has(topic)),
  };
}

/** Entries of the topics that are not muted, in the order of the log. */
function newsOf(subscriptions: Subscription[], log: AlertLog, from: EpochMs): AlertEntry[] {
  return subscriptions
    .filter(({ muted }) => !muted)
    .flatMap(({ topic }) => log.after(topic, 0).filter(({ at }) => at >= from))
    .sort((a, b) => a.seq - b.seq);
}

/** The log, made quick to ask for the entries behind any position: a replay begins at the far end. */
function viewOf(news: AlertEntry[], log: AlertLog): AlertLog {
  const byTopic = Map.groupBy(news, ({ topic }) => topic);
  return {
    ...log,
    after(topic, seq) {
      const entries = byTopic.get(topic) ?? [];
      return entries.slice(firstBehind(entries, seq));
    },
  };
}

/** Binary search for the first entry behind a position. */
function firstBehind(entries: readonly AlertEntry[], seq: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.seq ?? 0) > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}
