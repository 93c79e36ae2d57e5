import { newQuoteToken, newUlid } from "./ids.ts";
import { isRecord } from "./limits/checks.ts";
import type { WebhookEvent, World } from "./world.ts";

const WITH_REPLY_TOKEN = new Set([
  "message",
  "messageEdited",
  "follow",
  "join",
  "memberJoined",
  "postback",
  "videoPlayComplete",
  "beacon",
  "accountLink",
  "membership",
]);

const QUOTABLE_BY_PEOPLE = new Set(["text", "sticker", "image", "video"]);

/** A message a person sends: an id, and a quote token where it can be quoted. */
export function numberedMessage(world: World, message: Record<string, unknown>): Record<string, unknown> {
  const quotable = typeof message.type === "string" && QUOTABLE_BY_PEOPLE.has(message.type);
  return { id: world.nextMessageId(), ...(quotable ? { quoteToken: newQuoteToken() } : {}), ...message };
}

function chatIdOf(source: unknown): string | undefined {
  if (!isRecord(source)) return undefined;
  const id = source.groupId ?? source.roomId ?? source.userId;
  return typeof id === "string" ? id : undefined;
}

/** A reply token lives from its event's first delivery; a redelivery gives it another minute. */
function withReplyToken(world: World, event: WebhookEvent): WebhookEvent {
  const { replyToken: given, deliveryContext: context } = event;
  const chatId = chatIdOf(event.source);
  if (typeof given === "string") {
    if (!world.replyTokens.known(given)) world.replyTokens.issue(chatId, given);
    else if (isRecord(context) && context.isRedelivery === true) world.replyTokens.redeliver(given);
    return event;
  }
  const gets = "replyToken" in event || event.mode !== "active" || !WITH_REPLY_TOKEN.has(String(event.type));
  return gets ? event : { ...event, replyToken: world.replyTokens.issue(chatId) };
}

/**
 * A whole webhook event from the part that is given: common fields are filled in, from the earlier event of the same
 * webhookEventId where there was one. A `replyToken` that is given, null included, is left as it is.
 */
export function completeEvent(world: World, given: WebhookEvent): WebhookEvent {
  const earlier =
    typeof given.webhookEventId === "string" ? world.sentEvents.get(given.webhookEventId) : undefined;
  const now = world.clock.now();
  const event: WebhookEvent = {
    mode: "active",
    timestamp: now,
    webhookEventId: newUlid(now),
    deliveryContext: { isRedelivery: false },
    ...earlier,
    ...given,
  };
  if (!earlier && isRecord(event.message)) event.message = numberedMessage(world, event.message);
  const whole = withReplyToken(world, event);
  world.sentEvents.set(String(whole.webhookEventId), whole);
  world.onEvent(whole);
  return whole;
}
