import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createIdentity } from "../../src/line/identity.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createRandom } from "../../tools/emulator/random.ts";
import { createEmulator } from "../../tools/emulator/server.ts";
import { createSharedClock, type SharedClock } from "./clock.ts";
import { type Instance, startInstance } from "./instances.ts";
import { createMailboxes, type Mailboxes } from "./mailboxes.ts";
import { type Arrivals, createModel, type Model } from "./model.ts";
import { openNewsstand } from "./newsstand.ts";
import { createDice, type Dice, enrol, GROUP_SIZE, inventReaders, type TorturedReader } from "./readers.ts";

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

/** Everything that one run is made of. */
export interface Stage {
  options: TortureOptions;
  dice: Dice;
  database: Database;
  emulator: Awaited<ReturnType<typeof createEmulator>>;
  newsstand: Awaited<ReturnType<typeof openNewsstand>>;
  env: Record<string, string>;
  clock: SharedClock;
  instances: Instance[];
  readers: TorturedReader[];
  /** Numbers of the recipients, by their chats. */
  recipients: Map<string, number>;
  model: Model;
  mailboxes: Mailboxes;
  /** Numbers of articles ("第3号"), by the bot's ids. */
  numbers: Map<string, string>;
  kills: number;
  /** What happened besides, with times, for whoever wants to know what went wrong. */
  incidents: string[];
  faults: Record<string, number>;
  lastCall: number;
  /** Webhooks under way, and when more may come: none are while the clock leaps, as no reply token outlives that. */
  webhooks: { underWay: number; gate: Promise<void> };
}

/** Nine in the morning in Tokyo. */
const START = Date.UTC(2026, 11, 7, 0);
const HOUR = 3_600_000;
const WEBHOOK_TIMEOUT_MS = 10_000;

/** Readers who have come and chosen, a feed with an old article, LINE without faults, and the bots. */
export async function prepare(options: TortureOptions, dataDir: string): Promise<Stage> {
  const dice = createDice(createRandom(options.seed));
  const clock = createSharedClock(join(dataDir, "clock"), START);
  const readers = inventReaders(options.readers, dice);
  const mailboxes = createMailboxes(clock.now);
  const channel = { channelSecret: "a-secret", channelAccessToken: "a-token" };
  const users = readers.filter(({ kind }) => kind === "user").map(({ chatId }) => chatId);
  const emulator = await createEmulator({
    ...channel,
    seed: options.seed,
    clock: clock.now,
    users: users.map((userId) => ({ userId, displayName: "reader", language: "ja" })),
    groups: readers
      .filter(({ kind }) => kind === "group")
      .map(({ chatId }) => ({ groupId: chatId, name: "group", memberIds: users.slice(0, GROUP_SIZE) })),
    recordCalls: false,
    webhookTimeoutMs: WEBHOOK_TIMEOUT_MS,
    onBubble: mailboxes.receive,
  });
  const newsstand = await openNewsstand();
  newsstand.put([{ title: "昔の話", lead: "前からあった。", publishedAt: START - HOUR }]);
  const sourcesFile = join(dataDir, "sources.json");
  await writeFile(sourcesFile, JSON.stringify(newsstand.sources));
  const idKey = randomBytes(32);
  const database = await openDatabase({
    dataDir,
    ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
  });
  const recipients = await enrol(database, createIdentity(idKey), readers, clock.now());
  const env = {
    CLOCK: join(dataDir, "clock"),
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
  const instances: Instance[] = [];
  while (instances.length < options.instances) instances.push(await startInstance(env));
  return {
    ...{
      options,
      dice,
      database,
      emulator,
      newsstand,
      env,
      clock,
      readers,
      recipients,
      mailboxes,
      instances,
    },
    ...{ numbers: new Map(), kills: 0, incidents: [], faults: {}, lastCall: 0 },
    webhooks: { underWay: 0, gate: Promise.resolve() },
    model: createModel(readers),
  };
}

/** An article's number, by which the model knows it. */
export const numberOf = ({ numbers }: Stage, id: string): string => numbers.get(id) ?? id;

/** What arrived at one reader, by the articles' numbers. */
export const arrivalsOf = (stage: Stage, chatId: string): Arrivals =>
  new Map(Array.from(stage.mailboxes.of(chatId).arrivals, ([id, times]) => [numberOf(stage, id), times]));

/** Keeps what happened, with its time. */
export function noteIncident({ incidents, clock }: Stage, what: string): void {
  incidents.push(`${new Date(clock.now()).toISOString()} ${what}`);
}

/** So long real waits may take. */
const PATIENCE_MS = 120_000;

/** Looks again and again; throws where it does not come true. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await isSo()); await delay(10))
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
}

/** Tells the emulator over HTTP, as any test from outside would. */
export async function control({ emulator }: Stage, what: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${emulator.url}/_emulator/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** Keeps count of the faults among LINE's last answers. */
export function countFaults(stage: Stage): void {
  for (const { seq, path, status, dropped } of stage.emulator.calls(stage.lastCall)) {
    stage.lastCall = seq;
    if (!path.startsWith("/v2/bot/message/")) continue;
    const kind = dropped ? "dropped after" : status === 0 ? "dropped before" : String(status);
    if (kind !== "200") stage.faults[kind] = (stage.faults[kind] ?? 0) + 1;
  }
}
