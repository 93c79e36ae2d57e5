import type { Bubble, Delivery } from "./control-api.ts";
import { newQuoteToken } from "./ids.ts";
import type { SentMessage } from "./retry-keys.ts";
import type { World } from "./world.ts";

type Message = Bubble["message"];

const QUOTABLE = new Set(["text", "textV2", "sticker", "image", "video", "template", "flex"]);

/** Ids for the messages of one request, and quote tokens for the kinds that can be quoted. */
export function numbered(world: World, messages: Message[]): SentMessage[] {
  return messages.map(({ type }) => ({
    id: world.nextMessageId(),
    ...(QUOTABLE.has(type) ? { quoteToken: newQuoteToken() } : {}),
  }));
}

/** Puts a request's messages into one chat. Only people and groups somebody added have a chat to look at. */
export function deliver(
  world: World,
  chatId: string,
  by: Delivery,
  messages: Message[],
  sent: SentMessage[],
): void {
  world.reached[by] += 1;
  if (!world.people.user(chatId) && !world.people.group(chatId)) return;
  for (const [index, message] of messages.entries()) {
    const messageId = sent[index]?.id ?? "";
    world.chats.add({ chatId, at: world.clock.now(), from: "bot", messageId, by, message });
  }
}
