import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { Asker } from "../../src/commands/command.ts";
import type { Desk } from "../../src/commands/desk.ts";
import { createLocales } from "../../src/commands/locales.ts";
import { createReads } from "../../src/commands/reads.ts";
import { createSentMessages } from "../../src/commands/sent-messages.ts";
import { createSummaries } from "../../src/commands/summaries.ts";
import type { Article, ArticleDraft } from "../../src/domain/article.ts";
import { type Locale, usualNews } from "../../src/domain/language.ts";
import type { EpochMs } from "../../src/domain/time.ts";
import type { Topic } from "../../src/domain/topic.ts";
import { createIdentity, type Identity } from "../../src/line/identity.ts";
import { createPresetFinder } from "../../src/reading/preset-finder.ts";
import { createSearchIndex } from "../../src/reading/search-index.ts";
import { createTopicMatcher, type Presets } from "../../src/reading/topic-matcher.ts";
import { parseTopic, type TopicQuery } from "../../src/reading/topic-query.ts";
import { appendToLog } from "../../src/store/alert-log.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { createArticleCache } from "../../src/store/article-cache.ts";
import { createArticleFollower } from "../../src/store/article-follower.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createTopicMemory } from "../../src/store/topic-memory.ts";
import { recordingLog } from "../recording-log.ts";

/** Everything that commands work with, over a SQLite file of its own. */
export interface OpenDesk {
  desk: Desk;
  store: Store;
  identity: Identity;
  /** Takes articles in the way a poll does, and gives them in the order of the drafts. */
  publish(...drafts: ArticleDraft[]): Promise<Article[]>;
  asker(locale?: Locale, lineId?: string): Asker;
  /** Writes articles into the alert log, for whoever follows one of the topics that they are of. */
  alert(...articles: Article[]): Promise<void>;
  /** Tells a reader of everything that it is owed. */
  tell(asker: Asker): Promise<void>;
  setStep(step: ReturnType<Desk["step"]>): void;
  /** SQL statements since the last call of `queries`. */
  queries(): string[];
  setClock(now: EpochMs): void;
  close(): Promise<void>;
}

/** Noon in Tokyo. */
export const NOW = Date.UTC(2026, 10, 23, 3, 0);

function queryOf(words: string): TopicQuery {
  const parsed = parseTopic(words);
  if ("query" in parsed) return parsed.query;
  throw new RangeError(parsed.refusal);
}

const PRESETS: Presets = new Map([
  [
    "earthquake",
    {
      label: { ja: "地震・津波", en: "Earthquakes & tsunami" },
      words: { ja: queryOf("地震 | 津波"), en: queryOf("earthquake | tsunami") },
      categories: [],
    },
  ],
]);

export async function openDesk(): Promise<OpenDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-desk-"));
  const database = await openDatabase({ dataDir });
  let seen: string[] = [];
  const queries = database.queries.withPlugin({
    transformQuery({ node }) {
      seen.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const store = createStore({ ...database, queries });
  let now = NOW;
  const clock = () => now;
  const identity = createIdentity(Buffer.alloc(32, 7));
  const cache = createArticleCache();
  const index = createSearchIndex();
  const follower = createArticleFollower({
    articles: store.articles,
    sinks: [cache, index],
    oldestShown: () => 0,
  });
  const matcher = createTopicMatcher({ presets: PRESETS });
  const open = (sealed: string): Topic => JSON.parse(identity.open(sealed));
  const topics = createTopicMemory({ topics: store.topics, open, onTopic: matcher.put });
  const alertLog = createAlertMemory(store.alertLog);
  let step: ReturnType<Desk["step"]> = "instant";
  const { messageHashOf } = identity;
  const desk: Desk = {
    cache,
    index,
    reads: createReads({ store: store.articles, clock }),
    recipients: store.recipients,
    subscriptions: store.subscriptions,
    claims: store.claims,
    feedback: store.feedback,
    topics,
    alertLog,
    presets: PRESETS,
    presetsOf: createPresetFinder(PRESETS),
    explain: (topic, article) => matcher.explain(topic, article, article.storyId),
    identity,
    step: () => step,
    sentMessages: createSentMessages({ store: store.sentMessages, messageHashOf, clock }),
    locales: createLocales({ recipients: store.recipients, clock }),
    clock,
    summaries: createSummaries({ write: undefined, clock, log: recordingLog().log }),
    silentAfterHours: (lang) => (lang === "ja" ? 6 : 24),
  };
  return {
    desk,
    store,
    identity,
    async publish(...drafts) {
      await store.articles.ingest(drafts, now);
      await follower.catchUp();
      return drafts.map(({ nhkId, lang }) => {
        const article = cache.findByNhkId(nhkId, [lang]);
        if (!article) throw new RangeError(`${nhkId} was not published`);
        return article;
      });
    },
    asker: (locale = "ja", lineId = "U00000000000000000000000000000001") => ({
      hash: identity.hashOf(lineId),
      kind: "user",
      locale,
      news: usualNews(locale),
      seal: () => identity.seal(lineId),
    }),
    async alert(...articles) {
      await topics.catchUp();
      const entries = articles.flatMap((article) =>
        matcher.match(article, article.storyId).map((topic) => ({
          articleId: article.id,
          topic,
          story: article.storyId,
          byStory: topics.get(topic)?.kind === "story",
          urgent: false,
          publishedAt: article.publishedAt,
          at: now,
        })),
      );
      await database.queries.transaction().execute((transaction) => appendToLog(transaction, entries));
      await alertLog.catchUp();
    },
    async tell({ hash }) {
      const claim = await store.claims.claim(hash, `event-${now}`, now, alertLog.head);
      if (claim) await store.claims.settle(claim.no);
    },
    setStep(next) {
      step = next;
    },
    queries() {
      const since = seen;
      seen = [];
      return since;
    },
    setClock(instant) {
      now = instant;
    },
    async close() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A fresh desk for each test of the file. */
export function useDesk(): () => OpenDesk {
  let opened: OpenDesk;
  beforeEach(async () => {
    opened = await openDesk();
  });
  afterEach(() => opened.close());
  return () => opened;
}
