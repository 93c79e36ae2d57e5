import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../src/store/database.ts";
import { createStore } from "../src/store/store.ts";
import { pinSelf, type Server, startServer } from "./child.ts";
import { syntheticDrafts } from "./drafts.ts";
import { type Load, load, webhookEvents, webhookRequests } from "./load.ts";
import { alternate, median } from "./measure.ts";

const ROUNDS = 7;
/** Until V8 has compiled what a server runs all day. */
const WARM_UPS = 4;
const REQUESTS = 8_000;
const CONNECTIONS = 64;
const ARTICLES = 2_000;
const SECRET = "bench-channel-secret";

/**
 * "最新" through the whole bot (signature, command, carousel of ten cards, reply call to a stub of LINE in another
 * process) beside two bare apps that reply one text: with LINE's SDK, and with an undici pool. The server has one core,
 * load and stub the other.
 */
export async function webhook(): Promise<void> {
  pinSelf(1);
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-bench-"));
  const line = await startServer("bench/apps/stub-line.ts", {}, { core: 1 });
  const env = {
    LINE_CHANNEL_SECRET: SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: "bench",
    LINE_API_BASE_URL: `http://127.0.0.1:${line.port}`,
  };
  const servers: Record<string, Server> = {
    "bare Express + SDK, one text": await startServer("bench/apps/bare-sdk.ts", env, { core: 0 }),
    "bare Express + undici, one text": await startServer("bench/apps/bare-undici.ts", env, { core: 0 }),
    "whole bot, carousel": await startBot(dataDir, env),
  };
  try {
    let run = 0;
    const contestants = Object.fromEntries(
      Object.entries(servers).map(([name, server]) => [
        name,
        () => load(server.port, webhookRequests(webhookEvents(REQUESTS, `run${run++}`), SECRET), CONNECTIONS),
      ]),
    );
    report(await alternate(ROUNDS, contestants, WARM_UPS));
  } finally {
    await Promise.all([...Object.values(servers), line].map((server) => server.stop()));
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The bot with articles in its database and a source that says nothing, so that only webhooks are measured. */
async function startBot(dataDir: string, env: Record<string, string>): Promise<Server> {
  const store = createStore(await openDatabase({ dataDir }));
  await store.articles.ingest(syntheticDrafts(ARTICLES, { now: Date.now(), days: 6 }), Date.now());
  await store.close();
  const sourcesFile = join(dataDir, "sources.json");
  const source = {
    format: "rss",
    category: "top",
    urls: ["http://127.0.0.1:9/"],
    pollSeconds: 86_400,
    staleAfterHours: 6,
  };
  await writeFile(sourcesFile, JSON.stringify({ sources: [{ id: "none", lang: "ja", ...source }] }));
  const settings = {
    PORT: "0",
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    SOURCES_FILE: sourcesFile,
    ROLES: "web",
  };
  return startServer("src/main.ts", { ...env, ...settings, DATABASE_URL: "", ID_KEY: "" }, { core: 0 });
}

function report(results: Record<string, Load[]>): void {
  const figures = Object.entries(results).map(([name, loads]) => ({
    name,
    "requests/s": Math.round(median(loads.map(({ perSecond }) => perSecond))),
    "p50 ms": Number(median(loads.map(({ p50 }) => p50)).toFixed(1)),
    "p99 ms": Number(median(loads.map(({ p99 }) => p99)).toFixed(1)),
    failed: loads.reduce((sum, { failed }) => sum + failed, 0),
  }));
  console.log(
    `${REQUESTS} requests over ${CONNECTIONS} connections, medians of ${ROUNDS} alternating rounds`,
  );
  console.table(figures);
  const [sdk, undici, bot] = figures;
  if (!sdk || !undici || !bot) return;
  const times = (a: number, b: number) => (a / b).toFixed(2);
  console.log(`throughput: ${times(bot["requests/s"], sdk["requests/s"])} of the SDK app's (goal 2.0)`);
  console.log(`throughput: ${times(bot["requests/s"], undici["requests/s"])} of the undici app's (goal 0.7)`);
  console.log(`p99: ${times(bot["p99 ms"], sdk["p99 ms"])} of the SDK app's (goal 1.0 or less)`);
}
