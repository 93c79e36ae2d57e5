import type { ChildProcess } from "node:child_process";

/** What the bot's process is told when the clock is moved. */
export interface DemoTime {
  aheadMs: number;
}

/** The one time of the whole demo: LINE, newsroom and bot have the same, however far somebody moves it. */
export interface DemoClock {
  now(): number;
  move(aheadMs: number): void;
  /** Lets a process that has loaded moved-clock.ts follow. */
  lead(bot: ChildProcess): void;
}

/** A clock that is this machine's until it is moved. */
export function createDemoClock(): DemoClock {
  let time: DemoTime = { aheadMs: 0 };
  const led: ChildProcess[] = [];
  return {
    now: () => Date.now() + time.aheadMs,
    move(aheadMs) {
      time = { aheadMs };
      for (const bot of led) if (bot.connected) bot.send(time);
    },
    lead: (bot) => void led.push(bot),
  };
}
