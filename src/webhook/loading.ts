import type { Log } from "../domain/log.ts";
import type { Clock, Timer } from "../domain/time.ts";
import type { Messenger } from "../line/messenger.ts";
import { createAllowance } from "../line/rates.ts";
import type { WebhookEvent } from "./event.ts";

export interface LoadingOptions {
  messenger: Pick<Messenger, "startLoading">;
  timer: Timer;
  clock: Clock;
  log: Log;
}

/** An answer under way. */
export interface Wait {
  /**
   * To be called before the answer is sent: from now on no animation starts, and one that was asked for has come to LINE or
   * never will. An animation after the answer would promise another one.
   */
  end(): Promise<void>;
}

/** An answer that takes longer shows that it is coming. */
const PATIENCE_MS = 300;
/** LINE's rate for loading animations (Messaging API reference, "Rate limits"); readers beyond it wait without one. */
const PER_SECOND = 100;

const NO_WAIT: Wait = { end: () => Promise.resolve() };

/** Shows LINE's loading animation while an answer takes long; in 1:1 chats only, as LINE has none in others. */
export function createLoading(options: LoadingOptions): (chat: WebhookEvent["chat"]) => Wait {
  const { messenger, timer, clock, log } = options;
  const mayStart = createAllowance({ perSecond: PER_SECOND, clock });

  const start = (userId: string): Promise<void> =>
    messenger.startLoading(userId).catch((err: unknown) => log.debug({ err }, "no loading animation"));

  return ({ kind, lineId }) => {
    if (kind !== "user") return NO_WAIT;
    let started = Promise.resolve();
    const cancel = timer(PATIENCE_MS, () => {
      if (mayStart()) started = start(lineId);
    });
    return {
      end() {
        cancel();
        return started;
      },
    };
  };
}
