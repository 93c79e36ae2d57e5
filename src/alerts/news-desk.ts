import type { AlertEntry } from "../domain/alert.ts";
import { LOG_DAYS } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import type { StoryId, Topic, TopicNo } from "../domain/topic.ts";
import type { Stories } from "../reading/stories.ts";
import type { Presets, TopicMatcher } from "../reading/topic-matcher.ts";
import { appendToLog, lockLog } from "../store/alert-log.ts";
import { type ArticleStore, createArticleStore, type IngestHooks } from "../store/articles.ts";
import type { Queries } from "../store/schema.ts";
import type { TopicMemory } from "../store/topic-memory.ts";
import { createTopicStore } from "../store/topics.ts";

export interface NewsDeskOptions {
  topics: TopicMemory;
  matcher: Pick<TopicMatcher, "match">;
  stories: Stories;
  presets: Presets;
  isUrgent: (article: Article) => boolean;
}

/** Places new articles in their stories and writes what they are to followers into the log, while they are stored. */
export interface NewsDesk extends IngestHooks {
  /** Takes over articles that were stored since; best done before articles come, as it works off all that there are. */
  catchUp(articles: Pick<ArticleStore, "changedSince">): Promise<void>;
}

const PAGE = 100;

export function createNewsDesk({ topics, matcher, stories, presets, isUrgent }: NewsDeskOptions): NewsDesk {
  let cursor = 0;

  async function catchUp(articles: Pick<ArticleStore, "changedSince">): Promise<void> {
    for (;;) {
      const page = await articles.changedSince(cursor, PAGE);
      for (const article of page) {
        if (article.seq > cursor) stories.put(article);
        cursor = Math.max(cursor, article.seq);
      }
      if (page.length < PAGE) return;
      await new Promise(setImmediate);
    }
  }

  function entriesOf(article: Article, now: EpochMs, wanted: (topic: Topic) => boolean): NewEntry[] {
    // What a feed brings late is history.
    if (article.publishedAt < now - LOG_DAYS * DAY) return [];
    const urgent = isUrgent(article);
    return matcher.match(article, article.storyId).flatMap((no) => {
      const topic = topics.get(no);
      return topic && wanted(topic) ? [entryOf(article, no, topic, urgent, now)] : [];
    });
  }

  return {
    catchUp,

    async placeInStories(transaction, added) {
      await catchUp(createArticleStore(transaction));
      return placeAll(added, stories);
    },

    async appendAlerts(transaction: Queries, { added, entered }, now) {
      if (added.length === 0 && entered.length === 0) return;
      await lockLog(transaction);
      await topics.catchUp(createTopicStore(transaction));
      const entries: NewEntry[] = [];
      for (const article of added) entries.push(...entriesOf(article, now, () => true));
      for (const { article, categories } of entered)
        entries.push(...entriesOf(article, now, (topic) => isOneOf(categories, topic, presets)));
      if (entries.length > 0) await appendToLog(transaction, entries);
    },
  };
}

type NewEntry = Omit<AlertEntry, "seq">;

/** Whether a topic takes articles for a category that they are in. */
function isOneOf(categories: Category[], topic: Topic, presets: Presets): boolean {
  if (topic.kind === "category") return categories.includes(topic.category);
  const wanted = topic.kind === "preset" ? presets.get(topic.preset)?.categories : undefined;
  return wanted?.some((category) => categories.includes(category)) ?? false;
}

const entryOf = (
  article: Article,
  topic: TopicNo,
  { kind }: Topic,
  urgent: boolean,
  at: EpochMs,
): NewEntry => ({
  articleId: article.id,
  topic,
  story: article.storyId,
  byStory: kind === "story",
  urgent,
  publishedAt: article.publishedAt,
  at,
});

/** Oldest first, so that one poll's articles can continue each other; what is remembered on the way is taken back. */
async function placeAll(added: Article[], stories: Stories): Promise<Article[]> {
  const placed: Article[] = [];
  try {
    for (const article of added.toSorted((a, b) => a.publishedAt - b.publishedAt)) {
      const storyId: StoryId = stories.place(article);
      const inStory = { ...article, storyId };
      stories.put(inStory);
      placed.push(inStory);
      await new Promise(setImmediate);
    }
    return placed;
  } finally {
    // The transaction may fail yet; what it stores is taken over once it is there.
    for (const { id } of placed) stories.remove(id);
  }
}
