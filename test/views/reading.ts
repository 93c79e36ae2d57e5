import type { messagingApi } from "@line/bot-sdk";
import type { Message } from "../../src/line/messages.ts";

/** What a tap does. */
export interface Action {
  type: string;
  label: string;
  data?: string;
  displayText?: string;
  uri?: string;
  mode?: string;
  initial?: string;
}

/** Every value of a message tree, outermost first. */
export function* valuesIn(value: unknown): Generator<unknown> {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    yield next;
    if (typeof next === "object" && next !== null) left.push(...Object.values(next).reverse());
  }
}

const isOf = (value: unknown, types: string[]): boolean =>
  typeof value === "object" && value !== null && "type" in value && types.some((type) => type === value.type);

const isAction = (value: unknown): value is Action => isOf(value, ["postback", "uri", "datetimepicker"]);

export const actionsIn = (messages: Message[]): Action[] => [...valuesIn(messages)].filter(isAction);

/** All that a person sees of the messages themselves, in order: texts, not buttons. */
export const textsIn = (messages: Message[]): string[] =>
  [...valuesIn(messages)].flatMap((value) =>
    typeof value === "object" && value !== null && "type" in value && value.type === "text" && "text" in value
      ? [String(value.text)]
      : [],
  );

/** The same as one text. */
export const shownIn = (messages: Message[]): string => textsIn(messages).join("\n");

/** The labels of the row under the last message. */
export const quickLabelsOf = (messages: Message[]): (string | undefined)[] =>
  (messages.at(-1)?.quickReply?.items ?? []).map(({ action }) => action?.label);

/** What a lock screen shows, a text for each message. */
export const altTextsOf = (messages: Message[]): string[] =>
  messages.flatMap((message) => (message.type === "flex" ? [message.altText] : []));

const isBubble = (value: unknown): value is messagingApi.FlexBubble => isOf(value, ["bubble"]);
const isPicture = (value: unknown): value is messagingApi.FlexImage => isOf(value, ["image"]);

/** The bubbles of messages, in order. */
export const bubblesIn = (messages: Message[]): messagingApi.FlexBubble[] =>
  [...valuesIn(messages)].filter(isBubble);

/** The photographs in bubbles. */
export const picturesIn = (messages: Message[]): messagingApi.FlexImage[] =>
  [...valuesIn(messages)].filter(isPicture);
