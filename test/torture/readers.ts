import { DEFAULT_SETTINGS, type DeliverySettings, EVENING, MORNING } from "../../src/domain/alert.ts";
import { topicKey } from "../../src/domain/topic.ts";
import type { Identity } from "../../src/line/identity.ts";
import type { Database } from "../../src/store/database.ts";
import { reserveSequence } from "../../src/store/sequence.ts";
import type { ModelReader, ModelSubscription } from "./model.ts";

/** One word for each topic; none is part of another. */
export const TOPIC_WORDS = ["ミナモリ", "タカセノ", "ユウナギ", "コハクザ", "シラカバ", "オトワヤ"] as const;
/** A topic that some mute instead of following it. */
const MUTED_TOPIC = 5;

export interface TorturedReader extends ModelReader {
  /** A group is told by push, and listens to whoever mentions the bot. */
  kind: "user" | "group";
  locale: "ja" | "en";
  settings: DeliverySettings;
  snoozedFor?: number;
}

/** Draws from a seeded row of random numbers. */
export interface Dice {
  below(limit: number): number;
  chance(share: number): boolean;
  oneOf<T>(list: readonly T[]): T;
  someOf<T>(list: readonly T[], count: number): T[];
}

export function createDice(random: () => number): Dice {
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    chance: (share) => random() < share,
    oneOf(list) {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError("nothing to choose from");
      return one;
    },
    someOf(list, count) {
      const left = [...list];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(below(left.length), 1),
      ).flat();
    },
  };
}

const HOUR = 3_600_000;
/** One in so many readers is a group. */
const GROUP_SHARE = 0.01;
/** How many people are in a group. */
export const GROUP_SIZE = 3;

/** People and groups of all habits: at once, in digests, only when asked, with quiet hours, snoozed, with muted words. */
export function inventReaders(count: number, dice: Dice): TorturedReader[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = dice.chance(GROUP_SHARE) ? "group" : "user";
    const chatId = `${kind === "user" ? "U" : "C"}${(index + 1).toString(16).padStart(32, "0")}`;
    const mode = dice.oneOf(["instant", "instant", "instant", "instant", "digest", "digest", "ask"] as const);
    const topics = dice.someOf([...TOPIC_WORDS.keys()], 1 + dice.below(2));
    const subscriptions = topics.map((topic): ModelSubscription => {
      if (topic === MUTED_TOPIC && dice.chance(0.5)) return { topic, muted: true };
      return dice.chance(0.1)
        ? { topic, mode: dice.oneOf(["instant", "digest", "ask"] as const) }
        : { topic };
    });
    const digestTimes = dice.oneOf([[MORNING, EVENING], [12 * 60 + 5]]);
    const quiet = dice.chance(0.1) && { from: 22 * 60, to: 7 * 60 };
    return {
      ...{ chatId, kind, mode, subscriptions },
      asks: dice.chance(mode === "ask" ? 0.3 : 0.02),
      locale: dice.chance(0.1) ? "en" : "ja",
      settings: {
        ...DEFAULT_SETTINGS,
        mode,
        digestTimes,
        urgent: dice.chance(0.9),
        zone: dice.chance(0.1) ? "America/New_York" : "Asia/Tokyo",
        ...(quiet && { quiet }),
      },
      ...(!quiet && dice.chance(0.05) && { snoozedFor: (1 + dice.below(2)) * 2 * HOUR }),
    };
  });
}

const ROWS = 400;
/** A reader whose id LINE refuses, and with it every batch that it is in. */
const REFUSED: TorturedReader = {
  ...{ chatId: "U-refused", kind: "user", mode: "instant", asks: false, locale: "en" },
  ...{ settings: DEFAULT_SETTINGS, subscriptions: [{ topic: 0 }] },
};

/**
 * Puts all readers and their topics into the database at once, as it would be after they had all come and chosen; in their
 * midst one whom LINE refuses. Gives the numbers of the recipients.
 */
export async function enrol(
  { queries }: Database,
  identity: Identity,
  reachable: readonly TorturedReader[],
  now: number,
): Promise<Map<string, number>> {
  const readers = reachable.toSpliced(Math.floor(reachable.length / 2), 0, REFUSED);
  return queries.transaction().execute(async (transaction) => {
    const firstTopic = await reserveSequence(transaction, "topics", TOPIC_WORDS.length);
    await transaction
      .insertInto("topics")
      .values(
        TOPIC_WORDS.map((words, index) => {
          const topic = { kind: "words", lang: "ja", words } as const;
          return {
            no: firstTopic + index,
            hash: identity.topicHashOf(topicKey(topic)),
            sealed: identity.seal(JSON.stringify(topic)),
            created_at: now,
          };
        }),
      )
      .execute();
    const firstReader = await reserveSequence(transaction, "recipients", readers.length);
    const people = readers.map(({ chatId, kind, locale, settings, snoozedFor, ...reader }, index) => ({
      id: firstReader + index,
      hash: identity.hashOf(chatId),
      sealed: identity.seal(chatId),
      kind,
      members: kind === "user" ? 1 : GROUP_SIZE,
      locale,
      settings: JSON.stringify(settings),
      snoozed_until: snoozedFor === undefined ? null : now + snoozedFor,
      follows: reader.subscriptions.length,
      created_at: now,
      updated_at: now,
      seq: firstReader + index,
    }));
    const subscriptions = readers.flatMap((reader, index) =>
      reader.subscriptions.map(({ topic, mode, muted }) => ({
        recipient: firstReader + index,
        topic: firstTopic + topic,
        since: 0,
        mode: mode ?? null,
        paused: 0,
        muted: muted ? 1 : 0,
      })),
    );
    for (let start = 0; start < people.length; start += ROWS)
      await transaction
        .insertInto("recipients")
        .values(people.slice(start, start + ROWS))
        .execute();
    for (let start = 0; start < subscriptions.length; start += ROWS)
      await transaction
        .insertInto("subscriptions")
        .values(subscriptions.slice(start, start + ROWS))
        .execute();
    return new Map(readers.map(({ chatId }, index) => [chatId, firstReader + index]));
  });
}
