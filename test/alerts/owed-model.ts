import type { AlertEntry, Subscription } from "../../src/domain/alert.ts";

/** One article that a reader is owed, as the rules say it. */
export interface Owed {
  articleId: string;
  topics: number[];
  urgent: boolean;
  update: boolean;
}

const HOUR = 3_600_000;

/**
 * What a reader is owed, written down from the rules as plainly as they are told, article by article over the whole log:
 * after the cursor and after the topic was followed; not what another topic brought before; no muted topic's articles;
 * nothing older than a week. An update only continues a story that the reader was told of within a day, unless it
 * follows the story.
 */
export function owedByTheRules(
  log: readonly AlertEntry[],
  reader: { seen: number; subscriptions: readonly Subscription[] },
  { now, upTo }: { now: number; upTo: number },
): Owed[] {
  const subscriptionTo = (topic: number) => reader.subscriptions.find((own) => own.topic === topic);
  /** Whether an entry is meant for this reader at all, told or not. */
  const isForReader = ({ topic, seq }: AlertEntry) => {
    const own = subscriptionTo(topic);
    if (own === undefined || own.muted) return false;
    const beforeThePause = own.earlier !== undefined && own.earlier.after < seq && seq <= own.earlier.upTo;
    return beforeThePause || (!own.paused && own.since < seq);
  };
  const wasTold = (entry: AlertEntry) => isForReader(entry) && entry.seq <= reader.seen;
  const isNew = (entry: AlertEntry) =>
    isForReader(entry) && entry.seq > reader.seen && entry.seq <= upTo && now - entry.at <= 7 * 24 * HOUR;

  const owed: (Owed & { first: number })[] = [];
  for (const articleId of new Set(log.map((entry) => entry.articleId))) {
    const ofArticle = log.filter((entry) => entry.articleId === articleId);
    const fresh = ofArticle.filter(isNew);
    if (fresh.length === 0) continue;
    if (ofArticle.some(wasTold)) continue;
    if (ofArticle.some(({ topic }) => subscriptionTo(topic)?.muted)) continue;
    const story = fresh[0]?.story;
    const isMuted = (id: string) =>
      log.some(({ articleId: of, topic }) => of === id && subscriptionTo(topic)?.muted);
    const toldOfStory = log.some(
      (entry) =>
        entry.story === story && wasTold(entry) && !isMuted(entry.articleId) && now - entry.at <= 24 * HOUR,
    );
    owed.push({
      articleId,
      topics: fresh.map(({ topic }) => topic).sort((a, b) => a - b),
      urgent: fresh.some(({ urgent }) => urgent),
      update: toldOfStory && !fresh.some(({ byStory }) => byStory),
      first: Math.min(...fresh.map(({ seq }) => seq)),
    });
  }
  return owed.sort((a, b) => a.first - b.first).map(({ first: _, ...item }) => item);
}
