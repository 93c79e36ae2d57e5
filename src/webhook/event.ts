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
  what: Happening;
}

export type Happening =
  | { type: "text"; text: string; mentionsBot: boolean; quotedMessageId?: string }
  | { type: "sticker" }
  | { type: "media" }
  | { type: "postback"; data: string }
  | { type: "follow" }
  | { type: "unfollow" }
  | { type: "join" }
  | { type: "leave" };

const id = z.string().min(1);

const source = z.union([
  z
    .object({ type: z.literal("user"), userId: id })
    .transform(({ userId }) => ({ kind: "user" as const, lineId: userId })),
  z
    .object({ type: z.literal("group"), groupId: id })
    .transform(({ groupId }) => ({ kind: "group" as const, lineId: groupId })),
  z
    .object({ type: z.literal("room"), roomId: id })
    .transform(({ roomId }) => ({ kind: "room" as const, lineId: roomId })),
]);

const common = z.object({
  type: z.string(),
  /** "standby": another module answers this chat, and the bot must not. */
  mode: z.string().default("active"),
  timestamp: z.number(),
  source,
  webhookEventId: id,
  replyToken: id.optional(),
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

const happening = z.union([
  z.object({ type: z.literal("message"), message: textMessage }).transform(({ message }) => ofText(message)),
  z
    .object({ type: z.literal("message"), message: z.object({ type: z.literal("sticker") }) })
    .transform(() => ({ type: "sticker" as const })),
  z
    .object({
      type: z.literal("message"),
      message: z.object({ type: z.string().refine((type) => type !== "text") }),
    })
    .transform(() => ({ type: "media" as const })),
  z
    .object({ type: z.literal("postback"), postback: z.object({ data: z.string() }) })
    .transform(({ postback }) => ({ type: "postback" as const, data: postback.data })),
  z.object({ type: z.enum(["follow", "unfollow", "join", "leave"]) }),
]);

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
  const what = happening.safeParse(json);
  if (!shared.success || !what.success || shared.data.mode !== "active") return undefined;
  const { webhookEventId, timestamp, source: chat, replyToken } = shared.data;
  return {
    id: webhookEventId,
    at: timestamp,
    chat,
    what: what.data,
    ...(replyToken !== undefined && { replyToken }),
  };
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
