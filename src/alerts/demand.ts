import type { AlertEntry, Subscription } from "../domain/alert.ts";
import { owedItems } from "../domain/owed.ts";
import type { Reader } from "../domain/reader.ts";
import { type Clock, DAY, type EpochMs } from "../domain/time.ts";
import type { AlertMemory } from "../store/alert-memory.ts";
import type { FollowerStore } from "../store/followers.ts";
import type { Demand } from "./budget-rules.ts";
import { judge, type Policy } from "./schedule.ts";

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
  followers: FollowerStore;
  log: Pick<AlertMemory, "head" | "after" | "since" | "ofArticle" | "ofStory">;
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
          for (const step of ["instant", "merged", "digest"] as const)
            total[step] += costOf(reader, log, { step, mergeMs }, { from, to: now });
          await new Promise(setImmediate);
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
  { members, settings, subscriptions }: Wisher,
  log: DemandSurveyOptions["log"],
  policy: Policy,
  { from, to }: { from: EpochMs; to: EpochMs },
): number {
  const always = subscriptions.map((subscription) => ({ ...subscription, since: 0 }));
  const wishes = { settings, subscriptions: always };
  const news = newsOf(always, log, from);
  let upTo = (news[0]?.seq ?? 1) - 1;
  let seen = upTo;
  let alarm: { wakeAt?: EpochMs; digestAt?: EpochMs } = {};
  let cost = 0;
  for (let next = 0; ; ) {
    const now = Math.min(news[next]?.at ?? NEVER, alarm.wakeAt ?? NEVER);
    if (now >= to) return cost;
    for (; (news[next]?.at ?? NEVER) <= now; next++) upTo = news[next]?.seq ?? upTo;
    const owed = owedItems({ subscriptions: always, seen }, log, { now, upTo });
    const { digestAt } = alarm;
    const verdict = judge(owed, { ...wishes, ...(digestAt !== undefined && { digestAt }) }, policy, now);
    alarm = verdict;
    if (verdict.start === undefined) continue;
    seen = upTo;
    if (verdict.start !== "urgent") cost += members;
  }
}

/** Entries of the topics that may start something, in the order of the log. */
function newsOf(subscriptions: Subscription[], log: Pick<AlertMemory, "after">, from: EpochMs): AlertEntry[] {
  return subscriptions
    .filter(({ paused, muted }) => !paused && !muted)
    .flatMap(({ topic }) => log.after(topic, 0).filter(({ at }) => at >= from))
    .sort((a, b) => a.seq - b.seq);
}
