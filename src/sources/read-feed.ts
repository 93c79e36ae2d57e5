import { type ArticleDraft, versionTime } from "../domain/article.ts";
import { FeedFault } from "../domain/errors.ts";
import type { Source } from "../domain/source.ts";
import type { EpochMs } from "../domain/time.ts";
import { decodeBody } from "./decode.ts";
import { NHK_WORLD_ORIGIN, parseNhkWorld } from "./nhk-world.ts";
import { type NormalizeContext, normalizeItem } from "./normalize.ts";
import { MAX_ITEMS, type RawItem } from "./raw-item.ts";
import { parseRss } from "./rss.ts";

/** What one body held. */
export interface FeedContent {
  /** One per NHK id, in the feed's order. */
  drafts: ArticleDraft[];
  /** Items that could not be used. */
  dropped: number;
  /** The newest item's time, never after `now`; absent where no item is dated. */
  newestItemAt?: EpochMs;
}

/**
 * Reads a body as its source's format says. Throws FeedFault "unparsable", "too-large" where parsing would take long, or
 * "empty" where there is no item.
 */
export async function readFeed(
  feed: { url: string; body: Uint8Array; contentType?: string },
  source: Source,
  options: Pick<NormalizeContext, "now" | "keepFullText">,
): Promise<FeedContent> {
  const text = decodeBody(feed.body, feed.contentType);
  if (text.trim() === "") throw new FeedFault("empty", "A body of white space");
  const items = (await parseItems(text, source)).slice(0, MAX_ITEMS);
  if (items.length === 0) throw new FeedFault("empty", "A feed without items");

  const baseUrl = source.format === "nhk-world-json" ? NHK_WORLD_ORIGIN : feed.url;
  const normalized = items.map((item) => normalizeItem(item, source, { ...options, baseUrl }));
  const drafts = normalized.flatMap((result) => (result.kind === "draft" ? [result.draft] : []));
  if (drafts.length === 0) throw new FeedFault("unparsable", "No item with title, link and id");

  const newest = Math.max(...drafts.map((draft) => versionTime(draft) ?? Number.NEGATIVE_INFINITY));
  return {
    drafts: onePerId(drafts),
    dropped: items.length - drafts.length,
    ...(Number.isFinite(newest) ? { newestItemAt: Math.min(newest, options.now) } : {}),
  };
}

async function parseItems(text: string, source: Source): Promise<RawItem[]> {
  switch (source.format) {
    case "rss":
      return parseRss(text);
    case "nhk-world-json":
      return parseNhkWorld(text);
  }
}

/** A feed that lists a story twice means its newest version, in all the categories named. */
function onePerId(drafts: ArticleDraft[]): ArticleDraft[] {
  return [...Map.groupBy(drafts, (draft) => draft.nhkId).values()].map((versions) => {
    const newest = versions.reduce((best, draft) =>
      (versionTime(draft) ?? 0) > (versionTime(best) ?? 0) ? draft : best,
    );
    return { ...newest, categories: [...new Set(versions.flatMap((draft) => draft.categories))] };
  });
}
