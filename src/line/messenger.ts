import type { LanguageTag } from "../domain/language.ts";
import type { RecipientKind } from "../domain/recipient.ts";
import type { Message } from "./messages.ts";

/** What the bot asks of LINE. Every method throws LineFault. */
export interface Messenger {
  /**
   * Answers an event, free of charge; a reply token works once and for a minute. Gives the ids LINE gave the messages,
   * none where LINE accepted an earlier try whose answer was lost.
   */
  reply(replyToken: string, messages: readonly Message[]): Promise<string[]>;
  /**
   * Sends to one person, group or room, and is billed for each member. `messages` is their JSON array. One try: where
   * its fate is unknown, the caller tries again under the same `retryKey` (a UUID), which LINE accepts once in 24 hours;
   * a key that LINE has accepted before is a success.
   */
  push(to: string, messages: Buffer, retryKey: string): Promise<void>;
  /** As `push`, to 1 to 500 people: all of them or, where LINE refuses one, nobody. */
  multicast(to: string[], messages: Buffer, retryKey: string): Promise<void>;
  /** Whether LINE would push these messages (a JSON array), whoever gets them. */
  isValidPush(messages: Buffer): Promise<boolean>;
  /** How many messages the channel may push in a month; without `limit` as many as it likes. */
  quota(): Promise<{ limit?: number }>;
  /** How many messages were pushed this month, by LINE's own approximate count. */
  consumption(): Promise<number>;
  /** How many people a group or room has, which is what a push to it costs. */
  memberCount(chatId: string, kind: Exclude<RecipientKind, "user">): Promise<number>;
  /** Shows that an answer is coming, in a 1:1 chat; LINE ends it with the bot's next message, or after ten seconds. */
  startLoading(userId: string): Promise<void>;
  /** Leaves a group or room; nothing can be sent there any more. */
  leave(chatId: string, kind: Exclude<RecipientKind, "user">): Promise<void>;
  /** The language of a person's LINE, where they agreed to tell; undefined also for blocked and unknown people. */
  profileLanguage(userId: string): Promise<LanguageTag | undefined>;
  /** The channel's rich menus: ids by alias, and whose menu those see who have none of their own. */
  richMenus(): Promise<{ aliases: Map<string, string>; defaultId?: string }>;
  /** The id of a person's own rich menu, where they have one. */
  richMenuOf(userId: string): Promise<string | undefined>;
  /** Gives a person a rich menu of their own; false where there is no such menu any more. */
  linkRichMenu(userId: string, richMenuId: string): Promise<boolean>;
  unlinkRichMenu(userId: string): Promise<void>;
}
