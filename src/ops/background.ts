import type { Log } from "../domain/log.ts";
import type { Timer } from "../domain/time.ts";

/** Work that repeats until the bot stops. */
export interface Background {
  /** Waits, runs the task, waits again once it is done; a failing task is logged when it begins to fail and when it recovers. */
  every(ms: number, name: string, task: () => Promise<unknown>): void;
  /** Runs the task once, after a while or soon. */
  once(name: string, task: () => Promise<unknown>, afterMs?: number): void;
  /** Starts no further run and waits for those under way. */
  stop(): Promise<void>;
}

export function createBackground({ timer, log }: { timer: Timer; log: Log }): Background {
  const cancels = new Set<() => void>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  /** Runs the task after a while; `after` once it is done. */
  function schedule(ms: number, run: () => Promise<void>, after: () => void): void {
    if (stopped) return;
    const cancel = timer(ms, () => {
      cancels.delete(cancel);
      const done = run().then(() => {
        running.delete(done);
        after();
      });
      running.add(done);
    });
    cancels.add(cancel);
  }

  function guarded(name: string, task: () => Promise<unknown>): () => Promise<void> {
    let failing = false;
    return async () => {
      try {
        await task();
        if (failing) log.info({ task: name }, "background task works again");
        failing = false;
      } catch (error) {
        if (!failing) log.error({ task: name, err: error }, "background task fails");
        failing = true;
      }
    };
  }

  return {
    every(ms, name, task) {
      const run = guarded(name, task);
      const again = () => schedule(ms, run, again);
      again();
    },
    once(name, task, afterMs = 0) {
      schedule(afterMs, guarded(name, task), () => undefined);
    },
    async stop() {
      stopped = true;
      for (const cancel of cancels) cancel();
      await Promise.all(running);
    },
  };
}
