import type { LanguageTag } from "../domain/language.ts";
import type { Message } from "./messages.ts";

/** What the bot asks of LINE. Every method throws LineFault. */
export interface Messenger {
  /**
   * Answers an event, free of charge; a reply token works once and for a minute. Gives the ids LINE gave the messages,
   * none where LINE accepted an earlier try whose answer was lost.
   */
  reply(replyToken: string, messages: readonly Message[]): Promise<string[]>;
  /** The language of a person's LINE, where they agreed to tell; undefined also for blocked and unknown people. */
  profileLanguage(userId: string): Promise<LanguageTag | undefined>;
}
