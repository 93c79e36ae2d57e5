/**
 * Loaded into the demo's bot before its own code (node --import): its clock is this machine's until the demo says by how
 * much the one on the chat page is ahead, as a DemoTime message.
 */
import type { DemoTime } from "./clock.ts";

const machineTime = Date.now;
let aheadMs = 0;
Date.now = () => machineTime() + aheadMs;
process.on("message", (time: DemoTime) => {
  aheadMs = time.aheadMs;
});
// The bot ends by its own will, whoever may still have something to say to it.
process.channel?.unref();
