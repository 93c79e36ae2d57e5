import MiniSearch from "minisearch";
import type { Article } from "../src/domain/article.ts";
import { LOCALES, type Locale } from "../src/domain/language.ts";
import { MINUTE } from "../src/domain/time.ts";
import { createSearchIndex } from "../src/reading/search-index.ts";
import { createStories } from "../src/reading/stories.ts";
import { terms } from "../src/reading/tokenize.ts";
import { english, frequent, japanese, type Language, pick, random, sentence } from "./language.ts";

const SIZES = [10_000, 50_000, 100_000];
/** NHK publishes about so often. */
const EVERY = 5 * MINUTE;
const QUESTIONS = 1_000;
/** MiniSearch takes long over one: enough for a p99 of sorts. */
const BASELINE_QUESTIONS = 100;
const SHOWN = 5;
const HITS = 10;

const BASELINE = "baseline: MiniSearch";

/** What answers questions over an archive. */
interface Contestant {
  put(article: Article): void;
  /** Takes away what was worked out for earlier questions, as any new article does. */
  change(): void;
  related(article: Article): unknown;
  search(query: string): unknown;
}

/** Related stories and search over archives of growing size, beside a general search library on the same articles. */
export async function reading(): Promise<void> {
  const rows: object[] = [];
  for (const lang of LOCALES) {
    const articles = makeArticles(lang, SIZES.at(-1) ?? 0);
    console.log(describe(lang, articles));
    for (const size of SIZES) {
      const some = articles.slice(0, size);
      const ours = measure(`${lang} ${size}`, some, ownIndex, QUESTIONS);
      const baseline = measure(`${lang} ${size} ${BASELINE}`, some, miniSearch, BASELINE_QUESTIONS);
      rows.push(rowOf(ours, baseline), rowOf(baseline, baseline));
    }
  }
  console.table(rows);
  console.log(
    "goals at 100,000: p99 of related and search under 3 ms, under 2.5 KB an article, rebuild under 15 s",
  );
  console.table(LOCALES.map(placing));
}

interface Figures {
  name: string;
  related: number[];
  search: number[];
  rebuildMs: number;
  articles: number;
  bytes: number;
}

function measure(name: string, articles: Article[], create: () => Contestant, questions: number): Figures {
  const before = heldBytes();
  const contestant = create();
  const rebuildMs = milliseconds(() => {
    for (const article of articles) contestant.put(article);
  });
  const bytes = heldBytes() - before;
  const asked = Array.from({ length: questions + WARM_UP }, () => pick(articles));
  /** Each question at its best of some rounds: what else the machine does must not look like our cost. */
  const timed = (ask: (article: Article) => unknown) => {
    let best = asked.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < ROUNDS; round++) {
      contestant.change();
      best = asked.map((article, n) =>
        Math.min(
          best[n] ?? 0,
          milliseconds(() => void ask(article)),
        ),
      );
    }
    return best.slice(WARM_UP);
  };
  return {
    name,
    related: timed((article) => contestant.related(article)),
    search: timed((article) => contestant.search(queryOf(article))),
    rebuildMs,
    articles: articles.length,
    bytes,
  };
}

const WARM_UP = 20;
const ROUNDS = 3;

function rowOf(figures: Figures, baseline: Figures): object {
  const { name, related, search, rebuildMs, articles, bytes } = figures;
  return {
    name,
    "related p50 ms": quantile(related, 0.5).toFixed(2),
    "related p99 ms": quantile(related, 0.99).toFixed(2),
    "search p50 ms": quantile(search, 0.5).toFixed(2),
    "search p99 ms": quantile(search, 0.99).toFixed(2),
    "index µs/article": Math.round((1_000 * rebuildMs) / articles),
    "rebuild s": (rebuildMs / 1_000).toFixed(1),
    "KB/article": (bytes / articles / 1_024).toFixed(2),
    "related, times baseline": (quantile(baseline.related, 0.5) / quantile(related, 0.5)).toFixed(0),
  };
}

function ownIndex(): Contestant {
  const index = createSearchIndex();
  return {
    put: index.put,
    change() {
      index.put({ ...blank, id: "blank" });
      index.remove("blank");
    },
    related: ({ id }) => index.related(id, { limit: SHOWN }),
    search: (query) => index.search(query, { limit: HITS }),
  };
}

const blank = articleOf("ja", 0, { title: "", lead: "" });

/** With our terms, as its own cut words at spaces; related is a search for all that the article says. */
function miniSearch(): Contestant {
  const index = new MiniSearch<Article>({ fields: ["title", "lead"], tokenize: terms });
  return {
    put: (article) => index.add(article),
    change: () => undefined,
    related: ({ title, lead }) => index.search(`${title}\n${lead}`).slice(0, SHOWN + 1),
    search: (query) => index.search(query, { combineWith: "AND" }).slice(0, HITS),
  };
}

/** What placing an article in its story costs, in a week of news as busy as a year's busiest. */
function placing(lang: Locale): object {
  const stories = createStories();
  const articles = makeArticles(lang, 4_000);
  const times = articles.map((article) =>
    milliseconds(() => stories.put({ ...article, storyId: stories.place(article) })),
  );
  const later = times.slice(2_000);
  return {
    "placing in stories": lang,
    "p50 ms": quantile(later, 0.5).toFixed(2),
    "p99 ms": quantile(later, 0.99).toFixed(2),
  };
}

/** Two words of the title, as far as words can be told apart. */
function queryOf({ title, lang }: Article): string {
  const words = title.match(lang === "ja" ? /[\p{sc=Han}]{2,}|[\p{sc=Katakana}ー]{3,}/gu : /\p{L}{4,}/gu) ?? [
    title,
  ];
  return [...words.slice(0, 1), ...words.slice(-1)].join(" ");
}

/** Stories of about eight articles within some days: a third of their words are the story's own, the rest everybody's. */
function makeArticles(lang: Locale, count: number): Article[] {
  const language = lang === "ja" ? japanese() : english();
  const running: string[][] = [];
  return Array.from({ length: count }, (_, n) => {
    if (n % 8 === 0) running.push(Array.from({ length: 8 }, () => pick(language.words)));
    if (running.length > 200) running.shift();
    const story = random() < 0.7 ? pick(running) : [];
    return articleOf(lang, n, texts(language, story));
  });
}

function texts(language: Language, story: string[]): { title: string; lead: string } {
  const word = () => (story.length > 0 && random() < 0.33 ? pick(story) : frequent(language.words));
  // NHK's leads are of 31 to 163 characters.
  const leadWords = 6 + Math.floor(random() * 24);
  return {
    title: sentence(language, language.titleWords, word),
    lead: sentence(language, leadWords, word),
  };
}

function articleOf(lang: Locale, n: number, { title, lead }: { title: string; lead: string }): Article {
  return {
    ...{
      id: `019a0000-0000-7000-8000-${String(n).padStart(12, "0")}`,
      nhkId: `nd-${n}`,
      url: "",
      publisher: "nhk",
    },
    ...{ form: "story", contentHash: "", categories: ["top"], lang, title, lead },
    ...{ publishedAt: n * EVERY, createdAt: n * EVERY, updatedAt: n * EVERY, revision: 1, seq: n },
    storyId: `story-${n}`,
  };
}

function describe(lang: Locale, articles: Article[]): string {
  const letters = articles.reduce((sum, { title, lead }) => sum + title.length + lead.length, 0);
  const sample = articles.slice(0, 1_000);
  const found = sample.reduce((sum, { title, lead }) => sum + new Set(terms(`${title}\n${lead}`)).size, 0);
  return `${lang}: ${Math.round(letters / articles.length)} characters, ${Math.round(found / sample.length)} distinct terms an article`;
}

function milliseconds(act: () => void): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

function heldBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
