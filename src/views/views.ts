import type { messagingApi } from "@line/bot-sdk";
import type { Enclosure, ListReason, Note, Reply } from "../commands/command.ts";
import type { Delivery } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import { type Languages, type Locale, type NewsLanguage, usualNews } from "../domain/language.ts";
import { clipUnits } from "../line/limits.ts";
import {
  bubbleMessage,
  carouselMessage,
  type Message,
  textMessage,
  withQuickReply,
} from "../line/messages.ts";
import { articleCard, byline, type ViewContext } from "./article-card.ts";
import { detailsPage, summaryPage } from "./article-page.ts";
import {
  articleButton,
  type Button,
  categoryButton,
  followSearch,
  followStory,
  followThis,
  helpButton,
  latestButton,
  moreButton,
  myAlertsButton,
  popularButton,
  quickRow,
  settingsButton,
  whatToFollowButton,
} from "./buttons.ts";
import { categoryLabel } from "./categories.ts";
import { chooseMute, chooseTopic } from "./choose.ts";
import { localDays } from "./dates.ts";
import { catchUpMessages, deliveryMessages } from "./delivery.ts";
import { enclose } from "./enclosure.ts";
import { choices, column, heading, sheet } from "./flex.ts";
import { followPreview } from "./follow-preview.ts";
import { greetingMessages, silenceMessages } from "./greeting.ts";
import { helpPage } from "./help-page.ts";
import { languagePage } from "./language-page.ts";
import { myAlerts } from "./my-alerts.ts";
import { noteButtons, noteMessage, noteText } from "./note.ts";
import { SLATE } from "./palette.ts";
import { settingsPage } from "./settings-page.ts";
import { storyMessages } from "./story-page.ts";
import type { Say, Texts } from "./texts.ts";
import type { Presets } from "./topic-label.ts";
import { whatToFollow } from "./what-to-follow.ts";
import { whyPage } from "./why-page.ts";

/** Shows a reply as LINE messages, in one language, within LINE's limits, for a reader of news in one (without: the usual). */
export type Render = (reply: Reply, locale: Locale, news?: NewsLanguage) => Message[];

export interface ViewOptions {
  texts: Texts;
  linkTo: (article: Article) => string;
  retentionDays: number;
  /** The names of the operator's topics. */
  presets: Presets;
  /** The categories worth offering in a language of news, the fullest first. */
  categoriesOf: (news: NewsLanguage) => Category[];
}

/** Some replies are one value for many readers: each is rendered once for a language of the bot and one of the news. */
export function createViews(options: ViewOptions): Render {
  const rendered = new WeakMap<Reply, Partial<Record<`${Locale} ${NewsLanguage}`, Message[]>>>();
  return (reply, locale, news = usualNews(locale)) => {
    const known = rendered.get(reply) ?? {};
    rendered.set(reply, known);
    const key = `${locale} ${news}` as const;
    known[key] ??= render(reply, { locale, news }, options);
    return known[key];
  };
}

/** Shows what is owed and was not asked for, in at most five messages. */
export type RenderDelivery = (delivery: Delivery, locale: Locale, news?: NewsLanguage) => Message[];

/** Not remembered: a delivery is rendered once, for all the readers of its batch. */
export const createDeliveryViews =
  (options: ViewOptions): RenderDelivery =>
  (delivery, locale, news = usualNews(locale)) =>
    deliveryMessages(delivery, contextOf(options, { locale, news }));

/** Puts what goes along with a reply after its messages, in at most five. */
export type Enclose = (
  messages: Message[],
  enclosure: Enclosure,
  locale: Locale,
  news?: NewsLanguage,
) => Message[];

/** For replies as the views of `createViews` show them; the row of buttons stays under the last message. */
export const createEnclosureViews =
  (options: ViewOptions): Enclose =>
  (messages, enclosure, locale, news = usualNews(locale)) =>
    enclose(messages, enclosure, contextOf(options, { locale, news }));

const contextOf = ({ texts, linkTo, presets }: ViewOptions, languages: Languages): ViewContext => ({
  say: texts[languages.locale],
  ...languages,
  linkTo,
  presets,
});

function render(reply: Reply, languages: Languages, options: ViewOptions): Message[] {
  const context = contextOf(options, languages);
  const offered = options.categoriesOf(languages.news);
  switch (reply.type) {
    case "list":
      return list(reply, context, offered);
    case "greeting":
      return greetingMessages(reply, context, offered);
    case "summary":
      return page(reply.article, summaryPage(reply, context), reply.summary.summary, context);
    case "details":
      return page(reply.article, detailsPage(reply, context), "", context);
    case "story":
      return storyMessages(reply, context);
    case "help":
      return help(context.say, offered);
    case "language":
      return languagePage(context);
    case "note":
      return note(reply, languagesAfter(reply) ?? languages, options);
    default:
      return renderAlerts(reply, context);
  }
}

type AlertReply = Exclude<
  Reply,
  { type: "list" | "greeting" | "summary" | "story" | "details" | "help" | "language" | "note" }
>;

function renderAlerts(reply: AlertReply, context: ViewContext): Message[] {
  switch (reply.type) {
    case "follow-preview":
      return followPreview(reply, context);
    case "what-to-follow":
      return whatToFollow(reply, context);
    case "my-alerts":
      return myAlerts(reply, context);
    case "settings":
      return settingsPage(reply, context);
    case "why":
      return whyPage(reply, context);
    case "choose-topic":
      return chooseTopic(reply, context);
    case "choose-mute":
      return chooseMute(reply, context);
    case "catch-up":
      return catchUpMessages(reply.items, context);
  }
}

type ListReply = Extract<Reply, { type: "list" }>;

const questionIn = (reason: ListReason) => (reason.list === "choose" ? reason.question : undefined);

function list(reply: ListReply, context: ViewContext, offered: Category[]): Message[] {
  const { say } = context;
  const cards = reply.articles.map((article, n) =>
    articleCard(article, context, { passage: reply.passages?.[n], ask: questionIn(reply.reason) }),
  );
  const buttons = listButtons(reply, say, offered);
  const carousel = carouselMessage(listAltText(reply), [...cards, wayOn(buttons, say)]);
  return withQuickReply(
    [
      ...silenceMessages(reply, context),
      textMessage(listHeading(reply, context)),
      ...(carousel ? [carousel] : []),
    ],
    quickRow(buttons, say),
  );
}

const WAYS_ON = 8;

/** After the last card, the way on: it stays where quick replies go, and a desktop has no others. */
const wayOn = (buttons: Button[], say: Say): messagingApi.FlexBubble =>
  sheet({
    width: "card",
    accent: SLATE,
    body: column([
      heading(say("list-way-on")),
      ...choices([...buttons.slice(0, WAYS_ON), myAlertsButton(say), helpButton(say)]),
    ]),
  });

/** What the lock screen shows: the news itself. */
const listAltText = ({ articles }: ListReply): string => articles.map(({ title }) => `・${title}`).join("\n");

const HEADING_UNITS = 60;

function listHeading({ reason, articles, more }: ListReply, { say, locale }: ViewContext): string {
  switch (reason.list) {
    case "latest":
      if (reason.category === undefined) return say("list-latest");
      return say("list-latest-category", { category: categoryLabel(reason.category, say) });
    case "search":
      return searchHeading(reason, more ? "list-search-best" : "list-search", articles.length, {
        say,
        locale,
      });
    case "related":
      return say("list-related", { title: short(reason.to.title) });
    case "choose":
      return say(`list-choose-${reason.question}`);
    case "popular":
      return say(`list-${reason.list}`);
  }
}

const short = (words: string): string => clipUnits(words, HEADING_UNITS);

/** What was found of what was asked for. */
function searchHeading(
  { words, near, corrected, days, otherDays }: Extract<ListReason, { list: "search" }>,
  whole: "list-search" | "list-search-best",
  count: number,
  { say, locale }: Pick<ViewContext, "say" | "locale">,
): string {
  if (days) return say("list-search-days", { days: localDays(days, locale) });
  if (otherDays)
    return say("list-search-other-days", {
      words: short(otherDays.subject),
      days: localDays(otherDays, locale),
    });
  if (corrected !== undefined)
    return say("list-search-corrected", { words: short(words), corrected: short(corrected) });
  return near ? say("list-search-near", { words: short(words) }) : say(whole, { words: short(words), count });
}

function listButtons({ reason, articles, more }: ListReply, say: Say, offered: Category[]): Button[] {
  const others = offered.filter((category) => reason.list !== "latest" || category !== reason.category);
  return [
    ...(more ? moreOf(reason, articles, say) : []),
    ...followOf(reason, say),
    ...(reason.list === "latest" && reason.category === undefined ? [] : [latestButton(say)]),
    ...(reason.list === "popular" ? [] : [popularButton(say)]),
    ...others.map((category) => categoryButton(category, say)),
  ];
}

/** One tap to be told when there is more of what a list shows. */
function followOf(reason: ListReason, say: Say): Button[] {
  switch (reason.list) {
    case "search":
      return followSearch({ ...reason, words: reason.corrected ?? reason.words }, say);
    case "related":
      return followStory(reason.to.id, say);
    case "latest":
      if (reason.category !== undefined)
        return followThis({ by: "category", category: reason.category }, say);
      return whatToFollowButton(say);
    default:
      return whatToFollowButton(say);
  }
}

function moreOf(reason: ListReason, articles: Article[], say: Say): Button[] {
  const before = articles.at(-1)?.id;
  if (before === undefined || reason.list !== "latest") return [];
  const { category } = reason;
  return [moreButton({ name: "latest", before, ...(category !== undefined && { category }) }, say)];
}

/** A page about one article; where it would be over LINE's size, its words as plain text. */
function page(
  article: Article,
  bubble: messagingApi.FlexBubble,
  words: string,
  context: ViewContext,
): Message[] {
  const { say } = context;
  const altText = [article.title, words].filter(Boolean).join("\n");
  const message = bubbleMessage(altText, bubble) ?? textMessage(plainPage(article, words, context));
  const buttons = [
    articleButton("related", article.id, say),
    ...followStory(article.id, say),
    latestButton(say),
    popularButton(say),
  ];
  return withQuickReply([message], quickRow(buttons, say));
}

const PLAIN_TITLE_UNITS = 300;
const PLAIN_WORDS_UNITS = 1_500;

const plainPage = (article: Article, words: string, context: ViewContext): string =>
  [
    clipUnits(article.title, PLAIN_TITLE_UNITS),
    byline(article, context),
    clipUnits(words, PLAIN_WORDS_UNITS),
    context.linkTo(article),
  ]
    .filter(Boolean)
    .join("\n");

function help(say: Say, offered: Category[]): Message[] {
  const message = bubbleMessage(say("help-heading"), helpPage(say));
  const buttons = [
    latestButton(say),
    popularButton(say),
    ...whatToFollowButton(say),
    myAlertsButton(say),
    settingsButton(say),
    ...offered.map((category) => categoryButton(category, say)),
  ];
  return withQuickReply(message ? [message] : [], quickRow(buttons, say));
}

/** What says that a language has changed says it in the new one. */
const languagesAfter = (reply: Note): Languages | undefined =>
  reply.note === "language-set" || reply.note === "news-set" ? reply : undefined;

function note(reply: Note, { locale, news }: Languages, options: ViewOptions): Message[] {
  const context = contextOf(options, { locale, news });
  const buttons = noteButtons(reply, context, options.categoriesOf(news));
  const message = noteMessage(reply, noteText(reply, context, options.retentionDays), buttons);
  return withQuickReply([message], quickRow(buttons, context.say));
}
