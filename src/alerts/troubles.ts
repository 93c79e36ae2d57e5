import type { LineFailure } from "../domain/errors.ts";
import type { Log } from "../domain/log.ts";

/** What an operator should know of while batches are sent. */
export type Trouble =
  | Exclude<LineFailure, "refused" | "gone">
  | "content-refused"
  | "recipient-refused"
  | "content-missing"
  | "expired"
  | "clock"
  | "unexpected";

/** Tells the log of each trouble when it begins and when it is over, however many batches it meets. */
export interface Troubles {
  /** A batch has met it. `fields` are for the log and hold nothing about a person. */
  meet(trouble: Trouble, fields?: object): void;
  /** A pass is over; what troubled no batch of it, while others were accepted, is over too. */
  passEnded(accepted: number): void;
}

const BEGINNINGS: Record<Trouble, { level: "warn" | "error"; sentence: string }> = {
  unreachable: { level: "warn", sentence: "alerts wait: LINE does not answer" },
  rate: { level: "warn", sentence: "alerts wait: LINE's rate limit is exceeded" },
  quota: { level: "warn", sentence: "alerts are not pushed: the month's messages are used up" },
  unauthorized: {
    level: "error",
    sentence: "alerts wait: LINE refuses the channel access token; check LINE_CHANNEL_ACCESS_TOKEN",
  },
  "content-refused": { level: "error", sentence: "an alert was given back: LINE refuses its messages" },
  "recipient-refused": { level: "warn", sentence: "a recipient was put on hold: LINE refuses it" },
  "content-missing": { level: "error", sentence: "an alert was given back: its messages are not stored" },
  expired: { level: "warn", sentence: "alerts were given back: LINE took none for a day" },
  clock: { level: "warn", sentence: "alerts were given back: the clock was set back" },
  unexpected: { level: "error", sentence: "alerts wait: sending failed on our side" },
};

/** No trouble at first. */
export function createTroubles(log: Log): Troubles {
  /** How many batches each trouble has met since it began. */
  const met = new Map<Trouble, number>();
  let inThisPass = new Set<Trouble>();
  return {
    meet(trouble, fields) {
      const before = met.get(trouble) ?? 0;
      met.set(trouble, before + 1);
      inThisPass.add(trouble);
      const { level, sentence } = BEGINNINGS[trouble];
      if (before === 0) log[level]({ trouble, ...fields }, sentence);
    },
    passEnded(accepted) {
      for (const [trouble, batches] of met) {
        if (accepted === 0 || inThisPass.has(trouble)) continue;
        log.info({ trouble, batches }, "alerts are sent again: a trouble is over");
        met.delete(trouble);
      }
      inThisPass = new Set();
    },
  };
}
