import type { Enclosure, FollowedTopic, Note, Reply, WordsRefusal } from "../../src/commands/command.ts";
import {
  DEFAULT_SETTINGS,
  DELIVERY_MODES,
  type DeliveredItem,
  type Delivery,
  type DeliverySettings,
} from "../../src/domain/alert.ts";
import type { Topic } from "../../src/domain/topic.ts";
import type { Presets } from "../../src/views/topic-label.ts";
import type { Matter } from "./replies.ts";

/** What an operator may call two topics. */
export const PRESETS: Presets = new Map([
  ["earthquakes", { label: { ja: "地震・津波", en: "Earthquakes and tsunami" } }],
  ["baseball", { label: { ja: "野球", en: "Baseball" } }],
]);

const UNTIL = Date.UTC(2026, 10, 23, 22, 0);
const REFUSALS: WordsRefusal[] = [
  ...(["empty", "only-exclusions", "only-function-words"] as const),
  ...(["only-date", "too-short", "too-long", "contradictory"] as const),
];

/** One topic of each kind, and one of either language. */
const topicsAbout = ({ words, category, articles: [article] }: Matter): Topic[] => [
  { kind: "category", lang: "ja", category },
  { kind: "preset", lang: "ja", preset: "earthquakes" },
  { kind: "preset", lang: "en", preset: "taken-out" },
  { kind: "words", lang: "en", words },
  { kind: "story", lang: "ja", story: article.id, title: article.title },
];

/** So many followed topics, in every state there is. */
const followedAbout = (matter: Matter, count: number): FollowedTopic[] => {
  const topics = topicsAbout(matter);
  return Array.from({ length: count }, (_, no) => ({
    no: 10 ** 9 + no,
    topic: topics[no % topics.length]!,
    mode: DELIVERY_MODES[no % 3]!,
    paused: no % 4 === 3,
    muted: no % 7 === 6,
  }));
};

/** Items of a delivery about the matter's articles, over and over, each with every kind of reason. */
export const itemsAbout = (matter: Matter, count: number): DeliveredItem[] =>
  Array.from({ length: count }, (_, at) => ({
    article: matter.articles[at % matter.articles.length]!,
    reasons: topicsAbout(matter).slice(0, 1 + (at % 5)),
    urgent: at % 10 === 0,
    update: at % 3 === 1,
    seq: at + 1,
  }));

const OTHER_SETTINGS: DeliverySettings = {
  mode: "digest",
  digestTimes: [0, 12 * 60, 23 * 60 + 59],
  quiet: { from: 22 * 60, to: 7 * 60 },
  zone: "America/New_York",
  urgent: false,
};

/** One reply of every kind that is about alerts. */
export function alertRepliesAbout(matter: Matter): Reply[] {
  const { articles } = matter;
  const followed = followedAbout(matter, 9);
  return [
    ...previewsOf(matter),
    { type: "what-to-follow", categories: [matter.category], presets: ["earthquakes", "taken-out"] },
    { type: "what-to-follow", categories: [], presets: [] },
    { type: "my-alerts", subscriptions: [], settings: DEFAULT_SETTINGS },
    ...[1, 9, 50].map((count): Reply => {
      const subscriptions = followedAbout(matter, count);
      return { type: "my-alerts", subscriptions, settings: OTHER_SETTINGS, snoozedUntil: UNTIL };
    }),
    { type: "settings", settings: DEFAULT_SETTINGS, follows: 0, furigana: false },
    { type: "settings", settings: OTHER_SETTINGS, follows: 3, snoozedUntil: UNTIL, furigana: true },
    {
      type: "why",
      article: articles[0],
      reasons: followed.map((topic, at) => ({
        followed: topic,
        words: Array<string>(at % 3).fill(matter.words),
      })),
    },
    ...(["unfollow", "less", "pause", "resume"] as const).map(
      (action): Reply => ({ type: "choose-topic", action, topics: followedAbout(matter, 50) }),
    ),
    { type: "choose-mute", article: articles[0], words: Array<string>(25).fill(matter.words || "湖") },
    ...[1, 3, 200].map((count) => ({ type: "catch-up", items: itemsAbout(matter, count) }) as const),
  ];
}

function previewsOf(matter: Matter): Reply[] {
  const preview: Extract<Reply, { type: "follow-preview" }> = {
    type: "follow-preview",
    topic: { kind: "preset", lang: "ja", preset: "baseball" },
    target: { by: "category", category: matter.category },
    days: 7,
    count: 28,
    examples: matter.articles.slice(0, 3),
    offerDigest: false,
    followed: false,
  };
  return [
    ...topicsAbout(matter).map((topic) => ({ ...preview, topic })),
    { ...preview, count: 0, examples: [] },
    ...topicsAbout(matter).map((topic) => ({
      ...{ ...preview, count: 0, examples: [] },
      near: { topic, target: { by: "words", words: matter.words } as const },
    })),
    ...[1, 3, 12_345].map((count) => ({ ...preview, count, offerDigest: count > 35 })),
    { ...preview, target: { by: "words", words: matter.words } },
    { ...preview, followed: true, no: 7 },
    { ...preview, offerDigest: true, group: { members: 40, messagesAMonth: 4_800, digestsAMonth: 2_400 } },
  ];
}

/** One delivery of every kind, small and large. */
export const deliveriesAbout = (matter: Matter): Delivery[] =>
  (["alert", "urgent", "digest"] as const).flatMap((occasion) =>
    [1, 2, 11, 200, 1_000].map((count) => ({ occasion, items: itemsAbout(matter, count) })),
  );

/** What may go along with a reply. */
export function enclosuresAbout(matter: Matter): Enclosure[] {
  const topics = topicsAbout(matter).map((topic) => ({ topic, count: 2 }));
  const owed = {
    ...{ count: 10, topics, since: UNTIL, zone: "Asia/Tokyo", articles: matter.articles.slice(0, 3) },
    range: { after: 10 ** 12, upTo: 10 ** 12 + 10 },
  };
  const steps = ["merged", "digest", "ask"] as const;
  return [{}, { owed }, { owed, step: "ask" }, ...steps.map((step) => ({ step }))];
}

/** One note of every kind that is about alerts. */
export function alertNotesAbout(matter: Matter): Note[] {
  const { words, articles } = matter;
  const topics = topicsAbout(matter);
  const topic = topics[0]!;
  const quiet = { from: 22 * 60, to: 7 * 60 };
  return [
    ...REFUSALS.map((reason) => ({ note: "refused-words", words, reason }) as const),
    { note: "too-many-topics" },
    ...DELIVERY_MODES.flatMap((mode): Note[] => [
      { note: "followed", topic, no: 7, mode },
      { note: "topic-mode", topic, no: 7, mode },
      { note: "delivery", mode, times: [480, 1_140] },
    ]),
    ...topics.map((one): Note => ({ note: "unfollowed", topics: [one] })),
    { note: "unfollowed", topics },
    { note: "not-followed" },
    { note: "not-followed", words },
    { note: "not-followed", stale: true },
    { note: "confirm-unfollow-all", count: 12 },
    ...(["paused", "resumed"] as const).flatMap((note) => [{ note }, { note, topic }]),
    { note: "ask-snooze" },
    { note: "only-urgent" },
    ...[true, false].map((urgent): Note => ({ note: "snoozed", until: UNTIL, zone: "Asia/Tokyo", urgent })),
    { note: "snooze-off" },
    { note: "no-reason", article: articles[0] },
    { note: "muted", topic: topics[3]!, no: 7 },
    { note: "digest-times", times: [420, 480, 1_140] },
    { note: "unknown-times" },
    { note: "quiet" },
    { note: "quiet", quiet },
    { note: "ask-quiet" },
    { note: "zone", zone: "Europe/Paris" },
    { note: "unknown-zone" },
    { note: "unknown-zone", words },
    { note: "urgent", on: true },
    { note: "urgent", on: false },
    { note: "nothing-owed", follows: true },
    { note: "nothing-owed", follows: false },
    { note: "no-alerts-yet" },
    { note: "on-its-way" },
    ...topics.map((one): Note => ({ note: "unmuted", topic: one })),
    ...(["instant", "digest"] as const).flatMap((mode): Note[] => {
      const price = { note: "confirm-price", members: 40, messagesAMonth: 4_800 } as const;
      return [
        { ...price, command: { name: "topic-mode", no: 7, mode, confirmed: true } },
        { ...price, command: { name: "delivery", mode, confirmed: true } },
      ];
    }),
  ];
}
