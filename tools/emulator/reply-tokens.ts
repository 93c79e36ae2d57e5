import { createExpiringMap } from "./expiring-map.ts";
import { newReplyToken } from "./ids.ts";

const VALID_MS = 60_000;
const LONGEST_MS = 20 * 60_000;
const CAPACITY = 500_000;

interface Issued {
  chatId: string | undefined;
  issuedAt: number;
  deliveredAt: number;
  used: boolean;
}

/** What reply tokens LINE has given out. Each works once, for a minute after the webhook that brought it. */
export interface ReplyTokens {
  /** A new token for a chat; `token` names one that a test made up. */
  issue(chatId: string | undefined, token?: string): string;
  /** A webhook is redelivered: another minute, unless 20 minutes have passed or the token is used. */
  redeliver(token: string): void;
  known(token: string): boolean;
  /** The chat of a token that works now, without using it; undefined where it does not. */
  chatOf(token: string): { chatId: string | undefined } | undefined;
  use(token: string): void;
}

/** Keeps reply tokens by the given clock (Messaging API reference, "Send reply message"). */
export function createReplyTokens(now: () => number): ReplyTokens {
  const tokens = createExpiringMap<Issued>(LONGEST_MS + VALID_MS, CAPACITY, now);
  const works = ({ used, issuedAt, deliveredAt }: Issued) =>
    !used && now() - deliveredAt <= VALID_MS && now() - issuedAt <= LONGEST_MS;
  return {
    issue(chatId, token = newReplyToken()) {
      tokens.set(token, { chatId, issuedAt: now(), deliveredAt: now(), used: false });
      return token;
    },
    redeliver(token) {
      const issued = tokens.get(token);
      if (issued) issued.deliveredAt = now();
    },
    known: (token) => tokens.get(token) !== undefined,
    chatOf(token) {
      const issued = tokens.get(token);
      return issued && works(issued) ? { chatId: issued.chatId } : undefined;
    },
    use(token) {
      const issued = tokens.get(token);
      if (issued) issued.used = true;
    },
  };
}
