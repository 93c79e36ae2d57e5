import { Worker } from "node:worker_threads";
import type { JapaneseWord } from "../domain/japanese.ts";

/** Takes Japanese texts apart by an offline dictionary, beside the event loop. */
export interface JapaneseWords {
  /** The words of each text, in the order asked; rejects where the dictionary can't be loaded. */
  wordsOf(texts: readonly string[]): Promise<JapaneseWord[][]>;
  /** Ends the thread, if there is one; what is under way rejects. */
  close(): Promise<void>;
}

/** What the thread answers: words, or what was wrong. */
export type Taken = { words: JapaneseWord[][] } | { error: unknown };

interface Waiting {
  resolve: (words: JapaneseWord[][]) => void;
  reject: (error: unknown) => void;
}

/**
 * The dictionary takes a second to load and 160 MB, so it is loaded with the first text, in a thread of its own, which answers in
 * the order asked. One that died is replaced with the next text.
 */
export function createJapaneseWords(): JapaneseWords {
  let thread: Worker | undefined;
  let waiting: Waiting[] = [];

  function start(): Worker {
    const started = new Worker(new URL("./japanese-words-thread.ts", import.meta.url));
    const fail = (error: unknown) => {
      if (thread !== started) return;
      thread = undefined;
      const failed = waiting;
      waiting = [];
      for (const { reject } of failed) reject(error);
    };
    started.on("message", (taken: Taken) => {
      const first = waiting.shift();
      if ("words" in taken) first?.resolve(taken.words);
      else first?.reject(taken.error);
    });
    started.on("error", fail);
    started.on("exit", () => fail(new Error("the thread that reads Japanese has ended")));
    // Nobody waits for an idle thread when all else has ended.
    started.unref();
    return started;
  }

  return {
    wordsOf(texts) {
      thread ??= start();
      thread.postMessage(texts);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async close() {
      await thread?.terminate();
    },
  };
}
