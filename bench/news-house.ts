import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Topic, TopicNo } from "../src/domain/topic.ts";
import { createIdentity } from "../src/line/identity.ts";
import type { Database } from "../src/store/database.ts";
import type { Call } from "../tools/emulator/control-api.ts";
import { createNewsroom, type Newsroom } from "../tools/newsroom/server.ts";
import { newsroomSources } from "../tools/newsroom/sources.ts";
import { pinSelf, type Server, startServer } from "./child.ts";
import { enginesHere, type OpenedEngine } from "./engines.ts";
import { fillWithFollowers } from "./followers.ts";
import { seededRandom } from "./measure.ts";

export const SECRET = "bench-channel-secret";
export const ID_KEY = randomBytes(32);
/** In every article that a house publishes, and in none that it opens with. */
export const TOPIC_WORD = "千灯祭";
export const POLL_SECONDS = 1;
const TOKEN = "bench";
const SOURCE = "nhk-ja-society";
const LOOK_MS = 50;

/** The newsroom, LINE's emulator and the whole bot in processes of their own. */
export interface NewsHouse {
  bot: Server;
  line: Server;
  lineEnv: Record<string, string>;
  /** Has the newsroom publish an article of a story of its own; gives when it was in the feed. */
  publish(): Promise<number>;
  /** POST to the emulator's control API. */
  control(path: string, body: object): Promise<void>;
  /** Calls that the emulator has answered. */
  calls(): Promise<Call[]>;
  /** Value of one of the bot's metrics without labels. */
  metric(name: string): Promise<number>;
  stop(): Promise<void>;
}

interface HouseOptions {
  database: Database;
  databaseUrl?: string;
  dataDir: string;
  newsroom: Newsroom;
  /** False lifts LINE's rates, at the emulator and in the bot. */
  rates: boolean;
}

/** What a bench of alerts stands on: an engine with followers of one topic, and a newsroom that publishes on it. */
export interface Stand {
  name: OpenedEngine["name"];
  place: Omit<OpenedEngine, "name" | "drop">;
  newsroom: Newsroom;
  topic: Topic;
  no: TopicNo;
}

/** Sets up every engine that is here, one after the other; this process leaves the bot's core alone. */
export async function onEveryEngine(followers: number, use: (stand: Stand) => Promise<void>): Promise<void> {
  pinSelf(1);
  for (const open of enginesHere()) {
    const { name, drop, ...place } = await open();
    const newsroom = await createNewsroom({ clock: Date.now, paceMs: Number.POSITIVE_INFINITY });
    try {
      const topic: Topic = { kind: "words", lang: "ja", words: TOPIC_WORD };
      const no = await fillWithFollowers(place.database, createIdentity(ID_KEY), topic, followers);
      await use({ name, place, newsroom, topic, no });
    } finally {
      await newsroom.close();
      await drop();
    }
  }
}

/** Opens a house for as long as it is used. */
export async function inHouse(
  { place, newsroom }: Pick<Stand, "place" | "newsroom">,
  rates: boolean,
  use: (house: NewsHouse) => Promise<void>,
): Promise<void> {
  const house = await openHouse({ ...place, newsroom, rates });
  try {
    await use(house);
  } finally {
    await house.stop();
  }
}

/** Starts both; resolves when the bot has taken over what the newsroom has. The bot has one core, the rest the other. */
async function openHouse({
  database,
  databaseUrl = "",
  dataDir,
  newsroom,
  rates,
}: HouseOptions): Promise<NewsHouse> {
  const lineAuth = { LINE_CHANNEL_SECRET: SECRET, LINE_CHANNEL_ACCESS_TOKEN: TOKEN };
  const line = await startServer(
    "bench/apps/emulator.ts",
    { ...lineAuth, RATES: rates ? "on" : "off" },
    { core: 1 },
  );
  const lineEnv = { ...lineAuth, LINE_API_BASE_URL: `http://127.0.0.1:${line.port}` };
  const sourcesFile = join(dataDir, "sources.json");
  const { sources } = newsroomSources(newsroom.url, POLL_SECONDS);
  await writeFile(sourcesFile, JSON.stringify({ sources: sources.filter(({ id }) => id === SOURCE) }));
  const startedAt = Date.now();
  const bot = await startServer(
    "src/main.ts",
    {
      ...lineEnv,
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      ID_KEY: ID_KEY.toString("base64"),
      SOURCES_FILE: sourcesFile,
      ...(!rates && { LINE_MULTICAST_PER_SECOND: "10000" }),
    },
    process.env.UNPIN ? {} : { core: 0 },
  );
  while (((await polledAt(database)) ?? 0) < startedAt) await delay(LOOK_MS);
  const words = wordsFrom(seededRandom(startedAt));

  return {
    bot,
    line,
    lineEnv,
    async publish() {
      const text = {
        lang: "ja",
        categories: ["society"],
        title: words(25),
        lead: `${TOPIC_WORD}。${words(100)}。`,
      };
      await post(`${newsroom.url}/_newsroom/publish`, text);
      return Date.now();
    },
    control: (path, body) => post(`http://127.0.0.1:${line.port}/_emulator${path}`, body),
    async calls() {
      const answer = await fetch(`http://127.0.0.1:${line.port}/_emulator/calls`);
      return (await answer.json()) as Call[];
    },
    async metric(name) {
      const text = await (await fetch(`http://127.0.0.1:${bot.port}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]);
    },
    async stop() {
      await Promise.all([bot.stop(), line.stop()]);
    },
  };
}

/** Kanji at random: no two articles are of one story. */
const wordsFrom = (random: () => number) => (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 0x5000))).join("");

async function polledAt({ queries }: Database): Promise<number | null | undefined> {
  const row = await queries.selectFrom("source_states").select("last_success_at as at").executeTakeFirst();
  return row?.at;
}

async function post(url: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  await answer.arrayBuffer();
}

/** Resolves when the log is planned up to its end and no batch waits; gives when the log's last entry was written. */
export async function allTold({ queries }: Database, publishedAt: number): Promise<number> {
  for (;;) {
    const last = await queries
      .selectFrom("alerts")
      .select(["seq", "at"])
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    const planned = await queries
      .selectFrom("settings")
      .select("value")
      .where("name", "=", "alerts planned up to")
      .executeTakeFirst();
    const batch = await queries.selectFrom("batches").select("no").limit(1).executeTakeFirst();
    if (last && last.at >= publishedAt - 5 && Number(planned?.value) >= last.seq && !batch) return last.at;
    await delay(LOOK_MS);
  }
}

/** CPU seconds that a process has used, and the most memory it has held, from Linux's /proc. */
export async function usageOf(pid: number | undefined): Promise<{ cpuSeconds: number; peakMb: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const ticksPerSecond = 100;
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    peakMb: Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1_024,
  };
}
