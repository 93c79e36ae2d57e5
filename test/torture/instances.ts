import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./instance.ts", import.meta.url));

/** One running process of the bot. */
export interface Instance {
  port: number;
  isAlive(): boolean;
  /** SIGKILL: resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts a process; resolves when it answers webhooks. */
export async function startInstance(env: Record<string, string>): Promise<Instance> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SCRIPT], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const gone = once(child, "exit");
  let isAlive = true;
  void gone.then(() => {
    isAlive = false;
  });
  const port = await portOf(child, gone);
  return {
    port,
    isAlive: () => isAlive,
    async kill() {
      isAlive = false;
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function portOf(child: ChildProcess, gone: Promise<unknown>): Promise<number> {
  const said = once(child, "message").then(([message]: { port: number }[]) => message?.port);
  const port = await Promise.race([said, gone.then(() => undefined)]);
  if (port === undefined) throw new Error("an instance ended before it was ready");
  return port;
}
