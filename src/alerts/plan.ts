import type { DeliveredItem, Delivery, DeliveryMode, Occasion, OwedItem } from "../domain/alert.ts";
import type { ArticleId } from "../domain/article.ts";
import { type Locale, type NewsLanguage, usualNews } from "../domain/language.ts";
import { type AlertLog, owedItems } from "../domain/owed.ts";
import { DAY, type EpochMs, HOUR, MINUTE, SECOND } from "../domain/time.ts";
import type { Moves } from "../store/batches.ts";
import type { Alarm, PagePlan, PlannedBatch } from "../store/planning.ts";
import type { PlannedReader } from "../store/reader-row.ts";
import { judge, type Policy, type Verdict } from "./schedule.ts";

/** What the month's paid messages allow. */
export interface Allowance {
  /** Messages that may still be planned; urgent news has a reserve. */
  allowance(urgent: boolean): number;
  planned(messages: number, urgent: boolean): void;
}

export interface PlanParts {
  log: AlertLog;
  /** The log's last position when the pass began: later news waits for the next pass. */
  upTo: number;
  now: EpochMs;
  /** Some of the news that this pass is about is urgent. */
  isUrgent: boolean;
  policy: Policy;
  budget: Allowance;
  /** Articles and topics as they are shown; undefined where the article is gone. */
  show: (item: OwedItem) => DeliveredItem | undefined;
  /** The language of its topics, for readers whose own is not known. */
  localeOf: (item: OwedItem) => NewsLanguage;
  /** Whether the article is still there. */
  isThere: (id: ArticleId) => boolean;
  /** The id of a delivery's messages; `key` says which deliveries are equal. */
  contentFor: (key: string, delivery: () => Delivery, locale: Locale, news: NewsLanguage) => string;
  newKey: () => string;
  /** Whether the page has taken so long that its other readers are for the next one. */
  isEnough: () => boolean;
  /** Told of a reader that can't be planned for, who must not keep the others from their news. */
  onFault: (error: unknown) => void;
}

/** LINE's limit of a multicast (Messaging API reference, "Send multicast message"). */
const RECIPIENTS_PER_MULTICAST = 500;
/** What the budget has no messages for now is asked for again after this. */
const UNAFFORDABLE_MS = 30 * MINUTE;
/** Who can't be planned for is tried again after this. */
const FAULT_MS = HOUR;

/** A snooze lasts a week at most, so a later alarm was set by a clock that was wrong. */
const FURTHEST_ALARM_MS = 8 * DAY;

/** Recipients who get the same messages. */
interface Group {
  contentId: string;
  urgent: boolean;
  persons: Moves;
  /** Groups and rooms, with their members. */
  chats: { move: Moves[number]; members: number }[];
}

/**
 * What to do for a page of readers: who is told now, in as few batches as contents, and when to look at the others again.
 * Whoever is told is told all that is owed.
 */
export function planPage(
  readers: readonly PlannedReader[],
  parts: PlanParts,
): Pick<PagePlan, "looked" | "batches" | "alarms" | "again"> {
  const groups = new Map<string, Group>();
  const alarms: PagePlan["alarms"] = new Map();
  const again = new Set<number>();
  let looked = 0;
  for (const reader of readers) {
    if (looked > 0 && parts.isEnough()) break;
    looked++;
    if (!canStart(reader, parts)) continue;
    // Once the batch under way is done, the planner looks again.
    if (reader.batch !== undefined) again.add(reader.batch);
    else for (const [some, alarm] of safely(reader, groups, parts)) setAlarm(alarms, reader, some, alarm);
  }
  const batches = [...groups.values()].flatMap((group) => batchesOf(group, parts));
  return { looked, batches, alarms, again };
}

/** Readers who are alike, by number, and when to look at them again. */
type Alarms = [ids: readonly number[], alarm: Alarm][];

function setAlarm(
  alarms: PagePlan["alarms"],
  { wakeAt, digestAt }: PlannedReader,
  ids: readonly number[],
  alarm: Alarm,
): void {
  if (alarm.wakeAt === (wakeAt ?? null) && alarm.digestAt === (digestAt ?? null)) return;
  for (const id of ids) alarms.set(id, alarm);
}

/**
 * Whether the reader paused a topic after the pass had read the log: what came for it in between is owed, and no news of
 * that topic makes anybody look at those who have paused it.
 */
const isBehind = ({ subscriptions }: PlannedReader, { upTo }: PlanParts): boolean =>
  subscriptions.some(({ paused, earlier }) => paused && earlier !== undefined && earlier.upTo > upTo);

/** In the next pass: this one would look at the same readers for ever. */
const soonAgain = ({ wakeAt, digestAt }: Alarm, { now }: PlanParts): Alarm => ({
  wakeAt: Math.min(wakeAt ?? Number.POSITIVE_INFINITY, now + SECOND),
  digestAt,
});

const everyone = ({ id, alike = [] }: PlannedReader): number[] => [id, ...alike];

function safely(reader: PlannedReader, groups: Map<string, Group>, parts: PlanParts): Alarms {
  try {
    const alarms = lookAt(reader, groups, parts);
    return isBehind(reader, parts) ? alarms.map(([ids, alarm]) => [ids, soonAgain(alarm, parts)]) : alarms;
  } catch (error) {
    parts.onFault(error);
    return [[everyone(reader), alarmOf({ wakeAt: parts.now + FAULT_MS }, reader)]];
  }
}

/** Puts the readers who are alike into their group where they are told now; gives when to look again. */
function lookAt(reader: PlannedReader, groups: Map<string, Group>, parts: PlanParts): Alarms {
  const items = owedItems(reader, parts.log, parts);
  const isThere = ({ articleId }: OwedItem) => parts.isThere(articleId);
  const owed = items.every(isThere) ? items : items.filter(isThere);
  const verdict = judge(owed, reader, parts.policy, parts.now);
  const ids = everyone(reader);
  if (verdict.start === undefined)
    return [[ids, alarmOf(isHeldBack(owed, parts) ? soonerOf(verdict, parts) : verdict)]];
  const urgent = verdict.start === "urgent";
  const affordable = Math.max(0, Math.floor(parts.budget.allowance(urgent) / reader.members));
  const told = ids.slice(0, affordable);
  if (told.length > 0) {
    join(groups, verdict.start, reader, { told, owed }, parts);
    parts.budget.planned(told.length * reader.members, urgent);
  }
  // The digest of those who go without stays due, so that it is not always the same ones.
  const later = alarmOf({ wakeAt: parts.now + UNAFFORDABLE_MS }, reader);
  return [
    [told, alarmOf(verdict)],
    [ids.slice(affordable), later],
  ];
}

/** Nobody is told when the month's messages suffice again. */
const isHeldBack = (owed: readonly OwedItem[], { policy }: PlanParts): boolean =>
  policy.step === "ask" && owed.length > 0;

const soonerOf = (verdict: Verdict, { now }: PlanParts): Verdict => ({
  ...verdict,
  wakeAt: Math.min(verdict.wakeAt ?? Number.POSITIVE_INFINITY, now + UNAFFORDABLE_MS),
});

/**
 * Whether anything could come of looking at what the reader is owed, which may be days of news: not where it is told
 * with replies alone, nor while it waits for its time and nothing has come that would not wait.
 */
function canStart(reader: PlannedReader, { now, policy, isUrgent }: PlanParts): boolean {
  const { subscriptions, settings, wakeAt } = reader;
  if (wakeAt !== undefined && wakeAt <= now) return true;
  const follows = (...modes: DeliveryMode[]) =>
    subscriptions.some(
      ({ mode = settings.mode, paused, muted }) => !paused && !muted && modes.includes(mode),
    );
  const isPrompt = policy.step === "instant" || policy.step === "merged";
  if (isPrompt && follows("instant")) return true;
  const sleeps = wakeAt !== undefined && wakeAt <= now + FURTHEST_ALARM_MS;
  return (isUrgent || !sleeps) && follows("instant", "digest");
}

const alarmOf = (
  { wakeAt, digestAt }: Pick<Verdict, "wakeAt" | "digestAt">,
  kept?: PlannedReader,
): Alarm => ({
  wakeAt: wakeAt ?? null,
  digestAt: digestAt ?? kept?.digestAt ?? null,
});

function join(
  groups: Map<string, Group>,
  occasion: Occasion,
  { locale: own, news: chosen, kind, members, seen }: PlannedReader,
  { told, owed }: { told: readonly number[]; owed: readonly OwedItem[] },
  { contentFor, show, localeOf }: PlanParts,
): void {
  const [first] = owed;
  if (first === undefined) return;
  const locale = own ?? localeOf(first);
  const news = chosen ?? usualNews(locale);
  const key = [occasion, locale, news, ...owed.map(signature)].join(" ");
  const delivery = () => ({ occasion, items: inReadingOrder(owed).flatMap((item) => show(item) ?? []) });
  const group = groups.get(key) ?? {
    contentId: contentFor(key, delivery, locale, news),
    urgent: occasion === "urgent",
    persons: [],
    chats: [],
  };
  groups.set(key, group);
  for (const id of told)
    if (kind === "user") group.persons.push([id, seen]);
    else group.chats.push({ move: [id, seen], members });
}

const signature = ({ articleId, topics, update }: OwedItem): string =>
  `${articleId}:${topics.join(",")}${update ? ":update" : ""}`;

/** Urgent news first, then what is new, then updates; the newest first among equals. */
const inReadingOrder = (owed: readonly OwedItem[]): OwedItem[] =>
  owed.toSorted(
    (a, b) =>
      Number(b.urgent) - Number(a.urgent) ||
      Number(a.update) - Number(b.update) ||
      b.publishedAt - a.publishedAt,
  );

/** Persons are told by multicast, groups and single persons by push. */
function batchesOf(
  { contentId, urgent, persons, chats }: Group,
  { upTo, newKey }: PlanParts,
): PlannedBatch[] {
  const batch = (kind: PlannedBatch["kind"], moves: Moves, messages: number): PlannedBatch => ({
    ...{ key: newKey(), kind, contentId, urgent, messages, upTo, moves },
  });
  const batches = chats.map(({ move, members }) => batch("push", [move], members));
  for (let start = 0; start < persons.length; start += RECIPIENTS_PER_MULTICAST) {
    const some = persons.slice(start, start + RECIPIENTS_PER_MULTICAST);
    batches.push(batch(some.length === 1 ? "push" : "multicast", some, some.length));
  }
  return batches;
}
