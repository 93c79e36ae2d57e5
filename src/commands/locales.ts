import NodeCache from "node-cache";
import { type Languages, type Locale, localeFor, usualNews } from "../domain/language.ts";
import type { Recipient, RecipientHash, RecipientKind, SealedId } from "../domain/recipient.ts";
import { type Clock, DAY, SECOND } from "../domain/time.ts";
import type { RecipientStore } from "../store/recipients.ts";

/** Who is asked about: the message, if any, and a way to ask LINE. */
export interface Reader {
  hash: RecipientHash;
  text?: string;
  /** The profile's BCP 47 tag; asked for once a day at most, of readers whose language is not in the database. */
  profileLanguage?: () => Promise<string | undefined>;
}

/**
 * Knows each reader's languages, and who follows, from memory: the locale chosen, else the profile's, else the message's;
 * the news chosen, else those usual for the locale.
 */
export interface Locales {
  languagesOf(reader: Reader): Promise<Languages>;
  /** What was chosen, or is the profile's; absent where it would be a guess, which is not to be kept. */
  surelyOf(reader: Reader): Promise<Partial<Languages>>;
  /** Keeps a reader, and the choices given, in the database. */
  save(
    reader: { hash: RecipientHash; kind: RecipientKind; seal: () => SealedId },
    choices: Partial<Languages> & { furigana?: boolean },
  ): Promise<void>;
  /** Whether a reader wants the readings of kanji. */
  wantsFurigana(hash: RecipientHash): boolean;
  /** Whether a reader follows any topic, as far as this instance knows: what it did elsewhere is known with the next catch-up. */
  follows(hash: RecipientHash): boolean;
  forget(hash: RecipientHash): void;
  /** Takes over what other instances saved. */
  catchUp(): Promise<void>;
  /** Reads everything anew, and so forgets whom other instances removed. */
  reload(): Promise<void>;
}

const PAGE = 2_000;

/** What is known of a reader: one of a few values, shared by all. */
interface Known extends Partial<Languages> {
  follows: boolean;
  furigana: boolean;
}

const KNOWN = new Map<string, Known>();

function knownAs({ locale, news, follows, furigana }: Known): Known {
  const key = `${locale} ${news} ${follows} ${furigana}`;
  const known = KNOWN.get(key) ?? { follows, furigana, ...(locale && { locale }), ...(news && { news }) };
  KNOWN.set(key, known);
  return known;
}
const BELIEFS_KEPT = 50_000;

/** What is believed of a reader whose language is not in the database. */
interface Belief {
  /** False where LINE did not answer: it is asked again with the next message. */
  asked: boolean;
  profile?: Locale;
  /** The last message with words was in it. */
  written?: Locale;
}

export function createLocales(options: {
  recipients: Pick<RecipientStore, "save" | "changedSince">;
  clock: Clock;
}): Locales {
  let known = new Map<number, Known>();
  const beliefs = new NodeCache({ useClones: false, stdTTL: DAY / SECOND });
  let cursor = 0;
  let lastPass = Promise.resolve();

  async function believe(reader: Reader): Promise<Belief> {
    const before = beliefs.get<Belief>(reader.hash);
    const now = localeOfText(reader.text);
    if (before?.asked && (now === undefined || now === before.written)) return before;
    const profile = before?.asked ? before : await askProfile(reader);
    const written = now ?? before?.written;
    const belief = {
      asked: profile.asked,
      ...(profile.profile && { profile: profile.profile }),
      ...(written && { written }),
    };
    if (before || beliefs.getStats().keys < BELIEFS_KEPT) beliefs.set(reader.hash, belief);
    return belief;
  }

  /** A question that can't be asked here must not pass for one that LINE has answered. */
  const believedOf = (reader: Reader): Belief | undefined | Promise<Belief> =>
    reader.profileLanguage ? believe(reader) : beliefs.get<Belief>(reader.hash);

  async function guessed(reader: Reader): Promise<Locale> {
    const { profile, written } = await believe(reader);
    return profile ?? written ?? "ja";
  }

  function afterLastPass(pass: () => Promise<void>): Promise<void> {
    const next = lastPass.then(pass);
    lastPass = next.catch(() => undefined);
    return next;
  }

  return {
    async languagesOf(reader) {
      const chosen = known.get(keyOf(reader.hash));
      const locale = chosen?.locale ?? (await guessed(reader));
      return { locale, news: chosen?.news ?? usualNews(locale) };
    },
    async surelyOf(reader) {
      const chosen = known.get(keyOf(reader.hash));
      const locale = chosen?.locale ?? (await believedOf(reader))?.profile;
      return { ...(locale && { locale }), ...(chosen?.news && { news: chosen.news }) };
    },
    async save({ hash, kind, seal }, choices) {
      const recipient: Recipient = { hash, kind, sealed: seal(), ...choices };
      await options.recipients.save(recipient, options.clock());
      const before = known.get(keyOf(hash)) ?? { follows: false, furigana: false };
      if (Object.keys(choices).length > 0) known.set(keyOf(hash), knownAs({ ...before, ...choices }));
    },
    wantsFurigana: (hash) => known.get(keyOf(hash))?.furigana ?? false,
    follows: (hash) => known.get(keyOf(hash))?.follows ?? false,
    forget(hash) {
      known.delete(keyOf(hash));
      beliefs.del(hash);
    },
    catchUp: () =>
      afterLastPass(async () => {
        cursor = await readInto(known, cursor, options.recipients);
      }),
    reload: () =>
      afterLastPass(async () => {
        const fresh = new Map<number, Known>();
        cursor = await readInto(fresh, 0, options.recipients);
        known = fresh;
      }),
  };
}

/** Reads into a map from a position on; gives the new position. */
async function readInto(
  map: Map<number, Known>,
  from: number,
  recipients: Pick<RecipientStore, "changedSince">,
): Promise<number> {
  let position = from;
  for (;;) {
    const page = await recipients.changedSince(position, PAGE);
    for (const recipient of page) {
      map.set(keyOf(recipient.hash), knownAs(recipient));
      position = recipient.seq;
    }
    if (page.length < PAGE) return position;
    await new Promise(setImmediate);
  }
}

/** Whatever is wrong with LINE's profiles, the reader has a message that tells its language too. */
async function askProfile({ profileLanguage }: Reader): Promise<Pick<Belief, "asked" | "profile">> {
  if (!profileLanguage) return { asked: true };
  try {
    const profile = localeFor(await profileLanguage());
    return { asked: true, ...(profile && { profile }) };
  } catch {
    return { asked: false };
  }
}

/**
 * The hash's first 52 bits as a number: a Map of numbers stays small with millions of readers. That two of a million
 * share a number has a chance of one in nine thousand, and would cost one of them a reply in the other language.
 */
const keyOf = (hash: RecipientHash): number =>
  Number.parseInt(Buffer.from(hash, "base64url").toString("hex", 0, 7).slice(0, 13), 16);

const LINK = /https?:\/\/[\w\-./~%?&=#+:@,;!$*]*/gi;

/** The first that a text has a letter of. Chinese shares kanji with Japanese, and is known by the profile alone. */
const SCRIPTS: [script: RegExp, locale: Locale][] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/u, "ja"],
  [/\p{sc=Hangul}/u, "ko"],
  [/\p{sc=Thai}/u, "th"],
  [/\p{sc=Han}/u, "ja"],
  [/\p{sc=Latin}/u, "en"],
];

/** By its script: kana or kanji alone mean Japanese, Latin letters English; signs alone mean nothing, and nor do links. */
export function localeOfText(text: string | undefined): Locale | undefined {
  const words = text?.replace(LINK, "") ?? "";
  return SCRIPTS.find(([script]) => script.test(words))?.[1];
}
