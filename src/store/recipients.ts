import type { Locale } from "../domain/language.ts";
import type { Recipient, RecipientHash } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";

export interface RecipientStore {
  /** Inserts, or updates the locale of, the recipient with this hash. */
  save(recipient: Recipient, at: EpochMs): Promise<void>;
  find(hash: RecipientHash): Promise<Recipient | undefined>;
  /** Removes every trace; false where there was none. */
  remove(hash: RecipientHash): Promise<boolean>;
  count(): Promise<number>;
  /** Locales by order of change after `seq`: how every instance knows a reader's language without asking per message. */
  localesSince(seq: number, limit: number): Promise<{ hash: RecipientHash; locale: Locale; seq: number }[]>;
}
