import type { messagingApi } from "@line/bot-sdk";
import type { Reply } from "../commands/command.ts";
import { DELIVERY_MODES, type DeliverySettings, DIGESTS_A_DAY } from "../domain/alert.ts";
import { bubbleMessage, type Message, withQuickReply } from "../line/messages.ts";
import type { ViewContext } from "./article-card.ts";
import {
  addDigestButton,
  type Button,
  catchUpButton,
  commandButton,
  deliveryButton,
  furiganaButton,
  helpButton,
  languageButton,
  latestButton,
  myAlertsButton,
  myDataButton,
  quickRow,
  quietPickers,
  snoozeButtons,
  whatToFollowButton,
} from "./buttons.ts";
import { clockTime, localTime, zoneName } from "./dates.ts";
import {
  button,
  caption,
  choices,
  column,
  heading,
  headline,
  lines,
  sections,
  separator,
  sheet,
} from "./flex.ts";
import { INDIGO } from "./palette.ts";
import type { Say } from "./texts.ts";
import { modeLabel } from "./topic-label.ts";

type SettingsReply = Extract<Reply, { type: "settings" }>;

/** How the reader is told, each part with the taps that change it. */
export function settingsPage(reply: SettingsReply, context: ViewContext): Message[] {
  const { say } = context;
  const parts = [
    modeSection(reply.settings, say),
    digestSection(reply.settings, say),
    quietSection(reply.settings, say),
    urgentSection(reply.settings, say),
    snoozeSection(reply, context),
    zoneSection(reply.settings, context),
    furiganaSection(reply.furigana, say),
  ];
  const bubble = sheet({
    width: "page",
    accent: INDIGO,
    body: sections([
      headline(say("settings-heading")),
      ...parts.flatMap((part) => [separator(), column(part)]),
    ]),
    footer: (reply.follows > 0 ? [myAlertsButton(say)] : whatToFollowButton(say)).map((next) =>
      button(next, INDIGO),
    ),
  });
  const message = bubbleMessage(say("settings-heading"), bubble);
  const buttons = [
    myAlertsButton(say),
    ...whatToFollowButton(say),
    catchUpButton(say("button-catch-up")),
    languageButton(say),
    myDataButton(say),
    latestButton(say),
    helpButton(say),
  ];
  return withQuickReply(message ? [message] : [], quickRow(buttons, say));
}

type Section = messagingApi.FlexComponent[];

/** One setting: what it is called, how it stands, and what changes it. */
export const section = (name: string, state: string, buttons: Button[], hint?: string): Section => [
  lines([caption(name), heading(state), ...(hint === undefined ? [] : [caption(hint)])]),
  ...choices(buttons),
];

const modeSection = ({ mode }: DeliverySettings, say: Say): Section =>
  section(
    say("settings-mode"),
    modeLabel(mode, say),
    DELIVERY_MODES.filter((other) => other !== mode).map((other) => deliveryButton(other, say)),
    say("settings-mode-hint"),
  );

const digestSection = ({ digestTimes }: DeliverySettings, say: Say): Section =>
  section(say("settings-digest"), timesOf(digestTimes, say), [
    ...(digestTimes.length > 1
      ? digestTimes.map((remove) =>
          commandButton(say("button-remove-digest", { time: clockTime(remove) }), {
            name: "digest-times",
            remove,
          }),
        )
      : []),
    ...(digestTimes.length < DIGESTS_A_DAY ? [addDigestButton(say, digestTimes)] : []),
  ]);

const quietSection = ({ quiet }: DeliverySettings, say: Say): Section =>
  section(say("settings-quiet"), quietText(quiet, say), [
    ...quietPickers(say, quiet),
    ...(quiet ? [quietOffButton(say)] : []),
  ]);

const urgentSection = ({ urgent }: DeliverySettings, say: Say): Section =>
  section(say("settings-urgent"), say(urgent ? "settings-urgent-on" : "settings-urgent-off"), [
    urgentButton(!urgent, say),
  ]);

function snoozeSection({ snoozedUntil, settings }: SettingsReply, { say, locale }: ViewContext): Section {
  if (snoozedUntil === undefined)
    return section(
      say("settings-snooze"),
      say("settings-none"),
      snoozeButtons(say, ["hour", "tomorrow", "week"]),
    );
  const time = localTime(snoozedUntil, settings.zone, locale);
  return section(
    say("settings-snooze"),
    say(settings.urgent ? "snoozed-until-urgent" : "snoozed-until", { time }),
    snoozeButtons(say, ["off"]),
  );
}

const zoneSection = ({ zone }: DeliverySettings, { say, locale }: ViewContext): Section =>
  section(say("settings-zone"), zoneName(zone, locale), [
    commandButton(say("button-zone"), { name: "zone" }),
  ]);

const furiganaSection = (furigana: boolean, say: Say): Section =>
  section(
    say("settings-furigana"),
    say(furigana ? "settings-furigana-on" : "settings-furigana-off"),
    [furiganaButton(!furigana, say)],
    say("settings-furigana-hint"),
  );

export const quietOffButton = (say: Say): Button =>
  commandButton(say("button-quiet-off"), { name: "quiet", off: true });

/** The switch for urgent news: what a tap makes it. */
export const urgentButton = (on: boolean, say: Say): Button =>
  commandButton(say(on ? "button-urgent-on" : "button-urgent-off"), { name: "urgent", on });

/** "08:00、19:00" */
export const timesOf = (times: readonly number[], say: Say): string =>
  times.map(clockTime).join(say("list-separator"));

/** "22:00〜07:00", or that there are none. */
export const quietText = (quiet: DeliverySettings["quiet"], say: Say): string =>
  quiet ? say("quiet-hours", { from: clockTime(quiet.from), to: clockTime(quiet.to) }) : say("settings-none");
