import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "../../config/env.ts";
import { type Bot, startBot } from "../../src/bot.ts";
import type { EpochMs } from "../../src/domain/time.ts";
import type { Status } from "../../src/ops/status.ts";
import type { Act, Bubble, Call, NewUser } from "../../tools/emulator/control-api.ts";
import { createEmulator, type Emulator, type EmulatorOptions } from "../../tools/emulator/server.ts";
import { createNewsroom, type Newsroom } from "../../tools/newsroom/server.ts";
import { newsroomSources } from "../../tools/newsroom/sources.ts";
import { expectLimitsKept } from "../broken-limits.ts";
import { recordingLog } from "../recording-log.ts";

/** The whole of it on this machine: LINE's emulator, the sample newsroom, and the bot between them. */
export interface House {
  /** The time that LINE, NHK and the bot live by: runs with the machine's until it is moved. */
  time: MovableClock;
  emulator: Emulator;
  newsroom: Newsroom;
  bot: Bot;
  botUrl: string;
  config: Config;
  /** Every line the bot has logged. */
  logged: string[];
  /** A friend of that language, as the bot knows friends. */
  befriend(displayName: string, language?: string): Promise<Person>;
  /** Somebody on LINE who has not added the bot. */
  stranger(displayName: string, language: string): Promise<Person>;
  /** Has NHK publish an article now; gives its id. */
  publish(text: Published): Promise<string>;
  /** What the operator sees at /status. */
  status(): Promise<Status>;
  close(): Promise<void>;
}

/** A text as the newsroom's publish endpoint takes it. */
export interface Published {
  lang?: "ja" | "en";
  categories?: string[];
  title: string;
  lead: string;
}

export interface MovableClock {
  (): EpochMs;
  /** Moves it, forwards or back. */
  by(ms: number): void;
  /** Forwards to an instant. */
  to(at: EpochMs): void;
}

function createMovableClock(): MovableClock {
  let offset = 0;
  const now = () => Date.now() + offset;
  return Object.assign(now, {
    by(ms: number) {
      offset += ms;
    },
    to(at: EpochMs) {
      offset = at - Date.now();
    },
  });
}

export interface Person {
  userId: string;
  /** Does something in the 1:1 chat and gives the bot's messages that came of it. */
  act(act: Act): Promise<Bubble[]>;
  say(text: string, quotedMessageId?: string): Promise<Bubble[]>;
  /** Taps a button of the bot. */
  tap(data: string, params?: Record<string, string>): Promise<Bubble[]>;
  /** The messages that came unasked, all or those behind a bubble. */
  alerts(): Promise<Bubble[]>;
}

export interface HouseOptions {
  emulator?: Partial<EmulatorOptions>;
  env?: Record<string, string>;
  /** Nothing is in the newsroom's feeds. */
  silentNewsroom?: boolean;
  /** When it all begins; now when absent. */
  startAt?: EpochMs;
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-e2e-"));
  const channelSecret = randomBytes(16).toString("hex");
  const channelAccessToken = randomBytes(24).toString("base64url");
  const time = createMovableClock();
  if (options.startAt !== undefined) time.to(options.startAt);
  const newsroom = await createNewsroom({ clock: time, paceMs: Number.POSITIVE_INFINITY });
  if (options.silentNewsroom) await post(`${newsroom.url}/_newsroom/faults`, { mode: "error" });
  const emulator = await createEmulator({
    channelSecret,
    channelAccessToken,
    clock: time,
    ...options.emulator,
  });
  const config = readConfig(
    {
      PORT: "0",
      HOST: "127.0.0.1",
      LINE_CHANNEL_SECRET: channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken,
      LINE_API_BASE_URL: emulator.url,
      DATA_DIR: dataDir,
      ADMIN_TOKEN: "an operator's token",
      LOG_LEVEL: "trace",
      ...options.env,
    },
    (path) =>
      path === "config/sources.json"
        ? JSON.stringify(newsroomSources(newsroom.url, 1))
        : readFileSync(path, "utf8"),
  );
  const { log, lines: logged } = recordingLog();
  const bot = await startBot(config, log, { clock: time });
  const botUrl = `http://127.0.0.1:${bot.port}`;
  emulator.setWebhookUrl(`${botUrl}/webhook`);
  if (!options.silentNewsroom) await newsArrived(botUrl);

  return {
    time,
    emulator,
    newsroom,
    bot,
    botUrl,
    config,
    logged,
    befriend: (displayName, language) => newPerson(emulator, { displayName, ...(language && { language }) }),
    stranger: (displayName, language) =>
      newPerson(emulator, { displayName, language, friendship: "never-friend" }),
    async publish({ lang = "ja", categories = [lang === "ja" ? "society" : "japan"], ...words }) {
      const published = await post(`${newsroom.url}/_newsroom/publish`, { lang, categories, ...words });
      if (published.status !== 201) throw new Error(await published.text());
      return ((await published.json()) as { nhkId: string }).nhkId;
    },
    async status() {
      const headers = { authorization: "Bearer an operator's token", accept: "application/json" };
      return (await (await fetch(`${botUrl}/status`, { headers })).json()) as Status;
    },
    async close() {
      await bot.stop();
      await Promise.all([emulator.close(), newsroom.close()]);
      await rm(dataDir, { recursive: true, force: true });
      expectLimitsKept(emulator);
    },
  };
}

/** Waits by looking, not by sleeping: until the bot holds both languages' news and the feeds are all read once. */
async function newsArrived(botUrl: string): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${botUrl}/metrics`)).text();
    const polled = metrics.match(/shirase_polls_total\{[^}]*outcome="fetched"\} [1-9]/g)?.length ?? 0;
    const held = Number(/^shirase_articles (\d+)/m.exec(metrics)?.[1] ?? 0);
    if (polled >= 9 && held > 100) return;
    await new Promise(setImmediate);
  }
}

export const post = (url: string, body: unknown) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export async function bubblesOf(emulator: Emulator, chatId: string, after = 0): Promise<Bubble[]> {
  const response = await fetch(`${emulator.url}/_emulator/chats/${chatId}?after=${after}`);
  return (await response.json()) as Bubble[];
}

async function newPerson(emulator: Emulator, user: NewUser): Promise<Person> {
  const created = await post(`${emulator.url}/_emulator/users`, user);
  const { userId } = (await created.json()) as { userId: string };
  const act = async (what: Act): Promise<Bubble[]> => {
    const before = (await bubblesOf(emulator, userId)).at(-1)?.seq ?? 0;
    await post(`${emulator.url}/_emulator/chats/${userId}/act`, what);
    return (await bubblesOf(emulator, userId, before)).filter(({ by }) => by === "reply");
  };
  return {
    userId,
    act,
    say: (text, quotedMessageId) => act({ type: "text", text, ...(quotedMessageId && { quotedMessageId }) }),
    tap: (data, params) => act({ type: "postback", data, ...(params && { params }) }),
    alerts: async () => (await bubblesOf(emulator, userId)).filter(cameUnasked),
  };
}

const cameUnasked = ({ by }: Bubble): boolean => by === "push" || by === "multicast";

/** Everything a message shows, in one string. */
export const shown = (bubbles: Bubble[]): string =>
  bubbles.map(({ message }) => JSON.stringify(message)).join("\n");

/** Data of every postback button in the messages, quick replies included. */
export const buttonsIn = (bubbles: Bubble[]): string[] => [
  ...new Set(Array.from(shown(bubbles).matchAll(/"data":"(v1:[^"]*)"/g), (match) => match[1] ?? "")),
];

export const replyCalls = (emulator: Emulator): Call[] =>
  emulator.calls().filter(({ path }) => path === "/v2/bot/message/reply");
