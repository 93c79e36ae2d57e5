import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createDemoClock } from "../../../tools/demo/clock.ts";

const DAY_MS = 24 * 3_600_000;
const ROOT = join(import.meta.dirname, "../../..");

it("the demo's bot has the time of the chat page's clock, also when that is moved", async () => {
  const tellTime =
    'setInterval(() => process.send(Date.now()), 10); process.on("disconnect", () => process.exit())';
  const args = ["--import", "./tools/demo/moved-clock.ts", "--input-type=module", "-e", tellTime];
  const bot = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  onTestFinished(() => void bot.kill());
  const clock = createDemoClock();
  clock.lead(bot);
  const isSame = async () => Math.abs(Number((await once(bot, "message"))[0]) - clock.now()) < 60_000;
  expect(await isSame()).toBe(true);
  clock.move(DAY_MS);
  expect(clock.now() - Date.now()).toBeCloseTo(DAY_MS, -3);
  await expect.poll(isSame).toBe(true);
});
