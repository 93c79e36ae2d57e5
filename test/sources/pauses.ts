import type { PollerParts } from "../../src/sources/poller.ts";

/** A wait that ends when the test says so: the poller's time without a clock. */
export function createPauses(): {
  wait: PollerParts["wait"];
  /** The next pause that the poller makes, once it has come to it. */
  next(): Promise<{ ms: number }>;
  /** Ends the pause that the poller is in. */
  end(): void;
} {
  let arrival = Promise.withResolvers<{ ms: number }>();
  let current = Promise.withResolvers<void>();
  return {
    wait(ms, signal) {
      const pause = Promise.withResolvers<void>();
      current = pause;
      signal.addEventListener("abort", () => pause.resolve(), { once: true });
      if (signal.aborted) pause.resolve();
      arrival.resolve({ ms });
      return pause.promise;
    },
    async next() {
      const pause = await arrival.promise;
      arrival = Promise.withResolvers();
      return pause;
    },
    end: () => current.resolve(),
  };
}
