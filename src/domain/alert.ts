import type { Article, ArticleId } from "./article.ts";
import type { EpochMs } from "./time.ts";
import type { StoryId, Topic, TopicNo } from "./topic.ts";

/** One line of the alert log: an article is news to everybody who follows a topic. Never changed, kept for LOG_DAYS. */
export interface AlertEntry {
  /** Position in the log; numbers become visible in order. */
  seq: number;
  articleId: ArticleId;
  topic: TopicNo;
  story: StoryId;
  /** The topic is the story itself. */
  byStory: boolean;
  urgent: boolean;
  publishedAt: EpochMs;
  /** When it was written. */
  at: EpochMs;
}

/** Digests and catch-up reach back that far. */
export const LOG_DAYS = 7;
/** No push starts for an article older than that. */
export const FRESH_HOURS = 12;
/** For so long after an alert, what only continues its story is an update. */
export const STORY_HOURS = 24;

/** When a topic's news is told: at once, at the reader's digest times, or only with a reply. */
export const DELIVERY_MODES = ["instant", "digest", "ask"] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

/** One reader's following of one topic. */
export interface Subscription {
  topic: TopicNo;
  /** Position of the log when it was followed or resumed: what is after it is owed. */
  since: number;
  /** The stretch of the log that it was followed for before its last pause: still owed where it was not told, and told once. */
  earlier?: { after: number; upTo: number };
  /** Absent: the reader's own mode. */
  mode?: DeliveryMode;
  paused: boolean;
  /** The other way round: articles of this topic are not told to this reader. */
  muted: boolean;
}

/** Minutes after midnight, 0 to 1439, in the reader's zone. */
export type MinuteOfDay = number;

/** How a reader wants to be told. */
export interface DeliverySettings {
  /** Of topics that have none of their own. */
  mode: DeliveryMode;
  /** One to three, rising. */
  digestTimes: MinuteOfDay[];
  /** Nothing is pushed from the one minute to the other, perhaps over midnight; equal ends are not used. */
  quiet?: { from: MinuteOfDay; to: MinuteOfDay };
  /** IANA time zone. */
  zone: string;
  /** Urgent news breaks quiet hours, digests and snoozes. */
  urgent: boolean;
}

/** Digests a day at most: more are no digests. */
export const DIGESTS_A_DAY = 3;
/** Quiet hours until both ends were chosen. */
export const NIGHT: { from: MinuteOfDay; to: MinuteOfDay } = { from: 22 * 60, to: 7 * 60 };

export const MORNING: MinuteOfDay = 8 * 60;
export const EVENING: MinuteOfDay = 19 * 60;

/** A person's settings until they choose; a group's differ in `mode: "ask"`. */
export const DEFAULT_SETTINGS: DeliverySettings = {
  mode: "instant",
  digestTimes: [MORNING, EVENING],
  zone: "Asia/Tokyo",
  urgent: true,
};

/** An article that a reader has still to be told. */
export interface OwedItem {
  articleId: ArticleId;
  /** The reader's topics that it is of, in the order followed. */
  topics: TopicNo[];
  story: StoryId;
  urgent: boolean;
  /** It only continues a story that the reader was alerted to lately. */
  update: boolean;
  publishedAt: EpochMs;
  /** When the log first had it. */
  at: EpochMs;
  /** Its first position in the log that is owed. */
  seq: number;
}

/** Why a message comes without being asked for. */
export type Occasion = "alert" | "urgent" | "digest";

/** One article of a delivery, with all the reader's topics that brought it. */
export interface DeliveredItem {
  article: Article;
  reasons: Topic[];
  urgent: boolean;
  update: boolean;
  /** Its position in the log. */
  seq: number;
}

/** What one push carries: urgent news, then what is new, then updates, each newest first. */
export interface Delivery {
  occasion: Occasion;
  items: DeliveredItem[];
}
