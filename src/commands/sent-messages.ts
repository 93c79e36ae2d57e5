import type { ArticleId } from "../domain/article.ts";
import { createRecent } from "../domain/recent.ts";
import type { Clock } from "../domain/time.ts";
import type { SentMessageStore } from "../store/sent-messages.ts";

/** Remembers which articles each message of the bot showed, so that quoting the message means them. */
export interface SentMessages {
  /**
   * Returns at once. What showed one article is in the database with the next flush, for other instances and after
   * a restart; lists, which most messages are and which only offer a choice, stay in this instance's memory.
   */
  remember(messageId: string, articleIds: ArticleId[]): void;
  articlesOf(messageId: string): Promise<ArticleId[] | undefined>;
  flush(): Promise<void>;
}

/** Beyond this backlog (a database that does not answer) the oldest are forgotten: quoting them asks for a link. */
const MAX_WAITING = 20_000;
const FLUSH_ROWS = 500;
const IN_MEMORY = 10_000;

export function createSentMessages(options: {
  store: Pick<SentMessageStore, "save" | "articlesOf">;
  messageHashOf: (messageId: string) => string;
  clock: Clock;
}): SentMessages {
  const recent = createRecent<string, ArticleId[]>(IN_MEMORY);
  let waiting: { messageId: string; articleIds: ArticleId[] }[] = [];
  let flushing = Promise.resolve();

  async function flushAll(): Promise<void> {
    while (waiting.length > 0) {
      const page = waiting.slice(0, FLUSH_ROWS);
      const messages = page.map(({ messageId, articleIds }) => ({
        messageHash: options.messageHashOf(messageId),
        articleIds,
      }));
      await options.store.save(messages, options.clock());
      const saved = new Set(page);
      waiting = waiting.filter((message) => !saved.has(message));
    }
  }

  return {
    remember(messageId, articleIds) {
      recent.set(messageId, articleIds);
      if (articleIds.length !== 1) return;
      waiting.push({ messageId, articleIds });
      if (waiting.length > MAX_WAITING) waiting = waiting.slice(-MAX_WAITING / 2);
    },
    async articlesOf(messageId) {
      return recent.get(messageId) ?? (await options.store.articlesOf(options.messageHashOf(messageId)));
    },
    flush() {
      const next = flushing.then(flushAll);
      flushing = next.catch(() => undefined);
      return next;
    },
  };
}
