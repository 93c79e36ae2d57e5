import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

/** What a process writes to its output that logs these fields, as pino goes around process.stdout. */
async function logged(fields: object, options: { level: string; forTerminal: boolean }): Promise<string> {
  const script = join(import.meta.dirname, "log-fields.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    JSON.stringify(options),
    JSON.stringify(fields),
  ]);
  return stdout;
}

const SECRET_FIELDS = [
  "authorization",
  "channelSecret",
  "channelAccessToken",
  "idKey",
  "adminToken",
  "replyToken",
  "userId",
];
const secrets = Object.fromEntries(SECRET_FIELDS.map((name, at) => [name, `hush-${at}`]));

describe("the log", () => {
  it("is one JSON object a line, with time, level by name, fields and sentence", async () => {
    const output = await logged({ port: 3000 }, { level: "info", forTerminal: false });
    const lines = output.trim().split("\n");
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      port: 3000,
      msg: "info sentence",
    });
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(["info", "warn", "error"]);
  });

  it("says nothing below its level", async () => {
    expect(await logged({}, { level: "error", forTerminal: false })).toMatch(/^.*error sentence.*\n$/);
  });

  it.each([true, false])(
    "hides secrets that came in by mistake, two levels deep; at a terminal: %s",
    async (forTerminal) => {
      const fields = { port: 3000, ...secrets, headers: secrets, request: { headers: secrets } };
      const output = await logged(fields, { level: "info", forTerminal });
      expect(output).not.toContain("hush");
      expect(output).toContain("[hidden]");
      expect(output).toContain("3000");
    },
  );

  it("is lines for people at a terminal", async () => {
    const output = await logged({ port: 3000 }, { level: "warn", forTerminal: true });
    expect(output).toMatch(/WARN.*warn sentence/);
    expect(output).not.toContain('{"');
  });
});
