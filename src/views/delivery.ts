import type { messagingApi } from "@line/bot-sdk";
import type { DeliveredItem, Delivery, Occasion } from "../domain/alert.ts";
import { topicKey } from "../domain/topic.ts";
import { clipUnits, LIMITS } from "../line/limits.ts";
import {
  bubbleMessage,
  carouselMessages,
  type Message,
  quickReply,
  withQuickReply,
} from "../line/messages.ts";
import { articleCard, type ViewContext } from "./article-card.ts";
import {
  alertButtons,
  articleButton,
  type Button,
  catchUpButton,
  followStory,
  latestButton,
  myAlertsButton,
  settingsButton,
  snoozeButton,
} from "./buttons.ts";
import { BLUE, band, button, caption, column, GREY, heading, pagesOf, paragraph, RED } from "./flex.ts";
import { titleRow } from "./title-row.ts";
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
  const cards = cardMessages(cause, items, context);
  const titles = titleMessages(items.slice(CARDS), limit - cards.length, context);
  return withQuickReply([...cards, ...titles], quickReply(buttons));
}

const BAND_COLOURS: Record<Cause, string> = { urgent: RED, alert: BLUE, digest: GREY, "catch-up": GREY };

/** The band stands on the first card alone: a text message of its own would be a second notification. */
function cardMessages(cause: Cause, items: DeliveredItem[], context: ViewContext): Message[] {
  const heading = headingOf(cause, items, context);
  const cards = items.slice(0, CARDS).map(
    (item, at): messagingApi.FlexBubble => ({
      ...(at === 0 && { header: band(heading, BAND_COLOURS[cause]) }),
      ...card(item, context),
    }),
  );
  return carouselMessages(altTextOf(items.slice(0, CARDS), context), cards);
}

function headingOf(cause: Cause, items: DeliveredItem[], context: ViewContext): string {
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

/** What the lock screen shows: the news itself, a line for each. */
const altTextOf = (items: DeliveredItem[], context: ViewContext): string =>
  items
    .map(({ article, reasons, update }) =>
      context.say(update ? "delivery-line-update" : "delivery-line", {
        topics: topicLabels(reasons, context),
        title: clipUnits(article.title, LOCK_SCREEN_TITLE_UNITS),
      }),
    )
    .join("\n");

const ROWS_IN_A_BUBBLE = 10;

/** How much of each article stands in the list: what does not fit so is tried in short. */
interface RowStyle {
  units: number;
  reasons: boolean;
}
const LONG: RowStyle = { units: 100, reasons: true };
const SHORT: RowStyle = { units: 40, reasons: false };

/** The titles, clipped only where they would not fit else; what can't be shown in `limit` messages is counted and a tap away. */
function titleMessages(items: DeliveredItem[], limit: number, context: ViewContext): Message[] {
  for (const style of [LONG, SHORT]) {
    const messages = titleLists(items, style, context);
    if (messages.length <= limit) return messages;
  }
  const lists = titleLists(items, SHORT, context).slice(0, limit - 1);
  const bubbles = lists.flatMap(({ contents }) => (contents.type === "carousel" ? contents.contents : []));
  const rest = items.slice(ROWS_IN_A_BUBBLE * bubbles.length);
  return [...lists, ...moreMessage(rest, context)];
}

/** The button is the only way to these, as the cursor has gone over them: it stays where quick replies go. */
function moreMessage(rest: DeliveredItem[], { say }: ViewContext): Message[] {
  const text = say("delivery-more", { count: rest.length });
  const message = bubbleMessage(text, {
    type: "bubble",
    size: "mega",
    body: column([paragraph(text)]),
    footer: column([button(catchUpButton(say("button-show-all"), rangeOf(rest)), BLUE)]),
  });
  return message ? [message] : [];
}

/** The stretch of the log that the items are in: the cursor has gone over them. */
function rangeOf(items: DeliveredItem[]): { after: number; upTo: number } {
  const positions = items.map(({ seq }) => seq);
  return { after: Math.min(...positions) - 1, upTo: Math.max(...positions) };
}

function titleLists(
  items: DeliveredItem[],
  style: RowStyle,
  context: ViewContext,
): messagingApi.FlexMessage[] {
  const name = context.say("delivery-titles", { count: items.length });
  const bubbles = pagesOf(items, ROWS_IN_A_BUBBLE).map(
    (page): messagingApi.FlexBubble => ({
      type: "bubble",
      size: "mega",
      body: column([heading(name), ...page.flatMap((item) => titleRows(item, style, context))]),
    }),
  );
  return carouselMessages(`${name}\n${altTextOf(items.slice(0, CARDS), context)}`, bubbles);
}

function titleRows(
  { article, reasons, update }: DeliveredItem,
  style: RowStyle,
  context: ViewContext,
): messagingApi.FlexText[] {
  const mark = update ? `${context.say("update-mark")} · ` : "";
  const row: messagingApi.FlexText = { ...titleRow(article, style.units, context.say, mark), margin: "md" };
  return style.reasons ? [row, caption(topicLabels(reasons, context))] : [row];
}
