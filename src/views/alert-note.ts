import type { FollowTarget, Note } from "../commands/command.ts";
import { DELIVERY_MODES, type DeliveryMode, DIGESTS_A_DAY } from "../domain/alert.ts";
import { TOPICS_PER_READER, type Topic, type TopicNo } from "../domain/topic.ts";
import { clipUnits } from "../line/limits.ts";
import {
  addDigestButton,
  type Button,
  catchUpButton,
  commandButton,
  deliveryButton,
  followButtons,
  helpButton,
  latestButton,
  muteButtons,
  myAlertsButton,
  quietPickers,
  settingsButton,
  snoozeButton,
  snoozeButtons,
  whatToFollowButton,
} from "./buttons.ts";
import { localTime, zoneName } from "./dates.ts";
import { quietOffButton, quietText, timesOf, urgentButton } from "./settings-page.ts";
import type { Say } from "./texts.ts";
import { type LabelContext, modeLabel, topicLabel, topicLabels } from "./topic-label.ts";

/** The notes about what is followed and how it is told. */
const ALERT_NOTES = [
  ...(["refused-words", "too-many-topics", "followed", "unfollowed", "not-followed"] as const),
  ...(["confirm-unfollow-all", "paused", "resumed", "topic-mode", "muted", "no-reason"] as const),
  ...(["ask-snooze", "snoozed", "snooze-off", "delivery", "digest-times", "unknown-times"] as const),
  ...(["quiet", "ask-quiet", "zone", "unknown-zone", "urgent", "nothing-owed", "no-alerts-yet"] as const),
  ...(["only-urgent", "unmuted", "on-its-way", "confirm-price"] as const),
];
export type AlertNote = Extract<Note, { note: (typeof ALERT_NOTES)[number] }>;

/** Tells the notes of this file from the others. */
export const isAlertNote = (note: Note): note is AlertNote => ALERT_NOTES.some((name) => name === note.note);

/** Words a reader sent are shown back in short: enough to recognise them. */
export const ECHO_UNITS = 60;

/** A note's sentence. */
export function alertNoteText(note: AlertNote, context: LabelContext): string {
  return topicNoteText(note, context) ?? settingNoteText(note, context);
}

function topicNoteText(note: AlertNote, context: LabelContext): string | undefined {
  const { say } = context;
  switch (note.note) {
    case "refused-words":
      return say(`refused-${note.reason}`, { words: clipUnits(note.words, ECHO_UNITS) });
    case "too-many-topics":
      return say(note.note, { limit: TOPICS_PER_READER });
    case "followed":
    case "topic-mode":
      return say(`${note.note}-${note.mode}`, { topic: topicLabel(note.topic, context) });
    case "unfollowed":
      return say(note.note, { topics: topicLabels(note.topics, context) });
    case "not-followed":
      if (note.words === undefined) return say(note.stale ? "not-followed-stale" : "not-followed");
      return say("not-followed-words", { words: clipUnits(note.words, ECHO_UNITS) });
    case "confirm-unfollow-all":
      return say(note.note, { count: note.count });
    case "paused":
    case "resumed":
      if (!note.topic) return say(`${note.note}-all`);
      return say(note.note, { topic: topicLabel(note.topic, context) });
    case "muted":
    case "unmuted":
      return say(note.note, { topic: topicLabel(note.topic, context) });
    case "no-reason":
      return say(note.note, { title: clipUnits(note.article.title, ECHO_UNITS) });
    default:
      return undefined;
  }
}

function settingNoteText(note: AlertNote, { say, locale }: LabelContext): string {
  switch (note.note) {
    case "snoozed":
      return say(note.urgent ? "snoozed-until-urgent" : "snoozed-until", {
        time: localTime(note.until, note.zone, locale),
      });
    case "delivery":
      return say(`delivery-by-${note.mode}`, { times: timesOf(note.times, say) });
    case "digest-times":
      return say(note.note, { times: timesOf(note.times, say) });
    case "quiet":
      return say(note.quiet ? "quiet-set" : "quiet-off", { hours: quietText(note.quiet, say) });
    case "zone":
      return say(note.note, { zone: zoneName(note.zone, locale) });
    case "unknown-zone":
      if (note.words === undefined) return say("ask-zone");
      return say(note.note, { words: clipUnits(note.words, ECHO_UNITS) });
    case "urgent":
      return say(note.on ? "urgent-on" : "urgent-off");
    case "confirm-price":
      return say(`${note.note}-${note.command.mode}`, {
        members: note.members,
        messages: note.messagesAMonth.toLocaleString(locale),
      });
    case "nothing-owed":
      return say(note.follows ? "nothing-owed" : "my-alerts-none");
    default:
      return say(note.note);
  }
}

/** The next steps that fit a note, the likeliest first. */
export const alertNoteButtons = (note: AlertNote, { say }: LabelContext): Button[] => [
  ...(topicNoteSteps(note, say) ?? settingNoteSteps(note, say)),
  myAlertsButton(say),
  settingsButton(say),
  latestButton(say),
  helpButton(say),
];

function topicNoteSteps(note: AlertNote, say: Say): Button[] | undefined {
  switch (note.note) {
    case "followed":
    case "topic-mode":
      return [
        ...otherModes(note.no, note.mode, say),
        unfollowButton(note.no, say),
        ...whatToFollowButton(say),
      ];
    case "muted":
      return [commandButton(say("button-unmute"), { name: "unfollow", which: { by: "no", no: note.no } })];
    case "unmuted":
      return note.topic.kind === "words"
        ? muteButtons(note.topic.words, note.topic.lang, say("button-mute-again"))
        : [];
    case "unfollowed":
      return [...followAgain(note.topics, say), ...whatToFollowButton(say)];
    case "confirm-unfollow-all":
      return [
        commandButton(say("button-unfollow-all"), {
          name: "unfollow",
          which: { by: "all", confirmed: true },
        }),
      ];
    case "paused":
      return note.topic ? [] : [commandButton(say("button-resume-all"), { name: "resume" })];
    case "resumed":
      return [catchUpButton(say("button-catch-up"))];
    case "not-followed":
      // What comes of other topics is kept away by muting.
      return [
        ...(note.words === undefined ? [] : muteButtons(note.words, undefined, say("button-mute-alert"))),
        ...whatToFollowButton(say),
      ];
    case "refused-words":
    case "nothing-owed":
      return whatToFollowButton(say);
    default:
      return undefined;
  }
}

const otherModes = (no: TopicNo, mode: DeliveryMode, say: Say): Button[] =>
  DELIVERY_MODES.filter((other) => other !== mode).map((other) =>
    commandButton(modeLabel(other, say), { name: "topic-mode", no, mode: other }),
  );

const unfollowButton = (no: TopicNo, say: Say): Button =>
  commandButton(say("button-unfollow"), { name: "unfollow", which: { by: "no", no } });

/** A slip of the finger is undone with one tap. */
function followAgain([topic, ...others]: Topic[], say: Say): Button[] {
  return topic && others.length === 0 ? followButtons(say("button-follow-again"), targetOf(topic)) : [];
}

function targetOf(topic: Topic): FollowTarget {
  switch (topic.kind) {
    case "category":
      return { by: "category", category: topic.category };
    case "preset":
      return { by: "preset", preset: topic.preset };
    case "words":
      return { by: "words", words: topic.words };
    case "story":
      return { by: "story", of: { by: "id", id: topic.story } };
  }
}

function settingNoteSteps(note: AlertNote, say: Say): Button[] {
  switch (note.note) {
    case "confirm-price":
      return [commandButton(say("button-go-ahead"), note.command)];
    case "on-its-way":
      return [catchUpButton(say("button-catch-up"))];
    case "ask-snooze":
      return snoozeButtons(say, ["hour", "tomorrow", "week"]);
    case "snoozed":
      return snoozeButtons(say, ["off"]);
    case "snooze-off":
      return [snoozeButton(say)];
    case "delivery":
    case "digest-times":
      return note.times.length < DIGESTS_A_DAY ? [addDigestButton(say, note.times)] : [];
    case "unknown-times":
      return [addDigestButton(say, [])];
    case "ask-quiet":
      return quietPickers(say);
    case "quiet":
      return note.quiet ? [...quietPickers(say, note.quiet), quietOffButton(say)] : quietPickers(say);
    case "unknown-zone":
      return ZONES.map((zone) => commandButton(say(`zone-${cityOf(zone)}`), { name: "zone", zone }));
    case "urgent":
      return [urgentButton(!note.on, say)];
    case "only-urgent":
      return [deliveryButton("digest", say), urgentButton(true, say)];
    default:
      return [];
  }
}

/** Where most readers live that are not in Japan; any other zone can be typed. */
const ZONES = [
  ...["Asia/Tokyo", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Australia/Sydney"],
  ...["Europe/Paris", "Europe/London", "America/New_York", "America/Los_Angeles"],
];

/** "America/New_York" → "new-york" */
const cityOf = (zone: string): string => zone.replace(/^.*\//, "").replaceAll("_", "-").toLowerCase();
