import pino from "pino";
import type { Log } from "../src/domain/log.ts";

/** A log whose lines can be read as an operator would read them. */
export interface RecordingLog {
  log: Log;
  /** Every line as JSON text. */
  lines: string[];
  /** Level and sentence of every line: "error: command failed". */
  sentences(): string[];
}

/** Logs with pino, errors and their causes written out in full, so that nothing that may leak is left unseen. */
export function recordingLog(): RecordingLog {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => lines.push(line) });
  const sentences = () =>
    lines.map((line) => {
      const { level, msg } = JSON.parse(line) as { level: number; msg: string };
      return `${pino.levels.labels[level]}: ${msg}`;
    });
  return { log, lines, sentences };
}
