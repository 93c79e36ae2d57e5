import type { Article } from "../src/domain/article.ts";
import { NEWS_LANGUAGES, type NewsLanguage } from "../src/domain/language.ts";
import type { Topic } from "../src/domain/topic.ts";
import { createTopicMatcher, type TopicMatcher } from "../src/reading/topic-matcher.ts";
import { canonical, parseTopic, type TopicQuery } from "../src/reading/topic-query.ts";
import { createFinder, topicText } from "../src/reading/topic-text.ts";
import { english, frequent, japanese, type Language, pick, random, sentence } from "./language.ts";
import { alternate, median, seededRandom } from "./measure.ts";

const ROUNDS = 7;
const SIZES = [1_000, 10_000, 100_000];
const ARTICLES = 500;
/** Tries of one topic on one article in each round of the baseline. */
const TRIES = 400_000;
/** Topics that leave and come back, to see what one costs among all others. */
const CHANGES = 20_000;

const BASELINE = "baseline: each topic in turn";

interface WordTopic {
  topic: Topic;
  query: TopicQuery;
}

/** What an article is news for, by the number of topics that are followed, beside trying each topic in turn. */
export async function match(): Promise<void> {
  const language = { ja: japanese(), en: english() };
  const articles = makeArticles(language);
  const topics = makeTopics(language, SIZES.at(-1) ?? 0);
  const rows = [];
  for (const size of SIZES) rows.push(...(await matching(topics.slice(0, size), articles)));
  const lengths = NEWS_LANGUAGES.map((lang) => describe(articles.filter((article) => article.lang === lang)));
  console.log(`${ARTICLES} articles (${lengths.join("; ")}), medians of ${ROUNDS} alternating rounds`);
  console.table(rows);
  console.log("goal: under 0.5 ms an article at 100,000 topics");
  console.table(changing(topics));
  console.log("goal: under 1,000 µs");
}

async function matching(topics: WordTopic[], articles: Article[]): Promise<object[]> {
  const matcher = fill(topics);
  const inTurn = { ja: findersIn("ja", topics), en: findersIn("en", topics) };
  const few = articles.slice(0, Math.max(6, Math.ceil(TRIES / topics.length)));
  const expected = few.map((article) => tryInTurn(inTurn, article));
  if (few.some((article, at) => matcher.match(article, "").length !== expected[at]))
    throw new Error("the matcher and the plain loop disagree");
  const msPer = (list: Article[], run: (article: Article) => unknown) => async () => {
    const started = cpuMs();
    for (const article of list) run(article);
    return (cpuMs() - started) / list.length;
  };
  const lists: Record<string, Article[]> = {
    matcher: articles,
    "matcher, ja": ofLang("ja", articles),
    "matcher, en": ofLang("en", articles),
  };
  const ofMatcher = (list: Article[]) => msPer(list, (article) => matcher.match(article, ""));
  const ms = await alternate(ROUNDS, {
    [BASELINE]: msPer(few, (article) => tryInTurn(inTurn, article)),
    ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, ofMatcher(list)])),
  });
  const baseline = median(ms[BASELINE] ?? []);
  return Object.entries(ms).map(([name, values]) => ({
    topics: topics.length,
    name,
    "CPU ms/article": median(values).toFixed(4),
    "articles/s": Math.round(1_000 / median(values)),
    "times baseline": (baseline / median(values)).toFixed(1),
    "matches/article": matchesPer(lists[name] ?? few, matcher).toFixed(1),
  }));
}

const matchesPer = (articles: Article[], matcher: TopicMatcher): number =>
  articles.reduce((sum, article) => sum + matcher.match(article, "").length, 0) / articles.length;

const ofLang = (lang: NewsLanguage, articles: Article[]) =>
  articles.filter((article) => article.lang === lang);

type Finder = ReturnType<typeof createFinder>;

const findersIn = (lang: NewsLanguage, topics: WordTopic[]): Finder[] =>
  topics.filter(({ topic }) => topic.lang === lang).map(({ query }) => createFinder(query));

/** As fast as it goes without an index: queries are ready, and the article is folded and cut into words once. */
function tryInTurn(finders: Record<NewsLanguage, Finder[]>, article: Article): number {
  const text = topicText(article);
  const own = finders[article.lang === "ja" ? "ja" : "en"];
  return own.reduce((count, find) => count + (find(text) ? 1 : 0), 0);
}

function fill(topics: WordTopic[]): TopicMatcher {
  const matcher = createTopicMatcher({ presets: new Map() });
  for (const [no, { topic }] of topics.entries()) matcher.put(no, topic);
  return matcher;
}

function changing(topics: WordTopic[]): object[] {
  const before = heldMb();
  const started = cpuMs();
  const matcher = createTopicMatcher({ presets: new Map() });
  const filling = topics.map(({ topic }, no) => microseconds(() => matcher.put(no, topic)));
  const cpuPerPut = ((cpuMs() - started) * 1_000) / topics.length;
  const mb = heldMb() - before;
  const random = seededRandom(5);
  const removals: number[] = [];
  const returns: number[] = [];
  for (let n = 0; n < CHANGES; n++) {
    const no = Math.floor(random() * topics.length);
    const { topic } = topics[no] ?? {};
    if (!topic) continue;
    removals.push(microseconds(() => matcher.remove(no)));
    returns.push(microseconds(() => matcher.put(no, topic)));
  }
  const row = (what: string, times: number[]) => ({
    what,
    "mean µs": (times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(1),
    "99.9 % under µs": Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.999)] ?? 0),
    "worst µs, garbage collection in it": Math.round(times.reduce((worst, time) => Math.max(worst, time), 0)),
  });
  return [
    {
      ...row(`put, 0 to ${topics.length}`, filling),
      "CPU µs": cpuPerPut.toFixed(1),
      "heap MB": mb.toFixed(1),
    },
    row(`remove, of ${matcher.size()}`, removals),
    row(`put, to ${matcher.size()}`, returns),
  ];
}

function microseconds(act: () => void): number {
  const started = performance.now();
  act();
  return (performance.now() - started) * 1_000;
}

/** CPU time of this thread: what else the machine does must not look like our cost. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function heldMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
}

function makeArticles(language: Record<NewsLanguage, Language>): Article[] {
  return Array.from({ length: ARTICLES }, (_, n) => {
    const lang = NEWS_LANGUAGES[n % NEWS_LANGUAGES.length] ?? "ja";
    const { words, titleWords, leadWords } = language[lang];
    const text = (count: number) => sentence(language[lang], count, () => frequent(words));
    return {
      ...{ id: `article-${n}`, nhkId: `nd-${n}`, url: "", publisher: "nhk", form: "story", contentHash: "" },
      ...{ publishedAt: 0, createdAt: 0, updatedAt: 0, revision: 1, seq: n, storyId: `article-${n}` },
      ...{ lang, categories: ["top"], title: text(titleWords), lead: text(leadWords) },
    } satisfies Article;
  });
}

function describe(articles: Article[]): string {
  const texts = articles.map(({ title, lead }) => `${title} ${lead}`);
  const sum = (count: (text: string) => number) => texts.reduce((total, text) => total + count(text), 0);
  const letters = sum((text) => text.length) / texts.length;
  const words = sum((text) => text.split(/\s+/).length) / texts.length;
  return `${articles[0]?.lang}: ${Math.round(letters)} characters, ${Math.round(words)} words`;
}

/** What readers type; words alone as often as all the rest. */
const FORMS: ((word: () => string) => string)[] = [
  (word) => `${word()} ${word()}`,
  (word) => `"${word()} ${word()}"`,
  (word) => `${word()} -${word()}`,
  (word) => `${word()} ${word()} | ${word()} -${word()}`,
];

const typed = (word: () => string): string => (random() < 0.5 ? word() : pick(FORMS)(word));

/** Distinct words, pairs, phrases, exclusions and alternatives, half of them Japanese; often of frequent words. */
function makeTopics(language: Record<NewsLanguage, Language>, count: number): WordTopic[] {
  const topics = new Map<string, WordTopic>();
  while (topics.size < count) {
    const lang = NEWS_LANGUAGES[topics.size % NEWS_LANGUAGES.length] ?? "ja";
    const { words } = language[lang];
    // Half of what is followed is no frequent word but somebody's name.
    const parsed = parseTopic(typed(() => (random() < 0.5 ? frequent(words) : pick(words))));
    if (!("query" in parsed)) continue;
    const topic: Topic = { kind: "words", lang, words: canonical(parsed.query) };
    topics.set(`${lang}:${topic.words}`, { topic, query: parsed.query });
  }
  return [...topics.values()];
}
