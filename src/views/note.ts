import type { Note } from "../commands/command.ts";
import { clipUnits } from "../line/limits.ts";
import {
  type Button,
  categoryButton,
  deleteButton,
  helpButton,
  languageButton,
  latestButton,
  localeButtons,
  myDataButton,
  popularButton,
} from "./buttons.ts";
import { categoryLabel } from "./categories.ts";
import type { Say } from "./texts.ts";

/** Words a reader sent are shown back in short: enough to recognise them. */
const ECHO_UNITS = 60;

/** With the other buttons, within LINE's 13. */
const CATEGORIES_OFFERED = 8;

/** A note's sentence. */
export function noteText(note: Note, say: Say, retentionDays: number): string {
  switch (note.note) {
    case "none-in-category":
      return say(note.note, { category: categoryLabel(note.category, say) });
    case "no-results":
      return say(note.note, { words: clipUnits(note.words, ECHO_UNITS) });
    case "no-related":
      return say(note.note, { title: clipUnits(note.article.title, ECHO_UNITS) });
    case "unknown-article":
      return say(note.note, { days: retentionDays });
    case "my-data":
    case "deleted":
      return say(`${note.note}-${note.kept ? "kept" : "none"}`);
    default:
      return say(note.note);
  }
}

/** The next steps that fit a note, the likeliest first. */
export function noteButtons(note: Note, say: Say, categories: string[]): Button[] {
  switch (note.note) {
    case "none-in-category":
      return [
        latestButton(say),
        ...categories.slice(0, CATEGORIES_OFFERED).map((category) => categoryButton(category, say)),
        helpButton(say),
      ];
    case "language-set":
      return [latestButton(say), ...localeButtons(say), helpButton(say)];
    case "my-data":
      return [...(note.kept ? [deleteButton(false, say)] : []), latestButton(say), helpButton(say)];
    case "confirm-delete":
      return [deleteButton(true, say), myDataButton(say), latestButton(say)];
    default:
      return [latestButton(say), popularButton(say), helpButton(say), languageButton(say)];
  }
}
