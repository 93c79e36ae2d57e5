import type { DeliveryMode, DeliverySettings } from "../domain/alert.ts";
import { inReadingOrder } from "../domain/category.ts";
import { newsLanguageFor } from "../domain/language.ts";
import { type Topic, topicKey } from "../domain/topic.ts";
import { inKatakana, WRITTEN_FOR } from "../reading/kana-spellings.ts";
import { parseSearch } from "../reading/search-query.ts";
import { withoutTime } from "../reading/time-words.ts";
import type { Asker, FollowedTopic, FollowTarget, Reply, WordsRefusal } from "./command.ts";
import { type Desk, findArticle } from "./desk.ts";
import { categoryTopic, topicNamed } from "./find-topic.ts";
import { followedTopics, recipientOf, sealTopic, settingsOf, takeIn } from "./followed.ts";
import { priceOf } from "./group-price.ts";
import { followData } from "./postback.ts";
import { isMuch, PREVIEW_DAYS, recentlyIn } from "./topic-news.ts";

const EXAMPLES = 3;

/** Shows what following would have brought in the last days; with a mode, follows. */
export async function follow(
  { what, mode }: { what: FollowTarget; mode?: DeliveryMode },
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  if (what.by === "nothing") return whatToFollow(asker, desk);
  const found = await resolve(what, asker, desk);
  if ("reply" in found) return found.reply;
  return mode === undefined ? preview(found, asker, desk) : start(found.topic, mode, asker, desk);
}

const whatToFollow = ({ news }: Asker, { cache, presets }: Desk): Reply => ({
  type: "what-to-follow",
  categories: inReadingOrder(cache.categories(news)),
  presets: [...presets.keys()],
});

/** A topic and the target that a button can carry for it. */
interface Resolved {
  topic: Topic;
  target: FollowTarget;
}

type Named = Exclude<FollowTarget, { by: "nothing" }>;

async function resolve(what: Named, asker: Asker, desk: Desk): Promise<Resolved | { reply: Reply }> {
  const { news } = asker;
  switch (what.by) {
    case "category":
      return { topic: categoryTopic(what.category, news, desk), target: what };
    case "preset":
      if (!desk.presets.has(what.preset)) return { reply: { type: "note", note: "stale-button" } };
      return { topic: { kind: "preset", lang: news, preset: what.preset }, target: what };
    case "words":
      return ofWords(what, asker, desk);
    case "story":
      return what.of.by === "nothing" ? { reply: whatToFollow(asker, desk) } : ofStory(what, asker, desk);
  }
}

function ofWords(
  { words: typed }: Extract<FollowTarget, { by: "words" }>,
  { news }: Asker,
  desk: Desk,
): Resolved | { reply: Reply } {
  const refuse = (reason: WordsRefusal): { reply: Reply } => ({
    reply: { type: "note", note: "refused-words", words: typed, reason },
  });
  const words = withoutTime(typed);
  const named = topicNamed(words, news, desk);
  if ("refusal" in named)
    return refuse(words !== typed && NOTHING_LEFT.has(named.refusal) ? "only-date" : named.refusal);
  const target: FollowTarget = { by: "words", words };
  // What no button can carry could be shown, but not followed.
  return followData(target, "instant") === undefined ? refuse("too-long") : { topic: named.topic, target };
}

const NOTHING_LEFT: ReadonlySet<WordsRefusal> = new Set(["empty", "only-function-words"]);

async function ofStory(
  { of }: Extract<FollowTarget, { by: "story" }>,
  { news }: Asker,
  desk: Desk,
): Promise<Resolved | { reply: Reply }> {
  const found = await findArticle(desk, of, news);
  if ("reply" in found) return found;
  if ("articles" in found) {
    // An article's page offers to follow its story.
    const reason = { list: "choose", question: "details" } as const;
    return { reply: { type: "list", reason, articles: found.articles, more: false } };
  }
  const { id, storyId, title, lang } = found.article;
  return {
    topic: { kind: "story", lang: newsLanguageFor(lang) ?? news, story: storyId, title },
    target: { by: "story", of: { by: "id", id } },
  };
}

async function preview(found: Resolved, asker: Asker, desk: Desk): Promise<Reply> {
  const { topic, target } = found;
  const recent = recentlyIn(topic, desk);
  const reader = await desk.subscriptions.reader(asker.hash);
  const known = followedAs(topic, await followedTopics(reader, desk));
  const settings = settingsOf(reader, asker);
  const count = recent.length;
  const near = count === 0 ? nearTo(topic, asker, desk) : undefined;
  return {
    type: "follow-preview",
    topic,
    target,
    days: PREVIEW_DAYS,
    count,
    examples: recent.slice(0, EXAMPLES),
    offerDigest: isMuch(count),
    ...(known ? { followed: true, no: known.no } : { followed: false }),
    ...(near && { near }),
    ...(asker.memberCount && { group: pricesOf(topic, settings, await asker.memberCount(), desk) }),
  };
}

/** What may have been meant by words that no article has: those that a search takes a slip for, or the same sounds in other signs. */
function nearTo(topic: Topic, asker: Asker, desk: Desk): Resolved | undefined {
  if (topic.kind !== "words") return undefined;
  const { corrected } = desk.index.search(parseSearch(topic.words), { limit: 1, lang: topic.lang });
  const near = ofWords(
    { by: "words", words: corrected ?? WRITTEN_FOR.get(topic.words) ?? inKatakana(topic.words) },
    asker,
    desk,
  );
  if ("reply" in near || topicKey(near.topic) === topicKey(topic)) return undefined;
  return corrected !== undefined || recentlyIn(near.topic, desk).length > 0 ? near : undefined;
}

function pricesOf(topic: Topic, settings: DeliverySettings, members: number, desk: Desk) {
  const { messagesAMonth: digestsAMonth } = priceOf("digest", [topic], settings, members, desk);
  return { ...priceOf("instant", [topic], settings, members, desk), digestsAMonth };
}

const followedAs = (topic: Topic, followed: FollowedTopic[]): FollowedTopic | undefined =>
  followed.find((one) => !one.muted && topicKey(one.topic) === topicKey(topic));

async function start(topic: Topic, mode: DeliveryMode, asker: Asker, desk: Desk): Promise<Reply> {
  const members = await asker.memberCount?.();
  const reader = await desk.subscriptions.reader(asker.hash);
  const known = followedAs(topic, await followedTopics(reader, desk));
  // What is told as all else is follows the reader's own mode, when that changes.
  const isOwn = known !== undefined || mode !== settingsOf(reader, asker).mode;
  const { outcome, no } = await desk.subscriptions.follow(
    { recipient: await recipientOf(asker, desk), topic: sealTopic(topic, desk), ...(isOwn && { mode }) },
    desk.clock(),
  );
  if (outcome === "too-many") return { type: "note", note: "too-many-topics" };
  if (members !== undefined) await desk.subscriptions.setMembers(asker.hash, members);
  await takeIn(desk);
  return { type: "note", note: "followed", topic, no, mode };
}
