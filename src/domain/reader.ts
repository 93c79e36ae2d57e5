import type { DeliverySettings, Subscription } from "./alert.ts";
import type { Locale, NewsLanguage } from "./language.ts";
import type { RecipientHash, RecipientKind } from "./recipient.ts";
import type { EpochMs } from "./time.ts";

/** A recipient as alerts see it: how far it was told, what it follows, how it wants to be told. */
export interface Reader {
  /** Its number in the database. */
  id: number;
  hash: RecipientHash;
  kind: RecipientKind;
  locale?: Locale;
  /** Chosen apart from the locale. */
  news?: NewsLanguage;
  /** How many people a push to it counts for: 1, or a group's members. */
  members: number;
  /** The cursor: up to which position of the alert log it was told. */
  seen: number;
  settings: DeliverySettings;
  snoozedUntil?: EpochMs;
  /** Undeliverable: nothing is pushed before. */
  heldUntil?: EpochMs;
  wakeAt?: EpochMs;
  /** The next digest that has not been handled. */
  digestAt?: EpochMs;
  /** The budget's step that it was last told of. */
  toldStep?: string;
  /** A batch to it is under way: until its fate is known, the cursor must not move. */
  busy: boolean;
  /** In the order followed. */
  subscriptions: Subscription[];
}
