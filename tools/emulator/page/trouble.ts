import type { ActResult } from "../control-api.ts";

/** LINE's own patience with a webhook; a later answer is logged as request_timeout. */
const LINE_WAITS_MS = 2_000;

/** What went wrong with the webhook of an act, in plain words; undefined where the bot answered 200 in time. */
export function troubleOf(result: ActResult, webhookUrl: string | undefined): string | undefined {
  const { status, milliseconds } = result;
  if (status === 200) return milliseconds > LINE_WAITS_MS ? lateAnswer(milliseconds) : undefined;
  if (status === 0) {
    return webhookUrl === undefined
      ? "Nobody has told the emulator where the bot is yet, so the message went nowhere."
      : `The bot's server did not answer at ${webhookUrl}. Is it running?`;
  }
  if (status === 401 || status === 403) {
    return `The bot's server refused the message (${status}). Do bot and emulator have the same channel secret?`;
  }
  if (status === 404) return `The bot's server has nothing at ${webhookUrl ?? "the webhook's path"} (404).`;
  if (status >= 500)
    return `The bot's server failed (${status}). Its log says why; a fault that is switched on here may be the reason.`;
  return `The bot's server answered ${status}; LINE expects 200.`;
}

function lateAnswer(milliseconds: number): string {
  const seconds = (milliseconds / 1_000).toFixed(1);
  return `The bot's server answered after ${seconds} s. LINE gives up after ${LINE_WAITS_MS / 1_000} s.`;
}
