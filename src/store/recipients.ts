import { z } from "zod";
import { type Languages, LOCALES, NEWS_LANGUAGES } from "../domain/language.ts";
import type { Recipient, RecipientHash } from "../domain/recipient.ts";
import type { EpochMs } from "../domain/time.ts";
import type { Queries, Schema } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/** What every instance keeps in memory of a recipient. */
export interface KnownRecipient extends Partial<Languages> {
  hash: RecipientHash;
  /** Whether it follows any topic. */
  follows: boolean;
  /** Whether it wants the readings of kanji. */
  furigana: boolean;
  seq: number;
}

export interface RecipientStore {
  /** Inserts, or updates the choices of, the recipient with this hash; a known one outlives a save without it. */
  save(recipient: Recipient, at: EpochMs): Promise<void>;
  find(hash: RecipientHash): Promise<Recipient | undefined>;
  /** Removes every trace; false where there was none. */
  remove(hash: RecipientHash): Promise<boolean>;
  count(): Promise<number>;
  /** By order of change after `seq`: how every instance knows a reader's language, and who follows, without asking per message. */
  changedSince(seq: number, limit: number): Promise<KnownRecipient[]>;
}

const localeColumn = z.enum(LOCALES);
const newsColumn = z.enum(NEWS_LANGUAGES);

/** What a recipient's row says of its languages. */
export const languagesOf = ({ locale, news }: Pick<Schema["recipients"], "locale" | "news">) => ({
  ...(locale !== null && { locale: localeColumn.parse(locale) }),
  ...(news !== null && { news: newsColumn.parse(news) }),
});

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
        .select(["hash", "sealed", "kind", "locale", "news"])
        .where("hash", "=", hash)
        .executeTakeFirst();
      if (!row) return undefined;
      const { locale, news, kind, ...rest } = row;
      return { ...rest, kind: kindColumn.parse(kind), ...languagesOf({ locale, news }) };
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
        .select(["hash", "locale", "news", "furigana", "follows", "seq"])
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(({ hash, follows, furigana, seq: position, ...languages }) => ({
        hash,
        follows: follows > 0,
        furigana: furigana === 1,
        seq: position,
        ...languagesOf(languages),
      }));
    },
  };
}

async function isKnown(queries: Queries, { hash, locale, news, furigana }: Recipient): Promise<boolean> {
  const row = await queries
    .selectFrom("recipients")
    .select(["locale", "news", "furigana"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (row === undefined) return false;
  if (furigana !== undefined && row.furigana !== Number(furigana)) return false;
  return (locale === undefined || row.locale === locale) && (news === undefined || row.news === news);
}

/** Inserts a recipient, or takes its choices over; nothing is written where nothing changes. */
export async function writeRecipient(transaction: Queries, recipient: Recipient, at: EpochMs): Promise<void> {
  if (await isKnown(transaction, recipient)) return;
  const seq = await reserveSequence(transaction, "recipients", 1);
  const { hash, sealed, kind, locale, news, furigana } = recipient;
  const chosen = {
    ...(locale && { locale }),
    ...(news && { news }),
    ...(furigana !== undefined && { furigana: Number(furigana) }),
  };
  await transaction
    .insertInto("recipients")
    .values({ id: seq, hash, sealed, kind, ...chosen, created_at: at, updated_at: at, seq })
    .onConflict((conflict) => conflict.column("hash").doUpdateSet({ ...chosen, updated_at: at, seq }))
    .execute();
}
