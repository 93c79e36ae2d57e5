/** What a reader follows, and how it is told of it. */
export interface ModelSubscription {
  topic: number;
  mode?: "instant" | "digest" | "ask";
  muted?: boolean;
  paused?: boolean;
}

/** A reader, a person or a group, as the model knows it. */
export interface ModelReader {
  chatId: string;
  mode: "instant" | "digest" | "ask";
  subscriptions: ModelSubscription[];
  /** Asks for everything at the end; others of mode "ask" never do. */
  asks: boolean;
}

/** How often each article arrived at one reader. */
export type Arrivals = ReadonlyMap<string, number>;

interface Account {
  reader: ModelReader;
  left: boolean;
  /** Articles that must arrive, with the followed topics that bring them. */
  owed: Map<string, Set<number>>;
  /** Articles that may arrive: they were owed until their reader turned away, and a push may have been made of them by then. */
  open: Set<string>;
  /** Articles of replies that came though the bot will never know. */
  unconfirmed: Set<string>;
}

/**
 * The book of who is owed what, kept from what happens outside, by the rules as they are told and without a look at the
 * code under test: an article is owed to whoever follows one of its topics when it comes, not paused, and mutes none. It is
 * no longer when all those topics were given up or one of its topics was muted, or its reader left, before it was told.
 *
 * Exactly once has one exception, as LINE has no key for replies: a process has acknowledged an event early, since LINE kept
 * it waiting with the reply, and never learns what became of the reply, as it is killed or LINE's answers are lost. LINE does
 * not bring that event again. Nobody can tell then whether the reply arrived, and rather twice than never its news is owed
 * again.
 */
export function createModel(readers: readonly ModelReader[]) {
  const accounts = new Map<string, Account>(
    readers.map((reader) => [
      reader.chatId,
      { reader, left: false, owed: new Map(), open: new Set(), unconfirmed: new Set() },
    ]),
  );
  const topicsOf = new Map<string, readonly number[]>();

  function accountOf(chatId: string): Account {
    const account = accounts.get(chatId);
    if (!account) throw new Error("no such reader");
    return account;
  }

  function release({ owed, open }: Account, isReleased: (topic: number, article: string) => boolean): void {
    for (const [article, topics] of owed) {
      for (const topic of topics) if (isReleased(topic, article)) topics.delete(topic);
      if (topics.size > 0) continue;
      owed.delete(article);
      open.add(article);
    }
  }

  return {
    published(article: string, topics: readonly number[]): void {
      topicsOf.set(article, topics);
      for (const { reader, left, owed } of accounts.values()) {
        if (left) continue;
        const concerned = reader.subscriptions.filter(({ topic }) => topics.includes(topic));
        const bring = concerned.filter(({ muted, paused }) => !muted && !paused);
        if (bring.length > 0 && !concerned.some(({ muted }) => muted))
          owed.set(article, new Set(bring.map(({ topic }) => topic)));
      }
    },
    followed(chatId: string, topic: number): void {
      accountOf(chatId).reader.subscriptions.push({ topic, mode: "instant" });
    },
    unfollowed(chatId: string, gone: number): void {
      const account = accountOf(chatId);
      account.reader.subscriptions = account.reader.subscriptions.filter(({ topic }) => topic !== gone);
      release(account, (topic) => topic === gone);
    },
    muted(chatId: string, muted: number): void {
      const account = accountOf(chatId);
      account.reader.subscriptions.push({ topic: muted, muted: true });
      release(account, (_, article) => topicsOf.get(article)?.includes(muted) ?? false);
    },
    /** What came before stays owed, what comes meanwhile is not. */
    paused(chatId: string, topic: number, paused: boolean): void {
      for (const own of accountOf(chatId).reader.subscriptions) if (own.topic === topic) own.paused = paused;
    },
    left(chatId: string): void {
      const account = accountOf(chatId);
      account.left = true;
      account.reader.subscriptions = [];
      release(account, () => true);
    },
    /** A reply with these may come again: see above. */
    unconfirmed(chatId: string, articles: readonly string[]): void {
      for (const article of articles) accountOf(chatId).unconfirmed.add(article);
    },
    /** No push is under way anywhere: what did not come by now and is not owed any more must not come. */
    nothingUnderWay(arrivalsOf: (chatId: string) => Arrivals): void {
      for (const [chatId, { open }] of accounts) {
        if (open.size === 0) continue;
        const arrivals = arrivalsOf(chatId);
        for (const article of open) if (!arrivals.has(article)) open.delete(article);
      }
    },
    /** What is wrong with what arrived, in words; nothing where all is well. */
    faultsOf(chatId: string, arrivals: Arrivals): string[] {
      const { reader, owed, open, unconfirmed } = accountOf(chatId);
      const times = [...arrivals];
      const [twice, strange, missing] = [
        times.filter(([article, count]) => count > (unconfirmed.has(article) ? 2 : 1)),
        times.filter(([article]) => !owed.has(article) && !open.has(article)),
        [...owed].filter(([article, topics]) => !arrivals.has(article) && mustArrive(reader, topics)),
      ];
      return [
        ...twice.map(([article, count]) => `${article} arrived ${count} times`),
        ...strange.map(([article]) => `${article} arrived and was not owed`),
        ...missing.map(([article]) => `${article} never arrived`),
      ];
    },
    /** How many articles must have arrived. */
    total: () =>
      [...accounts.values()].reduce(
        (sum, { reader, owed }) =>
          sum + [...owed.values()].filter((topics) => mustArrive(reader, topics)).length,
        0,
      ),
  };
}

export type Model = ReturnType<typeof createModel>;

/** What is only told when asked for may lie for ever. */
function mustArrive({ asks, mode, subscriptions }: ModelReader, topics: ReadonlySet<number>): boolean {
  if (asks) return true;
  return subscriptions.some((own) => topics.has(own.topic) && (own.mode ?? mode) !== "ask");
}
