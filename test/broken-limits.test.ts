import { expect, it, onTestFinished } from "vitest";
import { createEmulator } from "../tools/emulator/server.ts";
import { expectLimitsKept } from "./broken-limits.ts";

const TOKEN = "a-token";

async function emulatorThatGot(texts: string[], path = "push") {
  const emulator = await createEmulator({
    ...{ channelSecret: "a-secret", channelAccessToken: TOKEN, anyUserIsFriend: true },
  });
  onTestFinished(() => emulator.close());
  const messages = texts.map((text) => ({ type: "text", text }));
  const body = JSON.stringify({ to: `U${"0".repeat(32)}`, replyToken: "none", messages });
  const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
  await fetch(`${emulator.url}/v2/bot/message/${path}`, { method: "POST", headers, body });
  return emulator;
}

it.each(["push", "reply", "broadcast"])("a message over LINE's limits fails its test: %s", async (path) => {
  const emulator = await emulatorThatGot(["x".repeat(5_001)], path);
  expect(() => expectLimitsKept(emulator)).toThrow("messages[0].text");
});

it("a refusal for another reason is not the message's fault", async () => {
  expectLimitsKept(await emulatorThatGot(["いま"], "push"));
  expectLimitsKept(await emulatorThatGot(["いま"], "reply"));
});
