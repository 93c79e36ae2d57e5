import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { describe, expect, it, onTestFinished } from "vitest";
import { browserScript, pageRoutes } from "../../../tools/emulator/page.ts";

async function serve(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  const page = join(folder, "page");
  await mkdir(join(page, "parts"), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(page, name), content);
  const server = createServer(express().use(pageRoutes(page)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  const { port } = server.address() as AddressInfo;
  return {
    page,
    get: async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return {
        status: response.status,
        type: response.headers.get("content-type"),
        text: await response.text(),
      };
    },
  };
}

describe("the chat page", () => {
  it("is served with its styles and its scripts without types", async () => {
    const { get } = await serve({
      "index.html": "<!doctype html>",
      "chat.css": "a{}",
      "main.ts":
        'import { show } from "./parts/show.ts";\nimport type { X } from "../control-api.ts";\nshow(1 as X);\n',
      "parts/show.ts": "export const show = (n: number): void => alert(n);\n",
    });
    expect(await get("/")).toMatchObject({ status: 200, type: "text/html; charset=utf-8" });
    expect(await get("/page/chat.css")).toEqual({
      status: 200,
      type: "text/css; charset=utf-8",
      text: "a{}",
    });
    const { type, text } = await get("/page/main.js");
    expect(type).toBe("text/javascript; charset=utf-8");
    expect(text).toContain('from "./parts/show.js"');
    expect(text).not.toMatch(/control-api| as X/);
    expect((await get("/page/parts/show.js")).status).toBe(200);
  });

  it("is read again when it has changed", async () => {
    const { get, page } = await serve({ "main.ts": "first();" });
    expect((await get("/page/main.js")).text).toBe("first();");
    await rm(join(page, "main.ts"));
    expect((await get("/page/main.js")).status).toBe(404);
  });

  it("is not there where its files are not", async () => {
    const { get } = await serve({});
    for (const path of ["/", "/page/main.js", "/page/", "/page/parts"])
      expect((await get(path)).status).toBe(404);
  });

  it.each([
    "/page/../secret.css",
    "/page/..%2fsecret.css",
    "/page/%2e%2e/secret.css",
    "/page/x/..%2f..%2fsecret.css",
    "/page/.hidden.css",
    "/page/main.ts",
    "/page//etc/passwd",
  ])("does not let %s out of its folder", async (path) => {
    const { get, page } = await serve({ "main.ts": "", ".hidden.css": "" });
    await writeFile(join(page, "..", "secret.css"), "secret");
    expect(await get(path)).not.toMatchObject({ status: 200 });
  });
});

describe("a script for the browser", () => {
  it.each([
    ['import { a } from "./a.ts";', 'import { a } from "./a.js";'],
    ["export * from './a.ts';", "export * from './a.js';"],
    ['const a = await import("./a.ts");', 'const a = await import("./a.js");'],
    ['import "../a.ts";', 'import "../a.js";'],
    ['const name = "./a.ts";', 'const name = "./a.ts";'],
  ])("names %s", (typescript, javascript) => {
    expect(browserScript(typescript)).toBe(javascript);
  });
});
