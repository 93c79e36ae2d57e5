import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type Listening, listen } from "../../listen.ts";

/** Ends whatever a failed test left running: npm, the demo and its bot are one process group. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended, as it should.
  }
}

/** A program with a place of its own for what it leaves behind, and all that it says. */
async function start(command: string, args: string[]) {
  const leftIn = await mkdtemp(join(tmpdir(), "shirase-demo-test-"));
  const child: ChildProcess = spawn(command, args, {
    env: { ...process.env, TMPDIR: leftIn, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(String(chunk)));
  onTestFinished(async () => {
    endGroup(child);
    await rm(leftIn, { recursive: true, force: true });
  });
  const closed = once(child, "close");
  return {
    child,
    said: () => said.join(""),
    /** Its exit code, once it has ended and said all it had to. */
    ended: async () => (await closed)[0] as unknown,
    left: async () => (await readdir(leftIn)).filter((name) => name.startsWith("shirase-")),
  };
}

const startDemo = (...args: string[]) => start(process.execPath, ["tools/demo.ts", "--offline", ...args]);

async function occupied(): Promise<Listening> {
  const server = await listen((_request, response) => response.end());
  onTestFinished(() => server.close());
  return server;
}

async function freePort(): Promise<number> {
  const server = await listen(() => undefined);
  await server.close();
  return server.port;
}

it("answers a mistyped option with what is wrong and the usage, and exits 2", async () => {
  const demo = await startDemo("--ofline");
  expect(await demo.ended()).toBe(2);
  expect(demo.said()).toMatch(/^Unknown option '--ofline'\.\n\nnpm run demo -- \[--offline\]/);
  expect(demo.said()).not.toMatch(/\bat .*\.ts:/);
});

it("says which port is taken and which option chooses another, and leaves nothing behind", async () => {
  const [page, bot] = [await occupied(), await occupied()];
  const demo = await startDemo("--port", String(page.port), "--bot-port", String(bot.port));
  expect(await demo.ended()).toBe(1);
  expect(demo.said()).toBe(
    `Port ${page.port} is taken: choose another for the chat page with --port.\n` +
      `Port ${bot.port} is taken: choose another for the bot with --bot-port.\n`,
  );
  expect(await demo.left()).toEqual([]);
});

it("tells where the chat is, opens it without a warning, and stops cleanly when npm is told to stop", async () => {
  const [page, bot] = [await freePort(), await freePort()];
  const ports = ["--port", String(page), "--bot-port", String(bot)];
  const demo = await start("npm", ["run", "--silent", "demo", "--", "--offline", ...ports]);
  await expect.poll(demo.said, { timeout: 15_000 }).toContain(`http://localhost:${page}\n`);
  expect(demo.said()).toMatch(/^Reading the sample newsroom's feeds …\n/m);
  expect((await fetch(`http://127.0.0.1:${page}/page/main.js`)).status).toBe(200);
  expect(await demo.left()).toHaveLength(1);
  demo.child.kill("SIGTERM");
  await demo.ended();
  expect(demo.said()).toContain("Stopped cleanly.");
  expect(demo.said()).not.toContain("Warning");
  expect(await demo.left()).toEqual([]);
});
