import type { messagingApi } from "@line/bot-sdk";
import type { Reply, TopicToTry } from "../commands/command.ts";
import type { Category } from "../domain/category.ts";
import {
  bubbleMessage,
  carouselMessages,
  type Message,
  textMessage,
  withQuickReply,
} from "../line/messages.ts";
import { articleCard, type ViewContext } from "./article-card.ts";
import {
  type Button,
  categoryButton,
  followButtons,
  languageButton,
  latestButton,
  moreButton,
  popularButton,
  previewButton,
  quickRow,
  whatToFollowButton,
} from "./buttons.ts";
import { shortTime } from "./dates.ts";
import { caption, choices, column, heading, lines, sections, separator, sheet, title } from "./flex.ts";
import { rate } from "./follow-preview.ts";
import { INDIGO } from "./palette.ts";
import type { Say } from "./texts.ts";
import { topicLabel } from "./topic-label.ts";

type GreetingReply = Extract<Reply, { type: "greeting" }>;

/** The first minute: who speaks, the newest articles, topics to follow by one tap, and what will be pushed. */
export function greetingMessages(reply: GreetingReply, context: ViewContext, offered: Category[]): Message[] {
  const { say } = context;
  const { articles } = reply;
  const altText = articles.map(({ title }) => `・${title}`).join("\n");
  return withQuickReply(
    [
      ...silenceMessages(reply, context),
      textMessage(say("list-greeting")),
      ...(articles.length === 0 ? [textMessage(say("no-articles-yet"))] : []),
      ...carouselMessages(
        altText,
        articles.map((article) => articleCard(article, context)),
      ),
      topicsMessage(reply.topics, context) ?? textMessage(say("greeting-promise")),
    ],
    quickRow(nextSteps(reply, say, offered), say),
  );
}

/** That NHK has been silent for longer than usual, before what there is. */
export const silenceMessages = (
  { silentSince }: { silentSince?: number },
  { say, locale }: ViewContext,
): Message[] =>
  silentSince === undefined
    ? []
    : [textMessage(say("silent-since", { time: shortTime(silentSince, locale) }))];

function topicsMessage(topics: TopicToTry[], context: ViewContext): Message | undefined {
  if (topics.length === 0) return undefined;
  const { say } = context;
  const rates = topics.map((one) => `・${topicLabel(one.topic, context)} ${rate(one, say)}`);
  const bubble = sheet({
    width: "page",
    accent: INDIGO,
    body: sections([
      heading(say("greeting-topics"), INDIGO),
      ...topics.flatMap((one) => [column(topicToTry(one, context)), separator()]),
      caption(say("greeting-promise")),
    ]),
  });
  return bubbleMessage([say("greeting-topics"), ...rates].join("\n"), bubble);
}

const topicToTry = (one: TopicToTry, context: ViewContext): messagingApi.FlexComponent[] => [
  lines([title(topicLabel(one.topic, context)), caption(rate(one, context.say))]),
  ...choices([
    ...followButtons(context.say(`button-follow-${one.mode}`), one.target, one.mode),
    ...previewButton(one.target, context.say),
  ]),
];

function nextSteps({ articles }: GreetingReply, say: Say, offered: Category[]): Button[] {
  const before = articles.at(-1)?.id;
  return [
    ...(before === undefined ? [] : [moreButton({ name: "latest", before }, say)]),
    latestButton(say),
    ...whatToFollowButton(say),
    languageButton(say),
    popularButton(say),
    ...offered.map((category) => categoryButton(category, say)),
  ];
}
