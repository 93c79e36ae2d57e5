import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigFault } from "../../src/domain/errors.ts";
import { loadOrCreateIdKey } from "../../src/line/id-key.ts";
import { temporaryDirectory } from "../contract/engines.ts";

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => directory.remove());

const dataDir = () => join(directory.path, "data");
const keyFile = () => join(dataDir(), "id.key");

describe("the key that seals LINE ids", () => {
  it("is made once, 32 random bytes, and the same at every later start", async () => {
    const key = loadOrCreateIdKey(dataDir());
    expect(key).toHaveLength(32);
    expect(loadOrCreateIdKey(dataDir())).toEqual(key);
    expect(loadOrCreateIdKey(join(directory.path, "other"))).not.toEqual(key);
    expect(await readFile(keyFile(), "utf8")).toBe(`${key.toString("base64")}\n`);
  });

  it("is for its owner's eyes only, and nothing else is left beside it", async () => {
    loadOrCreateIdKey(dataDir());
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir())).mode & 0o777).toBe(0o700);
    expect(await readdir(dataDir())).toEqual(["id.key"]);
  });

  it("is one for all processes that make it at the same time", async () => {
    const children = Array.from({ length: 3 }, () => {
      const script = join(import.meta.dirname, "load-id-key.ts");
      const { stdin, stdout } = spawn(process.execPath, [script, directory.path], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      return { stdin, lines: createInterface(stdout)[Symbol.asyncIterator]() };
    });
    for (const { lines } of children) expect((await lines.next()).value).toBe("ready");
    for (const { stdin } of children) stdin.end("go\n");
    const keys = await Promise.all(children.map(async ({ lines }) => (await lines.next()).value));
    const stored = Array.from({ length: 100 }, (_, at) =>
      loadOrCreateIdKey(join(directory.path, String(at))),
    );
    expect(new Set(keys)).toEqual(new Set([stored.map((key) => key.toString("hex")).join(" ")]));
    expect(await readdir(join(directory.path, "0"))).toEqual(["id.key"]);
  });

  it("stops the start with the reason where it is no file that can be read", async () => {
    await mkdir(keyFile(), { recursive: true });
    expect(() => loadOrCreateIdKey(dataDir())).toThrow(ConfigFault);
    expect(() => loadOrCreateIdKey(dataDir())).toThrow(/id\.key cannot be read \(EISDIR\)/);
  });

  it.each([
    ["too short", Buffer.alloc(16).toString("base64")],
    ["too long", Buffer.alloc(33).toString("base64")],
    ["empty", ""],
  ])("stops the start, and stays as it is, where the file is %s", async (_, text) => {
    await mkdir(dataDir());
    await writeFile(keyFile(), text);
    expect(() => loadOrCreateIdKey(dataDir())).toThrow(ConfigFault);
    expect(await readFile(keyFile(), "utf8")).toBe(text);
  });
});
