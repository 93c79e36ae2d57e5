import RssParser from "rss-parser";
import { z } from "zod";
import { FeedFault } from "../domain/errors.ts";
import { MAX_ITEMS, type RawItem } from "./raw-item.ts";

/** rss-parser makes a snippet of these with expressions that take quadratic time; under another name it leaves them be. */
const RENAMED: Record<string, string> = {
  description: "lead",
  "content:encoded": "encoded",
  content: "encoded",
};

/** A fresh one per document: what a broken document leaves behind in a parser is not the next one's. */
const newParser = () =>
  new RssParser<Record<string, unknown>, Record<string, unknown>>({
    xml2js: { tagNameProcessors: [(name: string) => RENAMED[name] ?? name] },
    customFields: { item: ["lead"] },
  });

/** What a feed of MAX_ITEMS needs and more: each tag costs time even where nothing comes of it, as in "<item/><item/>". */
const MAX_TAGS = 15 * MAX_ITEMS;

const field = z.string().optional().catch(undefined);
const feedSchema = z.object({ items: z.array(z.unknown()) });
const itemSchema = z.object({
  title: field,
  link: field,
  guid: field,
  pubDate: field,
  date: field,
  lead: field,
});

/** The items of an RSS document in its own order, broken fields left out. Throws FeedFault "unparsable" or "too-large". */
export async function parseRss(xml: string): Promise<RawItem[]> {
  if (hasMoreTags(xml, MAX_TAGS)) throw new FeedFault("too-large", `More than ${MAX_TAGS} tags`);
  const feed = feedSchema.safeParse(await parseXml(xml));
  if (!feed.success) throw new FeedFault("unparsable", "No items where RSS has them");
  return feed.data.items.flatMap((item) => rawItem(item) ?? []);
}

function hasMoreTags(xml: string, limit: number): boolean {
  let tags = 0;
  for (let at = xml.indexOf("<"); at !== -1 && tags <= limit; at = xml.indexOf("<", at + 1)) tags++;
  return tags > limit;
}

async function parseXml(xml: string): Promise<unknown> {
  try {
    return await newParser().parseString(xml);
  } catch (error) {
    throw new FeedFault("unparsable", "Not an RSS document", { cause: error });
  }
}

function rawItem(item: unknown): RawItem | undefined {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { title, link, guid, pubDate, date, lead } = parsed.data;
  return { title, link: link ?? guid, description: lead, published: pubDate ?? date };
}
