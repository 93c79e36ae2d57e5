import type { Log } from "../domain/log.ts";
import { type Clock, HOUR } from "../domain/time.ts";

const QUIET_MS = HOUR;

/**
 * Tells the operator when webhooks come with a wrong signature: the commonest first mistake is a wrong channel secret.
 * Once an hour, as anybody can send such webhooks.
 */
export function createSignatureWarning(log: Log, clock: Clock): (status: number) => void {
  let quietUntil = 0;
  return (status) => {
    if (status !== 401 || clock() < quietUntil) return;
    quietUntil = clock() + QUIET_MS;
    log.warn(
      { culprit: "operator" },
      "a webhook has a wrong signature: if it came from LINE, check LINE_CHANNEL_SECRET",
    );
  };
}
