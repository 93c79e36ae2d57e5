import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** A running Chromium, or the reason why there is none and the command that brings it. */
export type Launched = { browser: Browser } | { missing: string };

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Launches the machine's own headless Chromium (CHROMIUM_PATH, else Debian's place). Where there is none it says so, for
 * the suite to be skipped; in CI it rejects instead, because a skipped browser suite proves nothing there. `say` takes the line
 * for the person who runs the tests: the console's warnings when absent.
 */
export async function launchChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
  say: (line: string) => void = console.warn,
): Promise<Launched> {
  const executablePath = env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (existsSync(executablePath)) return { browser: await chromium.launch({ executablePath, args: ARGS }) };
  const missing = `no Chromium at ${executablePath}: apt-get install chromium (or set CHROMIUM_PATH)`;
  if (env.CI !== undefined && env.CI !== "") throw new Error(missing);
  say(`SKIPPED: browser tests (${missing})`);
  return { missing };
}
