/**
 * What the chat page, the tests and the benches say to the emulator beside LINE's own API: people who act, faults to
 * inject, a clock to move, and a look at what arrived. All of it is JSON over HTTP under `/_emulator`.
 *
 * | request                                | body               | answer                     |
 * |----------------------------------------|--------------------|----------------------------|
 * | GET    /_emulator/state                |                    | EmulatorState              |
 * | POST   /_emulator/users                | NewUser            | User (201)                 |
 * | PATCH  /_emulator/users/:userId        | Partial<NewUser>   | User                       |
 * | POST   /_emulator/groups               | NewGroup           | Group (201)                |
 * | POST   /_emulator/chats/:chatId/act    | Act                | ActResult                  |
 * | GET    /_emulator/chats/:chatId?after= |                    | Bubble[] with seq > after  |
 * | GET    /_emulator/chats/:chatId/rich-menu |                 | ShownRichMenu; 404: none   |
 * | GET    /_emulator/rich-menus/:id/image |                    | the picture                |
 * | GET    /_emulator/stream               |                    | text/event-stream of Change |
 * | GET    /_emulator/calls?after=         |                    | Call[] with seq > after    |
 * | POST   /_emulator/webhook              | RawWebhook         | ActResult                  |
 * | POST   /_emulator/faults               | FaultRule          | ActiveFault (201)          |
 * | DELETE /_emulator/faults               |                    | 204                        |
 * | DELETE /_emulator/faults/:id           |                    | 204                        |
 * | POST   /_emulator/clock                | ClockMove          | {now}                      |
 * | PUT    /_emulator/quota                | Quota              | Quota                      |
 * | POST   /_emulator/reset                |                    | 204: as when started       |
 *
 * A chat's id is the user's id in a 1:1 chat, else the group's.
 */

export type Friendship = "friend" | "blocked" | "never-friend" | "deleted";

export interface NewUser {
  /** "U" and 32 hex digits; made up when absent. */
  userId?: string;
  displayName: string;
  /** BCP 47, as GET profile gives it; absent when the person has not agreed to tell. */
  language?: string;
  friendship?: Friendship;
}

export interface User {
  userId: string;
  displayName: string;
  language?: string;
  friendship: Friendship;
}

export interface NewGroup {
  groupId?: string;
  name: string;
  memberIds: string[];
}

export interface Group {
  groupId: string;
  name: string;
  memberIds: string[];
}

export interface EmulatorState {
  now: number;
  botUserId: string;
  /** Where webhooks are sent; undefined until someone says. */
  webhookUrl?: string;
  users: User[];
  groups: Group[];
  quota: Quota;
  faults: ActiveFault[];
  /** Free text the demo sets, shown at the head of the chat page, e.g. which newsroom is on screen. */
  notice?: string;
  /** How many recipients each way of sending has reached, those the emulator does not store included. */
  reached?: Record<Delivery, number>;
  /** The rich menu that each person sees below their 1:1 chat, by user id; who sees none is left out. */
  richMenus?: Record<string, string>;
}

/** The ways of sending: a reply is free, the others count against the quota. */
export type Delivery = "reply" | "push" | "multicast" | "broadcast";

/** Something a person does in a chat; the emulator makes the webhook event, signs it and posts it to the bot. */
export type Act =
  | {
      type: "text";
      text: string;
      /** In groups: who acts. */
      from?: string;
      /** Mentions the bot: its name is put in front of the text, with isSelf. */
      mentionBot?: boolean;
      quotedMessageId?: string;
    }
  | { type: "sticker" | "image" | "video" | "audio" | "location" | "file"; from?: string }
  | { type: "postback"; data: string; displayText?: string; params?: Record<string, string>; from?: string }
  /** A tap on an area of a rich menu that brings another menu. */
  | { type: "richmenuswitch"; richMenuAliasId: string; data: string }
  | { type: "follow" | "unfollow" | "join" | "leave" };

/** The rich menu that a person sees below their 1:1 chat. */
export interface ShownRichMenu {
  richMenuId: string;
  /** As the bot made it: size, selected, name, chatBarText, areas. */
  definition: Record<string, unknown>;
}

/** What the bot's server answered to the webhook (0: no answer), and how long it took on the emulator's machine. */
export interface ActResult {
  status: number;
  milliseconds: number;
  webhookEventId?: string;
}

/** One message on screen: a person's, the bot's, or the emulator's own line (joined, blocked). */
export interface Bubble {
  seq: number;
  chatId: string;
  at: number;
  from: "user" | "bot" | "system";
  /** In groups: which person. */
  userId?: string;
  /** LINE's message id: what quotedMessageId names. */
  messageId: string;
  /** How it came: a reply is free, a push or multicast counts against the quota. */
  by?: Delivery;
  /** LINE's message object as the bot sent it, or {type:"text"|"sticker"|…} of a person. */
  message: Record<string, unknown> & { type: string };
}

/** What the stream tells. */
export type Change =
  | { type: "bubble"; bubble: Bubble }
  | { type: "loading"; chatId: string; until: number }
  | { type: "state"; state: EmulatorState };

/** One request the bot made to LINE's API. */
export interface Call {
  seq: number;
  at: number;
  method: string;
  path: string;
  status: number;
  retryKey?: string;
  /** True where the emulator accepted it but broke the connection before answering. */
  dropped?: boolean;
  body?: unknown;
  response?: unknown;
}

/** Webhook bodies that no person's act would make: duplicates, unknown types, several people at once, bad signatures. */
export interface RawWebhook {
  /**
   * Sent as `events` in one body; missing common fields are filled in. Where `webhookEventId` names one of the last
   * thousand events, the missing fields are that event's, so that it can be sent twice or redelivered.
   */
  events?: Record<string, unknown>[];
  /** Sent as it is instead of a body made of events. */
  rawBody?: string;
  signature?: "valid" | "wrong" | "missing" | "short";
}

/** Applies to the next `times` matching calls (always, when absent). */
export interface FaultRule {
  /** e.g. "/v2/bot/message/reply"; absent: every LINE path. */
  path?: string;
  times?: number;
  /** Of the matching calls, this share is hit (1 when absent), drawn from the emulator's seeded randomness. */
  share?: number;
  fault:
    | { type: "status"; status: 500 | 502 | 503 | 429 | 400; message?: string }
    /** The connection breaks: before LINE acted, or after. */
    | { type: "drop"; when: "before" | "after" }
    | { type: "delay"; milliseconds: number };
}

/** A rule that applies, with the times that are left. */
export interface ActiveFault extends FaultRule {
  id: number;
}

/** Moves the emulator's clock; reply tokens, retry keys, rate limits and the month follow it. */
export type ClockMove = { advanceMs: number } | { setTo: number };

/** LINE's monthly allowance of pushed messages: GET /v2/bot/message/quota and …/quota/consumption. */
export interface Quota {
  type: "none" | "limited";
  value?: number;
  used: number;
}
