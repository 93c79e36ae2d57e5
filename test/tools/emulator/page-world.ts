import { crc32, deflateSync } from "node:zlib";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { onTestFinished } from "vitest";
import type { NewUser } from "../../../tools/emulator/control-api.ts";
import type { EmulatorOptions } from "../../../tools/emulator/server.ts";
import { startWithBot } from "./platform.ts";

export const HANAKO = `U${"1".repeat(32)}`;
export const ALEX = `U${"2".repeat(32)}`;
export const SAM = `U${"3".repeat(32)}`;
export const MIA = `U${"4".repeat(32)}`;
const users: NewUser[] = [
  { userId: HANAKO, displayName: "花子", language: "ja" },
  { userId: ALEX, displayName: "Alex", language: "en" },
  { userId: SAM, displayName: "Sam", language: "en" },
  { userId: MIA, displayName: "Mia", language: "en" },
];

/** Wide enough for two phones and the list of people. */
const DESK = { width: 1_280, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** The chat page on a whole emulator whose bot only listens; the test speaks for the bot by LINE's API. */
export async function openPage(
  browser: Browser,
  chatIds: string[],
  options: Partial<EmulatorOptions> & { context?: BrowserContextOptions } = {},
) {
  const { context: wanted, ...emulatorOptions } = options;
  const platform = await startWithBot({ users, groups: [], clock: Date.now, ...emulatorOptions });
  const context = await browser.newContext({ viewport: DESK, ...wanted });
  context.setDefaultTimeout(5_000);
  onTestFinished(() => context.close());
  // Nothing leaves the machine.
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.fulfill({ body: "" }));
  const page = await context.newPage();
  await page.goto(`${platform.url}/#${chatIds.join(",")}`);
  await page.locator("[data-testid=person][aria-current]").waitFor({ state: "attached" });
  const phone = (name: string) => page.getByRole("region", { name: `Phone of ${name}` });
  return { ...platform, page, phone };
}

/** A picture of one colour, in PNG. */
export function plainPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const pixels = deflateSync(Buffer.alloc((width + 1) * height, 200));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    ...[chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))],
  ]);
}
