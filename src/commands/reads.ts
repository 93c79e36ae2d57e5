import type { ArticleId, ReadCount } from "../domain/article.ts";
import type { Clock, EpochMs } from "../domain/time.ts";
import type { ArticleStore } from "../store/articles.ts";

/** Counts how often articles are opened, without who. */
export interface Reads {
  /** Returns at once; the database learns of it with the next flush, so that no reader waits for a counter. */
  count(id: ArticleId): void;
  of(id: ArticleId): Promise<ReadCount>;
  mostRead: ArticleStore["mostRead"];
  flush(): Promise<void>;
}

export function createReads(options: {
  store: Pick<ArticleStore, "countRead" | "readCount" | "mostRead">;
  clock: Clock;
}): Reads {
  const waiting = new Map<ArticleId, { times: number; at: EpochMs }>();
  let flushing = Promise.resolve();

  async function flushAll(): Promise<void> {
    for (const [id, { times, at }] of [...waiting]) {
      await options.store.countRead(id, at, times);
      const now = waiting.get(id);
      if (now && now.times > times) waiting.set(id, { ...now, times: now.times - times });
      else waiting.delete(id);
    }
  }

  function flush(): Promise<void> {
    const next = flushing.then(flushAll);
    flushing = next.catch(() => undefined);
    return next;
  }

  return {
    count(id) {
      waiting.set(id, { times: (waiting.get(id)?.times ?? 0) + 1, at: options.clock() });
    },
    async of(id) {
      await flush();
      return options.store.readCount(id);
    },
    async mostRead(query) {
      await flush();
      return options.store.mostRead(query);
    },
    flush,
  };
}
