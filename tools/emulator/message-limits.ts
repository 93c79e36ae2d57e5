import {
  type Check,
  type Complaint,
  dotted,
  isRecord,
  listOf,
  openObject,
  type Path,
  type Problem,
  pointer,
  required,
} from "./limits/checks.ts";
import { flexProblems } from "./limits/flex.ts";
import { messageObject } from "./limits/message-objects.ts";
import { textV2Problems } from "./limits/text-v2.ts";

/** One entry of an error body's `details`. */
export interface ErrorDetail {
  message: string;
  property: string;
}

/** The body of LINE's error answers. */
export interface ErrorBody {
  message: string;
  details?: ErrorDetail[];
}

function wording(complaint: Complaint, terse: boolean): string {
  switch (complaint.is) {
    case "unknown":
      return "unknown field";
    case "missing":
      return terse ? "must be specified" : "May not be empty";
    case "empty":
      return terse ? "must be non-empty text" : "May not be empty";
    case "scheme":
      return "invalid uri scheme";
    case "invalid":
      return "invalid property";
    case "length":
      return `Length must be between 0 and ${complaint.max}`;
    case "size":
      return `Size must be between ${complaint.min} and ${complaint.max}`;
    case "range":
      return `Must be between ${complaint.min} and ${complaint.max}`;
    case "says":
      return complaint.text;
  }
}

/**
 * "The request body has 1 error(s)": faults of the request or of a message's own properties. LINE words rich menus
 * tersely, as it does Flex.
 */
export function bodyError(problems: Problem[], words: "full" | "terse" = "full"): ErrorBody {
  return {
    message: `The request body has ${problems.length} error(s)`,
    details: problems.map(({ complaint, path }) => ({
      message: wording(complaint, words === "terse"),
      property: dotted(path),
    })),
  };
}

function messageError(
  index: number,
  problems: Problem[],
  place: (path: Path | undefined) => string,
): ErrorBody {
  return {
    message: `A message (messages[${index}]) in the request body is invalid`,
    details: problems.map(({ complaint, path }) => ({
      message: wording(complaint, true),
      property: place(path),
    })),
  };
}

function innerError(
  message: Record<string, unknown>,
  index: number,
  mentions: boolean,
): ErrorBody | undefined {
  if (message.type === "flex") {
    const problems = flexProblems(message.contents);
    return problems.length > 0 ? messageError(index, problems, pointer) : undefined;
  }
  if (message.type === "textV2") {
    const problems = textV2Problems(message, mentions);
    return problems.length > 0 ? messageError(index, problems, dotted) : undefined;
  }
  return undefined;
}

/** The `messages` of a request: one to five message objects, without the inside of Flex and textV2. */
export const messageList: Check = listOf(messageObject, 1, 5);

/**
 * LINE's error body for the inside of the first Flex or textV2 message that cannot be sent; undefined where all can.
 * `messages` has passed `messageList`. `mentions`: whether the chat is a group, where textV2 may mention people.
 */
export function insideError(messages: unknown, mentions: boolean): ErrorBody | undefined {
  const list: unknown[] = Array.isArray(messages) ? messages : [];
  for (const [index, message] of list.entries()) {
    const error = isRecord(message) ? innerError(message, index, mentions) : undefined;
    if (error) return error;
  }
  return undefined;
}

/** LINE's error body for a request's `messages`, or undefined where all of them can be sent. */
export function messagesError(messages: unknown, mentions: boolean): ErrorBody | undefined {
  const problems: Problem[] = [];
  openObject({ messages: required(messageList) })({ messages }, undefined, problems);
  return problems.length > 0 ? bodyError(problems) : insideError(messages, mentions);
}
