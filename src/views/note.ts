import type { Note } from "../commands/command.ts";
import { clipUnits } from "../line/limits.ts";
import { bubbleMessage, type Message, textMessage } from "../line/messages.ts";
import { alertNoteButtons, alertNoteText, ECHO_UNITS, isAlertNote } from "./alert-note.ts";
import {
  articleButton,
  type Button,
  categoryButton,
  deleteButton,
  followSearch,
  followStory,
  furiganaButton,
  helpButton,
  languageButton,
  latestButton,
  leaveButton,
  localeButtons,
  myAlertsButton,
  myDataButton,
  newsButtons,
  popularButton,
  settingsButton,
  whatToFollowButton,
} from "./buttons.ts";
import { categoryLabel } from "./categories.ts";
import { button, column, paragraph, quietButton, sheet } from "./flex.ts";
import { notice } from "./notice.ts";
import { AMBER, INDIGO, RED, SLATE } from "./palette.ts";
import type { Say } from "./texts.ts";
import type { LabelContext } from "./topic-label.ts";

/** The notes that end what the reader was about or ask for a tap, and the accent of each. */
const CARDS: Partial<Record<Note["note"], string>> = {
  failed: AMBER,
  "stale-button": AMBER,
  "unknown-article": AMBER,
  "unknown-quote": AMBER,
  "too-many-topics": AMBER,
  "no-articles-yet": SLATE,
  "none-in-category": SLATE,
  "none-older": SLATE,
  "none-popular": SLATE,
  "no-results": SLATE,
  "no-related": SLATE,
  "no-story": SLATE,
  "nothing-since": SLATE,
  "nothing-owed": SLATE,
  "no-alerts-yet": SLATE,
  "no-reason": SLATE,
  "not-followed": SLATE,
  "ask-category": INDIGO,
  "ask-snooze": INDIGO,
  "ask-quiet": INDIGO,
  "only-urgent": INDIGO,
  "unknown-times": INDIGO,
  "unknown-zone": INDIGO,
  "my-data": INDIGO,
};
const CONFIRMATIONS: Partial<Record<Note["note"], string>> = {
  "confirm-delete": RED,
  "confirm-leave": RED,
  "confirm-unfollow-all": RED,
  "confirm-price": AMBER,
};

/** A note that only tells is a text; one that would be a dead end, or that asks for a tap, is a card. */
export function noteMessage({ note }: Note, words: string, steps: Button[]): Message {
  const confirmed = CONFIRMATIONS[note];
  if (confirmed !== undefined) return confirmation(words, confirmed, steps);
  const accent = CARDS[note];
  return accent === undefined ? textMessage(words) : notice(words, accent, steps);
}

function confirmation(words: string, accent: string, [yes, no]: Button[]): Message {
  const footer = [...(yes ? [button(yes, accent)] : []), ...(no ? [quietButton(no)] : [])];
  const card = sheet({ width: "page", accent, body: column([paragraph(words)]), footer });
  return bubbleMessage(words, card) ?? textMessage(words);
}

/** A note's sentence. */
export function noteText(note: Note, context: LabelContext, retentionDays: number): string {
  if (isAlertNote(note)) return alertNoteText(note, context);
  const { say } = context;
  switch (note.note) {
    case "none-in-category":
      return say(note.note, { category: categoryLabel(note.category, say) });
    case "language-set":
    case "news-set":
      return say(note.note, { news: say(`language-${note.news}`) });
    case "no-results":
      return say(note.note, { words: clipUnits(note.words, ECHO_UNITS) });
    case "no-related":
    case "no-story":
    case "nothing-since":
      return say(note.note, { title: clipUnits(note.article.title, ECHO_UNITS) });
    case "unknown-article":
      return say(note.note, { days: retentionDays });
    case "furigana":
      return say(note.on ? "furigana-on" : "furigana-off");
    case "my-data":
      return note.kept ? say("my-data-kept", { topics: note.topics }) : say("my-data-none");
    case "deleted":
      return say(note.kept ? "deleted-kept" : "deleted-none");
    default:
      return say(note.note);
  }
}

/** The next steps that fit a note, the likeliest first. */
export function noteButtons(note: Note, context: LabelContext, categories: string[]): Button[] {
  if (isAlertNote(note)) return alertNoteButtons(note, context);
  const { say } = context;
  switch (note.note) {
    case "none-in-category":
    case "ask-category":
      return [latestButton(say), ...categories.map((category) => categoryButton(category, say))];
    case "no-results":
      return [...followSearch(note, say), ...usualButtons(say)];
    case "no-related":
      return [...followStory(note.article.id, say), ...usualButtons(say)];
    case "no-story":
      return [
        articleButton("related", note.article.id, say),
        ...followStory(note.article.id, say),
        ...usualButtons(say),
      ];
    case "nothing-since":
      return [
        articleButton("so-far", note.article.id, say),
        ...followStory(note.article.id, say),
        ...usualButtons(say),
      ];
    case "language-set":
    case "news-set":
      return [latestButton(say), ...localeButtons(), ...newsButtons(say), helpButton(say)];
    case "my-data":
      return [
        ...(note.kept ? [deleteButton(false, say)] : []),
        myAlertsButton(say),
        settingsButton(say),
        latestButton(say),
        helpButton(say),
      ];
    case "furigana":
      return [latestButton(say), furiganaButton(!note.on, say), settingsButton(say), helpButton(say)];
    case "confirm-leave":
      return [leaveButton(say), myDataButton(say), latestButton(say)];
    // Nobody is there to tap.
    case "left":
      return [];
    case "confirm-delete":
      return [deleteButton(true, say), myDataButton(say), latestButton(say)];
    default:
      return usualButtons(say);
  }
}

const usualButtons = (say: Say): Button[] => [
  latestButton(say),
  popularButton(say),
  ...whatToFollowButton(say),
  helpButton(say),
  languageButton(say),
];
