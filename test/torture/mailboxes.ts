import type { Bubble } from "../../tools/emulator/control-api.ts";

/** What the messages of one kind of bubble hold; equal for all recipients of a multicast. */
interface Content {
  articles: string[];
  buttons: string[];
  /** The button of a notice "3 new since 08:10": shows the stretch of the log that it told of. */
  enclosure?: string;
}

interface Mailbox {
  arrivals: Map<string, number>;
  buttons: string[];
  enclosures: string[];
  /** Replies count while the reader asks for news; others show articles for other reasons. */
  readsNews: boolean;
  hasLeft: boolean;
}

/** What came up in each reader's chat, as the reader takes it. */
export function createMailboxes() {
  const boxes = new Map<string, Mailbox>();
  const contents = new WeakMap<object, Content>();
  const waiting: { total: number; resolve: () => void }[] = [];
  let total = 0;
  let totalArticles = 0;

  function boxOf(userId: string): Mailbox {
    const known = boxes.get(userId);
    if (known) return known;
    const box = { arrivals: new Map(), buttons: [], enclosures: [], readsNews: false, hasLeft: false };
    boxes.set(userId, box);
    return box;
  }

  function contentOf(message: object): Content {
    const known = contents.get(message) ?? read(message);
    contents.set(message, known);
    return known;
  }

  function arrive({ arrivals }: Mailbox, articles: readonly string[]): void {
    for (const id of articles) arrivals.set(id, (arrivals.get(id) ?? 0) + 1);
    totalArticles += articles.length;
  }

  function takeReply(box: Mailbox, { articles, buttons, enclosure }: Content): void {
    box.buttons = buttons;
    if (enclosure !== undefined) box.enclosures.push(enclosure);
    else if (box.readsNews) arrive(box, articles);
  }

  return {
    receive({ chatId, from, by, message }: Bubble): void {
      if (from !== "bot") return;
      const box = boxOf(chatId);
      const content = contentOf(message);
      if (by === "reply") takeReply(box, content);
      else arrive(box, content.articles);
      total += 1;
      while (waiting[0] && waiting[0].total <= total) waiting.shift()?.resolve();
    },
    arrivals: (userId: string): ReadonlyMap<string, number> => boxOf(userId).arrivals,
    /** Buttons of the last message of the last reply. */
    buttons: (userId: string): readonly string[] => boxOf(userId).buttons,
    nextEnclosure: (userId: string): string | undefined => boxOf(userId).enclosures.shift(),
    async reading(userId: string, ask: () => Promise<void>): Promise<void> {
      const box = boxOf(userId);
      box.readsNews = true;
      await ask();
      box.readsNews = false;
    },
    leave(userId: string): void {
      boxOf(userId).hasLeft = true;
    },
    hasLeft: (userId: string): boolean => boxOf(userId).hasLeft,
    /** Messages that came up so far. */
    total: () => total,
    totalArticles: () => totalArticles,
    reached(count: number): Promise<void> {
      return new Promise((resolve) => {
        waiting.push({ total: count, resolve });
        waiting.sort((a, b) => a.total - b.total);
      });
    },
  };
}

export type Mailboxes = ReturnType<typeof createMailboxes>;

const ARTICLE = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function read(message: object): Content {
  const buttons = Array.from(
    JSON.stringify(message).matchAll(/"data":"(v1:[^"]*)"/g),
    (match) => match[1] ?? "",
  );
  const articles = [...new Set(buttons.flatMap((data) => data.match(ARTICLE) ?? []))];
  const enclosure = buttons.find((data) => /^v1:catch-up:\d+:\d+$/.test(data));
  return { articles, buttons, ...(enclosure !== undefined && { enclosure }) };
}
