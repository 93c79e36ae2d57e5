import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Topic, TopicNo } from "../src/domain/topic.ts";
import type { Database } from "../src/store/database.ts";
import type { Call } from "../tools/emulator/control-api.ts";
import { outputOf } from "./child.ts";
import type { OpenedEngine } from "./engines.ts";
import { lineIdOf } from "./followers.ts";
import { percentiles, steadyLoad, strangerOf, type Timed, webhookEvents, webhookRequests } from "./load.ts";
import { median } from "./measure.ts";
import { allTold, inHouse, type NewsHouse, onEveryEngine, SECRET, usageOf } from "./news-house.ts";
import { type Planned, planAlone } from "./planning.ts";

const RECIPIENTS = Number(process.argv[3] ?? 1_000_000);
const ROUNDS = Number(process.argv[4] ?? 5);
const PLANNING_ROUNDS = 3;
const WEBHOOKS_PER_SECOND = 100;
/** One of so many who write is a follower. */
const FOLLOWERS_SHARE = 10;
const IDLE_SECONDS = 10;
const WARM_UP_SECONDS = 10;
const LONGEST_SECONDS = 60;
const MULTICAST = "/v2/bot/message/multicast";
const GOALS = { SQLite: 13, PostgreSQL: 11 };

/**
 * A million people follow one topic, and an article of it comes: from its commit to LINE's last acceptance, while people
 * write to the bot at a steady rate; then without LINE's rates, beside a plain loop. The bot has one core, all else the other.
 */
export const fanout = (): Promise<void> =>
  onEveryEngine(RECIPIENTS, async ({ name, place, newsroom, topic, no }) => {
    console.log(`\n${name}: ${RECIPIENTS} recipients, load average ${await loadAverage()}`);
    await planning(place.database, topic, no);
    await inHouse({ place, newsroom }, true, (house) => atLinesRate(name, house, place.database));
    await inHouse({ place, newsroom }, false, (house) => withoutLimit(house, place.database));
  });

async function planning(database: Database, topic: Topic, no: TopicNo): Promise<void> {
  const planned: Planned[] = [];
  for (let round = 0; round < PLANNING_ROUNDS; round++) planned.push(await planAlone(database, topic, no));
  const of = (figure: keyof Planned) => median(planned.map((each) => each[figure]));
  console.log(
    `planning alone: ${of("seconds").toFixed(1)} s, ${of("cpuSeconds").toFixed(1)} s of CPU, ${of("batches")} batches`,
  );
}

const loadAverage = async () => (await readFile("/proc/loadavg", "utf8")).split(" ")[0];

async function atLinesRate(name: OpenedEngine["name"], house: NewsHouse, database: Database): Promise<void> {
  await webhooksFor(house, WARM_UP_SECONDS);
  const idle = await webhooksFor(house, IDLE_SECONDS);
  const fanouts: Fanout[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const told = await fanOut(house, database);
    fanouts.push(told);
    console.log(JSON.stringify(told));
    await delay(2_000);
  }
  const { p50, p99 } = percentiles(idle.map(({ milliseconds }) => milliseconds));
  const of = (figure: keyof Fanout) => median(fanouts.map((each) => each[figure]));
  const ms = (value: number) => Number(value.toFixed(1));
  console.table([
    { figure: "commit to last multicast, s", value: ms(of("seconds")), goal: GOALS[name] },
    { figure: "feed has it to first multicast, s", value: ms(of("firstAfterFeed")), goal: 2 },
    { figure: "webhooks' p50 idle, ms", value: ms(p50) },
    { figure: "webhooks' p50 meanwhile, ms", value: ms(of("p50")) },
    { figure: "webhooks' p99 idle, ms", value: ms(p99) },
    { figure: "webhooks' p99 meanwhile, ms", value: ms(of("p99")), goal: ms(2 * p99) },
    { figure: "longest stall of the event loop, ms", value: ms(of("stallMs")), goal: 50 },
    { figure: "bot's CPU, s", value: ms(of("botCpu")) },
    { figure: "emulator's CPU, s", value: ms(of("lineCpu")) },
    {
      figure: "peak memory, MB",
      value: Math.round((await usageOf(house.bot.process.pid)).peakMb),
      goal: 400,
    },
  ]);
}

interface Fanout {
  seconds: number;
  firstAfterFeed: number;
  multicasts: number;
  refused: number;
  p50: number;
  p99: number;
  failed: number;
  stallMs: number;
  botCpu: number;
  lineCpu: number;
}

async function fanOut(house: NewsHouse, database: Database): Promise<Fanout> {
  const stopped = new AbortController();
  const writing = webhooksFor(house, LONGEST_SECONDS, stopped.signal);
  await delay(1_000);
  await house.metric("nodejs_eventloop_lag_max_seconds");
  const before = [await usageOf(house.bot.process.pid), await usageOf(house.line.process.pid)];
  const published = await house.publish();
  const committed = await allTold(database, published);
  const after = [await usageOf(house.bot.process.pid), await usageOf(house.line.process.pid)];
  const stallMs = (await house.metric("nodejs_eventloop_lag_max_seconds")) * 1_000;
  stopped.abort();
  const { accepted, refused } = multicasts(await house.calls(), published);
  const last = Math.max(...accepted);
  const timed = (await writing).filter(({ at }) => at >= committed && at <= last);
  const cpu = (index: number) => (after[index]?.cpuSeconds ?? 0) - (before[index]?.cpuSeconds ?? 0);
  return {
    seconds: (last - committed) / 1_000,
    firstAfterFeed: (Math.min(...accepted) - published) / 1_000,
    multicasts: accepted.length,
    refused,
    ...percentiles(timed.map(({ milliseconds }) => milliseconds)),
    failed: timed.filter(({ ok }) => !ok).length,
    stallMs,
    botCpu: cpu(0),
    lineCpu: cpu(1),
  };
}

function multicasts(calls: Call[], since: number): { accepted: number[]; refused: number } {
  const sent = calls.filter(({ path, at }) => path === MULTICAST && at >= since);
  const accepted = sent.filter(({ status }) => status === 200);
  return { accepted: accepted.map(({ at }) => at), refused: sent.length - accepted.length };
}

let runs = 0;

/** A steady load of "最新" for so long. */
async function webhooksFor(
  house: NewsHouse,
  seconds: number,
  signal: AbortSignal = new AbortController().signal,
): Promise<Timed[]> {
  const whoWrites = (n: number) =>
    n % FOLLOWERS_SHARE === 0 ? lineIdOf((n * 7_919) % RECIPIENTS) : strangerOf(n % 500);
  const events = webhookEvents(seconds * WEBHOOKS_PER_SECOND, `run${runs++}`, whoWrites);
  // Without an address of a bot the emulator only takes note of the reply tokens.
  await house.control("/webhook", { events });
  return steadyLoad(house.bot.port, webhookRequests(events, SECRET), WEBHOOKS_PER_SECOND, signal);
}

async function withoutLimit(house: NewsHouse, database: Database): Promise<void> {
  const rates: Record<"bot" | "plain", number[]> = { bot: [], plain: [] };
  for (let round = -1; round < ROUNDS; round++) {
    const published = await house.publish();
    const committed = await allTold(database, published);
    const { accepted } = multicasts(await house.calls(), published);
    const bot = RECIPIENTS / ((Math.max(...accepted) - committed) / 1_000);
    const said = await outputOf(
      "bench/apps/plain-multicast.ts",
      { ...house.lineEnv, RECIPIENTS: String(RECIPIENTS), MESSAGES },
      { core: 0 },
    );
    const plain = RECIPIENTS / (Number((JSON.parse(said) as { milliseconds: number }).milliseconds) / 1_000);
    console.log(JSON.stringify({ bot, plain }));
    if (round < 0) continue;
    rates.bot.push(bot);
    rates.plain.push(plain);
  }
  const [bot, plain] = [median(rates.bot), median(rates.plain)];
  console.log(
    `without a limit: ${Math.round(bot)} recipients/s, ${(bot / plain).toFixed(2)} of a plain loop's ${Math.round(plain)}`,
  );
}

/** As long as an alert's. */
const MESSAGES = JSON.stringify([{ type: "text", text: "あ".repeat(1_000) }]);
