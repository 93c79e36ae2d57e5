import { createBudget } from "../src/alerts/budget.ts";
import { createDemandSurvey } from "../src/alerts/demand.ts";
import { planPage } from "../src/alerts/plan.ts";
import type { Step } from "../src/alerts/schedule.ts";
import { DELIVERY_MODES, type DeliveryMode, LOG_DAYS, type OwedItem } from "../src/domain/alert.ts";
import { billingDay } from "../src/domain/billing-month.ts";
import { owedItems } from "../src/domain/owed.ts";
import { DAY, type EpochMs, HOUR, MINUTE } from "../src/domain/time.ts";
import { type AlertMemory, createAlertMemory } from "../src/store/alert-memory.ts";
import type { PaidDay } from "../src/store/paid-messages.ts";
import type { PlannedReader } from "../src/store/reader-row.ts";
import { seededRandom } from "./measure.ts";
import { type NewsMonth, newsMonth, type ReaderLife, readersOf } from "./news-month.ts";

const SEED = 3;
const ARTICLES = 10_000;
const READERS = 500;
/** The first instant of November in Japan. */
const START = Date.parse("2026-10-31T15:00:00Z");
const END = START + 30 * DAY;
const TICK = 5 * MINUTE;
/** The bot surveys more often; the news here is alike in every week. */
const SURVEY_MS = 3 * DAY;
const REFRESH_MS = 10 * MINUTE;
const MERGE_MS = 30 * MINUTE;
const LIMITS = [undefined, 30_000, 5_000, 200];
/** Of the cost of one push for each alert of each topic. */
const GOALS: Record<DeliveryMode, number> = { instant: 0.6, digest: 0.15, ask: 0.15 };

/** What came of one kind of reader in the month. */
interface Tally {
  paid: number;
  /** What one push per alert and topic would have cost for the news that was told. */
  naive: number;
  told: number;
  owed: number;
  /** At the end of the month. */
  waiting: number;
  delays: number[];
  /** Of what starts a push at once: neither updates nor urgent. */
  alertDelays: number[];
  /** Of readers who let urgent news break in. */
  urgentDelays: number[];
}

/** One month's paid messages and delays under each of Japan's plans, through the code that decides. */
export async function cost(): Promise<void> {
  const random = seededRandom(SEED);
  const news = newsMonth(START, ARTICLES, random);
  const lives = readersOf(news, READERS, random);
  console.log(
    `${news.articles} articles in ${news.stories} stories, ${READERS} readers; "naive" is one push per alert and reader, at once, for the news that was told`,
  );
  for (const limit of LIMITS) await report(limit, news, lives);
  console.log("goals, of the naive cost: digest and ask at most 15 %, instant at most 60 %");
}

interface Month {
  tallies: Record<DeliveryMode, Tally>;
  paid: { plain: number; urgent: number };
  /** Ticks of the clock by the step that held. */
  ticks: Map<Step, number>;
}

const newTally = (): Tally => ({
  ...{ paid: 0, naive: 0, told: 0, owed: 0, waiting: 0 },
  ...{ delays: [], alertDelays: [], urgentDelays: [] },
});

/** LINE, the database and the planner in their simplest form around the code that decides. */
async function live(limit: number | undefined, news: NewsMonth, lives: ReaderLife[]): Promise<Month> {
  let now = START;
  const month: Month = {
    tallies: { instant: newTally(), digest: newTally(), ask: newTally() },
    paid: { plain: 0, urgent: 0 },
    ticks: new Map(),
  };
  const clock = () => now;
  const log = logAt(news, clock);
  const readers = new Map(lives.map(({ reader }) => [reader.id, reader]));
  const kinds = new Map(lives.map(({ reader, kind }) => [reader.id, kind]));
  const days = new Map<string, PaidDay>();
  const demand = createDemandSurvey({
    followers: {
      last: async () => readers.size,
      between: async (from, to) => [...readers.values()].filter(({ id }) => id > from && id <= to),
    },
    ...{ log, clock, random: () => 0, mergeMs: MERGE_MS },
  });
  const budget = createBudget({
    messenger: {
      quota: async () => (limit === undefined ? {} : { limit }),
      consumption: async () => month.paid.plain + month.paid.urgent,
    },
    store: { since: async () => [...days.values()] },
    batches: { waiting: async () => ({ plain: 0, urgent: 0 }) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...{ clock, demand: demand.demand, reserveShare: 0.2, mergeMs: MERGE_MS },
  });

  function tell(reader: PlannedReader, upTo: number): void {
    const tally = month.tallies[kinds.get(reader.id) ?? "ask"];
    for (const item of owedItems(reader, log, { now, upTo })) count(tally, item, reader, now);
    readers.set(reader.id, { ...reader, seen: upTo });
  }

  function pay({ id, members }: PlannedReader, kind: "plain" | "urgent"): void {
    const day = billingDay(now);
    const sum = days.get(day) ?? { day, plain: 0, urgent: 0 };
    days.set(day, { ...sum, [kind]: sum[kind] + members });
    month.paid[kind] += members;
    month.tallies[kinds.get(id) ?? "ask"].paid += members;
  }

  function plan(page: PlannedReader[], isUrgent: boolean): void {
    const { batches, alarms } = planPage(page, {
      ...{ log, budget, now, isUrgent, upTo: log.head(), policy: budget.policy() },
      isThere: () => true,
      show: () => undefined,
      localeOf: () => "ja",
      contentFor: (key) => key,
      newKey: () => "",
      isEnough: () => false,
      onFault(error) {
        throw error;
      },
    });
    for (const [id, { wakeAt, digestAt }] of alarms) {
      const { wakeAt: _, digestAt: __, ...reader } = readers.get(id)!;
      readers.set(id, {
        ...reader,
        ...(wakeAt !== null && { wakeAt }),
        ...(digestAt !== null && { digestAt }),
      });
    }
    for (const { moves, upTo, urgent } of batches)
      for (const [id] of moves) {
        const reader = readers.get(id)!;
        pay(reader, urgent ? "urgent" : "plain");
        tell(reader, upTo);
      }
  }

  const asks = lives.flatMap((life) => life.asks.map((at) => ({ at, id: life.reader.id })));
  asks.sort((a, b) => a.at - b.at);
  for (let planned = 0, asked = 0; now < END; now += TICK) {
    await log.catchUp();
    if (now % DAY === 0) log.dropBefore(now - (LOG_DAYS + 1) * DAY);
    if (limit !== undefined && (now - START) % SURVEY_MS === 12 * HOUR) await demand.survey();
    if (now % REFRESH_MS === 0) await budget.refresh();
    for (; (asks[asked]?.at ?? END) <= now; asked++) tell(readers.get(asks[asked]!.id)!, log.head());
    const entries = log.since(planned).toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
    planned = log.head();
    const isUrgent = entries.some(({ urgent }) => urgent);
    for (const topic of new Set(entries.map((entry) => entry.topic)))
      plan(
        [...readers.values()].filter((reader) => follows(reader, topic)),
        isUrgent,
      );
    plan(dueBy(now, [...readers.values()]), isUrgent);
    countTick(month.ticks, budget.policy().step);
  }
  for (const reader of readers.values())
    countUntold(month.tallies[kinds.get(reader.id) ?? "ask"], reader, news, log);
  return month;
}

const countTick = (ticks: Map<Step, number>, step: Step) => ticks.set(step, (ticks.get(step) ?? 0) + 1);

/** Whose time has come, as the database gives them: who waits longest first. */
const dueBy = (now: EpochMs, readers: PlannedReader[]): PlannedReader[] =>
  readers.filter(({ wakeAt = END }) => wakeAt <= now).sort((a, b) => (a.wakeAt ?? 0) - (b.wakeAt ?? 0));

const follows = ({ subscriptions }: PlannedReader, topic: number): boolean =>
  subscriptions.some((subscription) => subscription.topic === topic);

/** The log as far as it is written by the clock. */
function logAt({ entries }: NewsMonth, clock: () => EpochMs): AlertMemory {
  return createAlertMemory({
    after: async (seq, limit) => {
      const page = entries.slice(seq, seq + limit);
      const later = page.findIndex(({ at }) => at > clock());
      return later === -1 ? page : page.slice(0, later);
    },
  });
}

function count(tally: Tally, item: OwedItem, { members, settings }: PlannedReader, now: EpochMs): void {
  tally.told++;
  tally.naive += item.topics.length * members;
  const delay = now - item.at;
  if (item.urgent && settings.urgent) tally.urgentDelays.push(delay);
  if (!item.urgent && !item.update) tally.alertDelays.push(delay);
  tally.delays.push(delay);
}

/** What was owed in all, and what of it still waits. */
function countUntold(tally: Tally, reader: PlannedReader, news: NewsMonth, log: AlertMemory): void {
  const ofReader = news.entries.filter(({ topic, at }) => at < END && follows(reader, topic));
  tally.owed += new Set(ofReader.map(({ articleId }) => articleId)).size;
  tally.waiting += owedItems(reader, log, { now: END, upTo: log.head() }).length;
}

async function report(limit: number | undefined, news: NewsMonth, lives: ReaderLife[]): Promise<void> {
  const { tallies, paid, ticks } = await live(limit, news, lives);
  const total = [...ticks.values()].reduce((sum, n) => sum + n, 0);
  const steps = [...ticks].map(([step, n]) => `${step} ${percent(n, total)}`).join(", ");
  console.log(
    `\nplan: ${limit ?? "no limit"}; ${paid.plain} paid and ${paid.urgent} urgent; time by step: ${steps}`,
  );
  console.table(
    DELIVERY_MODES.map((kind) => {
      const tally = tallies[kind];
      return {
        readers: kind,
        paid: tally.paid,
        naive: tally.naive,
        "of naive": percent(tally.paid, tally.naive),
        goal: `≤ ${GOALS[kind] * 100} %`,
        told: percent(tally.told, tally.owed),
        waiting: percent(tally.waiting, tally.owed),
        "left the log": percent(tally.owed - tally.told - tally.waiting, tally.owed),
        "new: median, p95": `${hours(tally.alertDelays, 0.5)}, ${hours(tally.alertDelays, 0.95)}`,
        "all: median, p95": `${hours(tally.delays, 0.5)}, ${hours(tally.delays, 0.95)}`,
        "urgent: p95": hours(tally.urgentDelays, 0.95),
      };
    }),
  );
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** A share of the delays is at most that, h:mm. */
function hours(delays: number[], share: number): string {
  const minutes = (delays.toSorted((a, b) => a - b)[Math.floor((delays.length - 1) * share)] ?? 0) / MINUTE;
  return `${Math.floor(minutes / 60)}:${Math.round(minutes % 60)
    .toString()
    .padStart(2, "0")}`;
}
