/**
 * Slug of a news category: NHK NEWS WEB's eight, or one of NHK WORLD's own, made from its name ("Biz/Tech" → "biz-tech").
 */
export type Category = string;

/** NHK NEWS WEB's categories in the order of its feeds cat0…cat7. */
export const NEWS_WEB_CATEGORIES = [
  "top",
  "society",
  "life",
  "science",
  "politics",
  "economy",
  "world",
  "sports",
] as const;

/** NHK WORLD's names for what NEWS WEB has a category of its own for. */
const SYNONYMS = new Map<string, Category>(
  Object.entries({
    business: "economy",
    biz: "economy",
    "business-economy": "economy",
    "top-stories": "top",
    international: "world",
    sport: "sports",
    "science-technology": "science",
    "science-health": "science",
    culture: "life",
    "culture-lifestyle": "life",
  }),
);

/** NHK NEWS WEB and NHK WORLD sort their news differently: what serves a reader who asks for the other's category. */
export const NEAREST_CATEGORY: Record<Category, Category> = {
  economy: "biz-tech",
  "biz-tech": "economy",
  society: "japan",
  japan: "society",
  asia: "world",
};

/** The slug of a category's name as NHK WORLD writes it, or undefined for a name without letters. */
export function categoryFromName(name: string): Category | undefined {
  const slug = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  if (slug === "") return undefined;
  return SYNONYMS.get(slug) ?? slug;
}

/** Categories as readers know them: NEWS WEB's in its own order, then NHK WORLD's as given. */
export function inReadingOrder(categories: Category[]): Category[] {
  const known = NEWS_WEB_CATEGORIES.filter((category) => categories.includes(category));
  return [...known, ...categories.filter((category) => !known.some((own) => own === category))];
}
