import Parser from "rss-parser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import { createNewsroom, type Newsroom, newsWebPath, WORLD_PATH } from "../../../tools/newsroom/server.ts";
import { newsroomSources } from "../../../tools/newsroom/sources.ts";

const START = Date.parse("2031-05-14T09:40:00+09:00");
const TOP = newsWebPath(0);
const parser = new Parser();

let now = START;
let newsroom: Newsroom;

beforeEach(async () => {
  now = START;
  newsroom = await createNewsroom({ clock: () => now, paceMs: MINUTE });
});
afterEach(() => newsroom.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(newsroom.url + path, { headers, redirect: "manual" });
const send = (path: string, body: unknown) =>
  fetch(`${newsroom.url}/_newsroom/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const titles = async (path = TOP) =>
  (await parser.parseString(await (await get(path)).text())).items.map(({ title }) => title);

const story = {
  lang: "ja",
  categories: ["top", "life"],
  title: "川べりの水車小屋 粉ひきを再開 80年ぶり",
  lead: "川べりに残る水車小屋が修復され、およそ80年ぶりにそば粉をひく音が戻りました。",
};
const Published = z.object({ nhkId: z.string(), url: z.string() });

describe("the newsroom's server", () => {
  it("serves every feed that its sources name, with the right type", async () => {
    for (const { format, urls } of newsroomSources(newsroom.url, 1).sources) {
      const response = await fetch(urls[0] ?? "");
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain(format === "rss" ? "xml" : "json");
    }
  });

  it("answers 304 to a client that knows the feed, and 200 once something changed", async () => {
    const response = await get(TOP);
    const etag = response.headers.get("etag") ?? "";
    const lastModified = response.headers.get("last-modified") ?? "";
    expect((await get(TOP, { "if-none-match": etag })).status).toBe(304);
    expect((await get(TOP, { "if-modified-since": lastModified })).status).toBe(304);
    now += 3 * MINUTE;
    expect((await get(TOP, { "if-none-match": etag })).status).toBe(200);
    expect((await get(TOP, { "if-modified-since": lastModified })).status).toBe(200);
  });

  it("brings an upcoming article with every pace, and never runs dry", async () => {
    const before = await titles();
    now += MINUTE;
    expect((await titles()).filter((title) => !before.includes(title))).toHaveLength(1);
    now += 200 * HOUR;
    const feed = await parser.parseString(await (await get(TOP)).text());
    expect(Math.max(...feed.items.map(({ pubDate }) => Date.parse(pubDate ?? "")))).toBeGreaterThan(
      now - DAY,
    );
  });

  it("publishes what it is handed at once, and corrects it in place", async () => {
    const response = await send("publish", story);
    expect(response.status).toBe(201);
    const { nhkId, url } = Published.parse(await response.json());
    expect(await titles(newsWebPath(2))).toContain(story.title);
    const correctedTitle = "川べりの水車小屋 粉ひきを再開 90年ぶり";
    now += MINUTE;
    expect((await send("correct", { nhkId, title: correctedTitle })).status).toBe(200);
    const { items } = await parser.parseString(await (await get(newsWebPath(2))).text());
    const item = items.find(({ guid }) => guid === url);
    expect(item).toMatchObject({ title: correctedTitle, content: story.lead });
    expect(Date.parse(item?.pubDate ?? "")).toBe(START);
  });

  it("refuses what it cannot publish or correct, and says why", async () => {
    const wrong = await send("publish", { ...story, categories: ["biz-tech"] });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain("category");
    expect((await send("correct", { nhkId: "nd-20310514de90000", title: "無い記事" })).status).toBe(404);
    expect((await send("faults", { mode: "unheard-of" })).status).toBe(400);
  });

  it("tells how it was asked", async () => {
    await get(TOP, { "user-agent": "Reader/1" });
    await get(WORLD_PATH, { "if-none-match": '"unknown"' });
    const requests = await (await get("/_newsroom/requests")).json();
    expect(requests).toMatchObject([
      { path: TOP, status: 200, conditional: false, userAgent: "Reader/1", at: START },
      { path: WORLD_PATH, status: 200, conditional: true },
    ]);
  });
});

describe("a fault", () => {
  it("acts as often as it was ordered, on its path only", async () => {
    await send("faults", { path: TOP, mode: "error", status: 503, retryAfterSeconds: 7, times: 2 });
    expect((await get(WORLD_PATH)).status).toBe(200);
    const first = await get(TOP);
    expect([first.status, first.headers.get("retry-after")]).toEqual([503, "7"]);
    expect((await get(TOP)).status).toBe(503);
    expect((await get(TOP)).status).toBe(200);
  });

  it("acts on every feed and for good where it names no path, until it is taken away", async () => {
    await send("faults", { mode: "error" });
    expect([(await get(TOP)).status, (await get(WORLD_PATH)).status]).toEqual([500, 500]);
    await fetch(`${newsroom.url}/_newsroom/faults`, { method: "DELETE" });
    expect([(await get(TOP)).status, (await get(WORLD_PATH)).status]).toEqual([200, 200]);
  });

  it.each([
    ["empty", (body: string) => body === ""],
    ["garbage", (body: string) => body.startsWith("<!DOCTYPE html>")],
    ["truncated", (body: string) => body.startsWith("<?xml") && !body.includes("</rss>")],
    ["oversize", (body: string) => body.length > 8 * 1024 * 1024],
  ])("can be an answer that looks like success: %s", async (mode, looks) => {
    await send("faults", { mode });
    const response = await get(TOP);
    expect(response.status).toBe(200);
    expect(looks(await response.text())).toBe(true);
  });

  it("can freeze a feed in the past while it answers 200", async () => {
    await send("faults", { mode: "stale", ageMs: 40 * HOUR });
    const response = await get(TOP);
    const { items } = await parser.parseString(await response.text());
    const newest = Math.max(...items.map(({ pubDate }) => Date.parse(pubDate ?? "")));
    expect(response.status).toBe(200);
    expect(items.length).toBeGreaterThan(0);
    expect(newest).toBeLessThanOrEqual(START - 40 * HOUR);
  });

  it("can send a client on to where the feed is, or astray", async () => {
    await send("faults", { mode: "redirect", path: TOP });
    const followed = await fetch(newsroom.url + TOP);
    expect([followed.status, followed.redirected]).toEqual([200, true]);
    await send("faults", { mode: "redirect", path: WORLD_PATH, location: "/gone" });
    const moved = await get(WORLD_PATH);
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/gone"]);
  });

  it("can claim that nothing changed", async () => {
    await send("faults", { mode: "not-modified" });
    expect((await get(TOP)).status).toBe(304);
  });

  it("can break the connection, or be slow beyond a client's patience without holding up the end", async () => {
    await send("faults", { mode: "drop", times: 1 });
    await expect(get(TOP)).rejects.toThrow();
    await send("faults", { mode: "slow", delayMs: 10, times: 1 });
    expect((await get(TOP)).status).toBe(200);
    await send("faults", { path: TOP, mode: "slow", delayMs: 3_600_000, times: 1 });
    const hanging = get(TOP);
    await expect(Promise.race([hanging, get(WORLD_PATH)])).resolves.toMatchObject({ status: 200 });
    const broken = expect(hanging).rejects.toThrow();
    await newsroom.close();
    await broken;
  });
});

describe("a newsroom without a usable pace", () => {
  it("refuses to open", async () => {
    await expect(createNewsroom({ clock: () => START, paceMs: 0 })).rejects.toThrow(RangeError);
  });
});
