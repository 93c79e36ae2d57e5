import { z } from "zod";
import { LOCALES, type Locale } from "../domain/language.ts";
import type { Recipient, RecipientHash } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/** What every instance keeps in memory of a recipient. */
export interface KnownRecipient {
  hash: RecipientHash;
  locale?: Locale;
  /** Whether it follows any topic. */
  follows: boolean;
  seq: number;
}

export interface RecipientStore {
  /** Inserts, or updates the locale of, the recipient with this hash; a known locale outlives a save without one. */
  save(recipient: Recipient, at: EpochMs): Promise<void>;
  find(hash: RecipientHash): Promise<Recipient | undefined>;
  /** Removes every trace; false where there was none. */
  remove(hash: RecipientHash): Promise<boolean>;
  count(): Promise<number>;
  /** By order of change after `seq`: how every instance knows a reader's language, and who follows, without asking per message. */
  changedSince(seq: number, limit: number): Promise<KnownRecipient[]>;
}

/** A recipient's language, as the database has it. */
export const localeColumn = z.enum(LOCALES);
/** A recipient's kind, as the database has it. */
export const kindColumn = z.enum(["user", "group", "room"]);

/** Recipients in the database. */
export function createRecipientStore(queries: Queries): RecipientStore {
  return {
    async save(recipient, at) {
      if (await isKnown(queries, recipient)) return;
      await queries.transaction().execute((transaction) => writeRecipient(transaction, recipient, at));
    },

    async find(hash) {
      const row = await queries
        .selectFrom("recipients")
        .select(["hash", "sealed", "kind", "locale"])
        .where("hash", "=", hash)
        .executeTakeFirst();
      if (!row) return undefined;
      const { locale, kind, ...rest } = row;
      return {
        ...rest,
        kind: kindColumn.parse(kind),
        ...(locale !== null && { locale: localeColumn.parse(locale) }),
      };
    },

    async remove(hash) {
      const { numDeletedRows } = await queries
        .deleteFrom("recipients")
        .where("hash", "=", hash)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async count() {
      const { total } = await queries
        .selectFrom("recipients")
        .select((row) => row.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      return total;
    },

    async changedSince(seq, limit) {
      const rows = await queries
        .selectFrom("recipients")
        .select(["hash", "locale", "follows", "seq"])
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(({ hash, locale, follows, seq: position }) => ({
        hash,
        follows: follows > 0,
        seq: position,
        ...(locale !== null && { locale: localeColumn.parse(locale) }),
      }));
    },
  };
}

async function isKnown(queries: Queries, { hash, locale }: Recipient): Promise<boolean> {
  const row = await queries
    .selectFrom("recipients")
    .select("locale")
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row !== undefined && (locale === undefined || row.locale === locale);
}

/** Inserts a recipient, or takes its locale over; nothing is written where nothing changes. */
export async function writeRecipient(transaction: Queries, recipient: Recipient, at: EpochMs): Promise<void> {
  if (await isKnown(transaction, recipient)) return;
  const seq = await reserveSequence(transaction, "recipients", 1);
  const { hash, sealed, kind, locale } = recipient;
  await transaction
    .insertInto("recipients")
    .values({ id: seq, hash, sealed, kind, locale: locale ?? null, created_at: at, updated_at: at, seq })
    .onConflict((conflict) =>
      conflict.column("hash").doUpdateSet({ ...(locale && { locale }), updated_at: at, seq }),
    )
    .execute();
}
