import type { messagingApi } from "@line/bot-sdk";
import type { DeliveredItem, Delivery, Occasion } from "../domain/alert.ts";
import { topicKey } from "../domain/topic.ts";
import { clipUnits, LIMITS } from "../line/limits.ts";
import { bubbleMessage, carouselMessages, type Message, withQuickReply } from "../line/messages.ts";
import { articleCard, type ViewContext } from "./article-card.ts";
import {
  alertButtons,
  articleButton,
  type Button,
  catchUpButton,
  followStory,
  latestButton,
  myAlertsButton,
  quickRow,
  settingsButton,
  snoozeButton,
} from "./buttons.ts";
import { band, button, column, paragraph, sheet } from "./flex.ts";
import { byTopic, headlinePages, newspaper, type Page, reasonKey, type Setting } from "./newspaper.ts";
import { INDIGO, RED, SLATE } from "./palette.ts";
import { topicLabels } from "./topic-label.ts";

/** Why articles are shown together: an occasion of LINE's pushes, or that the reader asked. */
type Cause = Occasion | "catch-up";

const CARDS = 10;

/** What is owed and was not asked for: the newest as cards, the rest as titles. */
export function deliveryMessages({ occasion, items }: Delivery, context: ViewContext): Message[] {
  const { say } = context;
  const [item, ...others] = items;
  const about =
    item && others.length === 0
      ? [
          articleButton("summary", item.article.id, say),
          ...alertButtons(item.article.id, say),
          ...followStory(item.article.id, say),
        ]
      : [];
  const buttons = [...about, myAlertsButton(say), settingsButton(say), snoozeButton(say), latestButton(say)];
  return newsMessages(occasion, items, LIMITS.messagesPerRequest, buttons, context);
}

/** One message is left free for what a reply may carry besides. */
const CATCH_UP_MESSAGES = LIMITS.messagesPerRequest - 1;

/** All that is owed, asked for. */
export const catchUpMessages = (items: DeliveredItem[], context: ViewContext): Message[] =>
  newsMessages(
    "catch-up",
    items,
    CATCH_UP_MESSAGES,
    [myAlertsButton(context.say), settingsButton(context.say), latestButton(context.say)],
    context,
  );

function newsMessages(
  cause: Cause,
  items: DeliveredItem[],
  limit: number,
  buttons: Button[],
  context: ViewContext,
): Message[] {
  const isRead = cause === "digest" || cause === "catch-up";
  const messages = isRead
    ? paperMessages(cause, items, limit, context)
    : alertMessages(cause, items, context);
  return withQuickReply(messages, quickRow(buttons, context.say));
}

/** News that interrupts stands on cards: what it is, why it comes, and what can be done about it. */
function alertMessages(cause: "alert" | "urgent", items: DeliveredItem[], context: ViewContext): Message[] {
  const newest = items.slice(0, CARDS);
  // What is urgent comes first, whatever it is about.
  const cards = cardMessages(
    cause,
    { all: items, shown: cause === "alert" ? byTopic(newest) : newest },
    context,
  );
  const others = items.slice(CARDS);
  const name = context.say("delivery-titles", { count: others.length });
  const set = (setting: Setting) => headlinePages(name, others, setting, context);
  const paper = { set, items: others, altText: altTextOf(byTopic(others).slice(0, CARDS), context) };
  return [...cards, ...fitting(paper, LIMITS.messagesPerRequest - cards.length, context)];
}

/** News at a time of one's own is read like a newspaper. */
function paperMessages(
  cause: "digest" | "catch-up",
  items: DeliveredItem[],
  limit: number,
  context: ViewContext,
): Message[] {
  const name = context.say(`delivery-${cause}`, { count: items.length });
  const set = (setting: Setting) => newspaper(name, items, setting, context);
  return fitting({ set, items, altText: paperAltText(items, context) }, limit, context);
}

const BAND_COLOURS = { urgent: RED, alert: INDIGO } as const;

/** The band stands on the first card alone: a text message of its own would be a second notification. */
function cardMessages(
  cause: "alert" | "urgent",
  { all, shown }: { all: DeliveredItem[]; shown: DeliveredItem[] },
  context: ViewContext,
): Message[] {
  const heading = headingOf(cause, all, context);
  const cards = shown.map(
    (item, at): messagingApi.FlexBubble => ({
      ...card(item, context),
      ...(at === 0 && { header: band(heading, BAND_COLOURS[cause]) }),
    }),
  );
  return carouselMessages(altTextOf(shown, context), cards);
}

function headingOf(cause: "alert" | "urgent", items: DeliveredItem[], context: ViewContext): string {
  const told = cause === "urgent" ? items.filter(({ urgent }) => urgent) : items;
  const reasons = new Map(told.flatMap((item) => item.reasons).map((topic) => [topicKey(topic), topic]));
  const topics = topicLabels([...reasons.values()], context);
  return context.say(`delivery-${cause}`, { topics, count: items.length });
}

const card = (item: DeliveredItem, context: ViewContext): messagingApi.FlexBubble =>
  articleCard(item.article, context, {
    extras: {
      ...(item.update && { mark: context.say("update-mark") }),
      reasons: context.say("delivery-reasons", { topics: topicLabels(item.reasons, context) }),
      links: alertButtons(item.article.id, context.say),
    },
  });

const LOCK_SCREEN_TITLE_UNITS = 120;

/** What the lock screen shows: the news itself, a line for each; below the first of a topic its titles alone. */
function altTextOf(items: DeliveredItem[], context: ViewContext): string {
  const topicsOf = (item: DeliveredItem | undefined) => item && topicLabels(item.reasons, context);
  return items
    .map((item, at) => {
      const topics = topicsOf(item) ?? "";
      const title = clipUnits(item.article.title, LOCK_SCREEN_TITLE_UNITS);
      if (item.update) return context.say("delivery-line-update", { topics, title });
      return topics === topicsOf(items[at - 1]) ? title : context.say("delivery-line", { topics, title });
    })
    .join("\n");
}

/** What the lock screen shows of a paper, as it has room for few lines: the first title below each topic, and how many more. */
function paperAltText(items: DeliveredItem[], context: ViewContext): string {
  return [...Map.groupBy(items, reasonKey).values()]
    .map((ofTopic) => {
      const line = altTextOf(ofTopic.slice(0, 1), context);
      const others = ofTopic.length - 1;
      return others === 0 ? line : context.say("delivery-line-more", { line, count: others });
    })
    .join("\n");
}

/** Titles in full and by topic where that fits, else in short, else as they come: what is left is then a stretch of its own. */
const SETTINGS: readonly [Setting, Setting, Setting] = [
  { titleUnits: 100, byTopic: true },
  { titleUnits: 40, byTopic: true },
  { titleUnits: 40, byTopic: false },
];

/** Articles, how they are set, and what the lock screen shows of them. */
interface Paper {
  items: DeliveredItem[];
  set: (setting: Setting) => Page[];
  altText: string;
}

/** The articles set so that they fit; what can't be shown in `limit` messages is counted and a tap away. */
function fitting({ items, set, altText }: Paper, limit: number, context: ViewContext): Message[] {
  const messagesOf = (pages: Page[]) =>
    carouselMessages(
      altText,
      pages.map(({ bubble }) => bubble),
    );
  for (const setting of SETTINGS.slice(0, -1)) {
    const messages = messagesOf(set(setting));
    if (messages.length <= limit) return messages;
  }
  const pages = set(SETTINGS[2]);
  const messages = messagesOf(pages).slice(0, limit - 1);
  const bubbles = messages.flatMap(({ contents }) => (contents.type === "carousel" ? contents.contents : []));
  const shown = pages.slice(0, bubbles.length).reduce((sum, { articles }) => sum + articles, 0);
  return [...messages, ...moreMessage(items.slice(shown), context)];
}

/** The button is the only way to these, as the cursor has gone over them: it stays where quick replies go. */
function moreMessage(rest: DeliveredItem[], { say }: ViewContext): Message[] {
  const text = say("delivery-more", { count: rest.length });
  const message = bubbleMessage(
    text,
    sheet({
      width: "page",
      accent: SLATE,
      body: column([paragraph(text)]),
      footer: [button(catchUpButton(say("button-show-all"), rangeOf(rest)), INDIGO)],
    }),
  );
  return message ? [message] : [];
}

/** The stretch of the log that the items are in: the cursor has gone over them. */
function rangeOf(items: DeliveredItem[]): { after: number; upTo: number } {
  const positions = items.map(({ seq }) => seq);
  return { after: Math.min(...positions) - 1, upTo: Math.max(...positions) };
}
