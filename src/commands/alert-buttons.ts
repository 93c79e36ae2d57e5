import type { DeliveryMode } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import type { NewsLanguage } from "../domain/language.ts";
import type { Reader } from "../domain/reader.ts";
import { inNewsSpelling } from "../reading/news-spelling.ts";
import type { ArticleRef, Asker, FollowedTopic, Reply } from "./command.ts";
import { type Desk, type Found, findArticle, isUnknownQuote } from "./desk.ts";
import { wordsTopic, wordsTopicIn } from "./find-topic.ts";
import { followedTopics, recipientOf, sealTopic, takeIn } from "./followed.ts";
import { setTopicMode, unfollowOne } from "./my-alerts.ts";
import { fold } from "./tidy.ts";
import { toldLately } from "./told-lately.ts";
import { wordsToMute } from "./words-to-mute.ts";

/** What is asked of the alert of one article: why it came, less of this, none of this, mute one of its words. */
export type AlertQuestion = "why" | "less" | "unfollow-alert" | "mute-alert";

/** Answers what is asked of an alert, by one of its buttons or in words. */
export async function aboutAlert(
  question: AlertQuestion,
  of: ArticleRef,
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  const reader = await desk.subscriptions.reader(asker.hash);
  const found = await findAlert(question, of, reader, asker, desk);
  if ("reply" in found) return found.reply;
  const articles = "articles" in found ? found.articles : [found.article];
  const followed = (await followedTopics(reader, desk)).filter(({ muted }) => !muted);
  const alerts = articles.map((article) => ({ article, topics: topicsOfAlert(article, followed, desk) }));
  const alert = alerts.find(({ topics }) => topics.length > 0) ?? alerts[0];
  if (alert === undefined) return { type: "note", note: "unknown-article" };
  return ANSWERS[question](alert, asker, desk);
}

/** An article and the reader's topics that it is of. */
interface Alert {
  article: Article;
  topics: FollowedTopic[];
}

function topicsOfAlert({ id }: Article, followed: FollowedTopic[], { alertLog }: Desk): FollowedTopic[] {
  const brought = new Set(alertLog.ofArticle(id).map(({ topic }) => topic));
  return followed.filter(({ no }) => brought.has(no));
}

/** The article that the reader was told of last. */
function lastTold(reader: Reader | undefined, desk: Desk): { article: Article } | { reply: Reply } {
  const [last] = toldLately(reader, desk);
  return last ? { article: last } : { reply: { type: "note", note: "no-alerts-yet" } };
}

/** The article that is meant; where LINE does not tell which alert was quoted, and nothing is changed by it, the last. */
async function findAlert(
  question: AlertQuestion,
  of: ArticleRef,
  reader: Reader | undefined,
  { news }: Asker,
  desk: Desk,
): Promise<Found> {
  if (of.by === "nothing") return lastTold(reader, desk);
  const found = await findArticle(desk, of, news);
  const mayBeLast = isUnknownQuote(found) && (question === "why" || question === "mute-alert");
  const [last] = mayBeLast ? toldLately(reader, desk) : [];
  return last ? { article: last } : found;
}

const ANSWERS: Record<AlertQuestion, (alert: Alert, asker: Asker, desk: Desk) => Reply | Promise<Reply>> = {
  why,
  less,
  "unfollow-alert": unfollowAlert,
  "mute-alert": muteAlert,
};

const noReason = (article: Article): Reply => ({ type: "note", note: "no-reason", article });

function why({ article, topics }: Alert, _: Asker, desk: Desk): Reply {
  if (topics.length === 0) return noReason(article);
  const reasons = topics.map((followed) => ({
    followed,
    words: desk.explain(followed.topic, article) ?? [],
  }));
  return { type: "why", article, reasons };
}

/** The next slower way of being told. */
const SLOWER: Record<DeliveryMode, DeliveryMode> = { instant: "digest", digest: "ask", ask: "ask" };

function less({ article, topics }: Alert, asker: Asker, desk: Desk): Reply | Promise<Reply> {
  const [one, ...others] = topics;
  if (!one) return noReason(article);
  if (others.length > 0) return { type: "choose-topic", action: "less", topics };
  // It brings nothing now, and less is no wish for more.
  if (one.paused) return { type: "note", note: "paused", topic: one.topic };
  return setTopicMode(one, SLOWER[one.mode], asker, desk);
}

function unfollowAlert({ article, topics }: Alert, asker: Asker, desk: Desk): Reply | Promise<Reply> {
  const [one, ...others] = topics;
  if (!one) return noReason(article);
  if (others.length > 0) return { type: "choose-topic", action: "unfollow", topics };
  return unfollowOne(one, asker, desk);
}

/** Not the words that somebody follows: muting one of these would end the following without saying so. */
function muteAlert({ article, topics }: Alert, _: Asker, desk: Desk): Reply {
  const wanted = topics
    .filter(({ topic }) => topic.kind === "words")
    .flatMap(({ topic }) => desk.explain(topic, article) ?? [])
    .map(fold);
  const words = wordsToMute(article.title).filter(
    (word) => !wanted.some((followed) => followed.includes(fold(word))),
  );
  return { type: "choose-mute", article, words };
}

/**
 * Keeps articles with some words away, whatever else they are about. `lang`: that of the title which the word was picked from,
 * as it stands there; a typed one may be in kana.
 */
export async function mute(
  { word, lang }: { word: string; lang?: NewsLanguage },
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  const found =
    lang === undefined ? wordsTopic(inNewsSpelling(word), asker.news, desk) : wordsTopicIn(lang, word);
  if ("refusal" in found) return { type: "note", note: "refused-words", words: word, reason: found.refusal };
  const { outcome, no } = await desk.subscriptions.follow(
    { recipient: await recipientOf(asker, desk), topic: sealTopic(found.topic, desk), muted: true },
    desk.clock(),
  );
  if (outcome === "too-many") return { type: "note", note: "too-many-topics" };
  await takeIn(desk);
  return { type: "note", note: "muted", topic: found.topic, no };
}
