import { loadConfig } from "../config/env.ts";
import { type Bot, startBot } from "./bot.ts";
import { ConfigFault } from "./domain/errors.ts";
import { createLog } from "./ops/log.ts";

/** Starts from the environment and stops on SIGTERM or Ctrl-C. */
async function run(): Promise<void> {
  const config = loadConfig();
  const log = await createLog({ level: config.logLevel, forTerminal: process.stdout.isTTY === true });
  let bot: Bot | undefined;
  let stopping = false;
  const stop = async (signal: string) => {
    // Ctrl-C reaches every process of a terminal, and whoever started this one may pass it on once more.
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    // Before it has started there is nothing to finish: every step of the start may be broken off.
    await bot?.stop().catch((error: unknown) => log.error({ err: error }, "stopping failed"));
    log.info({}, "stopped");
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  bot = await startBot(config, log);
}

/** Faults of the configuration are for a person: plain lines instead of a stack. */
function refuse(error: unknown): never {
  if (!(error instanceof ConfigFault)) throw error;
  process.stderr.write(
    ["Shirase cannot start:", ...error.faults.map((fault) => `  - ${fault}`), ""].join("\n"),
  );
  process.exit(1);
}

await run().catch(refuse);
