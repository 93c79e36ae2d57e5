import type { Article, ArticleId } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import type { LanguageTag } from "../domain/language.ts";
import type { Span } from "./date-words.ts";
import type { LookedFor } from "./passage.ts";
import { createRelated, type RelatedOptions } from "./related.ts";
import { createSearch } from "./search.ts";
import type { SearchQuery } from "./search-query.ts";
import type { SearchOptions } from "./search-ranking.ts";
import { dropArticle, emptyTermIndex, putArticle } from "./term-index.ts";
import { createVocabulary } from "./vocabulary.ts";

export interface Scored {
  id: ArticleId;
  /** Higher is better; comparable within one answer only. */
  score: number;
}

/** What a search found; in the language asked for first, however well others fit. */
export interface Hit extends Scored {
  /** The article has all that was asked for. */
  whole: boolean;
}

export interface Found {
  /** Best first. */
  hits: Hit[];
  /** What was looked for: what passages are picked by. */
  words: LookedFor[];
  /** The query as it was understood where nothing was found as it was typed: with slips mended. */
  corrected?: string;
  /** The time asked for, of which nothing was found: the hits are of another. */
  without?: Span;
}

/** An inverted index over title and lead, in memory; follows the articles one by one. */
export interface SearchIndex {
  /** Takes an article in, or its newer words. */
  put(article: Article): void;
  remove(id: ArticleId): void;
  /**
   * Articles that have all of a query, else, if there are none, what comes close. Of more than two words, the larger part will do.
   * Ranked by BM25, by what stands in the title, and by newness.
   */
  search(query: SearchQuery, options: SearchOptions): Found;
  /** What a reader of an article may want to read next, in its language, best first; only what is related at all. */
  related(id: ArticleId, options: RelatedOptions): Scored[];
  size(): number;
}

export function createSearchIndex(): SearchIndex {
  const vocabulary = createVocabulary((id) => index.termOf[id] ?? "");
  const index = emptyTermIndex({ titleWeight, vocabulary });
  const categories: (readonly Category[])[] = [];
  const related = createRelated(index);
  const search = createSearch({ index, vocabulary, categories });
  const idOf = (at: number): ArticleId => index.slots[at]?.id ?? "";
  return {
    put(article) {
      categories[putArticle(index, article)] = article.categories;
    },
    remove: (id) => dropArticle(index, id),
    search(query, options) {
      const { hits, words, complete: _, ...rest } = search(query, options);
      return {
        ...rest,
        hits: hits.map(({ at, ...hit }) => ({ id: idOf(at), ...hit })),
        words: words.map(({ weight, spellings }) => ({
          weight,
          spellings: spellings.map(({ text }) => text),
        })),
      };
    },
    related(id, options) {
      const at = index.slotOf.get(id);
      return at === undefined
        ? []
        : related(at, options).map(({ at: other, score }) => ({ id: idOf(other), score }));
    },
    size: () => index.slotOf.size,
  };
}

/** A Japanese headline's words stand in the lead once more anyway (measured on topic-labelled NHK news). */
const titleWeight = (lang: LanguageTag): number => (lang === "ja" ? 1 : 2);
