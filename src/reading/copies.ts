import type { Article } from "../domain/article.ts";
import { fold } from "./tokenize.ts";

/**
 * Without verbatim copies of what stands before them: the same title and lead under another id. What has no lead is kept, as
 * it may be a heading that comes each day.
 */
export function withoutCopies<T>(
  items: readonly T[],
  articleOf: (item: T) => Pick<Article, "title" | "lead">,
): T[] {
  const said = new Set<string>();
  return items.filter((item) => {
    const { title, lead } = articleOf(item);
    const words = fold(`${title}\n${lead}`);
    if (lead === "" || !said.has(words)) {
      said.add(words);
      return true;
    }
    return false;
  });
}
