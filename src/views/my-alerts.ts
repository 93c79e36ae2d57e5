import type { messagingApi } from "@line/bot-sdk";
import type { FollowedTopic, Reply } from "../commands/command.ts";
import { DELIVERY_MODES } from "../domain/alert.ts";
import { carouselMessages, type Message, withQuickReply } from "../line/messages.ts";
import type { ViewContext } from "./article-card.ts";
import {
  type Button,
  catchUpButton,
  commandButton,
  helpButton,
  latestButton,
  quickRow,
  settingsButton,
  snoozeButton,
  snoozeButtons,
  whatToFollowButton,
} from "./buttons.ts";
import { localTime } from "./dates.ts";
import {
  caption,
  column,
  heading,
  headingWith,
  label,
  linkRow,
  pagesOf,
  quietButton,
  separator,
  sheet,
} from "./flex.ts";
import { notice } from "./notice.ts";
import { INDIGO, SLATE } from "./palette.ts";
import type { Say } from "./texts.ts";
import { modeLabel, topicLabel } from "./topic-label.ts";

type MyAlerts = Extract<Reply, { type: "my-alerts" }>;

/** So that two bubbles of long names fit a carousel, in scripts of three bytes a letter too. */
const ROWS_IN_A_BUBBLE = 8;

/** Everything that is followed, with taps to change each; muted words in a part of their own. */
export function myAlerts(reply: MyAlerts, context: ViewContext): Message[] {
  const { say } = context;
  const { subscriptions, snoozedUntil } = reply;
  const followed = subscriptions.filter(({ muted }) => !muted);
  const muted = subscriptions.filter(({ muted }) => muted);
  const snoozed =
    snoozedUntil === undefined
      ? undefined
      : say(reply.settings.urgent ? "snoozed-until-urgent" : "snoozed-until", {
          time: localTime(snoozedUntil, reply.settings.zone, context.locale),
        });
  const heads = (name: string) => [
    heading(name, INDIGO),
    ...(snoozed === undefined ? [] : [caption(snoozed)]),
  ];
  const bubbles = [
    ...bubblesOf(heads(say("my-alerts-heading", { count: followed.length })), followed, context, followedRow),
    ...bubblesOf(heads(say("my-alerts-muted", { count: muted.length })), muted, context, mutedRow),
  ];
  const alerts = carouselMessages(say("my-alerts-heading", { count: followed.length }), bubbles);
  const buttons = buttonsOf(reply, followed, say);
  const empty = bubbles.length === 0 ? [notice(say("my-alerts-none"), SLATE, buttons, snoozed)] : [];
  return withQuickReply([...empty, ...alerts], quickRow(buttons, say));
}

type Row = (followed: FollowedTopic, context: ViewContext) => messagingApi.FlexComponent[];

const bubblesOf = (
  heads: messagingApi.FlexText[],
  topics: FollowedTopic[],
  context: ViewContext,
  row: Row,
): messagingApi.FlexBubble[] =>
  pagesOf(topics, ROWS_IN_A_BUBBLE).map((page) =>
    sheet({
      width: "page",
      accent: INDIGO,
      body: column([...heads, ...page.flatMap((topic) => [separator(), ...row(topic, context)])]),
      footer: [quietButton(snoozeButton(context.say)), quietButton(settingsButton(context.say))],
    }),
  );

const followedRow: Row = (followed, context) => [
  headingWith(heading(topicLabel(followed.topic, context)), stateOf(followed, context.say)),
  linkRow([...modeButtons(followed, context), ...topicButtons(followed, context)], INDIGO, "label"),
];

const mutedRow: Row = (muted, context) => [
  heading(topicLabel(muted.topic, context)),
  linkRow([removeButton(muted, context)], INDIGO, "label"),
];

const stateOf = ({ paused, mode }: FollowedTopic, say: Say): messagingApi.FlexText =>
  paused ? caption(say("state-paused")) : label(modeLabel(mode, say), SLATE);

/** The two ways of being told that are not in effect. */
export const modeButtons = ({ no, topic, mode }: FollowedTopic, context: ViewContext): Button[] =>
  DELIVERY_MODES.filter((other) => other !== mode).map((other) => {
    const name = modeLabel(other, context.say);
    return commandButton(
      name,
      { name: "topic-mode", no, mode: other },
      `${topicLabel(topic, context)} ${name}`,
    );
  });

/** Pause or resume, and remove. */
export function topicButtons(followed: FollowedTopic, context: ViewContext): Button[] {
  const { no, topic, paused } = followed;
  const name = paused ? "resume" : "pause";
  const text = context.say(`button-${name}`);
  return [
    commandButton(text, { name, which: { by: "no", no } }, `${text} ${topicLabel(topic, context)}`),
    removeButton(followed, context),
  ];
}

function removeButton({ no, topic, muted }: FollowedTopic, context: ViewContext): Button {
  const name = context.say(muted ? "button-unmute" : "button-unfollow");
  return commandButton(
    name,
    { name: "unfollow", which: { by: "no", no } },
    `${name} ${topicLabel(topic, context)}`,
  );
}

function buttonsOf({ snoozedUntil }: MyAlerts, followed: FollowedTopic[], say: Say): Button[] {
  const running = followed.some(({ paused }) => !paused);
  const paused = followed.some(({ paused }) => paused);
  return [
    ...whatToFollowButton(say),
    catchUpButton(say("button-catch-up")),
    settingsButton(say),
    ...(snoozedUntil === undefined ? [snoozeButton(say)] : snoozeButtons(say, ["off"])),
    ...(running ? [commandButton(say("button-pause-all"), { name: "pause" })] : []),
    ...(paused ? [commandButton(say("button-resume-all"), { name: "resume" })] : []),
    ...(followed.length > 0
      ? [
          commandButton(say("button-unfollow-all"), {
            name: "unfollow",
            which: { by: "all", confirmed: false },
          }),
        ]
      : []),
    latestButton(say),
    helpButton(say),
  ];
}
