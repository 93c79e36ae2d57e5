/** How many of a feed's items are read: four times what NHK's longest list has held. */
export const MAX_ITEMS = 2_000;

/** One item as a feed gave it, before anything in it is believed. Whatever was missing or of a wrong type is absent. */
export interface RawItem {
  /** NHK's id, where the format names one beside the link. */
  id?: string | undefined;
  title?: string | undefined;
  link?: string | undefined;
  /** The lead paragraph; may hold HTML. */
  description?: string | undefined;
  /** The full text, where the feed gives it; may hold HTML. */
  body?: string | undefined;
  /** Times as written: RFC 822, ISO 8601 or epoch milliseconds. */
  published?: string | undefined;
  updated?: string | undefined;
  /** A photograph's address, perhaps relative. */
  image?: string | undefined;
  /** Names of categories as NHK writes them. */
  categories?: string[] | undefined;
}
