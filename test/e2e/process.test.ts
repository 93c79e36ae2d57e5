import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Agent, request } from "undici";
import { expect, it, onTestFinished } from "vitest";
import { createEmulator } from "../../tools/emulator/server.ts";
import { createNewsroom } from "../../tools/newsroom/server.ts";
import { newsroomSources } from "../../tools/newsroom/sources.ts";
import { expectLimitsKept } from "../broken-limits.ts";
import { bubblesOf, post, shown } from "./house.ts";

/** The bot as an operator starts it: a process of its own. */
function startProcess(env: Record<string, string>) {
  const child = spawn(process.execPath, ["src/main.ts"], {
    env: { PATH: process.env.PATH ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, lines, errors };
}

async function platform() {
  const channel = { channelSecret: "a-secret", channelAccessToken: "a-token" };
  const emulator = await createEmulator({ ...channel, webhookTimeoutMs: 8_000 });
  const newsroom = await createNewsroom({ clock: Date.now, paceMs: Number.POSITIVE_INFINITY });
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-process-"));
  const sourcesFile = join(dataDir, "sources.json");
  await writeFile(sourcesFile, JSON.stringify(newsroomSources(newsroom.url, 1)));
  onTestFinished(async () => {
    await Promise.all([emulator.close(), newsroom.close()]);
    await rm(dataDir, { recursive: true, force: true });
    expectLimitsKept(emulator);
  });
  const env = {
    PORT: "0",
    HOST: "127.0.0.1",
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
    LINE_API_BASE_URL: emulator.url,
    DATA_DIR: dataDir,
    SOURCES_FILE: sourcesFile,
  };
  return { emulator, env };
}

async function portOf(lines: string[]): Promise<number> {
  const ready = () => lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === "ready");
  await expect.poll(ready, { timeout: 15_000 }).toBeDefined();
  return ready().port;
}

it("refuses to start on a bad configuration and says every fault, without a stack", async () => {
  const { child, errors } = startProcess({ PORT: "http", ROLES: "web,cook", LOG_LEVEL: "loud" });
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  const said = errors.join("");
  for (const name of ["PORT", "ROLES", "LOG_LEVEL", "LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"])
    expect(said).toContain(`- ${name} `);
  expect(said).not.toMatch(/\bat .*\.ts:/);
});

it("refuses a database that was made with another key, instead of losing all its readers", async () => {
  const { env } = await platform();
  const keys = ["a", "b"].map((letter) => Buffer.alloc(32, letter).toString("base64"));
  const first = startProcess({ ...env, ID_KEY: keys[0] ?? "" });
  await portOf(first.lines);
  first.child.kill("SIGTERM");
  await once(first.child, "exit");
  const second = startProcess({ ...env, ID_KEY: keys[1] ?? "" });
  expect(await once(second.child, "exit")).toEqual([1, null]);
  expect(second.errors.join("")).toContain("not the key that this database was made with");
});

it("finishes what it has begun on SIGTERM, and exits 0", async () => {
  const { emulator, env } = await platform();
  const { child, lines } = startProcess(env);
  emulator.setWebhookUrl(`http://127.0.0.1:${await portOf(lines)}/webhook`);
  const created = await post(`${emulator.url}/_emulator/users`, { displayName: "last", language: "ja" });
  const { userId } = (await created.json()) as { userId: string };
  await post(`${emulator.url}/_emulator/faults`, {
    path: "/v2/bot/message/reply",
    times: 1,
    fault: { type: "delay", milliseconds: 2_500 },
  });
  const asked = post(`${emulator.url}/_emulator/chats/${userId}/act`, { type: "text", text: "ヘルプ" });
  await expect
    .poll(() => emulator.calls().some(({ path }) => path.startsWith("/v2/bot/profile/")))
    .toBe(true);

  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  await asked;
  expect(shown(await bubblesOf(emulator, userId))).toContain("できること");
});

it("exits 0 in time although LINE never answers, and takes no more webhooks meanwhile", async () => {
  const { emulator, env } = await platform();
  const { child, lines } = startProcess(env);
  const webhookUrl = `http://127.0.0.1:${await portOf(lines)}/webhook`;
  emulator.setWebhookUrl(webhookUrl);
  const created = await post(`${emulator.url}/_emulator/users`, { displayName: "waiting", language: "ja" });
  const { userId } = (await created.json()) as { userId: string };
  await post(`${emulator.url}/_emulator/faults`, {
    path: "/v2/bot/message/reply",
    fault: { type: "delay", milliseconds: 60_000 },
  });
  void post(`${emulator.url}/_emulator/chats/${userId}/act`, { type: "text", text: "ヘルプ" });
  await expect
    .poll(() => emulator.calls().some(({ path }) => path.endsWith("/reply")), { timeout: 10_000 })
    .toBe(true);

  // A connection that was there before the signal is still served: with a refusal that LINE takes for "later".
  const agent = new Agent({ connections: 1, keepAliveTimeout: 60_000 });
  onTestFinished(() => agent.destroy());
  const again = () => request(webhookUrl, { method: "POST", body: "{}", dispatcher: agent });
  expect((await again()).statusCode).toBe(401);
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await expect.poll(() => lines.some((line) => line.includes('"stopping"'))).toBe(true);
  const answer = await again().then(
    ({ statusCode }) => statusCode,
    () => "refused",
  );
  expect([503, "refused"]).toContain(answer);
  expect(await exited).toEqual([0, null]);
}, 20_000);

it("says that another process uses its DATA_DIR, or that nobody polls, but takes none that was killed for another", async () => {
  const { env } = await platform();
  const killed = startProcess(env);
  await portOf(killed.lines);
  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");

  const restarted = startProcess(env);
  const web = startProcess({ ...env, ROLES: "web" });
  const alone = startProcess({ ...env, ROLES: "web", DATA_DIR: join(env.DATA_DIR, "empty") });
  const warnings = (lines: string[]) => lines.filter((line) => line.includes('"culprit":"operator"'));
  for (const { lines } of [web, alone])
    await expect.poll(() => warnings(lines), { timeout: 35_000 }).toHaveLength(1);
  expect(warnings(web.lines)).toEqual([expect.stringContaining("another process uses this DATA_DIR")]);
  expect(warnings(alone.lines)).toEqual([expect.stringContaining("ROLES has no worker")]);
  expect(restarted.lines.join()).not.toContain("another process");
}, 60_000);

it("has its articles again after a restart, without asking NHK", async () => {
  const { emulator, env } = await platform();
  const first = startProcess(env);
  await portOf(first.lines);
  await expect
    .poll(() => first.lines.filter((line) => line.includes("source taken up")).length, { timeout: 15_000 })
    .toBe(9);
  first.child.kill("SIGKILL");
  await once(first.child, "exit");

  const second = startProcess({ ...env, ROLES: "web" });
  emulator.setWebhookUrl(`http://127.0.0.1:${await portOf(second.lines)}/webhook`);
  const created = await post(`${emulator.url}/_emulator/users`, { displayName: "back", language: "en" });
  const { userId } = (await created.json()) as { userId: string };
  await post(`${emulator.url}/_emulator/chats/${userId}/act`, { type: "text", text: "latest" });
  expect(shown(await bubblesOf(emulator, userId))).toContain('"type":"carousel"');
});
