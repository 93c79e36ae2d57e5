import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readSources } from "../config/sources.ts";
import type { Source } from "../src/domain/source.ts";
import { createEmulator, type Emulator } from "./emulator/server.ts";
import { createNewsroom } from "./newsroom/server.ts";
import { newsroomSources } from "./newsroom/sources.ts";

const USAGE = `npm run demo -- [--offline] [--port 4010] [--bot-port 3000]

Starts a LINE emulator with a chat page, a sample newsroom and the bot; needs no account, key or internet.
  --offline    leaves NHK's own feeds out: only the sample newsroom's invented news is read
  --port       where the chat page is
  --bot-port   where the bot listens
`;

/** The sample newsroom alone may be asked as often as makes its news appear at once; NHK not. */
const POLL_SECONDS = { offline: 5, online: 60 };
const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

const status = z.object({
  articles: z.number(),
  sources: z.array(z.object({ state: z.string(), servedBy: z.string().optional() })),
});
type Status = z.infer<typeof status>;

interface DemoOptions {
  offline: boolean;
  port: number;
  botPort: number;
}

function readArguments(): DemoOptions {
  const { values } = parseArgs({
    options: {
      offline: { type: "boolean", default: false },
      port: { type: "string", default: "4010" },
      "bot-port": { type: "string", default: "3000" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  return { offline: values.offline, port: Number(values.port), botPort: Number(values["bot-port"]) };
}

/** NHK's URLs first and the sample newsroom's last, source by source; offline the newsroom's alone. */
function demoSources(newsroomUrl: string, offline: boolean): { sources: Source[] } {
  const pollSeconds = offline ? POLL_SECONDS.offline : POLL_SECONDS.online;
  const sample = newsroomSources(newsroomUrl, pollSeconds).sources;
  if (offline) return { sources: sample };
  const { sources: live } = readSources("config/sources.json", (path) => readFileSync(path, "utf8"));
  const urlsOf = ({ lang, category }: Source) =>
    live.filter((source) => source.lang === lang && source.category === category).flatMap(({ urls }) => urls);
  return { sources: sample.map((source) => ({ ...source, urls: [...urlsOf(source), ...source.urls] })) };
}

interface BotSettings {
  options: DemoOptions;
  emulatorUrl: string;
  channelSecret: string;
  channelAccessToken: string;
  adminToken: string;
  dataDir: string;
  sourcesFile: string;
}

/** The same program that serves real readers; only its environment is the demo's. */
function startBot(settings: BotSettings): ChildProcess {
  const { botPort } = settings.options;
  return spawn(process.execPath, ["src/main.ts"], {
    stdio: "inherit",
    env: {
      ...process.env,
      PORT: String(botPort),
      HOST: "127.0.0.1",
      LINE_API_BASE_URL: settings.emulatorUrl,
      LINE_CHANNEL_SECRET: settings.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: settings.channelAccessToken,
      ADMIN_TOKEN: settings.adminToken,
      DATA_DIR: settings.dataDir,
      DATABASE_URL: "",
      SOURCES_FILE: settings.sourcesFile,
      PUBLIC_BASE_URL: `http://localhost:${botPort}`,
    },
  });
}

async function readStatus({ options, adminToken }: BotSettings): Promise<Status | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${options.botPort}/status`, {
      headers: { authorization: `Bearer ${adminToken}`, accept: "application/json" },
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok ? status.parse(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** A first question should have an answer: waits until the bot has read some news. */
async function untilThereIsNews(settings: BotSettings): Promise<void> {
  for (let waited = 0; waited < STARTS_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (((await readStatus(settings))?.articles ?? 0) > 0) return;
    await delay(LOOK_EVERY_MS);
  }
}

function noticeOf({ sources }: Status, newsroomUrl: string): string {
  const serving = sources.flatMap(({ servedBy }) => servedBy ?? []);
  const sample = serving.filter((host) => host === new URL(newsroomUrl).host).length;
  if (serving.length === 0) return "読み込み中 · Reading the feeds";
  if (sample === serving.length)
    return "見本のニュース（架空の内容） · Sample newsroom: the news is invented";
  if (sample === 0) return "NHKの配信 · NHK's live feeds";
  return `NHKの配信と見本のニュース · NHK's live feeds, and the sample newsroom for ${sample} of ${serving.length}`;
}

async function keepNoticeTrue(emulator: Emulator, settings: BotSettings, newsroomUrl: string): Promise<void> {
  for (;;) {
    const now = await readStatus(settings);
    if (now) emulator.setNotice(noticeOf(now, newsroomUrl));
    await delay(5 * LOOK_EVERY_MS, undefined, { ref: false });
  }
}

async function demo(options: DemoOptions): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "shirase-demo-"));
  const channelSecret = randomBytes(16).toString("hex");
  const channelAccessToken = randomBytes(24).toString("base64url");
  const newsroom = await createNewsroom({ clock: Date.now });
  const webhookUrl = `http://127.0.0.1:${options.botPort}/webhook`;
  const emulator = await createEmulator({
    port: options.port,
    channelSecret,
    channelAccessToken,
    webhookUrl,
  });
  const sourcesFile = join(dataDir, "sources.json");
  writeFileSync(sourcesFile, JSON.stringify(demoSources(newsroom.url, options.offline)));
  const settings: BotSettings = {
    options,
    emulatorUrl: emulator.url,
    channelSecret,
    channelAccessToken,
    adminToken: randomBytes(16).toString("hex"),
    dataDir,
    sourcesFile,
  };
  const bot = startBot(settings);
  const stop = () => bot.kill("SIGTERM");
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  bot.once("exit", (code) => {
    void Promise.all([emulator.close(), newsroom.close()]).then(() => {
      rmSync(dataDir, { recursive: true, force: true });
      if (code === 0) console.log("Stopped cleanly.");
      process.exit(code ?? 1);
    });
  });
  await untilThereIsNews(settings);
  console.log(`
  Chat with the bot:   http://localhost:${options.port}
  Operator's status:   http://localhost:${options.botPort}/status   (any user, password ${settings.adminToken})
  Metrics:             http://localhost:${options.botPort}/metrics
  Sample newsroom:     ${newsroom.url}/n-data/conf/na/rss/cat0.xml
  Stop with Ctrl-C. Nothing is kept.
`);
  await keepNoticeTrue(emulator, settings, newsroom.url);
}

await demo(readArguments()).catch((error: unknown) => {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(taken ? "A port is taken: choose others with --port and --bot-port." : error);
  process.exit(1);
});
