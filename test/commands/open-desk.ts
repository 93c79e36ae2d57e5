import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { Asker } from "../../src/commands/command.ts";
import type { Desk } from "../../src/commands/desk.ts";
import { createLocales } from "../../src/commands/locales.ts";
import { createReads } from "../../src/commands/reads.ts";
import { createSentMessages } from "../../src/commands/sent-messages.ts";
import type { Article, ArticleDraft } from "../../src/domain/article.ts";
import type { Locale } from "../../src/domain/language.ts";
import type { EpochMs } from "../../src/domain/time.ts";
import { createIdentity, type Identity } from "../../src/line/identity.ts";
import { createSearchIndex } from "../../src/reading/search-index.ts";
import { createArticleCache } from "../../src/store/article-cache.ts";
import { createArticleFollower } from "../../src/store/article-follower.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";

/** Everything that commands work with, over a SQLite file of its own. */
export interface OpenDesk {
  desk: Desk;
  store: Store;
  identity: Identity;
  /** Takes articles in the way a poll does, and gives them in the order of the drafts. */
  publish(...drafts: ArticleDraft[]): Promise<Article[]>;
  asker(locale?: Locale, lineId?: string): Asker;
  /** SQL statements since the last call of `queries`. */
  queries(): string[];
  setClock(now: EpochMs): void;
  close(): Promise<void>;
}

export const NOW = Date.UTC(2026, 10, 23, 3, 0);

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
  const { messageHashOf } = identity;
  const desk: Desk = {
    cache,
    index,
    reads: createReads({ store: store.articles, clock }),
    recipients: store.recipients,
    sentMessages: createSentMessages({ store: store.sentMessages, messageHashOf, clock }),
    locales: createLocales({ recipients: store.recipients, clock }),
    clock,
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
      seal: () => identity.seal(lineId),
    }),
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
