import { bubbleMessage, type Message, textMessage } from "../line/messages.ts";
import type { Button } from "./buttons.ts";
import { choices, column, label, paragraph, sheet } from "./flex.ts";

const STEPS = 4;

/**
 * A small card that says something and has the way on, for what would be a dead end as a text: quick replies go with the next
 * message, and a desktop has none.
 * @param steps the likeliest first; the first four are shown
 */
export function notice(words: string, accent: string, steps: readonly Button[], head?: string): Message {
  const card = sheet({
    width: "page",
    accent,
    body: column([...(head === undefined ? [] : [label(head, accent)]), paragraph(words)]),
    footer: choices(steps.slice(0, STEPS)),
  });
  return bubbleMessage(words, card) ?? textMessage(words);
}
