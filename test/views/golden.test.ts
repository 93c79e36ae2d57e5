import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { LOCALES } from "../../src/domain/language.ts";
import { compactJson } from "./compact-json.ts";
import { expectSendable } from "./sendable.ts";
import { viewSamples } from "./view-samples.ts";

const root = join(import.meta.dirname, "../..");
const golden = join(import.meta.dirname, "golden");
const views = LOCALES.flatMap((locale) =>
  Object.entries(viewSamples(locale)).map(([name, messages]) => ({
    file: `${name}.${locale}.json`,
    messages,
  })),
);

/** What a reviewer still reads of a view that changed. */
const REVIEWABLE_LINES = 210;

/** To be looked at in a review, and written anew by `npx vitest run test/views/golden.test.ts -u`. */
describe("the messages of every view in every language", () => {
  it.each(views)("$file", async ({ file, messages }) => {
    const json = compactJson(messages);
    await expect(json).toMatchFileSnapshot(join(golden, file));
    expect(json.split("\n").length).toBeLessThan(REVIEWABLE_LINES);
    expectSendable(messages);
  });

  it("are all that is kept", () => {
    const stale = readdirSync(golden).filter((kept) => !views.some(({ file }) => file === kept));
    expect(stale).toEqual([]);
  });

  it("are messages by the types of LINE's own SDK", async () => {
    // Below the root, where LINE's types are found; a run has it to itself.
    mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
    const folder = mkdtempSync(join(root, "node_modules/.cache/golden-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "golden.ts");
    const lists = views.map(({ messages }) => `[${messages.map((one) => JSON.stringify(one)).join(",\n")}]`);
    const source = `import type { messagingApi } from "@line/bot-sdk";\nexport const golden: messagingApi.Message[][] = [\n${lists.join(",\n")}];\n`;
    writeFileSync(file, source);
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "--module", "nodenext"];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        join(root, "node_modules/typescript/bin/tsc"),
        "--ignoreConfig",
        "--noEmit",
        ...strict,
        "--types",
        "node",
        file,
      ],
      { cwd: root },
    ).catch((failed: { stdout: string }) => failed);
    expect(stdout).toBe("");
  }, 180_000);
});
