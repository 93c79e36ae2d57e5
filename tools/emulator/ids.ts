import { randomBytes } from "node:crypto";

/** A user's id, the bot's included. */
export const USER_ID = /^U[0-9a-f]{32}$/;
/** A group's id. */
export const GROUP_ID = /^C[0-9a-f]{32}$/;
/** Anything a push may go to: user, group or multi-person chat. */
export const CHAT_ID = /^[UCR][0-9a-f]{32}$/;

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const hex = () => randomBytes(16).toString("hex");

/** A new id of a user ("U") or group ("C"). */
export const newChatId = (kind: "U" | "C"): string => kind + hex();

/** A new reply token. */
export const newReplyToken = hex;

/** A new quote token; opaque, as LINE's are. */
export const newQuoteToken = (): string => randomBytes(48).toString("base64url");

/** A ULID: ten characters of time (epoch milliseconds), sixteen of randomness, in Crockford's base 32. */
export function newUlid(now: number): string {
  let time = "";
  for (let rest = now, place = 0; place < 10; place++, rest = Math.floor(rest / 32))
    time = CROCKFORD[rest % 32] + time;
  let random = "";
  for (const byte of randomBytes(16)) random += CROCKFORD[byte % 32];
  return time + random;
}

/** Makes message ids: decimal, rising, and not met again after a restart because they begin at the time. */
export function createMessageIds(now: number): () => string {
  const first = BigInt(now) * 100_000n;
  let count = 0;
  return () => String(first + BigInt(count++));
}
