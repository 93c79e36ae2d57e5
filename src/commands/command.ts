import type { DeliveredItem, DeliveryMode, DeliverySettings, MinuteOfDay } from "../domain/alert.ts";
import type { Article, ArticleId, ReadCount } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import type { SummaryKind } from "../domain/feedback.ts";
import type { Languages, Locale, NewsLanguage } from "../domain/language.ts";
import type { RecipientHash, RecipientKind, SealedId } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";
import type { Topic, TopicNo } from "../domain/topic.ts";
import type { StoryEntry, Summary } from "../reading/summarize.ts";
import type { TopicRefusal } from "../reading/topic-query.ts";

/** Which article a reader means. */
export type ArticleRef =
  | { by: "id"; id: ArticleId }
  /** From an NHK link. */
  | { by: "nhk-id"; nhkId: string }
  /** From a quoted message of the bot, by the message's id. */
  | { by: "quote"; messageId: string }
  | { by: "words"; words: string }
  /** The newest of a category. */
  | { by: "category"; category: Category }
  | { by: "nothing" };

/** What can be asked of one article; of its story, what it was so far, and what is new in it since the article. */
export const ARTICLE_QUESTIONS = ["summary", "related", "details", "so-far", "since"] as const;
export type ArticleQuestion = (typeof ARTICLE_QUESTIONS)[number];

/** What to follow, as asked for. */
export type FollowTarget =
  /** A category's or preset's name, or words of one's own in the syntax of reading/topic-query.ts. */
  | { by: "words"; words: string }
  | { by: "category"; category: Category }
  | { by: "preset"; preset: string }
  /** The story that an article is of. */
  | { by: "story"; of: ArticleRef }
  | { by: "nothing" };

/** Why words can't be followed; `only-date`: besides it, they say nothing. */
export type WordsRefusal = TopicRefusal | "only-date";

/** Which followed topic is meant. */
export type TopicRef = { by: "no"; no: TopicNo } | { by: "words"; words: string } | { by: "nothing" };

/** How long alerts can be put off; "off" ends it. */
export const SNOOZES = ["hour", "tomorrow", "week", "off"] as const;
export type Snooze = (typeof SNOOZES)[number];

/** What a reader wants of alerts. */
export type AlertCommand =
  /** Without a mode: shows what it would bring; with one, follows. */
  | { name: "follow"; what: FollowTarget; mode?: DeliveryMode }
  | { name: "unfollow"; which: TopicRef | { by: "all"; confirmed: boolean } }
  | { name: "my-alerts" }
  /** Without a topic: all. */
  | { name: "pause" | "resume"; which?: TopicRef }
  /** A group hears the price before; `confirmed`: it has. */
  | { name: "topic-mode"; no: TopicNo; mode: DeliveryMode; confirmed?: true }
  /** Without a length: asks. */
  | { name: "snooze"; length?: Snooze }
  /** The buttons of an alert: why it came, less of this, none of this, mute one of its words. */
  | { name: "why" | "less" | "unfollow-alert" | "mute-alert"; of: ArticleRef }
  /** `lang`: that of the article with the word. */
  | { name: "mute"; word: string; lang?: NewsLanguage }
  /** All that is owed; `range`: what a notice on an earlier reply was about. */
  | { name: "catch-up"; range?: { after: number; upTo: number } }
  | { name: "settings" }
  | { name: "delivery"; mode: DeliveryMode; confirmed?: true }
  /** Typed times replace all; one picked in LINE's picker is added. Neither: asks. */
  | { name: "digest-times"; times?: MinuteOfDay[]; add?: MinuteOfDay; remove?: MinuteOfDay }
  | { name: "quiet"; from?: MinuteOfDay; to?: MinuteOfDay; off?: boolean }
  /** Without one: asks. */
  | { name: "zone"; zone?: string }
  /** Without a state: wants urgent news alone, and is told what comes nearest. */
  | { name: "urgent"; on?: boolean };

/** What a reader wants, whether typed or tapped. */
export type Command =
  | AlertCommand
  | { name: "latest"; category?: Category; before?: ArticleId }
  /** The rest of a list, asked for in words: only the list's own button knows where it goes on. */
  | { name: "more" }
  /** Without words: asks for them. */
  | { name: "search"; words: string }
  | { name: ArticleQuestion; of: ArticleRef }
  | { name: "popular" }
  /** What somebody thinks of a summary, and whose words that was. */
  | { name: "feedback"; by: SummaryKind; vote: "up" | "down" }
  /** Asks of which category. */
  | { name: "categories" }
  | { name: "help" }
  /** A word of thanks or assent, which asks for nothing. */
  | { name: "thanks" }
  /** Chooses one or the other language; without either: asks which ones there are. */
  | { name: "language"; locale?: Locale; news?: NewsLanguage }
  | { name: "my-data" }
  /** The readings of kanji in what is shown. */
  | { name: "furigana"; on: boolean }
  | { name: "delete-data"; confirmed: boolean }
  /** Has the bot leave a group. */
  | { name: "leave"; confirmed: boolean }
  /** A message that has no words: a sticker, an image, … */
  | { name: "wordless"; content: "sticker" | "media" }
  /** A button of an older version, or data that no button of ours sends. */
  | { name: "stale-button" };

/** Who asks. The LINE id itself stays in the webhook. */
export interface Asker extends Languages {
  hash: RecipientHash;
  kind: RecipientKind;
  seal: () => SealedId;
  /** Of a group: how many people a push to it is billed for; asks LINE. Throws LineFault. */
  memberCount?: () => Promise<number>;
}

/** A short answer in words, with next steps. */
export type Note =
  | { note: "no-articles-yet" }
  | { note: "none-in-category"; category: Category }
  /** Nothing is older than the last article shown. */
  | { note: "none-older" }
  | { note: "more-by-button" }
  /** `follow`: what of the search can be followed, where it is not the words as they stand. */
  | { note: "no-results"; words: string; follow?: FollowTarget }
  | { note: "ask-search" }
  /** Nothing in the message is a word to look for. */
  | { note: "nothing-to-search" }
  | { note: "unknown-article" }
  | { note: "unknown-quote" }
  | { note: "no-related"; article: Article }
  /** Its story has no other article, or none that is newer. */
  | { note: "no-story" | "nothing-since"; article: Article }
  | { note: "none-popular" }
  | { note: "ask-category" }
  /** In effect from now on, and said in the new locale. */
  | ({ note: "language-set" | "news-set" } & Languages)
  | { note: "my-data"; kept: boolean; topics: number }
  | { note: "confirm-delete" }
  | { note: "deleted"; kept: boolean }
  | { note: "confirm-leave" | "left" }
  | { note: "thanks" }
  | { note: "furigana"; on: boolean }
  | { note: "feedback-up" | "feedback-down" }
  | { note: "sticker" }
  | { note: "media" }
  | { note: "stale-button" }
  | { note: "group-hello" }
  | { note: "failed" }
  | { note: "refused-words"; words: string; reason: WordsRefusal }
  | { note: "too-many-topics" }
  /** A confirmed subscription: says フォローしました, now following. */
  | { note: "followed"; topic: Topic; no: TopicNo; mode: DeliveryMode }
  | { note: "unfollowed"; topics: Topic[] }
  | { note: "unmuted"; topic: Topic }
  /** `stale`: an old button meant a topic that is followed no longer. */
  | { note: "not-followed"; words?: string; stale?: true }
  | { note: "confirm-unfollow-all"; count: number }
  | { note: "paused" | "resumed"; topic?: Topic }
  | { note: "topic-mode"; topic: Topic; no: TopicNo; mode: DeliveryMode }
  | { note: "ask-snooze" }
  /** `urgent`: urgent news comes nevertheless. */
  | { note: "snoozed"; until: EpochMs; zone: string; urgent: boolean }
  | { note: "snooze-off" }
  | { note: "no-reason"; article: Article }
  | { note: "muted"; topic: Topic; no: TopicNo }
  | { note: "delivery"; mode: DeliveryMode; times: MinuteOfDay[] }
  | { note: "digest-times"; times: MinuteOfDay[] }
  | { note: "unknown-times" }
  | { note: "quiet"; quiet?: { from: MinuteOfDay; to: MinuteOfDay } }
  | { note: "ask-quiet" }
  | { note: "zone"; zone: string }
  | { note: "unknown-zone"; words?: string }
  | { note: "urgent"; on: boolean }
  | { note: "only-urgent" }
  | { note: "nothing-owed"; follows: boolean }
  /** Asked for everything while a push, or another reply, is bringing it. */
  | { note: "on-its-way" }
  /** Of a group: what being told so would cost at most, in paid messages a month; `command` goes ahead. */
  | ({ note: "confirm-price"; command: PricedCommand } & GroupPrice)
  /** Asked about the last alert, where none has come. */
  | { note: "no-alerts-yet" };

/** What a group has to confirm, as each member is billed for. */
export type PricedCommand =
  | { name: "topic-mode"; no: TopicNo; mode: PaidMode; confirmed: true }
  | { name: "delivery"; mode: PaidMode; confirmed: true };

/** The ways of being told that cost a group something. */
export type PaidMode = Exclude<DeliveryMode, "ask">;

/** In paid messages a month: a push counts once for each member. */
export interface GroupPrice {
  members: number;
  messagesAMonth: number;
}

/** A topic with how it is followed. */
export interface FollowedTopic {
  no: TopicNo;
  topic: Topic;
  /** In effect: the topic's own, else the reader's. */
  mode: DeliveryMode;
  paused: boolean;
  muted: boolean;
}

/**
 * What goes with any reply, free of charge: that news is owed, in short, and once, that the budget is short. The cursor
 * moves with it, and `range` brings it all on a tap.
 */
export interface Enclosure {
  owed?: {
    count: number;
    /** Most news first. */
    topics: { topic: Topic; count: number }[];
    since: EpochMs;
    /** The reader's, in which that is said. */
    zone: string;
    /** The newest three at most. */
    articles: Article[];
    range: { after: number; upTo: number };
  };
  /** Alerts come later than this reader wished: merged, with digests, or only with replies. */
  step?: "merged" | "digest" | "ask";
}

/** A stretch of time, whose end is no part of it, in somebody's zone. */
export interface Days {
  from: EpochMs;
  until: EpochMs;
  zone: string;
}

/** The time that a search asked for in vain, and what it asked for without that. */
export interface OtherDays extends Days {
  subject: string;
}

/** Why a list is shown: what its heading says. */
export type ListReason =
  | { list: "latest"; category?: Category }
  /**
   * `near`: no article holds all the words, these hold some. `corrected`: the words with slips mended, which were found.
   * `days`: the time asked for, of which these are, where nothing else was. `otherDays`: nothing was found of it; these are of others.
   * `follow`: what of the search can be followed, where it is not the words as they stand.
   */
  | {
      list: "search";
      words: string;
      near: boolean;
      corrected?: string;
      days?: Days;
      otherDays?: OtherDays;
      follow?: FollowTarget;
    }
  | { list: "related"; to: Article }
  | { list: "popular" }
  | { list: "choose"; question: ArticleQuestion };

/** A topic suggested to somebody who follows none. */
export interface TopicToTry {
  topic: Topic;
  target: FollowTarget;
  /** What it would have brought in the last days. */
  count: number;
  days: number;
  /** What it is best followed by, being so busy. */
  mode: DeliveryMode;
}

/** An answer as a value: commands decide it, views show it. */
export type Reply =
  | {
      type: "list";
      reason: ListReason;
      articles: Article[];
      /** By article: its sentence that answers the search, where one does. */
      passages?: (string | undefined)[];
      /** There are more below the last one. */
      more: boolean;
      /** NHK has been silent for longer than usual: the time of its newest article. */
      silentSince?: EpochMs;
    }
  /** For a new friend: the newest three, none while there are no articles; up to three topics to try; what is pushed. */
  | { type: "greeting"; articles: Article[]; topics: TopicToTry[]; silentSince?: EpochMs }
  /** `plainTitle`: as NHK wrote it, where the article's has the readings of its kanji. */
  | { type: "summary"; article: Article; plainTitle?: string; summary: Summary; others: number }
  /** A story over its articles, oldest first: all of it, or what came after an article. */
  | { type: "story"; part: "so-far" | "since"; of: Article; entries: StoryEntry<Article>[] }
  | {
      type: "details";
      article: Article;
      plainTitle?: string;
      summary: Summary;
      related: Article[];
      /** Further articles of its story. */
      others: number;
      words: number;
      /** Absent where the database does not answer. */
      readCount?: ReadCount;
    }
  | { type: "help" }
  | { type: "language" }
  /** Before a topic is switched on: what the last days would have brought. */
  | {
      type: "follow-preview";
      topic: Topic;
      target: FollowTarget;
      days: number;
      count: number;
      /** The newest three at most. */
      examples: Article[];
      /** More than five a day: a digest is the better offer. */
      offerDigest: boolean;
      followed: boolean;
      /** The topic's number, where it is followed. */
      no?: TopicNo;
      /** Where nothing was found: what may have been meant by a slip, or by kana. */
      near?: { topic: Topic; target: FollowTarget };
      /** Of a group: what pushing at once and what digests would cost at most, in paid messages a month. */
      group?: GroupPrice & { digestsAMonth: number };
    }
  | { type: "what-to-follow"; categories: Category[]; presets: string[] }
  | {
      type: "my-alerts";
      subscriptions: FollowedTopic[];
      settings: DeliverySettings;
      snoozedUntil?: EpochMs;
    }
  | {
      type: "settings";
      settings: DeliverySettings;
      snoozedUntil?: EpochMs;
      follows: number;
      furigana: boolean;
    }
  | { type: "why"; article: Article; reasons: { followed: FollowedTopic; words: string[] }[] }
  | { type: "choose-topic"; action: "unfollow" | "less" | "pause" | "resume"; topics: FollowedTopic[] }
  | { type: "choose-mute"; article: Article; words: string[] }
  /** The newest ten as cards, the rest as titles; nothing is left out. */
  | { type: "catch-up"; items: DeliveredItem[] }
  | ({ type: "note" } & Note);
