import { z } from "zod";
import type { RecipientKind } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";

/**
 * A webhook event as far as the bot reads it (LINE Messaging API reference, "Webhook Event Objects"). LINE adds types
 * and fields unannounced: unknown ones are ignored, and an event without what we need is none.
 */
export interface WebhookEvent {
  id: string;
  at: EpochMs;
  chat: { kind: RecipientKind; lineId: string };
  replyToken?: string;
  /** LINE brings it again, as it had no good answer. */
  isRedelivery?: boolean;
  what: Happening;
}

export type Happening =
  | { type: "text"; text: string; mentionsBot: boolean; quotedMessageId?: string }
  | { type: "sticker" }
  | { type: "media" }
  /** `time`: what was picked in LINE's time picker, "HH:mm". */
  | { type: "postback"; data: string; time?: string }
  /** A tap on a tab of the rich menu, which LINE's app answers by itself. */
  | { type: "menu-switch"; worked: boolean }
  | { type: "follow" }
  | { type: "unfollow" }
  | { type: "join" }
  | { type: "leave" }
  /** People came into a group, or left it. */
  | { type: "members" };

const id = z.string().min(1);

const source = z.discriminatedUnion("type", [
  z.object({ type: z.literal("user"), userId: id }),
  z.object({ type: z.literal("group"), groupId: id }),
  z.object({ type: z.literal("room"), roomId: id }),
]);

const common = z.object({
  type: z.string(),
  /** "standby": another module answers this chat, and the bot must not. */
  mode: z.string().default("active"),
  timestamp: z.number(),
  source,
  webhookEventId: id,
  replyToken: id.optional(),
  deliveryContext: z.object({ isRedelivery: z.boolean() }).optional().catch(undefined),
});

const mentionee = z.object({
  index: z.number().int().min(0),
  length: z.number().int().min(0),
  isSelf: z.boolean().default(false),
});

const textMessage = z.object({
  type: z.literal("text"),
  text: z.string(),
  quotedMessageId: id.optional(),
  /** A shape of mentions that we don't know costs the mentions, not the text. */
  mention: z
    .object({ mentionees: z.array(mentionee) })
    .optional()
    .catch(undefined),
});

const message = z.object({
  message: z.discriminatedUnion("type", [textMessage, z.object({ type: z.literal("sticker") })]),
});
/** A text that does not read as one is none of these. */
const otherMessage = z.object({ message: z.object({ type: z.string().refine((type) => type !== "text") }) });
const postback = z.object({
  postback: z.object({
    data: z.string(),
    /** Also carries the dates of other pickers. `status`: what became of a rich menu's switch. */
    params: z
      .object({ time: z.string().optional(), status: z.string().optional() })
      .optional()
      .catch(undefined),
  }),
});

const callback = z.object({ events: z.array(z.unknown()) });

/** The events of a webhook body that the bot reads; undefined where the body is no webhook body. */
export function parseWebhook(body: string): WebhookEvent[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const parsed = callback.safeParse(json);
  return parsed.success ? parsed.data.events.flatMap((event) => parseEvent(event) ?? []) : undefined;
}

function parseEvent(json: unknown): WebhookEvent | undefined {
  const shared = common.safeParse(json);
  if (!shared.success || shared.data.mode !== "active") return undefined;
  const what = happeningOf(shared.data.type, json);
  if (!what) return undefined;
  const { webhookEventId, timestamp, source: from, replyToken, deliveryContext } = shared.data;
  return {
    id: webhookEventId,
    at: timestamp,
    chat: chatOf(from),
    what,
    ...(replyToken !== undefined && { replyToken }),
    ...(deliveryContext?.isRedelivery && { isRedelivery: true }),
  };
}

function chatOf(from: z.infer<typeof source>): WebhookEvent["chat"] {
  switch (from.type) {
    case "user":
      return { kind: "user", lineId: from.userId };
    case "group":
      return { kind: "group", lineId: from.groupId };
    case "room":
      return { kind: "room", lineId: from.roomId };
  }
}

function happeningOf(type: string, json: unknown): Happening | undefined {
  switch (type) {
    case "message":
      return ofMessage(json);
    case "postback":
      return ofTap(json);
    case "follow":
    case "unfollow":
    case "join":
    case "leave":
      return { type };
    case "memberJoined":
    case "memberLeft":
      return { type: "members" };
    default:
      return undefined;
  }
}

function ofTap(json: unknown): Happening | undefined {
  const tap = postback.safeParse(json).data?.postback;
  if (tap === undefined) return undefined;
  const { time, status } = tap.params ?? {};
  if (status !== undefined) return { type: "menu-switch", worked: status === "SUCCESS" };
  return { type: "postback", data: tap.data, ...(time !== undefined && { time }) };
}

function ofMessage(json: unknown): Happening | undefined {
  const known = message.safeParse(json).data?.message;
  if (known?.type === "text") return ofText(known);
  if (known) return { type: "sticker" };
  return otherMessage.safeParse(json).success ? { type: "media" } : undefined;
}

function ofText({ text, mention, quotedMessageId }: z.infer<typeof textMessage>): Happening {
  const self = mention?.mentionees.filter(({ isSelf }) => isSelf) ?? [];
  return {
    type: "text",
    text: withoutSpans(text, self).trim(),
    mentionsBot: self.length > 0,
    ...(quotedMessageId !== undefined && { quotedMessageId }),
  };
}

/** The text less the bot's own name in it; spans count UTF-16 code units, as strings here do. */
function withoutSpans(text: string, spans: { index: number; length: number }[]): string {
  return spans
    .toSorted((a, b) => b.index - a.index)
    .reduce((rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length), text);
}
