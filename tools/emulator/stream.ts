import type { Response } from "express";
import type { Change, EmulatorState } from "./control-api.ts";

const HEARTBEAT_MS = 15_000;
const LONGEST_BACKLOG_BYTES = 8 * 1024 * 1024;

/** Tells everyone who listens at GET /_emulator/stream what changes. */
export interface Stream {
  open(response: Response): void;
  tell(change: Change): void;
  /** Tells the state soon; many changes at once are told once. */
  stateChanged(): void;
  close(): void;
}

/** A stream of server-sent events that begins with the state. */
export function createStream(state: () => EmulatorState): Stream {
  const listeners = new Set<Response>();
  let pending: NodeJS.Immediate | undefined;
  const write = (text: string) => {
    for (const listener of listeners) {
      if (listener.writableLength > LONGEST_BACKLOG_BYTES) listener.destroy();
      else listener.write(text);
    }
  };
  const tell = (change: Change) => {
    if (listeners.size > 0) write(`data: ${JSON.stringify(change)}\n\n`);
  };
  const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS).unref();
  return {
    open(response) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(`data: ${JSON.stringify({ type: "state", state: state() } satisfies Change)}\n\n`);
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
    },
    tell,
    stateChanged() {
      if (listeners.size === 0) return;
      pending ??= setImmediate(() => {
        pending = undefined;
        tell({ type: "state", state: state() });
      });
    },
    close() {
      clearInterval(heartbeat);
      if (pending) clearImmediate(pending);
      for (const listener of listeners) listener.end();
    },
  };
}
