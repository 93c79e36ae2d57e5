import type { LanguageTag } from "./language.ts";
import type { EpochMs } from "./time.ts";
import type { StoryId } from "./topic.ts";

/** UUID v7, made by us when the article is first stored. */
export type ArticleId = string;

/**
 * What NHK's title mark says about an item: 【動画】 a video with a stub of text, 【詳細】 a story that keeps one id for
 * days while title, text and date change.
 */
export type ArticleForm = "story" | "video" | "rolling";

/** What a source says about one article, cleaned, before the store knows it. Times are absent where NHK gave none. */
export interface ArticleDraft {
  /** NHK's own id, the last segment of the link's path; unique within a language. */
  nhkId: string;
  url: string;
  lang: LanguageTag;
  /** At least one; a story seen in two feeds comes as two drafts with one id. */
  categories: string[];
  form: ArticleForm;
  /** Plain text, NFC, without the form's mark. */
  title: string;
  /** Plain text, NFC, paragraphs separated by "\n", none of them twice; may be empty. */
  lead: string;
  body?: string;
  /** An https address of a photograph. */
  image?: string;
  publishedAt?: EpochMs;
  /** NHK's own time of this version; an older version never overwrites a newer one. */
  modifiedAt?: EpochMs;
}

/** When NHK made these words, as far as it says: what decides which of two versions is the newer. */
export function versionTime(draft: Pick<ArticleDraft, "publishedAt" | "modifiedAt">): EpochMs | undefined {
  return draft.modifiedAt ?? draft.publishedAt;
}

/** One NHK article as the bot knows it: after the article page that the project started from. */
export interface Article {
  id: ArticleId;
  nhkId: string;
  url: string;
  publisher: "nhk";
  lang: LanguageTag;
  categories: string[];
  form: ArticleForm;
  title: string;
  lead: string;
  body?: string;
  /** An https address of NHK's photograph, where a source gives one. */
  image?: string;
  /** When NHK published it; when we first saw it, if NHK does not say. */
  publishedAt: EpochMs;
  modifiedAt?: EpochMs;
  createdAt: EpochMs;
  /** When we last took over a correction; equals createdAt before the first. */
  updatedAt: EpochMs;
  /** 1 when new, one more with every correction of title, lead or body. */
  revision: number;
  /** SHA-256 over title, lead and body, hex. */
  contentHash: string;
  /** The story it belongs to: the id of the article that began it, perhaps its own. */
  storyId: StoryId;
  /** Position in the articles table's order of change: what followers remember as their cursor. */
  seq: number;
}

/** How often and when an article was last opened; who opened it is nowhere kept. */
export interface ReadCount {
  reads: number;
  lastReadAt?: EpochMs;
}
