import { Router } from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../src/app.ts";
import { appPartsWith } from "./app-parts.ts";
import { NOW, type OpenDesk, openDesk } from "./commands/open-desk.ts";
import { draftOf } from "./contract/drafts.ts";
import { type Listening, listen } from "./listen.ts";
import { type RecordingLog, recordingLog } from "./recording-log.ts";

let opened: OpenDesk;
let server: Listening;
let log: RecordingLog;

beforeEach(async () => {
  opened = await openDesk();
  log = recordingLog();
});
afterEach(async () => {
  await server.close();
  await opened.close();
});

const serve = async (parts: Parameters<typeof appPartsWith>[0] = {}) => {
  server = await listen(createApp(appPartsWith({ desk: opened.desk, log: log.log, ...parts })));
};
const get = (path: string, method = "GET") =>
  fetch(`${server.origin}${path}`, { method, redirect: "manual" });

describe("a link to an article", () => {
  it("counts a read and goes on to NHK, each time", async () => {
    const [article] = await opened.publish(draftOf());
    await serve();
    for (const reads of [1, 2]) {
      const response = await get(`/r/${article?.id}`);
      expect(response.status).toBe(302);
      expect(response.headers.get("location")).toBe(article?.url);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await opened.desk.reads.of(article?.id ?? "")).toEqual({ reads, lastReadAt: NOW });
    }
  });

  it("tells nobody who reads", async () => {
    const [article] = await opened.publish(draftOf());
    await serve();
    const response = await get(`/r/${article?.id}`);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(log.lines).toEqual([]);
  });

  it("is not counted when a machine only looks", async () => {
    const [article] = await opened.publish(draftOf());
    await serve();
    expect((await get(`/r/${article?.id}`, "HEAD")).status).toBe(302);
    expect(await opened.store.articles.readCount(article?.id ?? "")).toEqual({ reads: 0 });
  });

  it.each(["019a0000-0000-7000-8000-0000000000ff", "x", "__proto__", "..%2Fstatus", "%F0%9F%98%80"])(
    "to %s, which is none, says that it is gone, without repeating it",
    async (id) => {
      await opened.publish(draftOf());
      await serve();
      const response = await get(`/r/${id}`);
      const text = await response.text();
      expect(response.status).toBe(404);
      expect(text).toContain("This article is no longer here");
      expect(text).not.toMatch(/019a0000|__proto__|status|😀/);
    },
  );
});

describe("any other request", () => {
  it.each(["/", "/r", "/r/a/b", "/admin", "/webhook", "/.env"])(
    "to %s is 404 without a word",
    async (path) => {
      await serve();
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, ""]);
      expect(response.headers.get("x-powered-by")).toBeNull();
    },
  );

  it("that makes no sense is the caller's fault, not worth the operator's attention", async () => {
    await serve();
    const response = await get("/r/%E0%A4%A");
    expect([response.status, await response.text()]).toEqual([400, ""]);
    expect(log.lines).toEqual([]);
  });
});

it("an error shows the caller nothing and the operator everything", async () => {
  const status = Router();
  status.get("/broken/:id", async () => {
    throw new Error("password=hunter2");
  });
  await serve({ status });
  const response = await get("/broken/1?token=secret-token");
  expect([response.status, await response.text()]).toEqual([500, ""]);
  expect(log.sentences()).toEqual(["error: request failed"]);
  expect(log.lines[0]).toContain("hunter2");
  expect(log.lines[0]).not.toContain("secret-token");
});
