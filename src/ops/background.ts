import type { Log } from "../domain/log.ts";
import type { Timer } from "../domain/time.ts";

/** Work that repeats until the bot stops. */
export interface Background {
  /** Waits, runs the task, waits again once it is done; a failing task is logged when it begins to fail and when it recovers. */
  every(ms: number, name: string, task: () => Promise<unknown>): void;
  /** Starts no further run and waits for those under way. */
  stop(): Promise<void>;
}

export function createBackground({ timer, log }: { timer: Timer; log: Log }): Background {
  const cancels = new Set<() => void>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  function every(ms: number, name: string, task: () => Promise<unknown>): void {
    let failing = false;
    const run = async () => {
      try {
        await task();
        if (failing) log.info({ task: name }, "background task works again");
        failing = false;
      } catch (error) {
        if (!failing) log.error({ task: name, err: error }, "background task fails");
        failing = true;
      }
    };
    const schedule = () => {
      if (stopped) return;
      const cancel = timer(ms, () => {
        cancels.delete(cancel);
        const done = run().then(() => {
          running.delete(done);
          schedule();
        });
        running.add(done);
      });
      cancels.add(cancel);
    };
    schedule();
  }

  return {
    every,
    async stop() {
      stopped = true;
      for (const cancel of cancels) cancel();
      await Promise.all(running);
    },
  };
}
