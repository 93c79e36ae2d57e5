import { createEmulator } from "./server.ts";

/** Starts the emulator alone: PORT (4010) and three variables of its own; what is absent gets a value for local use. */
const {
  PORT = "4010",
  EMULATOR_CHANNEL_SECRET: channelSecret = "emulator-channel-secret",
  EMULATOR_CHANNEL_ACCESS_TOKEN: channelAccessToken = "emulator-channel-access-token",
  EMULATOR_WEBHOOK_URL: webhookUrl,
} = process.env;

const emulator = await createEmulator({
  port: Number(PORT),
  channelSecret,
  channelAccessToken,
  ...(webhookUrl ? { webhookUrl } : {}),
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== "EADDRINUSE") throw error;
  console.error(`Port ${PORT} is taken, perhaps by a demo: set PORT to another`);
  process.exit(1);
});
console.log(`LINE emulator and chat page on ${emulator.url}`);
console.log(
  webhookUrl ? `Webhooks go to ${webhookUrl}` : "Set EMULATOR_WEBHOOK_URL to send webhooks to a bot",
);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
