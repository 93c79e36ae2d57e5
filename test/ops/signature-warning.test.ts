import { expect, it } from "vitest";
import { HOUR } from "../../src/domain/time.ts";
import { createSignatureWarning } from "../../src/ops/signature-warning.ts";
import { recordingLog } from "../recording-log.ts";

it("tells of a wrong channel secret, once an hour however many webhooks come", () => {
  const { log, sentences } = recordingLog();
  let now = 0;
  const warn = createSignatureWarning(log, () => now);
  for (const status of [200, 400, 413]) warn(status);
  expect(sentences()).toEqual([]);
  for (let n = 0; n < 100; n++) warn(401);
  expect(sentences()).toEqual([expect.stringContaining("check LINE_CHANNEL_SECRET")]);
  now = HOUR;
  warn(401);
  expect(sentences()).toHaveLength(2);
});
