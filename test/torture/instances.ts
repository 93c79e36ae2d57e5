import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./instance.ts", import.meta.url));

/** One running process of the bot. */
export interface Instance {
  port: number;
  /** Resolves when its clock shows the new time, or it is gone. */
  setClock(offset: number): Promise<void>;
  /** SIGKILL: resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts a process; resolves when it answers webhooks, with its clock where `offset` says. */
export async function startInstance(env: Record<string, string>, offset: () => number): Promise<Instance> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SCRIPT], {
    env: { ...process.env, ...env, CLOCK_OFFSET_MS: String(offset()) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const gone = once(child, "exit");
  const port = await portOf(child, gone);
  const setClock = async (ahead: number): Promise<void> => {
    if (!child.connected) return;
    child.send(ahead, () => undefined);
    await Promise.race([gone, told(child, (said) => said.offset === ahead)]);
  };
  // It may have been set on meanwhile.
  await setClock(offset());
  return {
    port,
    setClock,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

interface Said {
  port?: number;
  offset?: number;
}

async function portOf(child: ChildProcess, gone: Promise<unknown>): Promise<number> {
  const said = await Promise.race([
    told(child, ({ port }) => port !== undefined),
    gone.then(() => undefined),
  ]);
  if (said?.port === undefined) throw new Error("an instance ended before it was ready");
  return said.port;
}

function told(child: ChildProcess, isMeant: (said: Said) => boolean): Promise<Said> {
  return new Promise((resolve) => {
    const listen = (said: Said) => {
      if (!isMeant(said)) return;
      child.off("message", listen);
      resolve(said);
    };
    child.on("message", listen);
  });
}
