import type { Article } from "../domain/article.ts";
import type { EpochMs } from "../domain/time.ts";
import type { ArticleStore } from "./articles.ts";

/** Something that is derived from the articles and kept in memory: the cache, the search index. */
export interface ArticleSink {
  put(article: Article): void;
}

export interface ArticleFollower {
  /** Takes over everything that changed since the last call; calls at the same time queue up. */
  catchUp(): Promise<void>;
}

const PAGE = 100;

/** Follows the articles table by its sequence, so that every instance's memory comes to say what the table says. */
export function createArticleFollower(options: {
  articles: Pick<ArticleStore, "changedSince">;
  sinks: ArticleSink[];
  /** What is older is history that no reader is shown. */
  oldestShown: () => EpochMs;
}): ArticleFollower {
  let cursor = 0;
  let lastPass = Promise.resolve();

  function takeOver(article: Article): void {
    if (article.publishedAt >= options.oldestShown()) for (const sink of options.sinks) sink.put(article);
    cursor = article.seq;
  }

  async function pass(): Promise<void> {
    for (;;) {
      const page = await options.articles.changedSince(cursor, PAGE);
      page.forEach(takeOver);
      if (page.length < PAGE) return;
      // A page is some milliseconds of work: let webhooks in between.
      await new Promise(setImmediate);
    }
  }

  return {
    catchUp() {
      const next = lastPass.then(pass);
      lastPass = next.catch(() => undefined);
      return next;
    },
  };
}
