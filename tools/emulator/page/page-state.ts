import type { Bubble, EmulatorState, Friendship } from "../control-api.ts";

/** All that one phone on the page remembers. The emulator holds the truth; a reload builds this anew. */
export interface PhoneState {
  chatId: string | undefined;
  /** The open chat's, oldest first. */
  bubbles: Bubble[];
  /** The bot's message whose quick replies are used up. */
  usedQuickReplies: string | undefined;
  quoted: Bubble | undefined;
}

/** Who or what is at the other end of the bot's chat. */
export interface Chat {
  id: string;
  name: string;
  /** The person's standing in a 1:1 chat; undefined in a group. */
  friendship: Friendship | undefined;
  memberIds: string[];
}

/** A phone on which no chat is open. */
export function emptyPhone(): PhoneState {
  return { chatId: undefined, bubbles: [], usedQuickReplies: undefined, quoted: undefined };
}

/** The chat with this id, undefined where the emulator knows none. */
export function chatOf(emulator: EmulatorState | undefined, chatId: string | undefined): Chat | undefined {
  const user = emulator?.users.find(({ userId }) => userId === chatId);
  if (user !== undefined) {
    return { id: user.userId, name: user.displayName, friendship: user.friendship, memberIds: [] };
  }
  const group = emulator?.groups.find(({ groupId }) => groupId === chatId);
  return group && { id: group.groupId, name: group.name, friendship: undefined, memberIds: group.memberIds };
}

/** As many phones as a desk has room for. */
const MOST_PHONES = 3;

/** The chats to open side by side: the wanted ones that there are, each once, else the first person's. */
export function chatsToOpen(emulator: EmulatorState, wanted: readonly string[]): string[] {
  const known = [...new Set(wanted)].filter((id) => chatOf(emulator, id) !== undefined);
  const first = emulator.users[0]?.userId;
  if (known.length > 0) return known.slice(0, MOST_PHONES);
  return first === undefined ? [] : [first];
}

/** Whether one more phone may be laid beside those that show these chats. */
export function hasRoom(open: readonly string[]): boolean {
  return open.length < MOST_PHONES;
}

/**
 * Where a streamed bubble belongs: at the end of the open chat, in another chat, nowhere (it is known already), or it is
 * a sign that the emulator has begun anew and the chat must be read again.
 */
export function placeOf(
  phone: Pick<PhoneState, "chatId" | "bubbles">,
  bubble: Bubble,
): "end" | "elsewhere" | "known" | "begun-anew" {
  if (bubble.chatId !== phone.chatId) return "elsewhere";
  if (phone.bubbles.some(({ seq, messageId }) => seq === bubble.seq && messageId === bubble.messageId))
    return "known";
  return bubble.seq > (phone.bubbles.at(-1)?.seq ?? -1) ? "end" : "begun-anew";
}

/** What was read of a chat, with what the stream brought while it was read. */
export function withStreamed(read: readonly Bubble[], streamed: readonly Bubble[]): Bubble[] {
  const last = read.at(-1)?.seq ?? -1;
  return [...read, ...streamed.filter(({ seq }) => seq > last)];
}

/** Why nobody can write in this chat now; undefined where one can. */
export function closedReason(chat: Chat | undefined): string | undefined {
  if (chat === undefined) return "Add a friend to begin.";
  if (chat.friendship === "blocked") return `${chat.name} has blocked the bot. Unblock it to write again.`;
  if (chat.friendship === "deleted") return `${chat.name} has left LINE.`;
  return undefined;
}

/** What the button beside the bot's name offers: to block, unblock or add the bot, or to have it in the group or not. */
export function standingOffer(
  chat: Chat | undefined,
  bubbles: Bubble[],
): { label: string; act: "follow" | "unfollow" | "join" | "leave" } | undefined {
  if (chat === undefined) return undefined;
  if (chat.friendship === undefined) {
    return lastPassage(bubbles) === "leave"
      ? { label: "Invite bot", act: "join" }
      : { label: "Remove bot", act: "leave" };
  }
  switch (chat.friendship) {
    case "friend":
      return { label: "Block", act: "unfollow" };
    case "blocked":
      return { label: "Unblock", act: "follow" };
    case "never-friend":
      return { label: "Add friend", act: "follow" };
    case "deleted":
      return undefined;
  }
}

/** How the bot last came or went, by the emulator's own lines. */
function lastPassage(bubbles: Bubble[]): unknown {
  const passages = bubbles.filter(({ from }) => from === "system").map(({ message }) => message.event);
  return passages.findLast((event) => event === "join" || event === "leave");
}

/** Whether nothing is left of the month's pushes. */
export function isUsedUp({ type, value, used }: EmulatorState["quota"]): boolean {
  return type === "limited" && value !== undefined && used >= value;
}

/** The month's pushes in words. */
export function quotaWords({ type, value, used }: EmulatorState["quota"]): string {
  return type === "limited" && value !== undefined ? `${used} of ${value}` : `${used}, no limit`;
}
