import { describe, expect, it } from "vitest";
import type { Source, SourceState } from "../../src/domain/source.ts";
import { HOUR } from "../../src/domain/time.ts";
import { createStatusRouter, type Status, sourceStatus } from "../../src/ops/status.ts";
import { serve } from "./serve.ts";

const TOKEN = "correct horse:battery";
const status: Status = {
  version: "1.2.3",
  startedAt: "2026-11-20T03:00:00.000Z",
  articles: 175,
  recipients: 12,
  alerts: {
    followers: 9,
    topics: 21,
    logEntries: 340,
    batchesWaiting: 2,
    messagesWaiting: 700,
    oldestBatch: "2026-11-20T03:10:00.000Z",
  },
  budget: {
    limit: 5_000,
    used: 4_100,
    forecast: 5_400,
    reserve: 1_000,
    step: "digest",
    since: "2026-11-19T21:00:00.000Z",
    reason: "forecast-over-quota",
  },
  feedback: [{ by: "model", up: 12, down: 3 }],
  sources: [
    { id: "town", state: "healthy", servedBy: "news.example", choice: 1 },
    { id: "harbor", state: "failing", lastFailure: `<script>alert("1")</script>&'` },
  ],
};

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

async function get(headers: Record<string, string> = {}) {
  const request = await serve(createStatusRouter({ adminToken: TOKEN, read: async () => status }));
  return request("/status", { headers });
}

describe("GET /status", () => {
  it.each([
    ["Bearer", `Bearer ${TOKEN}`],
    ["bearer in small letters", `bearer ${TOKEN}`],
    ["the password of any user", basic("operator", TOKEN)],
    ["the password, the scheme in small letters", basic("", TOKEN).replace("Basic", "basic")],
  ])("opens with the operator's token as %s", async (_, authorization) => {
    const response = await get({ authorization, accept: "application/json" });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual(status);
  });

  it.each([
    ["no token", undefined],
    ["another token", "Bearer correct horse:batterx"],
    ["a part of the token", "Bearer correct horse"],
    ["an empty token", "Bearer "],
    ["the token as a user's name", basic(TOKEN, "")],
    ["the token of a scheme that we don't know", `Digest ${TOKEN}`],
    ["no scheme", TOKEN],
  ])("stays closed with %s, and makes a browser ask", async (_, authorization) => {
    const response = await get(authorization === undefined ? {} : { authorization });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Basic /);
    expect(await response.text()).toBe("");
  });

  it("is not there where the operator set no token", async () => {
    const request = await serve(createStatusRouter({ read: async () => status }));
    expect((await request("/status", { headers: { authorization: "Bearer " } })).status).toBe(404);
  });

  it("tells an operator in words how alerts go out, why, and what waits", async () => {
    const authorization = `Bearer ${TOKEN}`;
    const page = await (await get({ authorization, accept: "text/html" })).text();
    expect(page).toContain("<td>12 liked, 3 not</td>");
    expect(page).toContain("<td>4100 of 5000</td>");
    expect(page).toContain("<td>5400</td>");
    expect(page).toContain("with digests, since 2026-11-19T21:00:00.000Z: a better step would use up");
    expect(page).toContain("2 batches, 700 paid messages, the oldest planned at 2026-11-20T03:10:00.000Z");
  });

  it("says so where the plan has no limit, and where nothing waits", async () => {
    const { limit: _, ...unlimited } = status.budget;
    const calm = {
      ...status,
      alerts: { ...status.alerts, batchesWaiting: 0 },
      budget: { ...unlimited, step: "instant", reason: "no-limit" },
    };
    const request = await serve(createStatusRouter({ adminToken: TOKEN, read: async () => calm }));
    const headers = { authorization: `Bearer ${TOKEN}`, accept: "text/html" };
    const page = await (await request("/status", { headers })).text();
    expect(page).toContain("<td>4100, without a limit</td>");
    expect(page).toContain("at once, since 2026-11-19T21:00:00.000Z: the plan has no limit");
    expect(page).toContain("<td>nothing</td>");
  });

  it("is a page for browsers, with nothing in it that a browser would run", async () => {
    const response = await get({ authorization: `Bearer ${TOKEN}`, accept: "text/html,*/*;q=0.8" });
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await response.text();
    expect(page).toContain("175 articles in memory, 12 recipients");
    expect(page).toContain("<td>news.example</td>");
    expect(page).not.toContain("<script");
    expect(page).toContain("<td>&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;</td>");
  });
});

describe("a source's status", () => {
  const NOW = 1_000 * HOUR;
  const source: Source = {
    id: "town",
    format: "rss",
    lang: "ja",
    category: "top",
    urls: ["https://first.example/feed", "https://second.example:8443/feed"],
    pollSeconds: 300,
    staleAfterHours: 6,
  };
  const stateOf = (overrides: Partial<SourceState>): SourceState => ({
    sourceId: "town",
    nextPollAt: NOW,
    failures: 0,
    activeUrl: "https://first.example/feed",
    lastSuccessAt: NOW - HOUR,
    newestItemAt: NOW - 2 * HOUR,
    ...overrides,
  });
  const told = (state: SourceState | undefined) => sourceStatus(source, state);

  it("waits for its first poll", () => {
    expect(told(undefined)).toEqual({ id: "town", state: "waiting" });
  });

  it("tells which of its URLs serves, and since when", () => {
    expect(told(stateOf({ activeUrl: "https://second.example:8443/feed" }))).toEqual({
      id: "town",
      state: "failed-over",
      servedBy: "second.example:8443",
      choice: 2,
      newestItem: new Date(NOW - 2 * HOUR).toISOString(),
      lastSuccess: new Date(NOW - HOUR).toISOString(),
    });
  });

  it("is stale where it answers with nothing new", () => {
    expect(told(stateOf({})).state).toBe("healthy");
    const stale = stateOf({ failures: 3, lastFailure: "stale", newestItemAt: NOW - 99 * HOUR });
    expect(told(stale)).toMatchObject({ state: "stale", lastFailure: "stale" });
  });

  it("fails while no URL answers, and tells why", () => {
    expect(told(stateOf({ failures: 1, lastFailure: "timeout" }))).toMatchObject({
      state: "failing",
      lastFailure: "timeout",
    });
  });

  it("has no place in the list any more where the operator took the serving URL out", () => {
    expect(told(stateOf({ activeUrl: "https://third.example/feed" }))).not.toHaveProperty("choice");
  });
});
