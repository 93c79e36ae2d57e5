import type { Note } from "../commands/command.ts";
import { clipUnits } from "../line/limits.ts";
import { alertNoteButtons, alertNoteText, ECHO_UNITS, isAlertNote } from "./alert-note.ts";
import {
  articleButton,
  type Button,
  categoryButton,
  deleteButton,
  followSearch,
  followStory,
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
import type { Say } from "./texts.ts";
import type { LabelContext } from "./topic-label.ts";

/** With the other buttons, within LINE's 13. */
const CATEGORIES_OFFERED = 8;

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
      return [
        latestButton(say),
        ...categories.slice(0, CATEGORIES_OFFERED).map((category) => categoryButton(category, say)),
        helpButton(say),
      ];
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
