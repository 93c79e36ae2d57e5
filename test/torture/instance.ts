import { readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import type { Log } from "../../src/domain/log.ts";
import { readSharedClock } from "./clock.ts";

/** The bot as a process of its own that can be killed, with the clock of the file CLOCK. It says its port. */
Date.now = readSharedClock(process.env.CLOCK ?? "", Date.now.bind(Date));
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
