import type { messagingApi } from "@line/bot-sdk";
import type { Reply } from "../commands/command.ts";
import { carouselMessages, type Message, textMessage, withQuickReply } from "../line/messages.ts";
import type { ViewContext } from "./article-card.ts";
import {
  type Button,
  catchUpButton,
  followButtons,
  latestButton,
  myAlertsButton,
  quickRow,
} from "./buttons.ts";
import { categoryLabel } from "./categories.ts";
import { choices, column, heading, pagesOf, sheet } from "./flex.ts";
import { INDIGO } from "./palette.ts";
import { presetLabel } from "./topic-label.ts";

type WhatToFollow = Extract<Reply, { type: "what-to-follow" }>;

/** Keeps a bubble below LINE's 30 KB, and above all readable. */
const CHOICES_IN_A_BUBBLE = 24;

/** Presets and categories to tap, and how own words are followed. */
export function whatToFollow({ presets, categories }: WhatToFollow, context: ViewContext): Message[] {
  const { say, locale } = context;
  const presetButtons = presets.flatMap((preset) =>
    followButtons(presetLabel(preset, context.presets, locale), { by: "preset", preset }),
  );
  const categoryButtons = categories.flatMap((category) =>
    followButtons(categoryLabel(category, say), { by: "category", category }),
  );
  const bubbles = [
    ...bubblesOf(say("what-to-follow-presets"), presetButtons),
    ...bubblesOf(say("what-to-follow-categories"), categoryButtons),
  ];
  const buttons = [
    ...[...presetButtons, ...categoryButtons].slice(0, 9),
    myAlertsButton(say),
    catchUpButton(say("button-catch-up")),
    latestButton(say),
  ];
  return withQuickReply(
    [textMessage(say("what-to-follow")), ...carouselMessages(say("what-to-follow"), bubbles)],
    quickRow(buttons, say),
  );
}

const bubblesOf = (name: string, buttons: Button[]): messagingApi.FlexBubble[] =>
  pagesOf(buttons, CHOICES_IN_A_BUBBLE).map((page) =>
    sheet({ width: "page", accent: INDIGO, body: column([heading(name), ...choices(page)]) }),
  );
