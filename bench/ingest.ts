import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import RssParser from "rss-parser";
import type { ArticleDraft } from "../src/domain/article.ts";
import type { Source, SourceState } from "../src/domain/source.ts";
import { createSearchIndex } from "../src/reading/search-index.ts";
import { pollSource } from "../src/sources/poll-source.ts";
import { createArticleCache } from "../src/store/article-cache.ts";
import { createArticleFollower } from "../src/store/article-follower.ts";
import { openDatabase } from "../src/store/database.ts";
import { createStore } from "../src/store/store.ts";
import { syntheticDrafts } from "./drafts.ts";
import { alternate, median } from "./measure.ts";

const ROUNDS = 7;
const ITEMS = 600;

const RSS: Source = {
  id: "rss",
  format: "rss",
  lang: "ja",
  category: "society",
  urls: ["https://feeds.example/cat1.xml"],
  pollSeconds: 300,
  staleAfterHours: 24,
};
const JSON_SOURCE: Source = {
  ...RSS,
  id: "json",
  format: "nhk-world-json",
  lang: "en",
  urls: ["https://feeds.example/all.json"],
};

interface Bodies {
  rss: string;
  json: string;
}

/** Milliseconds by what was done in them. */
type Stretches = Record<string, number>;

const BASELINE = "baseline: bare rss-parser and JSON.parse";

/** 600 items of both formats from bytes to an answerable index, on SQLite, beside bare parsers on the same bytes. */
export async function ingest(): Promise<void> {
  const now = Date.now();
  const drafts = syntheticDrafts(ITEMS, { now, days: 1 });
  const bodies = { rss: rssOf(drafts, "1"), json: jsonOf(drafts, "1") };
  const rebuilt = { rss: rssOf(drafts, "2"), json: jsonOf(drafts, "2") };
  const { parsers = [], whole = [] } = await alternate<Stretches>(ROUNDS, {
    parsers: async () => ({ [BASELINE]: await bareParsers(bodies) }),
    whole: () => wholeWay(bodies, rebuilt, now),
  });
  report([...parsers, ...whole]);
}

async function bareParsers({ rss, json }: Bodies): Promise<number> {
  const started = performance.now();
  await new RssParser().parseString(rss);
  JSON.parse(json);
  return performance.now() - started;
}

async function wholeWay(bodies: Bodies, rebuilt: Bodies, now: number): Promise<Stretches> {
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-bench-"));
  const store = createStore(await openDatabase({ dataDir }));
  const sinks = [createArticleCache(), createSearchIndex()];
  const follower = createArticleFollower({ articles: store.articles, sinks, oldestShown: () => 0 });
  const states = new Map<string, SourceState>();

  const poll = async ({ rss, json }: Bodies): Promise<number> => {
    const started = performance.now();
    for (const [source, body] of [
      [RSS, rss],
      [JSON_SOURCE, json],
    ] as const) {
      await pollSource(source, states.get(source.id), {
        ...store,
        clock: () => now,
        random: () => 0.5,
        keepFullText: false,
        resting: new Map(),
        log: { info: () => undefined, warn: () => undefined },
        fetch: async () => ({ status: "fetched", body: Buffer.from(body) }),
      });
    }
    await follower.catchUp();
    return performance.now() - started;
  };

  const figures = {
    "first poll: parse, normalise, upsert, index": await poll(bodies),
    "same items in a new body: parse, compare": await poll(rebuilt),
    "same body: hash": await poll(rebuilt),
  };
  if (sinks[0]?.size() !== ITEMS) throw new Error(`${sinks[0]?.size()} articles arrived instead of ${ITEMS}`);
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
  return figures;
}

const rfc822 = (at: number) => new Date(at).toUTCString().replace("GMT", "+0000");

function rssOf(drafts: ArticleDraft[], build: string): string {
  const items = drafts
    .filter(({ lang }) => lang === "ja")
    .map(
      ({ title, lead, url, publishedAt }) =>
        `<item><title>${title}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${rfc822(publishedAt ?? 0)}</pubDate><description>${lead}</description></item>`,
    );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${build}</title>${items.join("\n")}</channel></rss>`;
}

function jsonOf(drafts: ArticleDraft[], build: string): string {
  const data = drafts
    .filter(({ lang }) => lang === "en")
    .map(({ nhkId, title, lead, publishedAt }) => ({
      id: nhkId,
      title,
      description: lead,
      page_url: `/nhkworld/en/news/${nhkId}/`,
      public_at: String(publishedAt),
      updated_at: "",
      categories: { name: "World" },
      thumbnails: null,
      videos: null,
    }));
  return JSON.stringify({ build, data });
}

function report(rounds: Stretches[]): void {
  const msOf = (name: string) => median(rounds.flatMap((stretches) => stretches[name] ?? []));
  const names = [...new Set(rounds.flatMap((stretches) => Object.keys(stretches)))];
  console.log(`${ITEMS} items (400 RSS, 200 JSON) on SQLite, medians of ${ROUNDS} alternating rounds`);
  console.table(
    names.map((name) => ({
      stretch: name,
      ms: msOf(name).toFixed(1),
      ratio: (msOf(name) / msOf(BASELINE)).toFixed(2),
    })),
  );
  console.log("goals: first poll under 1,000 ms, nothing changed under 50 ms");
}
