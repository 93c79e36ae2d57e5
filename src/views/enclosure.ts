import type { Enclosure } from "../commands/command.ts";
import { LIMITS } from "../line/limits.ts";
import { bubbleMessage, type Message, withQuickReply } from "../line/messages.ts";
import type { ViewContext } from "./article-card.ts";
import { catchUpButton, settingsButton } from "./buttons.ts";
import { localTime } from "./dates.ts";
import { caption, column, heading, label, quietButton, separator, sheet } from "./flex.ts";
import { notice } from "./notice.ts";
import { AMBER, INDIGO } from "./palette.ts";
import { titleRow } from "./title-row.ts";
import { topicLabels } from "./topic-label.ts";

const TITLE_UNITS = 80;
const ARTICLES_SHOWN = 3;

/** What goes with a reply, in one message; undefined where there is nothing to tell. */
function enclosureMessage({ owed, step }: Enclosure, context: ViewContext): Message | undefined {
  const told = step && context.say(`step-${step}`);
  if (owed) return owedMessage(owed, told, context);
  if (told === undefined) return undefined;
  const steps = [catchUpButton(context.say("button-catch-up")), settingsButton(context.say)];
  return notice(told, AMBER, steps, context.say("step-heading"));
}

function owedMessage(
  owed: NonNullable<Enclosure["owed"]>,
  told: string | undefined,
  context: ViewContext,
): Message | undefined {
  const { say, locale } = context;
  const name = say("enclosure-heading", {
    topics: topicLabels(
      owed.topics.map(({ topic }) => topic),
      context,
    ),
    count: owed.count,
    since: localTime(owed.since, owed.zone, locale),
  });
  const articles = owed.articles.slice(0, ARTICLES_SHOWN);
  const bubble = sheet({
    width: "page",
    accent: INDIGO,
    body: column([
      heading(name, INDIGO),
      ...articles.map((article) => titleRow(article, TITLE_UNITS, say)),
      ...(told === undefined ? [] : [separator(AMBER), label(say("step-heading"), AMBER), caption(told)]),
    ]),
    footer: [quietButton(catchUpButton(say("button-show-all"), owed.range))],
  });
  const altText = [name, ...articles.map(({ title }) => `・${title}`)].join("\n");
  return bubbleMessage(altText, bubble);
}

/**
 * A reply with what goes along: after the reply's own messages, the row of buttons under the last. A reply of five
 * messages has no room for it; no reply with which something may go has more than four.
 */
export function enclose(messages: Message[], enclosure: Enclosure, context: ViewContext): Message[] {
  const enclosed = enclosureMessage(enclosure, context);
  const last = messages.at(-1);
  if (!last || !enclosed || messages.length >= LIMITS.messagesPerRequest) return messages;
  const { quickReply, ...bare } = last;
  return withQuickReply([...messages.slice(0, -1), bare, enclosed], quickReply);
}
