import { NEWS_WEB_CATEGORIES } from "../../src/domain/category.ts";
import type { Source } from "../../src/domain/source.ts";
import { newsWebPath, WORLD_PATH } from "./server.ts";

/** The newsroom's nine feeds as the content of a sources.json, for a newsroom whose origin is `url`. */
export function newsroomSources(url: string, pollSeconds: number): { sources: Source[] } {
  const newsWeb = NEWS_WEB_CATEGORIES.map(
    (category, number): Source => ({
      id: `nhk-ja-${category}`,
      format: "rss",
      lang: "ja",
      category,
      urls: [url + newsWebPath(number)],
      pollSeconds,
      staleAfterHours: category === "top" ? 6 : 24,
    }),
  );
  const world: Source = {
    id: "nhk-en",
    format: "nhk-world-json",
    lang: "en",
    category: "top",
    urls: [url + WORLD_PATH],
    pollSeconds,
    staleAfterHours: 24,
  };
  return { sources: [...newsWeb, world] };
}
