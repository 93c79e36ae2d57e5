import { DEFAULT_SETTINGS } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import { type Category, NEAREST_CATEGORY } from "../domain/category.ts";
import { type LanguageTag, NEWS_LANGUAGES } from "../domain/language.ts";
import type { AlertLog } from "../domain/owed.ts";
import { type Clock, type EpochMs, HOUR } from "../domain/time.ts";
import type { Topic } from "../domain/topic.ts";
import type { Identity } from "../line/identity.ts";
import type { SearchIndex } from "../reading/search-index.ts";
import type { Presets } from "../reading/topic-matcher.ts";
import type { AlertMemory } from "../store/alert-memory.ts";
import type { ArticleCache } from "../store/article-cache.ts";
import type { ClaimStore } from "../store/claims.ts";
import type { FeedbackStore } from "../store/feedback.ts";
import type { RecipientStore } from "../store/recipients.ts";
import type { SubscriptionStore } from "../store/subscriptions.ts";
import type { TopicMemory } from "../store/topic-memory.ts";
import type { ArticleRef, Enclosure, Reply } from "./command.ts";
import type { Locales } from "./locales.ts";
import type { Reads } from "./reads.ts";
import { readSearch } from "./search-words.ts";
import type { SentMessages } from "./sent-messages.ts";
import type { Summaries } from "./summaries.ts";

/** What commands answer from: the articles in memory, the counters and settings in the database. */
export interface Desk {
  cache: ArticleCache;
  index: SearchIndex;
  reads: Reads;
  summaries: Summaries;
  recipients: Pick<RecipientStore, "remove">;
  subscriptions: Pick<
    SubscriptionStore,
    | "reader"
    | "follow"
    | "unfollow"
    | "moveTopics"
    | "pause"
    | "setMode"
    | "saveSettings"
    | "snooze"
    | "setMembers"
    | "setToldStep"
  >;
  feedback: Pick<FeedbackStore, "add">;
  claims: Pick<ClaimStore, "claim" | "settle" | "giveBack">;
  topics: Pick<TopicMemory, "get" | "catchUp">;
  alertLog: AlertLog & Pick<AlertMemory, "catchUp">;
  presets: Presets;
  /** The names of the presets that an article is of. */
  presetsOf: (article: Article) => readonly string[];
  /** The words of an article that make it one of a topic; undefined where it is none. */
  explain: (topic: Topic, article: Article) => string[] | undefined;
  identity: Pick<Identity, "seal" | "topicHashOf">;
  /** How alerts are held back now, so that the month's paid messages last: not at all, merged, with digests, or until asked. */
  step: () => "instant" | NonNullable<Enclosure["step"]>;
  sentMessages: SentMessages;
  locales: Locales;
  clock: Clock;
  /** After how many hours without a new article readers of a list are told that NHK is silent. */
  silentAfterHours: (lang: LanguageTag, category?: Category) => number | undefined;
}

/** Articles in a list: what a carousel shows well. */
export const LIST_LENGTH = 10;
export const RELATED_LENGTH = 5;

/** The one article meant, several to choose from (a quoted list), or a reply that says why there is none. */
export type Found = { article: Article } | { articles: Article[] } | { reply: Reply };

/** @param suits where words name a subject of several articles: of those that suit, the newest is meant */
export async function findArticle(
  desk: Desk,
  of: ArticleRef,
  lang: LanguageTag,
  suits: (article: Article) => boolean = () => true,
): Promise<Found> {
  switch (of.by) {
    case "id":
      return found(desk.cache.get(of.id));
    case "nhk-id":
      return found(
        desk.cache.findByNhkId(of.nhkId, [lang, ...NEWS_LANGUAGES.filter((other) => other !== lang)]),
      );
    case "quote":
      return quoted(desk, await desk.sentMessages.articlesOf(of.messageId));
    case "words":
      return named(desk, { words: of.words, lang, suits });
    case "category":
      return newestIn(desk, of.category, lang);
    case "nothing":
      return choice(desk.cache.latest({ lang, limit: LIST_LENGTH }));
  }
}

/** A message of ours was quoted, and nobody knows what it showed: of a push to many LINE tells no message ids. */
export const isUnknownQuote = (found: Found): boolean =>
  "reply" in found && found.reply.type === "note" && found.reply.note === "unknown-quote";

/** Outside a search, days are those of NHK's dates. */
const NEWS_ZONE = DEFAULT_SETTINGS.zone;

const found = (article: Article | undefined): Found =>
  article ? { article } : { reply: { type: "note", note: "unknown-article" } };

function quoted(desk: Desk, ids: string[] | undefined): Found {
  if (ids === undefined) return { reply: { type: "note", note: "unknown-quote" } };
  const articles = ids.flatMap((id) => desk.cache.get(id) ?? []);
  return articles.length > 1 ? { articles } : found(articles[0]);
}

/** Whoever names a subject rather than a headline means its newest article. */
function named(
  desk: Desk,
  { words, lang, suits }: { words: string; lang: LanguageTag; suits: (article: Article) => boolean },
): Found {
  const query = readSearch(words, { at: desk.clock(), zone: NEWS_ZONE });
  const { hits } = desk.index.search(query, { limit: LIST_LENGTH, lang });
  const [best] = hits;
  const named = hits
    .filter(({ whole, score }) => whole === best?.whole && score >= AS_WELL * best.score)
    .flatMap(({ id }) => desk.cache.get(id) ?? [])
    .filter((article, _, [first]) => article.lang === first?.lang)
    .toSorted((a, b) => b.publishedAt - a.publishedAt);
  const article = named.find(suits) ?? named[0];
  return article ? { article } : { reply: { type: "note", note: "no-results", words } };
}

/** What has this much of the best hit's score is named as well; what only mentions the words in its lead has much less. */
const AS_WELL = 0.8;

function newestIn(desk: Desk, named: Category, lang: LanguageTag): Found {
  const category = categoryIn(lang, named, desk);
  const [article] = desk.cache.latest({ lang, category, limit: 1 });
  return article ? { article } : { reply: { type: "note", note: "none-in-category", category } };
}

/** The category that serves readers of a language who ask for a category. */
export function categoryIn(lang: LanguageTag, category: Category, { cache }: Pick<Desk, "cache">): Category {
  const hasAny = (name: Category) => cache.latest({ lang, category: name, limit: 1 }).length > 0;
  const nearest = NEAREST_CATEGORY[category];
  return !hasAny(category) && nearest !== undefined && hasAny(nearest) ? nearest : category;
}

const choice = (articles: Article[]): Found =>
  articles.length > 0 ? { articles } : { reply: { type: "note", note: "no-articles-yet" } };

/**
 * The time of the newest article in a language, or in one of its categories, where that is longer ago than the source is
 * ever silent.
 */
export function silentSince(desk: Desk, lang: LanguageTag, category?: Category): EpochMs | undefined {
  const newest = desk.cache.latest({ lang, limit: 1, ...(category !== undefined && { category }) })[0];
  const hours = desk.silentAfterHours(lang, category);
  if (newest === undefined || hours === undefined) return undefined;
  return desk.clock() - newest.publishedAt > hours * HOUR ? newest.publishedAt : undefined;
}
