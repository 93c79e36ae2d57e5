import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A server that runs in a process of its own and says, in JSON on a line, on which port. */
export interface Server {
  port: number;
  process: ChildProcess;
  /** Milliseconds from its start to that line. */
  readyAfterMs: number;
  stop(): Promise<void>;
}

const canPin = spawnSync("taskset", ["--version"]).status === 0;

/** Starts a server; on core `core` alone where the machine can do that, so that the load does not share it. */
export async function startServer(
  script: string,
  env: Record<string, string>,
  options: { core?: number } = {},
): Promise<Server> {
  const started = performance.now();
  const child = run(script, env, options);
  const port = await portOf(child, script);
  const readyAfterMs = performance.now() - started;
  return {
    port,
    process: child,
    readyAfterMs,
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** What a program says until it ends; it runs as a server does. */
export async function outputOf(
  script: string,
  env: Record<string, string>,
  options: { core?: number } = {},
): Promise<string> {
  const child = run(script, env, options);
  let said = "";
  for await (const chunk of child.stdout ?? []) said += String(chunk);
  return said;
}

function run(script: string, env: Record<string, string>, { core }: { core?: number }): ChildProcess {
  const node = [process.execPath, script];
  const pinned = canPin && core !== undefined ? ["taskset", "-c", String(core), ...node] : node;
  return spawn(pinned[0] ?? "", pinned.slice(1), {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
}

async function portOf(child: ChildProcess, script: string): Promise<number> {
  if (!child.stdout) throw new Error("the server's output is not piped");
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const said: unknown = JSON.parse(line);
    if (typeof said === "object" && said !== null && "port" in said) {
      // What it says later is of no interest, but must be read, or it would block.
      child.stdout.resume();
      return Number(said.port);
    }
  }
  throw new Error(`${script} ended before it was ready`);
}

/** Pins this process to one core, where the machine can. */
export function pinSelf(core: number): void {
  if (canPin) spawnSync("taskset", ["-a", "-c", "-p", String(core), String(process.pid)]);
}
