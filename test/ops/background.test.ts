import { describe, expect, it } from "vitest";
import type { Timer } from "../../src/domain/time.ts";
import { createBackground } from "../../src/ops/background.ts";

/** A timer that rings when the test says so. */
function manualTimer() {
  const pending = new Set<{ ms: number; action: () => void }>();
  const timer: Timer = (ms, action) => {
    const entry = { ms, action };
    pending.add(entry);
    return () => pending.delete(entry);
  };
  return {
    timer,
    delays: () => [...pending].map(({ ms }) => ms),
    /** Rings all that wait, and lets what they began go on until it waits itself. */
    async ring() {
      const due = [...pending];
      pending.clear();
      for (const { action } of due) action();
      await new Promise(setImmediate);
    },
  };
}

function start() {
  const lines: { level: string; fields: object; sentence: string }[] = [];
  const level = (name: string) => (fields: object, sentence: string) =>
    void lines.push({ level: name, fields, sentence });
  const log = { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
  const clockwork = manualTimer();
  return { lines, ...clockwork, background: createBackground({ timer: clockwork.timer, log }) };
}

describe("a background task", () => {
  it("runs after its interval, and again one interval after it is done", async () => {
    const { background, delays, ring } = start();
    const runs = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let begun = 0;
    background.every(500, "sweep", () => runs[begun++]!.promise);
    expect([begun, delays()]).toEqual([0, [500]]);
    await ring();
    expect([begun, delays()]).toEqual([1, []]);
    runs[0]!.resolve();
    await new Promise(setImmediate);
    expect(delays()).toEqual([500]);
    await ring();
    expect(begun).toBe(2);
  });

  it("says once that it fails, once that it works again, and goes on in between", async () => {
    const { background, lines, ring } = start();
    const fault = new Error("disk full");
    const outcomes = [undefined, fault, fault, fault, undefined, undefined, fault];
    let runs = 0;
    background.every(500, "sweep", async () => {
      const outcome = outcomes[runs++];
      if (outcome) throw outcome;
    });
    for (const _ of outcomes) await ring();
    expect(runs).toBe(outcomes.length);
    expect(lines).toEqual([
      { level: "error", fields: { task: "sweep", err: fault }, sentence: "background task fails" },
      { level: "info", fields: { task: "sweep" }, sentence: "background task works again" },
      { level: "error", fields: { task: "sweep", err: fault }, sentence: "background task fails" },
    ]);
  });

  it("that throws before it waits is treated alike", async () => {
    const { background, lines, delays, ring } = start();
    background.every(500, "sweep", () => {
      throw new Error("at once");
    });
    await ring();
    expect(lines).toHaveLength(1);
    expect(delays()).toEqual([500]);
  });

  it("does not hold up another", async () => {
    const { background, delays, ring } = start();
    background.every(500, "hangs", () => new Promise(() => undefined));
    background.every(700, "sweep", async () => undefined);
    await ring();
    expect(delays()).toEqual([700]);
  });
});

describe("stop", () => {
  it("waits for what is under way, and starts nothing more", async () => {
    const { background, delays, ring } = start();
    const run = Promise.withResolvers<void>();
    let stopped = false;
    background.every(500, "under way", () => run.promise);
    await ring();
    background.every(700, "waiting", async () => undefined);
    const stopping = background.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    expect([stopped, delays()]).toEqual([false, []]);
    run.resolve();
    await stopping;
    expect(delays()).toEqual([]);
    background.every(900, "too late", async () => undefined);
    expect(delays()).toEqual([]);
  });

  it("is harmless twice, and before anything ran", async () => {
    const { background } = start();
    await background.stop();
    await background.stop();
  });
});
