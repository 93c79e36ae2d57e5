import type { messagingApi } from "@line/bot-sdk";
import type { ArticleQuestion, FollowTarget, Snooze } from "../commands/command.ts";
import {
  articlePostback,
  type ButtonCommand,
  followData,
  pickerData,
  postbackData,
} from "../commands/postback.ts";
import { type DeliveryMode, EVENING, type MinuteOfDay, MORNING, NIGHT } from "../domain/alert.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import type { SummaryKind } from "../domain/feedback.ts";
import { LOCALES, type Locale, NEWS_LANGUAGES, type NewsLanguage } from "../domain/language.ts";
import { LIMITS } from "../line/limits.ts";
import { postbackAction, quickReply, type Tap, timePickerAction, typingAction } from "../line/messages.ts";
import { categoryLabel } from "./categories.ts";
import { clockTime } from "./dates.ts";
import type { Say } from "./texts.ts";

export type Button = Tap;

/** @param shown what the tap shows as the person's own words; the label when absent */
export const commandButton = (label: string, command: ButtonCommand, shown = label): Button =>
  postbackAction(label, postbackData(command), shown);

export const articleButton = (question: ArticleQuestion, id: ArticleId, say: Say): Button =>
  postbackAction(say(`button-${question}`), articlePostback(question, id));

export const moreButton = (command: Extract<ButtonCommand, { name: "latest" }>, say: Say): Button =>
  commandButton(say("button-more"), command);

export const latestButton = (say: Say): Button => commandButton(say("button-latest"), { name: "latest" });

export const categoryButton = (category: Category, say: Say): Button =>
  commandButton(categoryLabel(category, say), { name: "latest", category });

export const popularButton = (say: Say): Button => commandButton(say("button-popular"), { name: "popular" });

export const feedbackButton = (by: SummaryKind, vote: "up" | "down", say: Say): Button =>
  commandButton(say(`button-feedback-${vote}`), { name: "feedback", by, vote });

/** The switch for readings of kanji: what a tap makes it. */
export const furiganaButton = (on: boolean, say: Say): Button =>
  commandButton(say(on ? "button-furigana-on" : "button-furigana-off"), { name: "furigana", on });

export const helpButton = (say: Say): Button => commandButton(say("button-help"), { name: "help" });

/** Begins a search that the person then types. */
export const searchButton = (say: Say): Button =>
  typingAction(say("button-search"), postbackData({ name: "search", words: "" }), say("search-begun"));

export const languageButton = (say: Say): Button =>
  commandButton(say("button-language"), { name: "language" });

/** Who can't read what the bot says finds their language by its own name. */
export const OWN_NAMES: Record<Locale, string> = {
  ja: "日本語",
  en: "English",
  "zh-TW": "繁體中文",
  ko: "한국어",
  th: "ภาษาไทย",
  id: "Bahasa Indonesia",
};

export const localeButtons = (): Button[] =>
  LOCALES.map((locale) => commandButton(OWN_NAMES[locale], { name: "language", locale }));

export const newsButtons = (say: Say): Button[] =>
  NEWS_LANGUAGES.map((news) =>
    commandButton(say("button-news", { language: OWN_NAMES[news] }), { name: "language", news }),
  );

export const myDataButton = (say: Say): Button => commandButton(say("button-my-data"), { name: "my-data" });

/** `confirmed`: the second tap, which deletes. */
export const deleteButton = (confirmed: boolean, say: Say): Button =>
  commandButton(say("button-delete"), { name: "delete-data", confirmed });

/** The second tap, after which the bot leaves a group. */
export const leaveButton = (say: Say): Button =>
  commandButton(say("button-leave"), { name: "leave", confirmed: true });

/** What can be done about an alert, on the alert itself. */
export const alertButtons = (id: ArticleId, say: Say): Button[] =>
  (["why", "less", "unfollow-alert", "mute-alert"] as const).map((name) =>
    postbackAction(say(`button-${name}`), articlePostback(name, id)),
  );

/** Shows what following would bring, or with a mode follows; none where no button can carry the target, or it is blank. */
export function followButtons(label: string, what: FollowTarget, mode?: DeliveryMode): Button[] {
  const data = what.by === "words" && isBlank(what.words) ? undefined : followData(what, mode);
  return data === undefined ? [] : [postbackAction(label, data)];
}

const isBlank = (words: string): boolean => words.trim() === "";

/** What following would bring. */
export const previewButton = (what: FollowTarget, say: Say): Button[] =>
  followButtons(say("button-preview"), what);

/** "Follow this", under what was found or read. */
export const followThis = (what: FollowTarget, say: Say): Button[] =>
  followButtons(say("button-follow-this"), what);

/** "Follow this" for a search, as typed or as told; where nothing of it can be followed, what else can. */
export const followSearch = (
  { words, follow = { by: "words", words } }: { words: string; follow?: FollowTarget },
  say: Say,
): Button[] => (follow.by === "nothing" ? whatToFollowButton(say) : followThis(follow, say));

export const followStory = (id: ArticleId, say: Say): Button[] =>
  followButtons(say("button-follow-story"), { by: "story", of: { by: "id", id } });

/** What its story was before an article, and after it. */
export const storyLinks = (id: ArticleId, say: Say): Button[] => [
  articleButton("so-far", id, say),
  articleButton("since", id, say),
];

export const whatToFollowButton = (say: Say): Button[] =>
  followButtons(say("button-what-to-follow"), { by: "nothing" });

export const myAlertsButton = (say: Say): Button =>
  commandButton(say("button-my-alerts"), { name: "my-alerts" });

export const settingsButton = (say: Say): Button =>
  commandButton(say("button-settings"), { name: "settings" });

/** `range`: what the notice was about; absent: all that is owed. */
export const catchUpButton = (label: string, range?: { after: number; upTo: number }): Button =>
  commandButton(label, { name: "catch-up", ...(range && { range }) });

export const snoozeButton = (say: Say): Button => commandButton(say("button-snooze"), { name: "snooze" });

export const snoozeButtons = (say: Say, lengths: Snooze[]): Button[] =>
  lengths.map((length) => commandButton(say(`button-snooze-${length}`), { name: "snooze", length }));

export const deliveryButton = (mode: DeliveryMode, say: Say): Button =>
  commandButton(say(`mode-${mode}`), { name: "delivery", mode });

export const addDigestButton = (say: Say, times: readonly MinuteOfDay[]): Button =>
  timePickerAction(
    say("button-add-digest"),
    pickerData("digest-times:add"),
    clockTime(times.includes(MORNING) ? EVENING : MORNING),
  );

export const quietPickers = (say: Say, quiet = NIGHT): Button[] =>
  (["from", "to"] as const).map((end) =>
    timePickerAction(say(`button-quiet-${end}`), pickerData(`quiet:${end}`), clockTime(quiet[end])),
  );

/** A word to mute; none where it is blank or too long for a button. */
export function muteButtons(word: string, lang: NewsLanguage | undefined, label = word): Button[] {
  const data = postbackData({ name: "mute", word, ...(lang && { lang }) });
  return data.length <= LIMITS.postbackDataUnits && !isBlank(word) ? [postbackAction(label, data)] : [];
}

/**
 * The row under the last message: the likely next steps first, then what leads to everything else in two taps, help last.
 * Where LINE's 13 are not enough, the least likely is left out.
 */
export function quickRow(likely: readonly Button[], say: Say): messagingApi.QuickReply | undefined {
  const ways = [
    latestButton(say),
    searchButton(say),
    ...whatToFollowButton(say),
    myAlertsButton(say),
    helpButton(say),
  ];
  const isWay = ({ data }: Button) => ways.some((way) => way.data === data);
  const unique = [...new Map([...likely, ...ways].map((button) => [button.data, button])).values()];
  const steps = unique.filter((button) => !isWay(button)).slice(0, LIMITS.quickReplyItems - ways.length);
  const row = unique.filter((button) => isWay(button) || steps.includes(button));
  const isHelp = ({ data }: Button) => data === ways.at(-1)?.data;
  return quickReply([...row.filter((button) => !isHelp(button)), ...row.filter(isHelp)]);
}
