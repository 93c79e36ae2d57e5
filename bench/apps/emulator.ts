import { createEmulator } from "../../tools/emulator/server.ts";

/** The emulator as benches need it: everybody is a friend, no bodies are kept; RATES=off lifts LINE's rates. */
const { LINE_CHANNEL_SECRET = "", LINE_CHANNEL_ACCESS_TOKEN = "", RATES } = process.env;
const emulator = await createEmulator({
  channelSecret: LINE_CHANNEL_SECRET,
  channelAccessToken: LINE_CHANNEL_ACCESS_TOKEN,
  anyUserIsFriend: true,
  recordCalls: false,
  ...(RATES === "off" && { rates: false }),
});
console.log(JSON.stringify({ port: Number(new URL(emulator.url).port) }));
process.once("SIGTERM", () => process.exit(0));
