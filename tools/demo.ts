import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readSources } from "../config/sources.ts";
import { readTopics } from "../config/topics.ts";
import type { FollowTarget } from "../src/commands/command.ts";
import { ConfigFault } from "../src/domain/errors.ts";
import type { Source } from "../src/domain/source.ts";
import { createUrgentRule } from "../src/reading/urgent.ts";
import { createDemoClock } from "./demo/clock.ts";
import { noticeOf, type Status, status } from "./demo/notice.ts";
import { type DemoOptions, readOptions, USAGE } from "./demo/options.ts";
import { portsNotFree } from "./demo/ports.ts";
import { createWishes, wishIn } from "./demo/wishes.ts";
import type { Call } from "./emulator/control-api.ts";
import { createEmulator, type Emulator } from "./emulator/server.ts";
import { createNewsroom, newsWebPath } from "./newsroom/server.ts";
import { newsroomSources } from "./newsroom/sources.ts";
import { readArchive, readStandby } from "./newsroom/texts.ts";

/** The sample newsroom alone may be asked as often as makes its news appear at once; NHK not. */
const POLL_SECONDS = { offline: 5, online: 60 };
const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 1_000;
/** So long after somebody began to follow something the newsroom has news on it: time to read the answer first. */
const NEWS_AFTER_MS = 10_000;

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

/** Programs of the demo are those of a real channel; only their environment is the demo's. */
const environmentOf = (settings: BotSettings): NodeJS.ProcessEnv => ({
  ...process.env,
  PORT: String(settings.options.botPort),
  HOST: "127.0.0.1",
  LINE_API_BASE_URL: settings.emulatorUrl,
  LINE_CHANNEL_SECRET: settings.channelSecret,
  LINE_CHANNEL_ACCESS_TOKEN: settings.channelAccessToken,
  ADMIN_TOKEN: settings.adminToken,
  DATA_DIR: settings.dataDir,
  DATABASE_URL: "",
  SOURCES_FILE: settings.sourcesFile,
  PUBLIC_BASE_URL: `http://localhost:${settings.options.botPort}`,
});

const startBot = (settings: BotSettings): ChildProcess =>
  spawn(process.execPath, ["--import", "./tools/demo/moved-clock.ts", "src/main.ts"], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: environmentOf(settings),
  });

/** Draws the rich menus while the bot reads the feeds; a chat without them is a chat nevertheless. */
const startRichMenus = (settings: BotSettings): ChildProcess =>
  spawn(process.execPath, ["tools/rich-menu.ts", "apply"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: environmentOf(settings),
  });

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

/** A first question should have an answer: waits until the bot has read some news; false where none came in time. */
async function newsArrives(settings: BotSettings): Promise<boolean> {
  for (let waited = 0; waited < STARTS_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (((await readStatus(settings))?.articles ?? 0) > 0) return true;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

/** Has the newsroom publish on whatever people in the chat begin to follow, so that alerts are seen without waiting for news. */
function createFulfilment(newsroomUrl: string) {
  const { topics, faults } = readTopics("config/topics.json", (path) => readFileSync(path, "utf8"));
  if (!topics) throw new ConfigFault(faults);
  const wishes = createWishes({
    presets: topics.presets,
    isUrgent: createUrgentRule(topics.urgent),
    standby: readStandby(),
    archive: readArchive(),
  });
  return async (wish: FollowTarget, calls: Call[]): Promise<void> => {
    const shown = whatWasShown(wish, calls);
    await delay(NEWS_AFTER_MS, undefined, { ref: false });
    for (const text of wishes.answer(wish, shown))
      await fetch(`${newsroomUrl}/_newsroom/publish`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(text),
      }).catch(() => undefined);
  };
}

/** The last message with the button that follows a story: it names the story. */
function whatWasShown(wish: FollowTarget, calls: Call[]): string | undefined {
  if (wish.by !== "story" || wish.of.by !== "id") return undefined;
  const button = `:story:${wish.of.id}`;
  return calls.map(({ body = null }) => JSON.stringify(body)).findLast((body) => body.includes(button));
}

/** Tells the person where everything is, then keeps the chat page's notice true for as long as the demo runs. */
async function present(
  emulator: Emulator,
  settings: BotSettings,
  newsroomUrl: string,
  drawn: Promise<unknown>,
): Promise<never> {
  const { offline, port, botPort } = settings.options;
  console.log(
    offline
      ? "Reading the sample newsroom's feeds …"
      : "Reading the feeds: NHK's first, the sample newsroom's where NHK cannot be reached …",
  );
  if (!(await newsArrives(settings))) console.log("No news has come yet; the bot goes on trying.");
  await drawn;
  console.log(`
  Chat with the bot:   http://localhost:${port}
  Operator's status:   http://localhost:${botPort}/status   (any user, password ${settings.adminToken})
  Metrics:             http://localhost:${botPort}/metrics
  Sample newsroom:     ${newsroomUrl}${newsWebPath(0)}
  See an alert:        follow anything in the chat (フォローする / Follow a topic): the sample newsroom
                       then writes about it, and ${offline ? "half a minute" : "two minutes"} later at most its alert is there${offline ? "" : ";\n                       what NHK itself serves brings alerts when NHK has news"}.
  Sample news is invented: its "NHKで読む / Read at NHK" links lead nowhere.
  Stop with Ctrl-C. Nothing is kept.
`);
  for (;;) {
    const now = await readStatus(settings);
    if (now) emulator.setNotice(noticeOf(now, new URL(newsroomUrl).host));
    await delay(5 * LOOK_EVERY_MS);
  }
}

async function stopped(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  const gone = once(bot, "exit");
  bot.kill("SIGTERM");
  await gone;
}

/** Runs until the bot ends, by a signal or by itself; gives its exit code. Whatever was started is closed, come what may. */
async function demo(options: DemoOptions): Promise<number> {
  const notFree = await portsNotFree(options);
  if (notFree.length > 0) throw new ConfigFault(notFree);
  await using started = new AsyncDisposableStack();
  const channel = {
    channelSecret: randomBytes(16).toString("hex"),
    channelAccessToken: randomBytes(24).toString("base64url"),
  };
  const clock = createDemoClock();
  const newsroom = started.adopt(await createNewsroom({ clock: clock.now }), ({ close }) => close());
  const webhookUrl = `http://127.0.0.1:${options.botPort}/webhook`;
  const fulfil = createFulfilment(newsroom.url);
  const emulator: Emulator = started.adopt(
    await createEmulator({
      ...channel,
      port: options.port,
      webhookUrl,
      onClockMove: clock.move,
      onEvent(event) {
        const wish = wishIn(event);
        if (wish) fulfil(wish, emulator.calls()).catch(console.error);
      },
    }),
    ({ close }) => close(),
  );
  // From the first file on there is no waiting until signals are listened to: none can leave the folder behind.
  const dataDir = started.adopt(mkdtempSync(join(tmpdir(), "shirase-demo-")), (folder) =>
    rmSync(folder, { recursive: true, force: true }),
  );
  const sourcesFile = join(dataDir, "sources.json");
  writeFileSync(sourcesFile, JSON.stringify(demoSources(newsroom.url, options.offline)));
  const adminToken = randomBytes(16).toString("hex");
  const settings = { ...channel, options, emulatorUrl: emulator.url, adminToken, dataDir, sourcesFile };
  const richMenus = started.adopt(startRichMenus(settings), stopped);
  const drawn = once(richMenus, "exit");
  const bot = started.adopt(startBot(settings), stopped);
  clock.lead(bot);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => bot.kill("SIGTERM"));
  const ended = once(bot, "exit").then(([code]) => (typeof code === "number" ? code : 1));
  return await Promise.race([ended, present(emulator, settings, newsroom.url, drawn)]);
}

async function run(): Promise<number> {
  const asked = readOptions(process.argv.slice(2));
  if ("help" in asked) {
    process.stdout.write(USAGE);
    return 0;
  }
  if ("wrong" in asked) {
    process.stderr.write([...asked.wrong, "", USAGE].join("\n"));
    return 2;
  }
  const code = await demo(asked.options);
  if (code === 0) console.log("Stopped cleanly.");
  return code;
}

/** Faults that a person can mend are for a person: plain lines instead of a stack. */
function refuse(error: unknown): number {
  console.error(error instanceof ConfigFault ? error.faults.join("\n") : error);
  return 1;
}

process.exit(await run().catch(refuse));
