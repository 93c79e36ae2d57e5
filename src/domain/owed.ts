import { type AlertEntry, LOG_DAYS, type OwedItem, STORY_HOURS, type Subscription } from "./alert.ts";
import type { ArticleId } from "./article.ts";
import { DAY, type EpochMs, HOUR } from "./time.ts";
import type { StoryId, TopicNo } from "./topic.ts";

/** The alert log as it is asked; lists are in the order of seq. */
export interface AlertLog {
  /** The last position there is. */
  head(): number;
  /** A topic's entries after a position. */
  after(topic: TopicNo, seq: number): readonly AlertEntry[];
  /** Every entry of an article, whatever its topic. */
  ofArticle(id: ArticleId): readonly AlertEntry[];
  /** Every entry of a story, whatever its article and topic. */
  ofStory(id: StoryId): readonly AlertEntry[];
}

/** How far a reader has been told, and what it follows. */
export interface Standing {
  subscriptions: readonly Subscription[];
  /** The reader's cursor: everything owed up to there was told. */
  seen: number;
}

/** What is compared with what: the log as it stood at `upTo`, looked at `now`. */
export interface Moment {
  now: EpochMs;
  upTo: number;
}

const NOTHING: OwedItem[] = [];

/**
 * The articles a reader is owed, in the order of the log: in it after the cursor and after their topic was followed, not
 * told before through another topic, not muted, not older than LOG_DAYS.
 */
export function owedItems(standing: Standing, log: AlertLog, moment: Moment): OwedItem[] {
  const entries = newEntries(standing, log, moment);
  if (entries.length === 0) return NOTHING;
  const isOwed = ({ articleId }: AlertEntry) =>
    !isMuted(articleId, standing, log) && !isTold(articleId, standing, log);
  const [first] = entries;
  // Nearly always it is one: a million readers are asked about at once.
  if (first && entries.length === 1)
    return isOwed(first) ? [itemOf(entries, standing, log, moment)] : NOTHING;
  const byArticle = Map.groupBy(entries.filter(isOwed), ({ articleId }) => articleId).values();
  return Array.from(byArticle, (ofArticle) => itemOf(ofArticle, standing, log, moment)).sort(
    (a, b) => a.seq - b.seq,
  );
}

function newEntries({ subscriptions, seen }: Standing, log: AlertLog, { now, upTo }: Moment): AlertEntry[] {
  const entries: AlertEntry[] = [];
  for (const subscription of subscriptions) {
    const { topic, since, earlier } = subscription;
    if (!isListening(subscription)) continue;
    for (const entry of log.after(topic, Math.max(seen, earlier?.after ?? since)))
      if (entry.seq <= upTo && entry.at >= now - LOG_DAYS * DAY && hears(subscription, entry))
        entries.push(entry);
  }
  return entries;
}

const isListening = ({ paused, muted, earlier }: Subscription): boolean =>
  !muted && (!paused || earlier !== undefined);

/** Whether an entry of its topic came while it was followed and not paused. */
const hears = ({ since, paused, muted, earlier }: Subscription, { seq }: AlertEntry): boolean =>
  !muted &&
  ((!paused && seq > since) || (earlier !== undefined && seq > earlier.after && seq <= earlier.upTo));

const isMuted = (id: ArticleId, { subscriptions }: Standing, log: AlertLog): boolean =>
  subscriptions.some(({ topic, muted }) => muted && log.ofArticle(id).some((entry) => entry.topic === topic));

/** Whether an entry was for this reader when the cursor went over it. */
export const wasTold = (entry: AlertEntry, { subscriptions, seen }: Standing): boolean =>
  entry.seq <= seen &&
  subscriptions.some((subscription) => subscription.topic === entry.topic && hears(subscription, entry));

const isTold = (id: ArticleId, standing: Standing, log: AlertLog): boolean =>
  log.ofArticle(id).some((entry) => wasTold(entry, standing));

function itemOf(entries: AlertEntry[], standing: Standing, log: AlertLog, { now }: Moment): OwedItem {
  const first = entries.reduce((earliest, entry) => (entry.seq < earliest.seq ? entry : earliest));
  const { articleId, story, publishedAt, at, seq } = first;
  const known = (entry: AlertEntry) =>
    entry.at >= now - STORY_HOURS * HOUR &&
    wasTold(entry, standing) &&
    !isMuted(entry.articleId, standing, log);
  return {
    articleId,
    topics: entries.map(({ topic }) => topic),
    story,
    urgent: entries.some(({ urgent }) => urgent),
    update: !entries.some(({ byStory }) => byStory) && log.ofStory(story).some(known),
    publishedAt,
    at,
    seq,
  };
}
