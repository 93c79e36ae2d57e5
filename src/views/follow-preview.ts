import type { messagingApi } from "@line/bot-sdk";
import type { Reply } from "../commands/command.ts";
import type { DeliveryMode } from "../domain/alert.ts";
import { bubbleMessage, type Message, withQuickReply } from "../line/messages.ts";
import type { ViewContext } from "./article-card.ts";
import {
  type Button,
  commandButton,
  followButtons,
  followThis,
  latestButton,
  myAlertsButton,
  quickRow,
  whatToFollowButton,
} from "./buttons.ts";
import {
  button,
  caption,
  column,
  heading,
  headline,
  label,
  paragraph,
  quietButton,
  sections,
  sheet,
} from "./flex.ts";
import { INDIGO } from "./palette.ts";
import type { Say } from "./texts.ts";
import { titleRow } from "./title-row.ts";
import { topicLabel } from "./topic-label.ts";

type PreviewReply = Extract<Reply, { type: "follow-preview" }>;

const EXAMPLE_UNITS = 80;

/** Before a topic is switched on: what the last days would have brought, what it costs a group, and ways to follow. */
export function followPreview(reply: PreviewReply, context: ViewContext): Message[] {
  const { say } = context;
  const name = topicLabel(reply.topic, context);
  const near = nearOf(reply, context);
  const ways = [...near.map((one) => one.way), ...waysOf(reply, say)];
  const bubble = sheet({
    width: "page",
    accent: INDIGO,
    body: sections([
      column([
        label(say(reply.followed ? "preview-followed" : "preview-heading"), INDIGO),
        headline(name),
        paragraph(rate(reply, say)),
        ...near.map(({ question }) => paragraph(question)),
      ]),
      ...examples(reply, say),
      ...advice(reply, context),
    ]),
    footer: ways.map((way, at) => (at === 0 && !reply.followed ? button(way, INDIGO) : quietButton(way))),
  });
  const message = bubbleMessage(`${name}\n${rate(reply, say)}`, bubble);
  return withQuickReply(
    message ? [message] : [],
    quickRow([...ways, ...whatToFollowButton(say), myAlertsButton(say), latestButton(say)], say),
  );
}

/** How much is to be expected: a day where it is at least one, else in all the days. */
export function rate({ count, days }: Pick<PreviewReply, "count" | "days">, say: Say): string {
  const aDay = Math.round(count / days);
  if (count === 0) return say("preview-none", { days });
  return aDay < 1 ? say("preview-few", { days, count }) : say("preview-rate", { days, aDay });
}

const examples = ({ examples: articles }: PreviewReply, say: Say): messagingApi.FlexComponent[] =>
  articles.length === 0
    ? []
    : [
        column([
          heading(say("preview-examples")),
          ...articles.slice(0, 3).map((article) => titleRow(article, EXAMPLE_UNITS, say)),
        ]),
      ];

function advice(reply: PreviewReply, { say, locale }: ViewContext): messagingApi.FlexComponent[] {
  if (reply.group) {
    const { members, messagesAMonth, digestsAMonth } = reply.group;
    const messages = messagesAMonth.toLocaleString(locale);
    const digests = digestsAMonth.toLocaleString(locale);
    return [
      column([
        paragraph(say("preview-price", { members, messages, digests })),
        caption(say("preview-price-default")),
      ]),
    ];
  }
  return reply.offerDigest && !reply.followed ? [paragraph(say("preview-digest"))] : [];
}

/** What may have been meant, as a question and the button that says yes. */
function nearOf({ near }: PreviewReply, context: ViewContext): { question: string; way: Button }[] {
  if (!near) return [];
  const question = context.say("preview-near", { near: topicLabel(near.topic, context) });
  return followThis(near.target, context.say).map((way) => ({ question, way }));
}

/** The likeliest first. */
function waysOf(reply: PreviewReply, say: Say): Button[] {
  if (reply.followed)
    return reply.no === undefined
      ? []
      : [commandButton(say("button-unfollow"), { name: "unfollow", which: { by: "no", no: reply.no } })];
  return modesOf(reply).flatMap((mode) => followButtons(say(`button-follow-${mode}`), reply.target, mode));
}

function modesOf({ group, offerDigest }: PreviewReply): DeliveryMode[] {
  if (group) return ["ask", "digest", "instant"];
  return offerDigest ? ["digest", "instant", "ask"] : ["instant", "digest", "ask"];
}
