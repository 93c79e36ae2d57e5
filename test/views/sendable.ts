import { expect } from "vitest";
import { parsePostback } from "../../src/commands/postback.ts";
import type { Message } from "../../src/line/messages.ts";
import { messagesError } from "../../tools/emulator/message-limits.ts";
import { actionsIn, quickLabelsOf, valuesIn } from "./reading.ts";

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });
const lengthOf = (label: string) => Array.from(graphemes.segment(label)).length;

/** LINE takes the messages, and every tap in them is understood. */
export function expectSendable(messages: Message[]): void {
  expect(messagesError(messages, false)).toBeUndefined();
  const broken = [...valuesIn(messages)].filter(
    (value) => typeof value === "string" && !value.isWellFormed(),
  );
  expect(broken).toEqual([]);
  const taps = actionsIn(messages).filter(({ type }) => type !== "uri");
  for (const { type, data = "" } of taps) {
    const picked = type === "datetimepicker" ? "07:30" : undefined;
    if (parsePostback(data, picked).name === "stale-button") expect.fail(`no button of ours: ${data}`);
  }
  expect(messages.slice(0, -1).filter(({ quickReply }) => quickReply)).toEqual([]);
  const labels = quickLabelsOf(messages);
  expect(labels.length).toBeLessThanOrEqual(13);
  for (const label of labels) {
    expect(lengthOf(label ?? "")).toBeGreaterThanOrEqual(1);
    expect(lengthOf(label ?? "")).toBeLessThanOrEqual(20);
  }
}
