import type { Bubble } from "./control-api.ts";

const KEPT_PER_CHAT = 500;

/** What stands in the chats, the newest 500 bubbles of each. */
export interface Chats {
  add(bubble: Omit<Bubble, "seq">): Bubble;
  after(chatId: string, seq: number): Bubble[];
}

/** Chats without a bubble; `told` hears of every new one. */
export function createChats(told: (bubble: Bubble) => void): Chats {
  const chats = new Map<string, Bubble[]>();
  let seq = 0;
  return {
    add(bubble) {
      const added = { seq: ++seq, ...bubble };
      const chat = chats.get(bubble.chatId) ?? [];
      chats.set(bubble.chatId, chat);
      chat.push(added);
      if (chat.length > KEPT_PER_CHAT) chat.shift();
      told(added);
      return added;
    },
    after: (chatId, after) => (chats.get(chatId) ?? []).filter((bubble) => bubble.seq > after),
  };
}
