import NodeCache from "node-cache";
import type { Article, ArticleId } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import type { LanguageTag } from "../domain/language.ts";
import type { EpochMs } from "../domain/time.ts";
import type { StoryId } from "../domain/topic.ts";

/** All articles of the retention period in memory: what answers readers without a question to the database. */
export interface ArticleCache {
  put(article: Article): void;
  get(id: ArticleId): Article | undefined;
  /** Both languages may use one NHK id; the first given language wins. */
  findByNhkId(nhkId: string, langs: readonly LanguageTag[]): Article | undefined;
  /** Newest first. `before` continues a list below the last article shown, or from the top where that one is gone. */
  latest(query: LatestQuery): Article[];
  /** The articles of one story, newest first. */
  ofStory(story: StoryId): Article[];
  /** A language's articles of the last days, newest first. */
  publishedSince(lang: LanguageTag, at: EpochMs): Article[];
  /** A language's categories that have articles, most articles first. */
  categories(lang: LanguageTag): Category[];
  /** Gives the ids of what it dropped. */
  dropPublishedBefore(cutoff: EpochMs): ArticleId[];
  size(): number;
  /** Moves with every change: what was derived from the articles is out of date when it has moved. */
  version(): number;
}

export interface LatestQuery {
  lang: LanguageTag;
  category?: Category;
  before?: ArticleId;
  limit: number;
}

export function createArticleCache(): ArticleCache {
  // No clones: articles are never changed in place. No expiry by node-cache: retention goes by the articles' own dates.
  const cache = new NodeCache({ useClones: false, checkperiod: 0 });
  const lists = createLists(cache);
  const nhkKey = (lang: LanguageTag, nhkId: string) => `nhk:${lang}:${nhkId}`;
  const get = (id: ArticleId) => cache.get<Article>(`article:${id}`);
  const articles = new Set<Article>();
  const stories = new Map<StoryId, Article[]>();
  let version = 0;

  function remove(article: Article): void {
    lists.remove(article);
    cache.del([`article:${article.id}`, nhkKey(article.lang, article.nhkId)]);
    articles.delete(article);
    const others = stories.get(article.storyId)?.filter((one) => one !== article) ?? [];
    if (others.length > 0) stories.set(article.storyId, others);
    else stories.delete(article.storyId);
    version++;
  }

  return {
    put(article) {
      const known = get(article.id);
      if (known) remove(known);
      cache.set(`article:${article.id}`, article);
      cache.set(nhkKey(article.lang, article.nhkId), article.id);
      lists.add(article);
      articles.add(article);
      const story = stories.get(article.storyId) ?? [];
      stories.set(article.storyId, story.toSpliced(placeOf(article, story), 0, article));
      version++;
    },
    get,
    findByNhkId(nhkId, langs) {
      const id = langs
        .map((lang) => cache.get<ArticleId>(nhkKey(lang, nhkId)))
        .find((found) => found !== undefined);
      return id === undefined ? undefined : get(id);
    },
    latest({ lang, category, before, limit }) {
      const list = lists.of(lang, category);
      const last = before === undefined ? undefined : get(before);
      const start = last ? placeOf(last, list) : 0;
      return list
        .slice(start, start + limit + 1)
        .filter(({ id }) => id !== before)
        .slice(0, limit);
    },
    ofStory: (story) => stories.get(story) ?? [],
    publishedSince(lang, at) {
      const list = lists.of(lang);
      const end = list.findIndex(({ publishedAt }) => publishedAt < at);
      return end === -1 ? [...list] : list.slice(0, end);
    },
    categories: lists.categories,
    dropPublishedBefore(cutoff) {
      const old = [...articles].filter(({ publishedAt }) => publishedAt < cutoff);
      old.forEach(remove);
      return old.map(({ id }) => id);
    },
    size: () => articles.size,
    version: () => version,
  };
}

/** The lists of a language's articles, overall and by category, newest first. */
function createLists(cache: NodeCache) {
  const key = (lang: LanguageTag, category: Category = "") => `list:${lang}:${category}`;
  const of = (lang: LanguageTag, category?: Category) => cache.get<Article[]>(key(lang, category)) ?? [];
  const listsOf = (article: Article) => [undefined, ...article.categories];
  const named = new Set<string>();

  return {
    of,
    add(article: Article): void {
      for (const category of listsOf(article)) {
        const list = of(article.lang, category);
        list.splice(placeOf(article, list), 0, article);
        cache.set(key(article.lang, category), list);
        named.add(key(article.lang, category));
      }
    },
    remove(article: Article): void {
      for (const category of listsOf(article)) {
        const list = of(article.lang, category);
        const at = placeOf(article, list);
        if (list[at] === article) list.splice(at, 1);
        if (list.length > 0) continue;
        cache.del(key(article.lang, category));
        named.delete(key(article.lang, category));
      }
    },
    categories: (lang: LanguageTag): Category[] =>
      [...named]
        .filter((name) => name.startsWith(key(lang)) && name !== key(lang))
        .map((name) => ({
          category: name.slice(key(lang).length),
          articles: cache.get<Article[]>(name)?.length ?? 0,
        }))
        .sort((a, b) => b.articles - a.articles)
        .map(({ category }) => category),
  };
}

/** Where an article stands, or would stand, in a list that is newest first; ids (UUID v7) break ties. */
function placeOf(article: Article, list: Article[]): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other && isNewer(other, article)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isNewer = (a: Article, b: Article): boolean =>
  a.publishedAt > b.publishedAt || (a.publishedAt === b.publishedAt && a.id > b.id);
