import type { Topic, TopicNo } from "../domain/topic.ts";
import type { TopicStore } from "./topics.ts";

/** Every topic that somebody follows, opened, in memory. */
export interface TopicMemory {
  get(no: TopicNo): Topic | undefined;
  /** Takes over topics that are new. Inside a transaction that holds the log's lock: all there are. */
  catchUp(topics?: Pick<TopicStore, "after">): Promise<void>;
  size(): number;
}

const PAGE = 1_000;

/** @param open the inverse of how topics were sealed; `onTopic` is told of each new one. */
export function createTopicMemory(options: {
  topics: Pick<TopicStore, "after">;
  open: (sealed: string) => Topic;
  onTopic?: (no: TopicNo, topic: Topic) => void;
}): TopicMemory {
  const known = new Map<TopicNo, Topic>();
  let last = 0;

  return {
    get: (no) => known.get(no),
    async catchUp(topics = options.topics) {
      for (;;) {
        const page = await topics.after(last, PAGE);
        for (const { no, sealed } of page) {
          // Two may be reading at once.
          if (no <= last) continue;
          const topic = options.open(sealed);
          known.set(no, topic);
          options.onTopic?.(no, topic);
          last = no;
        }
        if (page.length < PAGE) return;
        await new Promise(setImmediate);
      }
    },
    size: () => known.size,
  };
}
