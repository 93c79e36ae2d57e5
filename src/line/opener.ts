import { Worker } from "node:worker_threads";
import type { SealedId } from "../domain/recipient.ts";
import { createIdentity } from "./identity.ts";

/** Opens many sealed ids beside the event loop. */
export interface Opener {
  /** The LINE ids, in the order asked; rejects where a text was altered or sealed with another key. */
  openAll(sealed: readonly SealedId[]): Promise<string[]>;
  /** Ends the thread, if there is one; what is under way rejects. */
  close(): Promise<void>;
}

/** What the thread answers: the ids, one a line, or what was wrong. */
export type Opened = { lines: string } | { error: unknown };

interface Waiting {
  resolve: (ids: string[]) => void;
  reject: (error: unknown) => void;
}

/** So few are not worth a thread's memory: under a quarter of a millisecond. */
const FEW = 50;

/**
 * Opening costs 4 µs an id, so a million are seconds of one core: a thread does it, which starts with the first call for
 * many and answers in the order asked. One that died is replaced with the next call.
 */
export function createOpener(idKey: Buffer): Opener {
  const identity = createIdentity(idKey);
  let thread: Worker | undefined;
  let waiting: Waiting[] = [];

  function start(): Worker {
    const started = new Worker(new URL("./opener-thread.ts", import.meta.url), { workerData: idKey });
    const fail = (error: unknown) => {
      if (thread !== started) return;
      thread = undefined;
      const failed = waiting;
      waiting = [];
      for (const { reject } of failed) reject(error);
    };
    started.on("message", (opened: Opened) => {
      const first = waiting.shift();
      if ("lines" in opened) first?.resolve(opened.lines.split("\n"));
      else first?.reject(opened.error);
    });
    started.on("error", fail);
    started.on("exit", () => fail(new Error("the thread that opens ids has ended")));
    // Nobody waits for an idle thread when all else has ended.
    started.unref();
    return started;
  }

  return {
    async openAll(sealed) {
      if (sealed.length <= FEW) return sealed.map(identity.open);
      thread ??= start();
      // One text instead of many: the copying of 500 costs a millisecond of the event loop.
      thread.postMessage(sealed.join("\n"));
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async close() {
      await thread?.terminate();
    },
  };
}
