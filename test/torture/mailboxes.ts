import type { Bubble } from "../../tools/emulator/control-api.ts";

/** What a message holds; equal for all recipients of a multicast. */
export interface Content {
  articles: string[];
  buttons: string[];
  /** The button of a notice "3 new since 08:10": shows the stretch of the log that it told of. */
  enclosure?: string;
}

/** A notice, by its button's data; `isUnconfirmed`: what it told of may be told again. */
interface Enclosure {
  data: string;
  isUnconfirmed: boolean;
}

/** Something that came up in a chat, or that its people did, for whoever wants to know what went wrong. */
export interface Moment {
  at: number;
  what: string;
  articles: readonly string[];
}

interface Mailbox {
  arrivals: Map<string, number>;
  /** Messages that came as replies, in their order. */
  replies: Content[];
  /** Notices that were not read in full yet. */
  enclosures: Enclosure[];
  /** Replies count while somebody asks for news; others show articles for other reasons. */
  readsNews: boolean;
  /** When the bot had taken it that they left. */
  leftAt?: number;
  /** Pushed though the bot knew that they had left. */
  late: string[];
  history: Moment[];
}

/** A call that was under way when they left may still come up. */
const UNDER_WAY_MS = 1_000;

/** What came up in each chat, as its people take it. */
export function createMailboxes(clock: () => number) {
  const boxes = new Map<string, Mailbox>();
  const contents = new WeakMap<object, Content>();
  const waiting: { total: number; resolve: () => void }[] = [];
  let total = 0;
  let totalArticles = 0;

  function boxOf(chatId: string): Mailbox {
    const known = boxes.get(chatId);
    if (known) return known;
    const lists = { replies: [], enclosures: [], late: [], history: [] };
    const box = { arrivals: new Map(), readsNews: false, ...lists };
    boxes.set(chatId, box);
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

  function takeReply(box: Mailbox, content: Content): void {
    box.replies.push(content);
    const { enclosure, articles } = content;
    if (enclosure !== undefined) box.enclosures.push({ data: enclosure, isUnconfirmed: false });
    else if (box.readsNews) arrive(box, articles);
  }

  function takePush(box: Mailbox, { articles, enclosure }: Content): void {
    if (box.leftAt !== undefined && performance.now() > box.leftAt + UNDER_WAY_MS) box.late.push(...articles);
    if (enclosure !== undefined) box.enclosures.push({ data: enclosure, isUnconfirmed: false });
    else arrive(box, articles);
  }

  return {
    receive({ chatId, from, by, message }: Bubble): void {
      if (from !== "bot") return;
      const box = boxOf(chatId);
      const content = contentOf(message);
      if (by === "reply") takeReply(box, content);
      else takePush(box, content);
      box.history.push({ at: clock(), what: by ?? "", articles: content.articles });
      total += 1;
      while (waiting[0] && waiting[0].total <= total) waiting.shift()?.resolve();
    },
    note(chatId: string, what: string): void {
      boxOf(chatId).history.push({ at: clock(), what, articles: [] });
    },
    /** What arrived, how often, and all else that is known of a chat. */
    of: (chatId: string): Readonly<Mailbox> => boxOf(chatId),
    /** Gives what answers from now on. */
    listen(chatId: string): () => readonly Content[] {
      const { replies } = boxOf(chatId);
      const before = replies.length;
      return () => replies.slice(before);
    },
    /** The bot does not know whether the last reply came. */
    unconfirmed(chatId: string): void {
      for (const enclosure of boxOf(chatId).enclosures) enclosure.isUnconfirmed = true;
    },
    nextEnclosure: (chatId: string): Enclosure | undefined => boxOf(chatId).enclosures.shift(),
    async reading(chatId: string, ask: () => Promise<void>): Promise<void> {
      const box = boxOf(chatId);
      box.readsNews = true;
      await ask();
      box.readsNews = false;
    },
    leave(chatId: string): void {
      boxOf(chatId).leftAt = performance.now();
    },
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
