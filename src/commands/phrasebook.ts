import type { DeliveryMode } from "../domain/alert.ts";
import type { Category } from "../domain/category.ts";
import type { ArticleQuestion, Snooze } from "./command.ts";

/** What readers of one further language type, besides the Japanese and English words: what help and buttons teach. */
export interface Phrasebook {
  /** Whole messages that are a command, folded as the words of vocabulary.ts. */
  commands: Record<
    | ArticleQuestion
    | "latest"
    | "more"
    | "popular"
    | "categories"
    | "help"
    | "thanks"
    | "language"
    | "my-data"
    | "delete-data"
    | "leave"
    | "furigana"
    | "furigana-off"
    | "search",
    string[]
  >;
  /** Whole messages about alerts, folded; spaces between them are forgiven. */
  alerts: Record<
    | "follow"
    | "unfollow"
    | "unfollow-all"
    | "my-alerts"
    | "pause"
    | "resume"
    | "snooze"
    | "catch-up"
    | "settings"
    | "digest-times"
    | "quiet"
    | "zone"
    | "why"
    | "less"
    | "mute",
    string[]
  >;
  modes: Record<DeliveryMode, string[]>;
  snoozes: Record<Snooze, string[]>;
  urgent: Record<"on" | "off", string[]>;
  categories: Record<Category, string[]>;
  /** Of which a wish for the latest news is made, as NEWS_WORDS has them. */
  news: Record<"recent" | "news", string[]>;
  /** What "this" is called by somebody who follows it. */
  story: string[];
  /** Each finds what to follow, or to follow no longer. */
  follow: RegExp[];
  unfollow: RegExp[];
  /** Courtesies around a wish. */
  shells: RegExp[];
}
