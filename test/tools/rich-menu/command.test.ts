import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { startPlatform } from "../emulator/platform.ts";

/** `npm run rich-menu`, as an operator with that channel runs it. */
async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["tools/rich-menu.ts", ...args], {
    env: { PATH: process.env.PATH ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
  const [code] = await once(child, "close");
  return { code, said: said.join("") };
}

const channelOf = (url: string, token: string) => ({
  LINE_CHANNEL_SECRET: "secret",
  LINE_CHANNEL_ACCESS_TOKEN: token,
  LINE_API_BASE_URL: url,
});

it("makes all menus with drawn pictures, then nothing more, and takes them away", {
  timeout: 180_000,
}, async () => {
  const { url, emulator } = await startPlatform({ channelAccessToken: "a-token" });
  const env = channelOf(url, "a-token");
  const made = await run(["apply"], env);
  expect(made).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^make shirase news ja [0-9a-f]{16}$/m),
  });
  const refused = emulator.calls().filter(({ status, method }) => status >= 400 && method !== "GET");
  expect(refused).toEqual([]);
  expect(await run(["status"], env)).toEqual({ code: 0, said: "The rich menus are as they should be.\n" });
  expect((await run(["remove"], env)).code).toBe(0);
  expect(await run(["remove"], env)).toEqual({ code: 0, said: "There are no rich menus of this bot.\n" });
});

it("says in plain lines what is wrong, and how to go on", { timeout: 60_000 }, async () => {
  const { url } = await startPlatform({ channelAccessToken: "a-token" });
  expect(await run(["aply"])).toMatchObject({
    code: 2,
    said: expect.stringMatching(/^npm run rich-menu -- apply/),
  });
  expect(await run(["remove"])).toEqual({
    code: 1,
    said: [
      "LINE_CHANNEL_SECRET is missing: LINE Developers Console, Basic settings",
      "LINE_CHANNEL_ACCESS_TOKEN is missing: LINE Developers Console, Messaging API\n",
    ].join("\n"),
  });
  expect(await run(["remove"], channelOf(url, "wrong"))).toEqual({
    code: 1,
    said: expect.stringMatching(/^LINE did not list menus: 401 .*Check LINE_CHANNEL_ACCESS_TOKEN\n$/),
  });
  expect(await run(["draw", "--file", "no-such-file.json"])).toEqual({
    code: 1,
    said: "no-such-file.json cannot be read\n",
  });
});
