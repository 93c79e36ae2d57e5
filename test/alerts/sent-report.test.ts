import { expect, it } from "vitest";
import { createSentReport } from "../../src/alerts/sent-report.ts";
import { recordingLog } from "../recording-log.ts";

it("tells the operator in one line what was sent since the last one, and nothing where nothing was", () => {
  const { log, lines } = recordingLog();
  const report = createSentReport(log);
  report.write();
  const batch = { kind: "multicast", outcome: "settle", recipients: 500, delayMs: 900 } as const;
  report.sent(batch);
  report.sent({ ...batch, recipients: 20, delayMs: 300 });
  report.sent({ ...batch, outcome: "again" });
  report.write();
  report.write();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { batches: 2, recipients: 520, slowestMs: 900 },
  ]);
});
