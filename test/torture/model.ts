/** What a reader follows, and how it is told of it. */
export interface ModelSubscription {
  topic: number;
  mode?: "instant" | "digest" | "ask";
  muted?: boolean;
}

/** A reader as the model knows it. */
export interface ModelReader {
  userId: string;
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
  /** Articles that may have arrived before their reader turned away. */
  open: Set<string>;
}

/**
 * The book of who is owed what, kept from what happens outside, by the rules as they are told and without a look at the
 * code under test: an article is owed to whoever follows one of its topics when it comes and mutes none; it is no longer
 * when all those topics were given up, or its reader left, before it was told.
 */
export function createModel(readers: readonly ModelReader[]) {
  const accounts = new Map<string, Account>(
    readers.map((reader) => [reader.userId, { reader, left: false, owed: new Map(), open: new Set() }]),
  );

  function accountOf(userId: string): Account {
    const account = accounts.get(userId);
    if (!account) throw new Error("no such reader");
    return account;
  }

  function release({ owed, open }: Account, isReleased: (topic: number) => boolean): void {
    for (const [article, topics] of owed) {
      for (const topic of topics) if (isReleased(topic)) topics.delete(topic);
      if (topics.size > 0) continue;
      owed.delete(article);
      open.add(article);
    }
  }

  return {
    published(article: string, topics: readonly number[]): void {
      for (const { reader, left, owed } of accounts.values()) {
        if (left) continue;
        const concerned = reader.subscriptions.filter(({ topic }) => topics.includes(topic));
        if (concerned.length === 0 || concerned.some(({ muted }) => muted)) continue;
        owed.set(article, new Set(concerned.map(({ topic }) => topic)));
      }
    },
    followed(userId: string, topic: number): void {
      accountOf(userId).reader.subscriptions.push({ topic });
    },
    unfollowed(userId: string, gone: number): void {
      const account = accountOf(userId);
      account.reader.subscriptions = account.reader.subscriptions.filter(({ topic }) => topic !== gone);
      release(account, (topic) => topic === gone);
    },
    left(userId: string): void {
      const account = accountOf(userId);
      account.left = true;
      account.reader.subscriptions = [];
      release(account, () => true);
    },
    /** What is wrong with what arrived, in words; nothing where all is well. */
    faultsOf(userId: string, arrivals: Arrivals): string[] {
      const { reader, owed, open } = accountOf(userId);
      const faults: string[] = [];
      for (const [article, times] of arrivals) {
        if (times > 1) faults.push(`${article} arrived ${times} times`);
        if (!owed.has(article) && !open.has(article)) faults.push(`${article} arrived and was not owed`);
      }
      for (const [article, topics] of owed)
        if (!arrivals.has(article) && mustArrive(reader, topics)) faults.push(`${article} never arrived`);
      return faults;
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
