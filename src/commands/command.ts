import type { Article, ArticleId, ReadCount } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import type { Locale } from "../domain/language.ts";
import type { RecipientHash, RecipientKind, SealedId } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";
import type { Summary } from "../reading/summarize.ts";

/** Which article a reader means. */
export type ArticleRef =
  | { by: "id"; id: ArticleId }
  /** From an NHK link. */
  | { by: "nhk-id"; nhkId: string }
  /** From a quoted message of the bot, by the message's id. */
  | { by: "quote"; messageId: string }
  | { by: "words"; words: string }
  | { by: "nothing" };

/** What can be asked of one article. */
export type ArticleQuestion = "summary" | "related" | "details";

/** What a reader wants, whether typed or tapped. */
export type Command =
  | { name: "latest"; category?: Category; before?: ArticleId }
  /** The rest of a list, asked for in words: only the list's own button knows where it goes on. */
  | { name: "more" }
  | { name: "search"; words: string }
  | { name: ArticleQuestion; of: ArticleRef }
  | { name: "popular" }
  | { name: "help" }
  /** A word of thanks or assent, which asks for nothing. */
  | { name: "thanks" }
  /** Without a locale: asks which ones there are. */
  | { name: "language"; locale?: Locale }
  | { name: "my-data" }
  | { name: "delete-data"; confirmed: boolean }
  /** A message that has no words: a sticker, an image, … */
  | { name: "wordless"; content: "sticker" | "media" }
  /** A button of an older version, or data that no button of ours sends. */
  | { name: "stale-button" };

/** Who asks. The LINE id itself stays in the webhook. */
export interface Asker {
  hash: RecipientHash;
  kind: RecipientKind;
  locale: Locale;
  seal: () => SealedId;
}

/** A short answer in words, with next steps. */
export type Note =
  | { note: "no-articles-yet" }
  | { note: "none-in-category"; category: Category }
  /** Nothing is older than the last article shown. */
  | { note: "none-older" }
  | { note: "more-by-button" }
  | { note: "no-results"; words: string }
  | { note: "unknown-article" }
  | { note: "unknown-quote" }
  | { note: "no-related"; article: Article }
  | { note: "none-popular" }
  | { note: "language-set"; locale: Locale }
  | { note: "my-data"; kept: boolean }
  | { note: "confirm-delete" }
  | { note: "deleted"; kept: boolean }
  | { note: "thanks" }
  | { note: "sticker" }
  | { note: "media" }
  | { note: "stale-button" }
  | { note: "group-hello" }
  | { note: "failed" };

/** Why a list is shown: what its heading says. */
export type ListReason =
  | { list: "latest"; category?: Category }
  | { list: "greeting" }
  /** `near`: no article holds all the words, these hold some. */
  | { list: "search"; words: string; near: boolean }
  | { list: "related"; to: Article }
  | { list: "popular" }
  | { list: "choose"; question: ArticleQuestion };

/** An answer as a value: commands decide it, views show it. */
export type Reply =
  | {
      type: "list";
      reason: ListReason;
      articles: Article[];
      /** There are more below the last one. */
      more: boolean;
      /** NHK has been silent for longer than usual: the time of its newest article. */
      silentSince?: EpochMs;
    }
  | { type: "summary"; article: Article; summary: Summary }
  | {
      type: "details";
      article: Article;
      summary: Summary;
      related: Article[];
      words: number;
      /** Absent where the database does not answer. */
      readCount?: ReadCount;
    }
  | { type: "help" }
  | { type: "language" }
  | ({ type: "note" } & Note);
