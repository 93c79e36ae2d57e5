import type { Locale, NewsLanguage } from "./language.ts";

/** Where a message can be sent: a person, or a group or room of several. */
export type RecipientKind = "user" | "group" | "room";

/** Keyed hash (HMAC-SHA-256, base64url) of a LINE id: finds a recipient without knowing the id. */
export type RecipientHash = string;

/** A LINE id under AES-256-GCM (base64): worthless without the operator's key. */
export type SealedId = string;

/** All that is kept about a person or a group. */
export interface Recipient {
  hash: RecipientHash;
  sealed: SealedId;
  kind: RecipientKind;
  /** Absent where neither the profile nor the person said. */
  locale?: Locale;
  /** Absent until the person chooses: then it follows the locale. */
  news?: NewsLanguage;
  /** Wants the readings of kanji; absent: as before, at first not. */
  furigana?: boolean;
}
