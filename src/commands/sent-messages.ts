import type { ArticleId } from "../domain/article.ts";
import type { Clock } from "../domain/time.ts";
import type { SentMessage, SentMessageStore } from "../store/sent-messages.ts";

/** Remembers which articles each message of the bot showed, so that quoting the message means them. */
export interface SentMessages {
  /** Returns at once; the database learns of it with the next flush, so that replies don't wait for it. */
  remember(messageId: string, articleIds: ArticleId[]): void;
  articlesOf(messageId: string): Promise<ArticleId[] | undefined>;
  flush(): Promise<void>;
}

/** Beyond this backlog (a database that does not answer) the oldest are forgotten: quoting them asks for a link. */
const MAX_WAITING = 20_000;
const FLUSH_ROWS = 500;
const IN_MEMORY = 20_000;

export function createSentMessages(options: {
  store: Pick<SentMessageStore, "save" | "articlesOf">;
  messageHashOf: (messageId: string) => string;
  clock: Clock;
}): SentMessages {
  const recent = new Map<string, ArticleId[]>();
  let waiting: SentMessage[] = [];
  let flushing = Promise.resolve();

  function keep({ messageHash, articleIds }: SentMessage): void {
    recent.set(messageHash, articleIds);
    const oldest = recent.keys().next();
    if (recent.size > IN_MEMORY && !oldest.done) recent.delete(oldest.value);
  }

  async function flushAll(): Promise<void> {
    while (waiting.length > 0) {
      const page = waiting.slice(0, FLUSH_ROWS);
      await options.store.save(page, options.clock());
      const saved = new Set(page);
      waiting = waiting.filter((message) => !saved.has(message));
    }
  }

  return {
    remember(messageId, articleIds) {
      const message = { messageHash: options.messageHashOf(messageId), articleIds };
      keep(message);
      waiting.push(message);
      if (waiting.length > MAX_WAITING) waiting = waiting.slice(-MAX_WAITING / 2);
    },
    async articlesOf(messageId) {
      const hash = options.messageHashOf(messageId);
      return recent.get(hash) ?? (await options.store.articlesOf(hash));
    },
    flush() {
      const next = flushing.then(flushAll);
      flushing = next.catch(() => undefined);
      return next;
    },
  };
}
