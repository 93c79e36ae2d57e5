import { hash } from "node:crypto";
import {
  type Article,
  type ArticleDraft,
  type ArticleForm,
  type ArticleId,
  versionTime,
} from "../domain/article.ts";
import type { EpochMs } from "../domain/time.ts";
import { isSuperseded, type Part, supersede } from "./superseded.ts";

/** What NHK says about an article, as far as drafts have told us: the part of it that a later draft may change. */
interface Content {
  url: string;
  categories: string[];
  form: ArticleForm;
  title: string;
  lead: string;
  body?: string;
  image?: string;
  publishedAt: EpochMs;
  modifiedAt?: EpochMs;
  /** NHK's own time of these words; absent where it gave none. */
  versionAt?: EpochMs;
  superseded: readonly string[];
}

/** An article with what the store alone needs. */
export interface StoredArticle {
  article: Article;
  /** NHK's own time of its words; absent where NHK gave none. */
  versionAt?: EpochMs;
  /** Marks of what it said before; see superseded.ts. */
  superseded: readonly string[];
}

/** What drafts do to an article. `seq` of the article is the stored one, 0 when new: the store gives out the next. */
export interface Revision extends StoredArticle {
  change: "added" | "corrected" | "touched" | "unchanged";
}

/**
 * SHA-256, hex, over the words that a reader sees; equal words are the same revision. An absent body counts as empty.
 */
function contentHash(words: { title: string; lead: string; body?: string }): string {
  return hash("sha256", `${words.title}\0${words.lead}\0${words.body ?? ""}`, "hex");
}

/**
 * Takes all drafts of one article in, one after the other, and counts them as one change at most.
 *
 * - Words of an older copy, by NHK's own times, are ignored.
 * - At one time of NHK's, or where a draft has none, other words are a correction in place, unless the article has said
 *   them before: then they are another feed's older copy. So two feeds that disagree settle on what came last.
 * - What a draft leaves out (lead, body, image, dates) stays as it is: a feed without leads does not erase a stored one.
 * - Categories only ever come in addition.
 */
export function revise(
  stored: StoredArticle | undefined,
  drafts: readonly [ArticleDraft, ...ArticleDraft[]],
  now: EpochMs,
  newId: (now: EpochMs) => ArticleId,
): Revision {
  const [first] = drafts;
  const before = stored ? contentOf(stored) : firstContent(first, now);
  const after = drafts.reduce(absorb, before);
  const { versionAt, superseded, ...content } = after;
  const version = { superseded, ...(versionAt === undefined ? {} : { versionAt }) };
  if (!stored) {
    const id = newId(now);
    const identity = { id, storyId: id, nhkId: first.nhkId, lang: first.lang, publisher: "nhk" as const };
    const state = { createdAt: now, updatedAt: now, revision: 1, contentHash: contentHash(content), seq: 0 };
    return { change: "added", article: { ...identity, ...content, ...state }, ...version };
  }
  const article: Article = { ...stored.article, ...content };
  if (!sameWords(before, after)) {
    const state = { updatedAt: now, revision: article.revision + 1, contentHash: contentHash(content) };
    return { change: "corrected", article: { ...article, ...state }, ...version };
  }
  return { change: sameContext(before, after) ? "unchanged" : "touched", article, ...version };
}

function contentOf({ article, versionAt, superseded }: StoredArticle): Content {
  const { url, categories, form, title, lead, body, image, publishedAt, modifiedAt } = article;
  return {
    ...{ url, categories, form, title, lead, publishedAt, superseded },
    ...(body === undefined ? {} : { body }),
    ...(image === undefined ? {} : { image }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    ...(versionAt === undefined ? {} : { versionAt }),
  };
}

function firstContent({ nhkId, lang, ...draft }: ArticleDraft, now: EpochMs): Content {
  const versionAt = versionTime(draft);
  return {
    ...draft,
    categories: [...new Set(draft.categories)],
    publishedAt: draft.publishedAt ?? now,
    superseded: [],
    ...(versionAt === undefined ? {} : { versionAt }),
  };
}

/** The content after one more draft. */
function absorb(known: Content, draft: ArticleDraft): Content {
  const content: Content = {
    ...known,
    categories: [...new Set([...known.categories, ...draft.categories])],
  };
  const draftAt = versionTime(draft);
  const age = draftAt === undefined ? 0 : draftAt - (known.versionAt ?? Number.NEGATIVE_INFINITY);
  if (age < 0) return content;
  const mayReplace = (part: Part) => age > 0 || !isSuperseded(known.superseded, part);

  const text = { title: draft.title, lead: draft.lead === "" ? known.lead : draft.lead };
  if (!sameText(known, text) && !mayReplace(textPart(draft))) return content;
  Object.assign(content, text);
  if (draft.body !== undefined && mayReplace(["body", draft.body])) content.body = draft.body;
  // Two feeds may write one picture's address in two ways: only a newer version brings another.
  if (draft.image !== undefined && (age > 0 || known.image === undefined)) content.image = draft.image;
  if (mayReplace(addressPart(draft))) Object.assign(content, { url: draft.url, form: draft.form });
  if (draft.modifiedAt !== undefined) content.modifiedAt = draft.modifiedAt;
  if (draftAt !== undefined) content.versionAt = draftAt;
  content.publishedAt = publishedAtAfter(known, draft, !sameWords(known, content));
  content.superseded = supersede(known.superseded, replacedParts(known, content));
  return content;
}

const textPart = ({ title, lead }: Text): Part => (lead === "" ? ["title", title] : ["text", title, lead]);

const addressPart = ({ url, form }: Pick<Content, "url" | "form">): Part => ["address", form, url];

/** What the article said and says no longer. */
function replacedParts(before: Content, after: Content): Part[] {
  const parts: Part[] = [];
  if (!sameText(before, after)) parts.push(textPart(before));
  // A feed without leads is known by its title alone.
  if (before.title !== after.title) parts.push(["title", before.title]);
  if (before.body !== undefined && before.body !== after.body) parts.push(["body", before.body]);
  if (before.url !== after.url || before.form !== after.form) parts.push(addressPart(before));
  return parts;
}

/** A correction brings its date along; equal words only move it forward, or replace our own guess by NHK's word. */
function publishedAtAfter(known: Content, { publishedAt }: ArticleDraft, corrected: boolean): EpochMs {
  if (publishedAt === undefined) return known.publishedAt;
  if (corrected || known.versionAt === undefined) return publishedAt;
  return Math.max(known.publishedAt, publishedAt);
}

/** Whether both have the same contentHash; comparing is much cheaper than hashing. */
function sameWords(one: Content, other: Content): boolean {
  return sameText(one, other) && (one.body ?? "") === (other.body ?? "");
}

type Text = Pick<Content, "title" | "lead">;

const sameText = (one: Text, other: Text): boolean => one.title === other.title && one.lead === other.lead;

function sameContext(one: Content, other: Content): boolean {
  return (
    one.url === other.url &&
    one.form === other.form &&
    one.image === other.image &&
    one.publishedAt === other.publishedAt &&
    one.modifiedAt === other.modifiedAt &&
    one.versionAt === other.versionAt &&
    // Categories are only ever added.
    one.categories.length === other.categories.length
  );
}
