import { z } from "zod";
import { FeedFault } from "../domain/errors.ts";
import { MAX_ITEMS, type RawItem } from "./raw-item.ts";

/** NHK WORLD's own site: its items' `page_url` counts from here, whichever host served the list. */
export const NHK_WORLD_ORIGIN = "https://www3.nhk.or.jp";

/** Names of categories that are read of one item. */
const MAX_NAMES = 20;

/** Elements are looked at one by one later, and only as many as are read. */
const anyArray = z.custom<unknown[]>(Array.isArray);
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const category = z.object({ name: z.string() });
const categories = z
  .union([category.transform(({ name }) => [name]), anyArray.transform(namesOf)])
  .optional()
  .catch(undefined);

/** The middle size is more than a card shows, and within what LINE takes. */
const thumbnails = z
  .object({ middle: text, large: text })
  .transform(({ middle, large }) => middle ?? large)
  .optional()
  .catch(undefined);

const listSchema = z.object({ data: anyArray });
const itemSchema = z.object({
  id: text,
  title: text,
  description: text,
  detail: text,
  page_url: text,
  public_at: text,
  updated_at: text,
  categories,
  thumbnails,
});

/** The items of NHK WORLD's `{"data":[…]}` in its own order, at most MAX_ITEMS, broken fields left out. Throws FeedFault "unparsable". */
export function parseNhkWorld(json: string): RawItem[] {
  const list = listSchema.safeParse(parseJson(json));
  if (!list.success) throw new FeedFault("unparsable", "Not a list of NHK WORLD's", { cause: list.error });
  return list.data.data.slice(0, MAX_ITEMS).flatMap((item) => rawItem(item) ?? []);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new FeedFault("unparsable", "Not JSON", { cause: error });
  }
}

function rawItem(item: unknown): RawItem | undefined {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { page_url, public_at, updated_at, ...rest } = parsed.data;
  return {
    id: rest.id,
    title: rest.title,
    link: page_url,
    description: rest.description,
    body: rest.detail,
    published: public_at,
    updated: updated_at,
    image: rest.thumbnails,
    categories: rest.categories,
  };
}

function namesOf(list: unknown[]): string[] {
  return list.slice(0, MAX_NAMES).flatMap((entry) => category.safeParse(entry).data?.name ?? []);
}
