import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createIdentity } from "../../src/line/identity.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { QUOTA_MESSAGE } from "../../tools/emulator/answers.ts";
import type { FaultRule } from "../../tools/emulator/control-api.ts";
import { createRandom } from "../../tools/emulator/random.ts";
import { createEmulator } from "../../tools/emulator/server.ts";
import { type Instance, startInstance } from "./instances.ts";
import { createMailboxes, type Mailboxes } from "./mailboxes.ts";
import { createModel, type Model } from "./model.ts";
import { openNewsstand } from "./newsstand.ts";
import { createDice, type Dice, enrol, inventReaders, TOPIC_WORDS, type TorturedReader } from "./readers.ts";

export interface TortureOptions {
  seed: number;
  readers: number;
  articles: number;
  kills: number;
  /** Processes at once; more than one needs a `databaseUrl`. */
  instances: number;
  databaseUrl?: string;
  /** How many readers do something after each publication. */
  actsPerPublication: number;
}

export interface TortureReport {
  seed: number;
  kills: number;
  /** Answers of LINE that were faults, by kind. */
  faults: Record<string, number>;
  /** Articles that had to arrive at their readers, all checked. */
  due: number;
  arrived: number;
  /** What went wrong, in words; empty where every reader got exactly what it is owed. */
  wrong: string[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Nine in the morning in Tokyo. */
const START = Date.UTC(2026, 11, 7, 0);
const ARTICLES_PER_ROUND = 6;
const ARTICLES_AT_ONCE = 3;
/** Longer than any lease, so that whoever lives takes over. */
const AWAY_MS = 61 * SECOND;
const PATIENCE_MS = 120 * SECOND;

const sends = ["/v2/bot/message/multicast", "/v2/bot/message/push"];
/** Each round LINE once says so, and is believed for ten minutes: batches are given back. */
const MONTH_USED_UP: FaultRule = {
  path: "/v2/bot/message/multicast",
  times: 3,
  fault: { type: "status", status: 429, message: QUOTA_MESSAGE },
};
const FAULTS: FaultRule[] = [
  ...sends.flatMap((path): FaultRule[] => [
    { path, share: 0.03, fault: { type: "status", status: 500 } },
    { path, share: 0.005, fault: { type: "status", status: 429 } },
    { path, share: 0.03, fault: { type: "drop", when: "before" } },
    { path, share: 0.03, fault: { type: "drop", when: "after" } },
    { path, share: 0.2, fault: { type: "delay", milliseconds: 40 } },
  ]),
  { path: "/v2/bot/message/reply", share: 0.03, fault: { type: "status", status: 500 } },
  { path: "/v2/bot/message/reply", share: 0.05, fault: { type: "drop", when: "after" } },
];

/** Everything that one run is made of. */
interface Stage {
  options: TortureOptions;
  dice: Dice;
  database: Database;
  emulator: Awaited<ReturnType<typeof createEmulator>>;
  newsstand: Awaited<ReturnType<typeof openNewsstand>>;
  env: Record<string, string>;
  clock: { offset: number; now(): number };
  instances: Instance[];
  readers: TorturedReader[];
  model: Model;
  mailboxes: Mailboxes;
  kills: number;
  faults: Record<string, number>;
  lastCall: number;
  /** Webhooks under way, and when more may come: none are while the clock leaps, as no reply token outlives that. */
  webhooks: { underWay: number; gate: Promise<void> };
}

/** Kills the bot again and again while it delivers, and compares what arrived with what the model says is owed. */
export async function torture(options: TortureOptions): Promise<TortureReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-torture-"));
  const stage = await prepare(options, dataDir);
  try {
    await play(stage);
    return await report(stage);
  } finally {
    await Promise.all(stage.instances.map((instance) => instance.kill()));
    await stage.database.queries.destroy();
    await Promise.all([stage.emulator.close(), stage.newsstand.close()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function prepare(options: TortureOptions, dataDir: string): Promise<Stage> {
  const dice = createDice(createRandom(options.seed));
  const clock = { offset: Math.ceil(START - Date.now()), now: () => Date.now() + clock.offset };
  const readers = inventReaders(options.readers, dice);
  const mailboxes = createMailboxes();
  const channel = { channelSecret: "a-secret", channelAccessToken: "a-token" };
  const emulator = await createEmulator({
    ...channel,
    seed: options.seed,
    clock: clock.now,
    users: readers.map(({ userId }) => ({ userId, displayName: "reader", language: "ja" })),
    recordCalls: false,
    webhookTimeoutMs: 10 * SECOND,
    onBubble: mailboxes.receive,
  });
  const newsstand = await openNewsstand();
  const sourcesFile = join(dataDir, "sources.json");
  await writeFile(sourcesFile, JSON.stringify(newsstand.sources));
  const idKey = randomBytes(32);
  const database = await openDatabase({
    dataDir,
    ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
  });
  await enrol(database, createIdentity(idKey), readers, clock.now());
  const env = {
    PORT: "0",
    HOST: "127.0.0.1",
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
    LINE_API_BASE_URL: emulator.url,
    DATA_DIR: dataDir,
    SOURCES_FILE: sourcesFile,
    ID_KEY: idKey.toString("base64"),
    NODE_COMPILE_CACHE: join(dataDir, "compiled"),
    ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl }),
  };
  return {
    ...{ options, dice, database, emulator, newsstand, env, clock, readers, mailboxes },
    ...{
      instances: [],
      kills: 0,
      faults: {},
      lastCall: 0,
      webhooks: { underWay: 0, gate: Promise.resolve() },
    },
    model: createModel(readers),
  };
}

async function play(stage: Stage): Promise<void> {
  const { options, clock, newsstand, emulator } = stage;
  newsstand.put([{ title: "昔の話", lead: "前からあった。", publishedAt: clock.now() - HOUR }]);
  for (let index = 0; index < options.instances; index++)
    stage.instances.push(await startInstance(stage.env, () => clock.offset));
  sendWebhooksTo(stage, 0);
  await until("the feed is taken up", async () => (await countArticles(stage)) === 1);
  for (const fault of FAULTS) await control(emulator.url, "faults", fault);

  const numbers = Array.from({ length: options.articles }, (_, index) => index);
  const rounds = Math.ceil(options.articles / ARTICLES_PER_ROUND);
  for (let round = 0; round < rounds; round++) {
    await control(emulator.url, "faults", MONTH_USED_UP);
    const ofRound = numbers.slice(round * ARTICLES_PER_ROUND, (round + 1) * ARTICLES_PER_ROUND);
    await Promise.all([
      tellNews(stage, ofRound).then(() => passTime(stage, 2 * HOUR)),
      killAround(stage, Math.ceil((options.kills * (round + 1)) / (rounds + 1))),
    ]);
  }
  // Everybody's digest comes within a day.
  await Promise.all([passTime(stage, 24 * HOUR), killAround(stage, options.kills)]);
  await drained(stage);
  await crowd(
    stage.readers.filter(({ asks }) => asks),
    (reader) => catchUp(stage, reader),
  );
  await drained(stage);
  countFaults(stage);
}

/** Publishes a round's articles, some at a time, and lets some readers act while they are told. */
async function tellNews(stage: Stage, numbers: readonly number[]): Promise<void> {
  const { options, dice } = stage;
  for (let start = 0; start < numbers.length; start += ARTICLES_AT_ONCE) {
    await publish(stage, numbers.slice(start, start + ARTICLES_AT_ONCE));
    const actors = dice.someOf(stage.readers, options.actsPerPublication);
    await crowd(actors, (reader) => act(stage, reader));
  }
}

async function publish(stage: Stage, numbers: readonly number[]): Promise<void> {
  const { dice, clock, newsstand, model } = stage;
  const articles = numbers.map((number) => ({
    number,
    topics: dice.someOf([...TOPIC_WORDS.keys()], 1 + dice.below(2)),
    lead: `${dice.below(1e9).toString(36)} ${dice.below(1e9).toString(36)}`,
  }));
  const before = await countArticles(stage);
  newsstand.put(
    articles.map(({ number, topics, lead }) => ({
      title: [titleOf(number), ...topics.map((topic) => TOPIC_WORDS[topic])].join(" "),
      lead,
      publishedAt: clock.now(),
    })),
  );
  await until("articles are taken in", async () => (await countArticles(stage)) === before + numbers.length);
  for (const { number, topics } of articles) model.published(titleOf(number), topics);
}

const titleOf = (number: number): string => `第${number + 1}号`;

/** One thing that a reader may do, with what the model makes of it. */
async function act(stage: Stage, reader: TorturedReader): Promise<void> {
  const { dice, model, mailboxes } = stage;
  const { userId } = reader;
  if (mailboxes.hasLeft(userId)) return;
  const own = reader.subscriptions.filter(({ muted }) => !muted);
  const what = dice.oneOf([
    "leave",
    "delete",
    "unfollow",
    "unfollow",
    "follow",
    "catch-up",
    "catch-up",
  ] as const);
  if (what === "leave") {
    mailboxes.leave(userId);
    await say(stage, userId, { type: "unfollow" });
    model.left(userId);
  } else if (what === "delete") {
    mailboxes.leave(userId);
    await say(stage, userId, { type: "text", text: "データを削除" });
    await tap(stage, userId, /^v1:delete-data:.*confirmed/);
    model.left(userId);
  } else if (what === "unfollow" && own[0]) {
    const { topic } = dice.oneOf(own);
    await say(stage, userId, { type: "text", text: `解除 ${TOPIC_WORDS[topic]}` });
    model.unfollowed(userId, topic);
  } else if (what === "follow") {
    const topic = dice.below(TOPIC_WORDS.length);
    if (reader.subscriptions.some((known) => known.topic === topic)) return;
    await say(stage, userId, { type: "text", text: `登録 ${TOPIC_WORDS[topic]}` });
    await tap(stage, userId, /^v1:follow:.*instant/);
    model.followed(userId, topic);
  } else await catchUp(stage, reader);
  await readEnclosures(stage, userId);
}

async function catchUp(stage: Stage, { userId }: TorturedReader): Promise<void> {
  if (stage.mailboxes.hasLeft(userId)) return;
  await stage.mailboxes.reading(userId, () => say(stage, userId, { type: "text", text: "まとめ" }));
}

/** What a reply told in short is read in full: its button shows the same stretch of the log. */
async function readEnclosures(stage: Stage, userId: string): Promise<void> {
  for (;;) {
    const data = stage.mailboxes.nextEnclosure(userId);
    if (data === undefined) return;
    await stage.mailboxes.reading(userId, () => say(stage, userId, { type: "postback", data }));
  }
}

async function tap(stage: Stage, userId: string, wanted: RegExp): Promise<void> {
  const data = stage.mailboxes.buttons(userId).find((button) => wanted.test(button));
  if (data === undefined)
    throw new Error(`no button ${wanted} in ${JSON.stringify(stage.mailboxes.buttons(userId))}`);
  await say(stage, userId, { type: "postback", data });
}

/** Does something, and has LINE bring the event again until a bot has taken it. */
async function say(
  stage: Stage,
  userId: string,
  what: Parameters<Stage["emulator"]["act"]>[1],
): Promise<void> {
  const { emulator } = stage;
  const result = await post(stage, () => emulator.act(userId, what));
  if ("refused" in result) throw new Error(result.message);
  const event = { webhookEventId: result.webhookEventId, deliveryContext: { isRedelivery: true } };
  for (let { status } = result; status !== 200; ) {
    await delay(20);
    const again = await post(stage, () => control(emulator.url, "webhook", { events: [event] }));
    ({ status } = again as { status: number });
  }
}

const AT_ONCE = 8;

async function crowd<T>(people: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const queue = people.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of queue) await each(one);
    }),
  );
}

/** Kills processes at random moments, mostly in the midst of a fan-out, until there were so many. */
async function killAround(stage: Stage, killsByNow: number): Promise<void> {
  const { dice, mailboxes, instances } = stage;
  while (stage.kills < killsByNow) {
    const arrivals = mailboxes.total() + 1 + dice.below(3_000);
    await Promise.race([mailboxes.reached(arrivals), delay(20 + dice.below(500))]);
    const both = instances.length > 1 && dice.chance(0.2);
    const victims = both ? [...instances.keys()] : [dice.below(instances.length)];
    await Promise.all(victims.map((victim) => instances[victim]?.kill()));
    stage.kills += victims.length;
    sendWebhooksTo(stage, [...instances.keys()].find((index) => !victims.includes(index)) ?? 0);
    await advance(stage, AWAY_MS);
    await Promise.all(
      victims.map(async (victim) => {
        instances[victim] = await startInstance(stage.env, () => stage.clock.offset);
      }),
    );
    sendWebhooksTo(stage, dice.below(instances.length));
  }
}

function sendWebhooksTo({ instances, emulator }: Stage, index: number): void {
  emulator.setWebhookUrl(`http://127.0.0.1:${instances[index]?.port}/webhook`);
}

/** Has LINE post a webhook, once the clock stands where it is to stand. */
async function post<T>({ webhooks }: Stage, send: () => Promise<T>): Promise<T> {
  for (let gate: unknown; gate !== webhooks.gate; await gate) gate = webhooks.gate;
  webhooks.underWay += 1;
  try {
    return await send();
  } finally {
    webhooks.underWay -= 1;
  }
}

/** Sets every clock on, LINE's and the bots', while no webhook is under way. */
async function advance(stage: Stage, ms: number): Promise<void> {
  const { webhooks, clock } = stage;
  const leap = webhooks.gate.then(async () => {
    while (webhooks.underWay > 0) await delay(2);
    countFaults(stage);
    clock.offset += Math.ceil(ms);
    await Promise.all(stage.instances.map((instance) => instance.setClock(clock.offset)));
  });
  webhooks.gate = leap;
  await leap;
}

/** Lets so much time pass, with a stop whenever somebody's time has come. */
async function passTime(stage: Stage, ms: number): Promise<void> {
  for (const end = stage.clock.now() + ms; ; ) {
    await drained(stage);
    const now = stage.clock.now();
    if (now >= end) return;
    const { next } = await stage.database.queries
      .selectFrom("recipients")
      .select((row) => row.fn.min("wake_at").as("next"))
      .executeTakeFirstOrThrow();
    await advance(stage, Math.max(0, Math.min(end, Number(next ?? end)) - now));
  }
}

/** Looks until all that can be told now is told. */
async function drained(stage: Stage): Promise<void> {
  const { queries } = stage.database;
  await until("everything is sent", async () => {
    const position = await queries
      .selectFrom("settings")
      .select("value")
      .where("name", "=", "alerts planned up to")
      .executeTakeFirst();
    const { head } = await queries
      .selectFrom("alerts")
      .select((row) => row.fn.max("seq").as("head"))
      .executeTakeFirstOrThrow();
    if (Number(position?.value ?? 0) < Number(head ?? 0)) return false;
    const { next } = await queries
      .selectFrom("batches")
      .select((row) => row.fn.min("next_try_at").as("next"))
      .executeTakeFirstOrThrow();
    if (next !== null) {
      // Whoever waits for another try need not wait by the wall clock.
      const ahead = Number(next) - stage.clock.now();
      if (ahead > 0) await advance(stage, ahead);
      return false;
    }
    const due = queries.selectFrom("recipients").select("id").where("wake_at", "<=", stage.clock.now());
    return (await due.executeTakeFirst()) === undefined;
  });
}

async function countArticles({ database }: Stage): Promise<number> {
  const { total } = await database.queries
    .selectFrom("articles")
    .select((row) => row.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await isSo()); await delay(25))
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
}

function countFaults(stage: Stage): void {
  for (const { seq, path, status, dropped } of stage.emulator.calls(stage.lastCall)) {
    stage.lastCall = seq;
    if (!path.startsWith("/v2/bot/message/")) continue;
    const kind = dropped ? "dropped after" : status === 0 ? "dropped before" : String(status);
    if (kind !== "200") stage.faults[kind] = (stage.faults[kind] ?? 0) + 1;
  }
}

async function control(origin: string, what: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${origin}/_emulator/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function report(stage: Stage): Promise<TortureReport> {
  const { model, readers, mailboxes, kills, faults, options } = stage;
  const rows = await stage.database.queries.selectFrom("articles").select(["id", "title"]).execute();
  const numbers = new Map(rows.map(({ id, title }) => [id, title.split(" ")[0] ?? ""]));
  const wrong = readers.flatMap((reader) => {
    const arrivals = new Map(
      Array.from(mailboxes.arrivals(reader.userId), ([id, times]) => [numbers.get(id) ?? id, times]),
    );
    const { userId, mode, asks } = reader;
    return model
      .faultsOf(userId, arrivals)
      .map((fault) => `${mode}${asks ? " (asks)" : ""} ${userId}: ${fault}`);
  });
  return { seed: options.seed, kills, faults, due: model.total(), arrived: mailboxes.totalArticles(), wrong };
}
