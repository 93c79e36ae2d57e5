import type { AlertEntry } from "../domain/alert.ts";
import type { ArticleId } from "../domain/article.ts";
import type { AlertLog } from "../domain/owed.ts";
import type { EpochMs } from "../domain/time.ts";
import type { StoryId, TopicNo } from "../domain/topic.ts";
import type { AlertLogStore } from "./alert-log.ts";

/** The last days of the alert log in memory, which follows the database by position. */
export interface AlertMemory extends AlertLog {
  /** Takes over what was appended since; calls at the same time queue up. */
  catchUp(): Promise<void>;
  /** Entries behind a position, of all topics. */
  since(seq: number): readonly AlertEntry[];
  /** The position of the first entry there is; of the next one where there is none. */
  start(): number;
  dropBefore(at: EpochMs): void;
  size(): number;
}

const PAGE = 1_000;
const NONE: readonly AlertEntry[] = [];

/**
 * @param prepare brings the articles and topics that entries name into memory. It is done before entries are seen here, so
 * that no cursor goes over an article which this instance could not show.
 */
export function createAlertMemory(
  log: Pick<AlertLogStore, "after">,
  prepare: () => Promise<unknown> = () => Promise.resolve(),
): AlertMemory {
  let entries: AlertEntry[] = [];
  let byTopic = new Map<TopicNo, AlertEntry[]>();
  let byArticle = new Map<ArticleId, AlertEntry[]>();
  let byStory = new Map<StoryId, AlertEntry[]>();
  let head = 0;
  let lastPass = Promise.resolve();

  function take(entry: AlertEntry): void {
    entries.push(entry);
    addTo(byTopic, entry.topic, entry);
    addTo(byArticle, entry.articleId, entry);
    addTo(byStory, entry.story, entry);
  }

  async function pass(): Promise<void> {
    for (;;) {
      const page = await log.after(head, PAGE);
      if (page.length > 0) await prepare();
      page.forEach(take);
      head = page.at(-1)?.seq ?? head;
      if (page.length < PAGE) return;
      await new Promise(setImmediate);
    }
  }

  return {
    catchUp() {
      const next = lastPass.then(pass);
      lastPass = next.catch(() => undefined);
      return next;
    },
    head: () => head,
    start: () => entries[0]?.seq ?? head + 1,
    after: (topic, seq) => behind(byTopic.get(topic) ?? NONE, seq),
    since: (seq) => behind(entries, seq),
    ofArticle: (id) => byArticle.get(id) ?? NONE,
    ofStory: (id) => byStory.get(id) ?? NONE,
    dropBefore(at) {
      const kept = entries.filter((entry) => entry.at >= at);
      if (kept.length === entries.length) return;
      entries = [];
      byTopic = new Map();
      byArticle = new Map();
      byStory = new Map();
      kept.forEach(take);
    },
    size: () => entries.length,
  };
}

function addTo<Key>(lists: Map<Key, AlertEntry[]>, key: Key, entry: AlertEntry): void {
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}

/** Entries come in order, so those behind a position are a list's end: mostly all of it, or nothing. */
function behind(list: readonly AlertEntry[], seq: number): readonly AlertEntry[] {
  const last = list.at(-1);
  if (last === undefined || last.seq <= seq) return NONE;
  const first = list.findLastIndex((entry) => entry.seq <= seq) + 1;
  return first === 0 ? list : list.slice(first);
}
