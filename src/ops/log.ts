import pino from "pino";
import type { Log } from "../domain/log.ts";

/** Where a secret would stand if somebody logged the wrong object. */
const SECRETS = [
  "authorization",
  "channelSecret",
  "channelAccessToken",
  "idKey",
  "adminToken",
  "replyToken",
  "userId",
];

/** JSON lines, or coloured ones for a person at a terminal. */
export async function createLog(options: { level: string; forTerminal: boolean }): Promise<Log> {
  const settings: pino.LoggerOptions = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[hidden]" },
  };
  if (!options.forTerminal) return pino(settings);
  const { default: pretty } = await import("pino-pretty");
  return pino(
    { ...settings, timestamp: pino.stdTimeFunctions.epochTime },
    pretty({ translateTime: "SYS:HH:MM:ss" }),
  );
}
