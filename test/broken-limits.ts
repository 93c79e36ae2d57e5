import { messagesError } from "../tools/emulator/message-limits.ts";
import type { Emulator } from "../tools/emulator/server.ts";

/** How LINE's refusals of a message begin that is wrong in itself, whoever it is for. */
const WRONG_IN_ITSELF =
  /^(?:A message \(messages\[\d+\]\) in the request body is invalid|The request body has )/;

/** Throws where a bot has sent the emulator a message that breaks LINE's limits, which a bot survives and a test may overlook. */
export function expectLimitsKept(emulator: Pick<Emulator, "calls">): void {
  const broken = emulator
    .calls()
    .filter(({ path, response }) => path.startsWith("/v2/bot/message/") && isWrong(response))
    .map(({ path, response }) => `${path}: ${JSON.stringify(response)}`);
  if (broken.length > 0) throw new Error(`messages over LINE's limits:\n${broken.join("\n")}`);
}

/** Throws where messages that go to no emulator break LINE's limits. */
export function expectWithinLimits(messages: unknown): void {
  const error = messagesError(messages, false);
  if (error) throw new Error(`messages over LINE's limits: ${JSON.stringify(error)}`);
}

const isWrong = (response: unknown): boolean =>
  typeof response === "object" &&
  response !== null &&
  "message" in response &&
  WRONG_IN_ITSELF.test(String(response.message));
