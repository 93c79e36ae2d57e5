import {
  type Answer,
  badRequest,
  type Endpoint,
  failure,
  type LineRequest,
  ok,
  QUOTA_MESSAGE,
} from "../answers.ts";
import type { Bubble } from "../control-api.ts";
import { deliver, numbered } from "../delivery.ts";
import { CHAT_ID, USER_ID } from "../ids.ts";
import {
  anyString,
  anything,
  bool,
  type Field,
  listOf,
  matching,
  openObject,
  optional,
  type Problem,
  required,
} from "../limits/checks.ts";
import { bodyError, insideError, messageList, messagesError } from "../message-limits.ts";
import type { SentMessage } from "../retry-keys.ts";
import type { World } from "../world.ts";

type Message = Bubble["message"];

const common: Record<string, Field> = {
  messages: required(messageList),
  notificationDisabled: optional(bool),
};
const unitsToo: Record<string, Field> = {
  ...common,
  customAggregationUnits: optional(listOf(matching(/^[A-Za-z0-9_]{1,30}$/), 0, 1)),
};
const replyShape = openObject({ replyToken: required(anyString), ...common });
const pushShape = openObject({ to: required(anything), ...unitsToo });
const multicastShape = openObject({ to: required(listOf(anything, 1, 500)), ...unitsToo });
const broadcastShape = openObject(common);

type Shape = ReturnType<typeof openObject>;

/** The refusal of a body of the wrong shape. */
function shapeRefusal(shape: Shape, body: Record<string, unknown>): Answer | undefined {
  const problems: Problem[] = [];
  shape(body, undefined, problems);
  return problems.length > 0 ? badRequest(bodyError(problems)) : undefined;
}

function insideRefusal(body: Record<string, unknown>, mentions: boolean): Answer | undefined {
  const error = insideError(body.messages, mentions);
  return error && badRequest(error);
}

const invalidRecipient = (property: string): Answer =>
  failure(400, `The property, ${property}, in the request body is invalid (line: -, column: -)`);

/** `messages` after its shape was found right. */
const messagesOf = (body: Record<string, unknown>): Message[] =>
  Array.isArray(body.messages) ? body.messages : [];

const invalidReplyToken = failure(400, "Invalid reply token");

function reply({ body }: LineRequest, world: World): Answer {
  const wrong = shapeRefusal(replyShape, body);
  if (wrong) return wrong;
  const replyToken = String(body.replyToken);
  const chat = world.replyTokens.chatOf(replyToken);
  const inside = insideRefusal(body, !USER_ID.test(chat?.chatId ?? ""));
  if (inside) return inside;
  if (!chat) return invalidReplyToken;
  world.replyTokens.use(replyToken);
  const messages = messagesOf(body);
  const sent = numbered(world, messages);
  if (chat.chatId && isThere(world, chat.chatId, true) === "reached")
    deliver(world, chat.chatId, "reply", messages, sent);
  return ok({ sentMessages: sent });
}

/** Whether messages to a chat arrive; groups count by whether the bot is in them. */
function isThere(world: World, chatId: string, pushed: boolean): "reached" | "unreached" | "unknown" {
  if (USER_ID.test(chatId)) return world.people.reach(chatId, pushed);
  return world.people.group(chatId)?.botIsMember ? "reached" : "unknown";
}

/**
 * The way of every billed request that is right in itself: an accepted retry key answers 409, then the quota must do,
 * then it is sent, and only that uses up the key.
 */
function accept(
  request: LineRequest,
  world: World,
  recipients: number,
  send: () => SentMessage[] | undefined,
): Answer {
  const { requestId, retryKey } = request;
  const earlier = retryKey ? world.retryKeys.accepted(retryKey) : undefined;
  if (earlier)
    return {
      status: 409,
      headers: { "x-line-accepted-request-id": earlier.requestId },
      body: {
        message: "The retry key is already accepted",
        ...(earlier.sentMessages ? { sentMessages: earlier.sentMessages } : {}),
      },
    };
  if (!world.quota.take(recipients)) return failure(429, QUOTA_MESSAGE);
  const sentMessages = send();
  const sent = sentMessages ? { sentMessages } : {};
  if (retryKey) world.retryKeys.accept(retryKey, { requestId, ...sent });
  return ok(sent);
}

function push(request: LineRequest, world: World): Answer {
  const { body } = request;
  const wrong = shapeRefusal(pushShape, body);
  if (wrong) return wrong;
  const { to } = body;
  if (typeof to !== "string" || !CHAT_ID.test(to)) return invalidRecipient("'to'");
  const inside = insideRefusal(body, !USER_ID.test(to));
  if (inside) return inside;
  const reach = isThere(world, to, true);
  if (reach === "unknown") return failure(400, "Failed to send messages");
  const people = world.people.group(to)?.memberIds.size ?? 1;
  return accept(request, world, reach === "reached" ? people : 0, () => {
    const messages = messagesOf(body);
    const sent = numbered(world, messages);
    if (reach === "reached") deliver(world, to, "push", messages, sent);
    return sent;
  });
}

/** Sends one request's messages to many people. */
function sendToAll(
  world: World,
  by: "multicast" | "broadcast",
  to: string[],
  messages: Message[],
): undefined {
  const sent = numbered(world, messages);
  for (const userId of to) deliver(world, userId, by, messages, sent);
}

function multicast(request: LineRequest, world: World): Answer {
  const { body } = request;
  const wrong = shapeRefusal(multicastShape, body);
  if (wrong) return wrong;
  const to: unknown[] = Array.isArray(body.to) ? body.to : [];
  const userIds = to.filter((id): id is string => typeof id === "string" && USER_ID.test(id));
  if (userIds.length < to.length)
    return invalidRecipient(`to[${to.findIndex((id) => typeof id !== "string" || !USER_ID.test(id))}]`);
  const inside = insideRefusal(body, false);
  if (inside) return inside;
  const reached = userIds.filter((userId) => world.people.reach(userId, false) === "reached");
  return accept(request, world, reached.length, () =>
    sendToAll(world, "multicast", reached, messagesOf(body)),
  );
}

function broadcast(request: LineRequest, world: World): Answer {
  const { body } = request;
  const wrong = shapeRefusal(broadcastShape, body) ?? insideRefusal(body, false);
  if (wrong) return wrong;
  const friends = world.people.friendIds();
  return accept(request, world, friends.length, () =>
    sendToAll(world, "broadcast", friends, messagesOf(body)),
  );
}

const validated = ["reply", "push", "multicast", "narrowcast", "broadcast"].map(
  (kind): Endpoint => ({
    method: "POST",
    path: `/v2/bot/message/validate/${kind}`,
    takes: "json",
    answer({ body }) {
      const error = messagesError(body.messages, kind === "reply" || kind === "push");
      return error ? badRequest(error) : ok();
    },
  }),
);

/** Sending and validating messages (Messaging API reference, "Message"). */
export const messageEndpoints: Endpoint[] = [
  { method: "POST", path: "/v2/bot/message/reply", takes: "json", answer: reply },
  { method: "POST", path: "/v2/bot/message/push", takes: "json", retryable: true, answer: push },
  { method: "POST", path: "/v2/bot/message/multicast", takes: "json", retryable: true, answer: multicast },
  { method: "POST", path: "/v2/bot/message/broadcast", takes: "json", retryable: true, answer: broadcast },
  {
    method: "POST",
    path: "/v2/bot/message/narrowcast",
    takes: "json",
    retryable: true,
    answer: () => failure(403, "Your account does not have enough friends"),
  },
  ...validated,
  {
    method: "GET",
    path: "/v2/bot/message/quota",
    answer(_request, world) {
      const { type, value } = world.quota.current();
      return ok(type === "limited" ? { type, value: value ?? 0 } : { type });
    },
  },
  {
    method: "GET",
    path: "/v2/bot/message/quota/consumption",
    answer: (_request, world) => ok({ totalUsage: world.quota.current().used }),
  },
];
