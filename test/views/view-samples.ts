import type { Enclosure, FollowedTopic, Reply, TopicToTry } from "../../src/commands/command.ts";
import { DEFAULT_SETTINGS, type DeliveredItem, type Occasion } from "../../src/domain/alert.ts";
import type { Article } from "../../src/domain/article.ts";
import type { Locale } from "../../src/domain/language.ts";
import type { Topic } from "../../src/domain/topic.ts";
import type { Message } from "../../src/line/messages.ts";
import {
  createDeliveryViews,
  createEnclosureViews,
  createViews,
  type ViewOptions,
} from "../../src/views/views.ts";
import { articleOf } from "../articles.ts";
import { deliveriesAbout, enclosuresAbout, PRESETS } from "./alert-replies.ts";
import { shippedTexts } from "./locale-files.ts";
import { repliesAbout } from "./replies.ts";

const options: ViewOptions = {
  texts: shippedTexts(),
  linkTo: ({ url }) => url,
  retentionDays: 30,
  presets: PRESETS,
  categoriesOf: () => ["top", "society", "science", "economy", "world", "sports"],
};
const render = createViews(options);
/** A reply as a reader sees it. */
export const shown = (reply: Reply, locale: Locale): Message[] => render(reply, locale);
const deliver = createDeliveryViews(options);
const enclose = createEnclosureViews(options);

/** Nine in the morning of Monday, 23 November 2026, in Japan. */
const MORNING = Date.UTC(2026, 10, 23, 0, 0);
const MINUTE = 60_000;

interface Story {
  title: string;
  lead: string;
  categories: string[];
  /** Minutes before nine. */
  ago: number;
  image?: string;
}

const STORIES: Record<"ja" | "en", Story[]> = {
  ja: [
    {
      title: "沖合で地震 津波の心配なし 港の市場は予定どおり",
      lead: "けさ早く沖合を震源とする地震があり、沿岸の3つの町で震度3を観測しました。津波の心配はありません。",
      categories: ["top", "society"],
      ago: 12,
      image: "https://pictures.example/harbour.jpg",
    },
    {
      title: "湖のほとりに星を見る宿",
      lead: "廃校になった分校を、村の若者たちが宿に変えました。屋上には望遠鏡があり、夜は明かりを落とします。",
      categories: ["science"],
      ago: 58,
    },
    {
      title: "円、小幅に上昇 市場は会合の結果待ち",
      lead: "朝の外国為替市場で、円は1ドル＝148円台まで値上がりしました。",
      categories: ["economy"],
      ago: 95,
    },
    {
      title:
        "県内の高校駅伝 谷あいの小さな学校が初優勝 最後の1キロで逆転し、28年ぶりに新しい学校の名が優勝旗に",
      lead: "全校生徒64人の高校が、アンカーの逆転で初めての優勝を果たしました。",
      categories: ["sports"],
      ago: 840,
    },
    {
      title: "港の市場に新しい屋根",
      lead: "木組みの屋根が、半年の工事を終えて姿を見せました。",
      categories: ["society"],
      ago: 1_020,
    },
  ],
  en: [
    {
      title: "Quake off the coast, no tsunami; harbour market opens as planned",
      lead: "An earthquake struck off the coast early this morning and shook three towns. There is no danger of a tsunami.",
      categories: ["top", "society"],
      ago: 12,
      image: "https://pictures.example/harbour.jpg",
    },
    {
      title: "Inn for stargazers opens by the lake",
      lead: "Young villagers have turned a closed school into an inn with a telescope on its roof.",
      categories: ["science"],
      ago: 58,
    },
    {
      title: "Yen edges up as markets wait",
      lead: "The yen rose to the 148 range against the dollar in morning trading.",
      categories: ["economy"],
      ago: 95,
    },
    {
      title:
        "School of 64 pupils from a narrow valley wins the prefecture's relay for the first time after an anchor leg that nobody who watched it will forget",
      lead: "It is the first new name on the trophy in 28 years.",
      categories: ["sports"],
      ago: 840,
    },
    {
      title: "New roof over the harbour market",
      lead: "The timber roof was shown after half a year of work.",
      categories: ["society"],
      ago: 1_020,
    },
  ],
};

const newsOf = (locale: Locale): "ja" | "en" => (locale === "ja" ? "ja" : "en");

function articlesOf(lang: "ja" | "en"): [Article, Article, Article, Article, Article] {
  const [quake, inn, yen, relay, roof] = STORIES[lang].map(({ ago, ...story }, at) => {
    const publishedAt = MORNING - ago * MINUTE;
    return articleOf({
      ...story,
      ...{ lang, publishedAt, createdAt: publishedAt + 3 * MINUTE, updatedAt: publishedAt + 9 * MINUTE },
      id: `019a0000-0000-7000-8000-00000000000${at + 1}`,
      nhkId: `nd-20261123a0000${at + 1}`,
    });
  });
  if (!quake || !inn || !yen || !relay || !roof) throw new Error("five stories are told");
  return [quake, inn, yen, relay, roof];
}

const wordsOf = (lang: "ja" | "en") => (lang === "ja" ? "望遠鏡" : "telescope");

function topicsOf(lang: "ja" | "en"): { quakes: Topic; economy: Topic; words: Topic } {
  return {
    quakes: { kind: "preset", lang, preset: "earthquakes" },
    economy: { kind: "category", lang, category: "economy" },
    words: { kind: "words", lang, words: wordsOf(lang) },
  };
}

const followedOf = (lang: "ja" | "en"): FollowedTopic[] => {
  const { quakes, economy, words } = topicsOf(lang);
  return [
    { no: 1, topic: quakes, mode: "instant", paused: false, muted: false },
    { no: 2, topic: economy, mode: "digest", paused: true, muted: false },
    { no: 3, topic: words, mode: "ask", paused: false, muted: true },
  ];
};

const itemsOf = (lang: "ja" | "en"): DeliveredItem[] => {
  const [quake, inn, yen, relay, roof] = articlesOf(lang);
  const { quakes, economy, words } = topicsOf(lang);
  const reasons = [[quakes], [words], [economy], [{ ...economy, category: "sports" }], [economy]];
  return [quake, inn, yen, relay, roof].map((article, at) => ({
    article,
    reasons: reasons[at] ?? [],
    urgent: false,
    update: at === 4,
    seq: at + 1,
  }));
};

/** What a reader may see, by name: every kind of view, once, in a locale. */
export function viewSamples(locale: Locale): Record<string, Message[]> {
  const replies = { ...newsReplies(newsOf(locale)), ...alertReplies(newsOf(locale)) };
  const answers = Object.entries(replies).map(([name, reply]) => [name, render(reply, locale)] as const);
  return { ...Object.fromEntries(answers), ...pushed(locale), ...enclosed(locale) };
}

/** Every kind of reply, delivery and enclosure, in all their variants, as one list of messages each. */
export function shownToAnybody(locale: Locale): Message[][] {
  const lang = newsOf(locale);
  const matter = { words: wordsOf(lang), category: "science", articles: articlesOf(lang) };
  const help = render({ type: "help" }, locale);
  return [
    ...Object.values(viewSamples(locale)),
    ...repliesAbout(matter).map((reply) => render(reply, locale)),
    ...deliveriesAbout(matter).map((delivery) => deliver(delivery, locale)),
    ...enclosuresAbout(matter).map((enclosure) => enclose(help, enclosure, locale)),
  ];
}

const topicsToTry = (lang: "ja" | "en"): TopicToTry[] => [
  {
    topic: { kind: "category", lang, category: "economy" },
    target: { by: "category", category: "economy" },
    ...{ count: 52, days: 7, mode: "digest" },
  },
  {
    topic: { kind: "category", lang, category: "science" },
    target: { by: "category", category: "science" },
    ...{ count: 5, days: 7, mode: "instant" },
  },
];

function newsReplies(lang: "ja" | "en"): Record<string, Reply> {
  const [quake, inn, yen, relay, roof] = articlesOf(lang);
  const summary = { summary: quake.lead, by: "extract" } as const;
  const words = wordsOf(lang);
  return {
    greeting: { type: "greeting", articles: [quake, inn, yen], topics: topicsToTry(lang) },
    latest: { type: "list", reason: { list: "latest" }, articles: [quake, relay], more: true },
    "latest-silent": {
      ...{ type: "list", reason: { list: "latest", category: "society" }, articles: [roof], more: false },
      silentSince: roof.publishedAt,
    },
    search: {
      ...{ type: "list", reason: { list: "search", words, near: false }, more: false },
      articles: [{ ...inn, lead: `${inn.lead.slice(0, 12)}…` }, yen],
      passages: [inn.lead, undefined],
    },
    related: { type: "list", reason: { list: "related", to: roof }, articles: [quake], more: false },
    summary: { type: "summary", article: quake, summary, others: 2 },
    "summary-none": {
      ...{ type: "summary", article: { ...relay, lead: "" }, others: 0 },
      summary: { summary: "", by: "nhk" },
    },
    details: {
      ...{ type: "details", article: { ...quake, revision: 2 }, summary, others: 0, words: 199 },
      related: [inn, roof],
      readCount: { reads: 12, lastReadAt: MORNING },
    },
    story: {
      ...{ type: "story", part: "so-far", of: quake },
      entries: [roof, quake].map((article) => ({ article, text: article.lead })),
    },
    help: { type: "help" },
    language: { type: "language" },
    "no-results": { type: "note", note: "no-results", words },
    "none-in-category": { type: "note", note: "none-in-category", category: "science" },
    "no-articles-yet": { type: "note", note: "no-articles-yet" },
    "unknown-article": { type: "note", note: "unknown-article" },
    "no-story": { type: "note", note: "no-story", article: inn },
    "stale-button": { type: "note", note: "stale-button" },
    failed: { type: "note", note: "failed" },
    "my-data": { type: "note", note: "my-data", kept: true, topics: 3 },
    "confirm-delete": { type: "note", note: "confirm-delete" },
    "confirm-leave": { type: "note", note: "confirm-leave" },
    "ask-search": { type: "note", note: "ask-search" },
    "ask-category": { type: "note", note: "ask-category" },
    feedback: { type: "note", note: "feedback-up" },
  };
}

function alertReplies(lang: "ja" | "en"): Record<string, Reply> {
  const [quake, inn] = articlesOf(lang);
  const { quakes } = topicsOf(lang);
  const followed = followedOf(lang);
  const preview: Extract<Reply, { type: "follow-preview" }> = {
    ...{ type: "follow-preview", topic: quakes, target: { by: "preset", preset: "earthquakes" }, days: 7 },
    ...{ count: 56, examples: [quake, inn], offerDigest: true, followed: false },
  };
  return {
    "follow-preview": preview,
    "follow-preview-group": {
      ...preview,
      ...{ count: 3, offerDigest: false, examples: [] },
      group: { members: 40, messagesAMonth: 480, digestsAMonth: 2_400 },
    },
    "follow-preview-near": {
      ...{ type: "follow-preview", days: 7, count: 0, examples: [], offerDigest: false, followed: false },
      ...{ topic: { kind: "words", lang, words: "eartquake" }, target: { by: "words", words: "eartquake" } },
      near: { topic: quakes, target: { by: "words", words: "earthquake" } },
    },
    followed: { type: "note", note: "followed", topic: quakes, no: 1, mode: "instant" },
    "what-to-follow": {
      type: "what-to-follow",
      categories: ["top", "economy", "sports"],
      presets: ["earthquakes", "baseball"],
    },
    "my-alerts": { type: "my-alerts", subscriptions: followed, settings: DEFAULT_SETTINGS },
    "my-alerts-none": { type: "my-alerts", subscriptions: [], settings: DEFAULT_SETTINGS },
    settings: {
      type: "settings",
      settings: { ...DEFAULT_SETTINGS, quiet: { from: 22 * 60, to: 7 * 60 } },
      follows: 2,
      furigana: false,
    },
    why: {
      ...{ type: "why", article: quake },
      reasons: followed.slice(0, 1).map((one) => ({ followed: one, words: [wordsOf(lang)] })),
    },
    "choose-topic": { type: "choose-topic", action: "less", topics: followed.slice(0, 2) },
    "choose-mute": { type: "choose-mute", article: inn, words: [wordsOf(lang), "NHK"] },
    "nothing-owed": { type: "note", note: "nothing-owed", follows: true },
    "ask-quiet": { type: "note", note: "ask-quiet" },
    "only-urgent": { type: "note", note: "only-urgent" },
    "unknown-zone": { type: "note", note: "unknown-zone" },
    snoozed: { type: "note", note: "snoozed", until: MORNING, zone: "Asia/Tokyo", urgent: true },
    "too-many-topics": { type: "note", note: "too-many-topics" },
    "confirm-unfollow-all": { type: "note", note: "confirm-unfollow-all", count: 3 },
    "catch-up": { type: "catch-up", items: itemsOf(lang).slice(0, 2) },
  };
}

function pushed(locale: Locale): Record<string, Message[]> {
  const items = itemsOf(newsOf(locale));
  const as = (occasion: Occasion, some: DeliveredItem[]) => deliver({ occasion, items: some }, locale);
  return {
    alert: as("alert", items.slice(1, 3)),
    "alert-urgent": as(
      "urgent",
      items.slice(0, 1).map((item) => ({ ...item, urgent: true })),
    ),
    digest: as("digest", items),
  };
}

function enclosed(locale: Locale): Record<string, Message[]> {
  const lang = newsOf(locale);
  const owed: Enclosure["owed"] = {
    ...{ count: 5, topics: [{ topic: topicsOf(lang).economy, count: 5 }], since: MORNING },
    ...{ zone: "Asia/Tokyo", articles: articlesOf(lang).slice(1, 3), range: { after: 7, upTo: 19 } },
  };
  const thanks = render({ type: "note", note: "thanks" }, locale);
  const told = (enclosure: Enclosure) => enclose(thanks, enclosure, locale);
  return {
    "owed-news": told({ owed }),
    "owed-news-short-of-budget": told({ owed, step: "merged" }),
    "budget-notice": told({ step: "digest" }),
  };
}
