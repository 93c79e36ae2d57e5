import type { Category } from "./category.ts";
import type { LanguageTag } from "./language.ts";

/** One of NHK's feeds as the operator lists it: NHK is a list of URLs that may rot, the first that is fresh serves. */
export interface Source {
  id: string;
  format: "rss" | "nhk-world-json";
  lang: LanguageTag;
  /** The category of all its items; NHK WORLD's items also bring their own. */
  category: Category;
  /** In the order of trust. */
  urls: string[];
  pollSeconds: number;
  /** A feed whose newest item is older than this counts as failed, whatever its HTTP status. */
  staleAfterHours: number;
}
