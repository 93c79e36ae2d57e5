import type { Log } from "../domain/log.ts";
import { type Clock, type EpochMs, SECOND } from "../domain/time.ts";
import type { Leases } from "../store/leases.ts";
import { type Chore, createChores } from "./chores.ts";
import type { Planner } from "./planner.ts";
import type { Sender } from "./sender.ts";

export interface DeliveryParts {
  /** Goes through the log for as long as `goOn` says yes. */
  planner: Planner;
  sender: Sender;
  /** Done once before anything is planned. */
  prepare: () => Promise<unknown>;
  /** Done again and again beside, by the instance that plans; the first time in this order. */
  chores: Chore[];
  lease: DeliveryLease;
  clock: Clock;
  /** Resolves after `ms`, and at once when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  log: Pick<Log, "info" | "error">;
}

/** Plans and sends, in the one instance that holds the lease. */
export interface Delivery {
  start(): void;
  /** Lets what is under way end. */
  stop(): Promise<void>;
  /** There is news: no need to wait for the next look. */
  nudge(): void;
}

/** How often the log, the clock and the batches are looked at; a nudge comes sooner. */
const LOOK_EVERY_MS = 250;
const RECOVERY_MS = 5 * SECOND;

export function createDelivery(parts: DeliveryParts): Delivery {
  const { planner, sender, lease, clock, wait, log } = parts;
  const doWhatIsDue = createChores(parts.chores, clock);
  let stopping = new AbortController();
  let prepared = false;
  let loops: Promise<unknown> | undefined;
  let pause = new AbortController();

  function nudge(): void {
    pause.abort();
    pause = new AbortController();
  }

  async function doChores(): Promise<number> {
    if (!(await lease.holds())) return SECOND;
    await doWhatIsDue();
    return SECOND;
  }

  async function plan(): Promise<number> {
    if (!(await lease.holds())) return SECOND;
    if (!prepared) await parts.prepare();
    prepared = true;
    if ((await planner.pass()) > 0) nudge();
    return LOOK_EVERY_MS;
  }

  async function send(): Promise<number> {
    if (!(await lease.holds())) return SECOND;
    const { ended } = await sender.pass(stopping.signal);
    return ended === "stopped" ? SECOND : LOOK_EVERY_MS;
  }

  /** Repeats a step until stopped; one that fails is tried again, and told of when it begins to fail and when it recovers. */
  async function repeat(name: string, step: () => Promise<number>, signal: AbortSignal): Promise<void> {
    let failing = false;
    while (!signal.aborted) {
      let ms = RECOVERY_MS;
      try {
        ms = await step();
        if (failing) log.info({ task: name }, "alerts go out again");
        failing = false;
      } catch (error) {
        if (!failing) log.error({ task: name, err: error }, "alerts fail on our side; they are tried again");
        failing = true;
      }
      await wait(ms, AbortSignal.any([signal, pause.signal]));
    }
  }

  return {
    start() {
      const { signal } = stopping;
      const steps = { plan, send, chores: doChores };
      loops ??= Promise.all(Object.entries(steps).map(([name, step]) => repeat(name, step, signal)));
    },
    async stop() {
      stopping.abort();
      await loops;
      loops = undefined;
      stopping = new AbortController();
      await lease.release();
    },
    nudge,
  };
}

/**
 * The right to plan and send. Two who send at once, as after a pause, do no harm, as their keys are the same; a planner
 * looks once more in each page's transaction.
 */
export interface DeliveryLease {
  name: string;
  holder: string;
  holds(): Promise<boolean>;
  release(): Promise<void>;
}

const LEASE = "alerts";

/** A lease that is renewed when a third of it has gone, so that asking costs nothing between. */
export function createDeliveryLease(options: {
  leases: Leases;
  holder: string;
  clock: Clock;
  ttlMs?: number;
}): DeliveryLease {
  const { leases, holder, clock, ttlMs = 15 * SECOND } = options;
  let askedAt: EpochMs | undefined;
  let held = false;
  let asking: Promise<boolean> | undefined;

  async function ask(): Promise<boolean> {
    const now = clock();
    held = await leases.acquire(LEASE, holder, now, ttlMs);
    askedAt = now;
    return held;
  }

  return {
    name: LEASE,
    holder,
    holds() {
      const fresh = askedAt !== undefined && Math.abs(clock() - askedAt) < (held ? ttlMs / 3 : SECOND);
      if (fresh) return Promise.resolve(held);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    async release() {
      askedAt = undefined;
      await leases.release(LEASE, holder);
    },
  };
}
