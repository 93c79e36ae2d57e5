import type { messagingApi } from "@line/bot-sdk";
import type { Reply } from "../commands/command.ts";
import { clipUnits } from "../line/limits.ts";
import { carouselMessages, type Message, withQuickReply } from "../line/messages.ts";
import { byline, readButton, type ViewContext } from "./article-card.ts";
import {
  alertButtons,
  articleButton,
  followStory,
  latestButton,
  myAlertsButton,
  quickRow,
  settingsButton,
} from "./buttons.ts";
import {
  caption,
  column,
  heading,
  label,
  linkRow,
  pagesOf,
  sections,
  separator,
  sheet,
  title,
} from "./flex.ts";
import { modeButtons, topicButtons } from "./my-alerts.ts";
import { INDIGO } from "./palette.ts";
import { topicLabel } from "./topic-label.ts";

type WhyReply = Extract<Reply, { type: "why" }>;

const TITLE_UNITS = 120;
const WORDS_UNITS = 80;
const REASONS_IN_A_BUBBLE = 8;

/** Why an alert came: each topic that it is of and the words that matched, with taps to change what comes. */
export function whyPage({ article, reasons }: WhyReply, context: ViewContext): Message[] {
  const { say } = context;
  const bubbles = pagesOf(reasons, REASONS_IN_A_BUBBLE).map((page) =>
    sheet({
      width: "page",
      accent: INDIGO,
      body: sections([
        column([
          label(say("why-heading"), INDIGO),
          title(clipUnits(article.title, TITLE_UNITS)),
          caption(byline(article, context)),
        ]),
        ...page.flatMap((reason) => [separator(), column(reasonRows(reason, context))]),
      ]),
      footer: readButton(article, context),
    }),
  );
  const names = reasons.map(({ followed }) => topicLabel(followed.topic, context));
  const altText = [say("why-heading"), ...names].join("\n");
  const [, ...others] = alertButtons(article.id, say);
  const buttons = [
    ...others,
    articleButton("summary", article.id, say),
    ...followStory(article.id, say),
    myAlertsButton(say),
    settingsButton(say),
    latestButton(say),
  ];
  return withQuickReply(carouselMessages(altText, bubbles), quickRow(buttons, say));
}

type Reason = WhyReply["reasons"][number];

function reasonRows({ followed, words }: Reason, context: ViewContext): messagingApi.FlexComponent[] {
  const { say } = context;
  const matched = clipUnits(words.join(say("list-separator")), WORDS_UNITS);
  return [
    heading(topicLabel(followed.topic, context)),
    ...(words.length > 0 ? [caption(say("why-words", { words: matched }))] : []),
    linkRow([...modeButtons(followed, context), ...topicButtons(followed, context)], INDIGO, "label"),
  ];
}
