import type { Timer } from "../src/domain/time.ts";

/** Timers that go off when the test says so. */
export interface ManualTimers {
  timer: Timer;
  /** Lets so many milliseconds pass. */
  pass(ms: number): void;
}

export function manualTimers(): ManualTimers {
  let now = 0;
  let waiting: { due: number; action: () => void }[] = [];
  return {
    timer(ms, action) {
      const one = { due: now + ms, action };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    pass(ms) {
      now += ms;
      const due = waiting.filter((one) => one.due <= now);
      waiting = waiting.filter((one) => one.due > now);
      for (const { action } of due) action();
    },
  };
}
