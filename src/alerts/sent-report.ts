import type { Log } from "../domain/log.ts";
import type { SendReport } from "./sender.ts";

/** Sums up for the operator what went out, so that a fan-out is a line now and then and not one a batch. */
export interface SentReport {
  sent(report: SendReport): void;
  /** Logs what was accepted since the last line; nothing where nothing was. */
  write(): void;
}

const NOTHING = { batches: 0, recipients: 0, slowestMs: 0 };

export function createSentReport(log: Pick<Log, "info">): SentReport {
  let since = NOTHING;
  return {
    sent({ outcome, recipients, delayMs }) {
      if (outcome !== "settle") return;
      since = {
        batches: since.batches + 1,
        recipients: since.recipients + recipients,
        slowestMs: Math.max(since.slowestMs, delayMs),
      };
    },
    write() {
      if (since.batches > 0) log.info(since, "alerts were sent");
      since = NOTHING;
    },
  };
}
