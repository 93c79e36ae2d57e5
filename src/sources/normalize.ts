import type { ArticleDraft, ArticleForm } from "../domain/article.ts";
import { type Category, categoryFromName } from "../domain/category.ts";
import { nhkIdOfUrl, validNhkId } from "../domain/nhk-id.ts";
import type { Source } from "../domain/source.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import { parseInstant } from "./instant.ts";
import { canonicalUrl } from "./link.ts";
import { lineOf, paragraphsOf } from "./plain-text.ts";
import type { RawItem } from "./raw-item.ts";

/** Longest texts taken from a feed, in UTF-16 units: ten times what NHK writes, so that no feed can bloat the store. */
export const MAX_TITLE_LENGTH = 300;
export const MAX_LEAD_LENGTH = 4_000;
export const MAX_BODY_LENGTH = 40_000;

const MAX_IMAGE_URL_LENGTH = 500;
const MAX_CATEGORIES = 5;
const MAX_CATEGORY_LENGTH = 40;
const EARLIEST = Date.UTC(2000, 0, 1);

/** What normalising needs to know beside the item and its source. */
export interface NormalizeContext {
  /** Relative links count from here. */
  baseUrl: string;
  now: EpochMs;
  keepFullText: boolean;
}

/** The draft of an item, or why there is none: without a title or a link there is nothing to show. */
export type Normalized =
  | { kind: "draft"; draft: ArticleDraft }
  | { kind: "dropped"; reason: "no-title" | "no-link" | "no-id" };

/** Turns what a feed said into what the bot may keep. A bad field costs the field; only title, link and id are needed. */
export function normalizeItem(raw: RawItem, source: Source, context: NormalizeContext): Normalized {
  const { form, title } = titleOf(raw.title ?? "");
  if (title === "") return { kind: "dropped", reason: "no-title" };
  const url = canonicalUrl(raw.link ?? "", context.baseUrl);
  if (url === undefined) return { kind: "dropped", reason: "no-link" };
  const nhkId = validNhkId(raw.id ?? "") ?? nhkIdOfUrl(url);
  if (nhkId === undefined) return { kind: "dropped", reason: "no-id" };

  const image = imageUrl(raw.image, context.baseUrl);
  const body = context.keepFullText ? paragraphsOf(raw.body ?? "", MAX_BODY_LENGTH) : "";
  return {
    kind: "draft",
    draft: {
      nhkId,
      url,
      lang: source.lang,
      categories: categoriesOf(raw, source),
      form,
      title,
      lead: paragraphsOf(raw.description ?? "", MAX_LEAD_LENGTH),
      ...(body === "" ? {} : { body }),
      ...(image !== undefined && { image }),
      ...timesOf(raw, context.now),
    },
  };
}

/** Only over https, as LINE wants pictures, and without a login that might be written into it. */
function imageUrl(text: string | undefined, baseUrl: string): string | undefined {
  if (!text || text.length > MAX_IMAGE_URL_LENGTH || !URL.canParse(text, baseUrl)) return undefined;
  const { protocol, host, pathname, search } = new URL(text, baseUrl);
  return protocol === "https:" ? `https://${host}${pathname}${search}` : undefined;
}

/**
 * NHK gives RSS items one date, which moves with every version of a rolling story: it is both times. An item of NHK
 * WORLD without public_at was published at the latest when it was updated.
 */
function timesOf(raw: RawItem, now: EpochMs): Pick<ArticleDraft, "publishedAt" | "modifiedAt"> {
  const published = plausibleInstant(raw.published, now);
  const updated = plausibleInstant(raw.updated, now);
  const publishedAt = published ?? updated;
  const modifiedAt = updated ?? published;
  if (publishedAt === undefined || modifiedAt === undefined) return {};
  return { publishedAt, modifiedAt };
}

function plausibleInstant(text: string | undefined, now: EpochMs): EpochMs | undefined {
  const instant = parseInstant(text ?? "");
  return instant !== undefined && instant >= EARLIEST && instant <= now + DAY ? instant : undefined;
}

const MARKS: Record<string, ArticleForm> = { 動画: "video", 詳細: "rolling" };
const MARK = String.raw`[【［\[〔]\s*(?<word>${Object.keys(MARKS).join("|")})\s*[】］\]〕]`;
const MARK_AT_EDGE = new RegExp(String.raw`^\s*${MARK}|${MARK.replace("word", "last")}\s*$`, "u");

/** Takes NHK's marks off a title, and what is no plain text. Of several marks, the first says the form. */
export function titleOf(html: string): { form: ArticleForm; title: string } {
  let form: ArticleForm | undefined;
  let title = lineOf(html, MAX_TITLE_LENGTH);
  for (let mark = MARK_AT_EDGE.exec(title); mark !== null; mark = MARK_AT_EDGE.exec(title)) {
    form ??= MARKS[mark.groups?.word ?? mark.groups?.last ?? ""];
    title = title.replace(mark[0], "").trim();
  }
  return { form: form ?? "story", title };
}

function categoriesOf(raw: RawItem, source: Source): Category[] {
  const own = (raw.categories ?? [])
    .map((name) => categoryFromName(name.slice(0, MAX_CATEGORY_LENGTH)))
    .filter((category) => category !== undefined);
  return [...new Set([source.category, ...own])].slice(0, MAX_CATEGORIES);
}
