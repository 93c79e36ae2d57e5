import { readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import type { Log } from "../../src/domain/log.ts";

/**
 * The bot as a process of its own that can be killed, with a clock that the parent sets: `CLOCK_OFFSET_MS` ahead of the
 * machine's, and each number that comes as a message is the new offset. It says its port, and repeats each offset.
 */
let offset = Number(process.env.CLOCK_OFFSET_MS);
const machineTime = Date.now.bind(Date);
Date.now = () => machineTime() + offset;
process.on("message", (ahead) => {
  offset = Number(ahead);
  process.send?.({ offset });
});
process.on("disconnect", () => process.exit(0));

const quiet = () => undefined;
const loud = (fields: object, sentence: string) =>
  console.error(new Date(Date.now()).toISOString(), sentence, fields);
const log: Log = { debug: quiet, info: quiet, warn: process.env.TORTURE_LOG ? loud : quiet, error: loud };

// Only now: the bot takes its clock as it is loaded.
const { startBot } = await import("../../src/bot.ts");
const { readConfig } = await import("../../config/env.ts");
const bot = await startBot(
  readConfig(process.env, (path) => readFileSync(path, "utf8")),
  log,
);
process.send?.({ port: bot.port });
// What Node compiled is otherwise kept at the exit, which SIGKILL leaves out.
flushCompileCache();
