import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Article } from "../src/domain/article.ts";
import { createSearchIndex } from "../src/reading/search-index.ts";
import { createArticleCache } from "../src/store/article-cache.ts";
import { openDatabase } from "../src/store/database.ts";
import { createStore } from "../src/store/store.ts";
import { startServer } from "./child.ts";
import { syntheticDrafts } from "./drafts.ts";
import { alternate, median } from "./measure.ts";

const ROUNDS = 5;
const ARTICLES = 12_000;
const DAYS = 30;
const IDLE_MS = 5_000;

interface Figures {
  readyAfterMs: number;
  residentMb: number;
}

const env = {
  LINE_CHANNEL_SECRET: "bench",
  LINE_CHANNEL_ACCESS_TOKEN: "bench",
  LINE_API_BASE_URL: "http://127.0.0.1:9",
};

/** A restart with 30 days of articles: until ready, and how much memory the idle bot then holds, beside a bare app. */
export async function start(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-bench-"));
  try {
    const articles = await fill(dataDir);
    const results = await alternate(ROUNDS, {
      "bare Express + SDK": () => measure("bench/apps/bare-sdk.ts", env),
      "bot without articles": async () => {
        const empty = await mkdtemp(join(tmpdir(), "shirase-bench-"));
        const figures = await measure("src/main.ts", await botEnv(empty));
        await rm(empty, { recursive: true, force: true });
        return figures;
      },
      [`bot with ${ARTICLES} articles`]: async () => measure("src/main.ts", await botEnv(dataDir)),
    });
    console.log(`medians of ${ROUNDS} alternating rounds, ${IDLE_MS / 1_000} s after the start`);
    console.table(
      Object.entries(results).map(([name, figures]) => ({
        name,
        "ready after ms": Math.round(median(figures.map(({ readyAfterMs }) => readyAfterMs))),
        "resident MB": Math.round(median(figures.map(({ residentMb }) => residentMb))),
      })),
    );
    console.log("goals: ready in under 3,000 ms, under 200 MB resident");
    whatTakesMemory(articles);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fill(dataDir: string): Promise<Article[]> {
  const store = createStore(await openDatabase({ dataDir }));
  const now = Date.now();
  const { added } = await store.articles.ingest(syntheticDrafts(ARTICLES, { now, days: DAYS - 1 }), now);
  await store.close();
  return added;
}

async function botEnv(dataDir: string): Promise<Record<string, string>> {
  const sourcesFile = join(dataDir, "sources.json");
  const source = { id: "none", format: "rss", lang: "ja", category: "top", urls: ["http://127.0.0.1:9/"] };
  await writeFile(
    sourcesFile,
    JSON.stringify({ sources: [{ ...source, pollSeconds: 86_400, staleAfterHours: 6 }] }),
  );
  const files = { DATA_DIR: dataDir, SOURCES_FILE: sourcesFile, DATABASE_URL: "", ID_KEY: "" };
  return { ...env, ...files, PORT: "0", HOST: "127.0.0.1" };
}

async function measure(script: string, environment: Record<string, string>): Promise<Figures> {
  const compiled = { NODE_COMPILE_CACHE: "node_modules/.cache/node" };
  const server = await startServer(script, { ...environment, ...compiled });
  await delay(IDLE_MS);
  const status = await readFile(`/proc/${server.process.pid}/status`, "utf8");
  await server.stop();
  const residentKb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
  return { readyAfterMs: server.readyAfterMs, residentMb: residentKb / 1_024 };
}

/** Heap that each part holds, measured by building it alone. */
function whatTakesMemory(articles: Article[]): void {
  const copies = grown(() => structuredClone(articles));
  const cache = grown(() => fillSink(createArticleCache(), copies.part));
  const index = grown(() => fillSink(createSearchIndex(), copies.part));
  console.table([
    { part: "articles themselves", MB: copies.mb.toFixed(1) },
    { part: "article cache's lists and keys", MB: cache.mb.toFixed(1) },
    { part: "search index", MB: index.mb.toFixed(1) },
  ]);
  if (cache.part.size() + index.part.size() !== 2 * articles.length) throw new Error("articles are missing");
}

function grown<T>(build: () => T): { mb: number; part: T } {
  const before = heldMb();
  const part = build();
  return { mb: heldMb() - before, part };
}

function heldMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_048_576;
}

function fillSink<T extends { put(article: Article): void }>(sink: T, articles: Article[]): T {
  for (const article of articles) sink.put(article);
  return sink;
}
