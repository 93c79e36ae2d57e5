import { loadavg } from "node:os";
import FlexSearch from "flexsearch";
import MiniSearch from "minisearch";
import { readSearch } from "../src/commands/search-words.ts";
import type { Article } from "../src/domain/article.ts";
import { NEWS_LANGUAGES, type NewsLanguage } from "../src/domain/language.ts";
import { MINUTE } from "../src/domain/time.ts";
import { createSearchIndex } from "../src/reading/search-index.ts";
import { createStories } from "../src/reading/stories.ts";
import { terms } from "../src/reading/tokenize.ts";
import { english, frequent, japanese, type Language, pick, random, sentence } from "./language.ts";

const SIZES = [10_000, 50_000, 100_000];
/** NHK publishes about so often. */
const EVERY = 5 * MINUTE;
/** To each, as a p99 of more questions is another figure; the libraries take up to a second over one. */
const QUESTIONS = 200;
/** FlexSearch takes a second or more over one. */
const UPDATES = 9;
/** After the last article. */
const NOW = (SIZES.at(-1) ?? 0) * EVERY;
const SHOWN = 5;
const HITS = 10;
/** Each is asked that many other questions first, and for that long, as a service is asked all day. */
const WARM_UP = { questions: 20, milliseconds: 1_000 };

/** What answers questions over an archive. */
interface Contestant {
  put(article: Article): void;
  /** Takes an article's newer words in. */
  update(article: Article): void;
  related(article: Article): unknown;
  search(query: string): unknown;
}

/** With our terms, as their own cut words at spaces; related is a search for all that the article says. */
const CONTESTANTS: Record<string, () => Contestant> = {
  ours: ownIndex,
  MiniSearch: miniSearch,
  FlexSearch: flexSearch,
};

/**
 * Related stories and search over archives of growing size, beside two general search libraries on the same articles; a name as
 * argument has that one alone measured, in minutes instead of half an hour.
 */
export async function reading(): Promise<void> {
  const only = process.argv[3];
  const contestants = Object.entries(CONTESTANTS).filter(([name]) => only === undefined || name === only);
  if (contestants.length === 0)
    throw new Error(`there is no contestant ${only}: ${Object.keys(CONTESTANTS)}`);
  const rows: object[] = [];
  for (const lang of NEWS_LANGUAGES) {
    const articles = makeArticles(lang, SIZES.at(-1) ?? 0);
    console.log(describe(lang, articles));
    for (const size of SIZES) {
      const archive = articles.slice(0, size);
      const asked = Array.from({ length: QUESTIONS }, () => pick(archive));
      for (const [name, create] of contestants) {
        const row = { lang, articles: size, name, ...measure(archive, asked, create) };
        console.log(`load average ${loadavg()[0]?.toFixed(1)}`, row);
        rows.push(row);
      }
    }
  }
  console.table(rows);
  console.log(
    "goals at 100,000: p99 of related and search at most 3 ms, growth below linear, 2.5 KB an article, rebuild 15 s",
  );
  console.table(NEWS_LANGUAGES.map(placing));
}

function measure(articles: Article[], asked: Article[], create: () => Contestant): object {
  const before = heldBytes();
  const contestant = create();
  const rebuild = milliseconds(() => {
    for (const article of articles) contestant.put(article);
  });
  const bytes = heldBytes() - before;
  const update = quantile(
    Array.from({ length: UPDATES }, () => milliseconds(() => contestant.update(pick(articles)))),
    0.5,
  );
  /** Each question once, as the machine has it; what the warming up worked out is worth nothing after a new article. */
  const timed = (ask: (article: Article, turn: number) => unknown) => {
    const warm = performance.now() + WARM_UP.milliseconds;
    // In their order: what is drawn later must not depend on how quick the machine is.
    for (const [turn, article] of articles.entries()) {
      if (turn >= WARM_UP.questions && performance.now() >= warm) break;
      ask(article, turn);
    }
    contestant.update(pick(articles));
    return asked.map((article, turn) => milliseconds(() => void ask(article, turn)));
  };
  const related = timed((article) => contestant.related(article));
  const search = timed((article) => contestant.search(queryOf(article)));
  const hard = timed((article, turn) => contestant.search(hardQueryOf(article, turn)));
  return {
    "related p50 ms": quantile(related, 0.5).toFixed(2),
    "related p99 ms": quantile(related, 0.99).toFixed(2),
    "search p50 ms": quantile(search, 0.5).toFixed(2),
    "search p99 ms": quantile(search, 0.99).toFixed(2),
    "hard p50 ms": quantile(hard, 0.5).toFixed(2),
    "hard p99 ms": quantile(hard, 0.99).toFixed(2),
    "update ms": update.toFixed(2),
    "rebuild s": (rebuild / 1_000).toFixed(1),
    "KB/article": (bytes / articles.length / 1_024).toFixed(2),
  };
}

function ownIndex(): Contestant {
  const index = createSearchIndex();
  return {
    put: index.put,
    update: index.put,
    related: ({ id }) => index.related(id, { limit: SHOWN }),
    search: (query) => index.search(readSearch(query, { at: NOW, zone: "Asia/Tokyo" }), { limit: HITS }),
  };
}

function miniSearch(): Contestant {
  const index = new MiniSearch<Article>({ fields: ["title", "lead"], tokenize: terms });
  return {
    put: (article) => index.add(article),
    update: (article) => index.replace(article),
    related: (article) => index.search(textOf(article)).slice(0, SHOWN + 1),
    search: (query) => index.search(query, { combineWith: "AND" }).slice(0, HITS),
  };
}

function flexSearch(): Contestant {
  const index = new FlexSearch.Index({ encode: terms });
  return {
    put: (article) => void index.add(article.id, textOf(article)),
    update: (article) => void index.update(article.id, textOf(article)),
    related: (article) => index.search(textOf(article), { limit: SHOWN + 1, suggest: true }),
    search: (query) => index.search(query, { limit: HITS }),
  };
}

const textOf = ({ title, lead }: Article): string => `${title}\n${lead}`;

/** What placing an article in its story costs, in a week of news as busy as a year's busiest. */
function placing(lang: NewsLanguage): object {
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

/** Two words of the title. */
function queryOf(article: Article): string {
  const words = wordsOf(article);
  return [...words.slice(0, 1), ...words.slice(-1)].join(" ");
}

/** What takes more than looking two words up, by turns: a slip, hiragana, alternatives, an exclusion, exclusions alone, a date. */
function hardQueryOf(article: Article, turn: number): string {
  const words = wordsOf(article);
  const [first = "", last = ""] = [words.at(0), words.at(-1)];
  const slip = `${first.slice(0, 2)}${first.slice(3)}`;
  const forms = [slip, "しました", `${first} | ${last}`, `${first} -${last}`, `-${first}`, `昨日 ${first}`];
  return forms[turn % forms.length] ?? first;
}

/** As far as words can be told apart. */
const wordsOf = ({ title, lang }: Article): string[] =>
  title.match(lang === "ja" ? /[\p{sc=Han}]{2,}|[\p{sc=Katakana}ー]{3,}/gu : /\p{L}{4,}/gu) ?? [title];

/** Stories of about eight articles within some days: a third of their words are the story's own, the rest everybody's. */
function makeArticles(lang: NewsLanguage, count: number): Article[] {
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

function articleOf(lang: NewsLanguage, n: number, { title, lead }: { title: string; lead: string }): Article {
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

function describe(lang: NewsLanguage, articles: Article[]): string {
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
  // The second collects what the first has let go.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
