import NodeCache from "node-cache";
import { type Locale, localeFor } from "../domain/language.ts";
import type { Recipient, RecipientHash, RecipientKind, SealedId } from "../domain/recipient.ts";
import { type Clock, DAY, SECOND } from "../domain/time.ts";
import type { RecipientStore } from "../store/recipients.ts";

/** Knows each reader's language from memory: chosen or taken from the profile at follow, else asked, else guessed. */
export interface Locales {
  /** `text` is the message; `profileLanguage` asks LINE, once a day at most for a reader not in the database. */
  localeOf(reader: {
    hash: RecipientHash;
    text?: string;
    profileLanguage?: () => Promise<string | undefined>;
  }): Promise<Locale>;
  /** Keeps a reader's language, and thereby the reader, in the database. */
  save(
    reader: { hash: RecipientHash; kind: RecipientKind; seal: () => SealedId },
    locale: Locale,
  ): Promise<void>;
  forget(hash: RecipientHash): void;
  /** Takes over what other instances saved. */
  catchUp(): Promise<void>;
}

const PAGE = 2_000;
const BELIEFS_KEPT = 50_000;

/** What is believed of a reader who is not in the database. */
interface Belief {
  /** LINE's profile said so. */
  profile?: Locale;
  /** The last message with words was in it. */
  written?: Locale;
}

export function createLocales(options: {
  recipients: Pick<RecipientStore, "save" | "localesSince">;
  clock: Clock;
}): Locales {
  const known = new Map<number, Locale>();
  const beliefs = new NodeCache({ useClones: false, stdTTL: DAY / SECOND });
  let cursor = 0;
  let lastPass = Promise.resolve();

  async function believe(reader: Parameters<Locales["localeOf"]>[0]): Promise<Belief> {
    const before = beliefs.get<Belief>(reader.hash);
    const profile = before ? before.profile : await profileLocale(reader.profileLanguage);
    const written = localeOfText(reader.text) ?? before?.written;
    const belief = { ...(profile && { profile }), ...(written && { written }) };
    if (before || beliefs.getStats().keys < BELIEFS_KEPT) beliefs.set(reader.hash, belief);
    return belief;
  }

  async function pass(): Promise<void> {
    for (;;) {
      const page = await options.recipients.localesSince(cursor, PAGE);
      for (const { hash, locale, seq } of page) {
        known.set(keyOf(hash), locale);
        cursor = seq;
      }
      if (page.length < PAGE) return;
      await new Promise(setImmediate);
    }
  }

  return {
    async localeOf(reader) {
      const sure = known.get(keyOf(reader.hash));
      if (sure) return sure;
      const { profile, written } = await believe(reader);
      return profile ?? written ?? "ja";
    },
    async save(reader, locale) {
      const recipient: Recipient = { hash: reader.hash, kind: reader.kind, sealed: reader.seal(), locale };
      await options.recipients.save(recipient, options.clock());
      known.set(keyOf(reader.hash), locale);
    },
    forget(hash) {
      known.delete(keyOf(hash));
      beliefs.del(hash);
    },
    catchUp() {
      const next = lastPass.then(pass);
      lastPass = next.catch(() => undefined);
      return next;
    },
  };
}

/** Whatever is wrong with LINE's profiles, the reader has a message that tells its language too. */
async function profileLocale(ask?: () => Promise<string | undefined>): Promise<Locale | undefined> {
  return localeFor(await ask?.().catch(() => undefined));
}

/**
 * The hash's first 52 bits as a number: a Map of numbers stays small with millions of readers. That two of a million
 * share a number has a chance of one in nine thousand, and would cost one of them a reply in the other language.
 */
const keyOf = (hash: RecipientHash): number =>
  Number.parseInt(Buffer.from(hash, "base64url").toString("hex", 0, 7).slice(0, 13), 16);

const LINK = /https?:\/\/[\w\-./~%?&=#+:@,;!$*]*/gi;

/** Kana or kanji mean Japanese, Latin letters English; signs alone mean nothing, and nor do links. */
export function localeOfText(text: string | undefined): Locale | undefined {
  const words = text?.replace(LINK, "") ?? "";
  if (/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(words)) return "ja";
  return /\p{sc=Latin}/u.test(words) ? "en" : undefined;
}
