import type { DeliveredItem, DeliveryMode, OwedItem } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import { owedItems } from "../domain/owed.ts";
import type { Reader } from "../domain/reader.ts";
import type { TopicNo } from "../domain/topic.ts";
import type { Enclosure } from "./command.ts";
import type { Desk } from "./desk.ts";

/** A stretch of the alert log: after the one position, up to the other. */
export interface LogRange {
  after: number;
  upTo: number;
}

const NEWEST_SHOWN = 3;

/** The stretch of the log that a reader has still to be told. */
export const rangeOwed = ({ seen }: Reader, { alertLog }: Desk): LogRange => ({
  after: seen,
  upTo: alertLog.head(),
});

/** Another instance may have told of news that this one has not heard of yet: without it the rest would pass for all. */
export async function hearOf({ upTo }: LogRange, { alertLog }: Desk): Promise<void> {
  if (upTo > alertLog.head()) await alertLog.catchUp();
}

/** All that a reader is owed in a stretch of the log, newest first; by default in all that was not told. */
export function catchUpItems(
  reader: Reader,
  desk: Desk,
  range: LogRange = rangeOwed(reader, desk),
): DeliveredItem[] {
  return owedIn(range, reader, desk).map(({ item }) => item);
}

/** What is owed and can be shown: its article is still known, and not muted since it came. Newest first. */
function owedIn(
  { after, upTo }: LogRange,
  reader: Reader,
  desk: Desk,
): { owed: OwedItem; item: DeliveredItem }[] {
  const mutes = reader.subscriptions.flatMap(({ topic, muted }) => (muted && desk.topics.get(topic)) || []);
  const isMuted = (article: Article) => mutes.some((mute) => desk.explain(mute, article) !== undefined);
  const standing = { subscriptions: reader.subscriptions, seen: after };
  return owedItems(standing, desk.alertLog, { now: desk.clock(), upTo })
    .flatMap((owed) => {
      const article = desk.cache.get(owed.articleId);
      const reasons = owed.topics.flatMap((no) => desk.topics.get(no) ?? []);
      return article && !isMuted(article) ? [{ owed, item: { ...owed, article, reasons } }] : [];
    })
    .sort((a, b) => b.item.article.publishedAt - a.item.article.publishedAt);
}

/**
 * What goes with a free reply: in short what is owed in a stretch of the log, and once, that the budget holds this
 * reader's alerts back. Undefined where there is neither.
 */
export function enclosureFor(
  reader: Reader,
  desk: Desk,
  range: LogRange = rangeOwed(reader, desk),
): Enclosure | undefined {
  const owed = noticeOf(range, reader, desk);
  const step = stepToTell(reader, desk.step());
  return owed || step ? { ...(owed && { owed }), ...(step && { step }) } : undefined;
}

function noticeOf(range: LogRange, reader: Reader, desk: Desk): Enclosure["owed"] {
  const all = owedIn(range, reader, desk);
  if (all.length === 0) return undefined;
  return {
    count: all.length,
    topics: countTopics(all.map(({ owed }) => owed)).flatMap(({ no, count }) => {
      const topic = desk.topics.get(no);
      return topic ? [{ topic, count }] : [];
    }),
    since: Math.min(...all.map(({ owed }) => owed.at)),
    zone: reader.settings.zone,
    articles: all.slice(0, NEWEST_SHOWN).map(({ item }) => item.article),
    range,
  };
}

/** Most news first. */
function countTopics(owed: OwedItem[]): { no: TopicNo; count: number }[] {
  const counts = new Map<TopicNo, number>();
  for (const { topics } of owed) for (const no of topics) counts.set(no, (counts.get(no) ?? 0) + 1);
  return Array.from(counts, ([no, count]) => ({ no, count })).sort((a, b) => b.count - a.count);
}

/** The modes that a step holds back. */
const HELD_BACK: Record<NonNullable<Enclosure["step"]>, DeliveryMode[]> = {
  merged: ["instant"],
  digest: ["instant"],
  ask: ["instant", "digest"],
};

function stepToTell(
  { subscriptions, settings, toldStep }: Reader,
  step: ReturnType<Desk["step"]>,
): Enclosure["step"] {
  if (step === "instant" || step === toldStep) return undefined;
  const isHeldBack = subscriptions.some(
    ({ mode = settings.mode, paused, muted }) => !paused && !muted && HELD_BACK[step].includes(mode),
  );
  return isHeldBack ? step : undefined;
}
