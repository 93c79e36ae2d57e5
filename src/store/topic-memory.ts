import type { Topic, TopicNo } from "../domain/topic.ts";
import type { TopicStore } from "./topics.ts";

/** Every topic that somebody follows, opened, in memory. */
export interface TopicMemory {
  get(no: TopicNo): Topic | undefined;
  /** Takes over topics that are new. Inside a transaction that holds the log's lock: all there are. */
  catchUp(topics?: Pick<TopicStore, "after">): Promise<void>;
  /** Forgets topics that the database has no more. */
  forgetGone(): Promise<void>;
  size(): number;
}

const PAGE = 1_000;
const NUMBERS_PER_PAGE = 10_000;

/** @param open the inverse of how topics were sealed; `onTopic` is told of each new one, `onGone` of each forgotten. */
export function createTopicMemory(options: {
  topics: Pick<TopicStore, "after" | "numbersAfter">;
  /** Undefined for one that can't be opened: it is left out, and the others are not held up. */
  open: (sealed: string) => Topic | undefined;
  onTopic?: (no: TopicNo, topic: Topic) => void;
  onGone?: (no: TopicNo) => void;
}): TopicMemory {
  const known = new Map<TopicNo, Topic>();
  let last = 0;

  function take(no: TopicNo, sealed: string): void {
    last = no;
    const topic = options.open(sealed);
    if (topic === undefined) return;
    known.set(no, topic);
    options.onTopic?.(no, topic);
  }

  return {
    get: (no) => known.get(no),
    async catchUp(topics = options.topics) {
      for (;;) {
        const page = await topics.after(last, PAGE);
        // Two may be reading at once.
        for (const { no, sealed } of page) if (no > last) take(no, sealed);
        if (page.length < PAGE) return;
        await new Promise(setImmediate);
      }
    },
    async forgetGone() {
      const gone = new Set(known.keys());
      for (let from = 0; ; ) {
        const page = await options.topics.numbersAfter(from, NUMBERS_PER_PAGE);
        for (const no of page) gone.delete(no);
        if (page.length < NUMBERS_PER_PAGE) break;
        from = page.at(-1) ?? from;
        await new Promise(setImmediate);
      }
      for (const no of gone) {
        known.delete(no);
        options.onGone?.(no);
      }
    },
    size: () => known.size,
  };
}
