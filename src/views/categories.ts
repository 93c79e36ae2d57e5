import { type Category, NEWS_WEB_CATEGORIES } from "../domain/category.ts";
import type { Say } from "./texts.ts";

/** The categories that have a name in every locale; NHK WORLD may send others. */
const NAMED = new Set<Category>([...NEWS_WEB_CATEGORIES, "asia", "japan", "biz-tech"]);

/** A category's name; of one we don't know, its own in capitals: "biz-tech" → "Biz Tech". */
export function categoryLabel(category: Category, say: Say): string {
  if (NAMED.has(category)) return say(`category-${category}`);
  return category.replaceAll("-", " ").replace(/(^|\s)\p{L}/gu, (initial) => initial.toUpperCase());
}
