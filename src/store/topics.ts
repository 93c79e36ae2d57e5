import type { EpochMs } from "../domain/time.ts";
import type { TopicNo } from "../domain/topic.ts";
import { lockLog } from "./alert-log.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/** A topic as the database holds it: a keyed hash of topicKey, and its JSON under the operator's key. */
export interface SealedTopic {
  hash: string;
  sealed: string;
}

/** What is followed, sealed. */
export interface TopicStore {
  /** The next topics after a number. A topic never changes. */
  after(no: TopicNo, limit: number): Promise<{ no: TopicNo; sealed: string }[]>;
  /** The numbers of the next topics after a number. */
  numbersAfter(no: TopicNo, limit: number): Promise<TopicNo[]>;
  /** Forgets topics that nobody follows any more; gives how many. */
  removeUnfollowed(): Promise<number>;
}

/** Topics in the database, inside a transaction or not. */
export function createTopicStore(queries: Queries): TopicStore {
  return {
    after: (no, limit) =>
      queries
        .selectFrom("topics")
        .select(["no", "sealed"])
        .where("no", ">", no)
        .orderBy("no")
        .limit(limit)
        .execute(),

    async numbersAfter(no, limit) {
      const rows = await queries
        .selectFrom("topics")
        .select("no")
        .where("no", ">", no)
        .orderBy("no")
        .limit(limit)
        .execute();
      return rows.map((row) => row.no);
    },

    removeUnfollowed: () =>
      queries.transaction().execute(async (transaction) => {
        // Nobody follows one meanwhile.
        await lockLog(transaction);
        const { numDeletedRows } = await transaction
          .deleteFrom("topics")
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom("subscriptions")
                  .select("subscriptions.topic")
                  .whereRef("subscriptions.topic", "=", "topics.no"),
              ),
            ),
          )
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

/** The number of a topic, given where it is new; to be called behind the log's lock. */
export async function topicNumber(
  transaction: Queries,
  { hash, sealed }: SealedTopic,
  at: EpochMs,
): Promise<TopicNo> {
  const known = await transaction
    .selectFrom("topics")
    .select("no")
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (known) return known.no;
  const no = await reserveSequence(transaction, "topics", 1);
  await transaction.insertInto("topics").values({ no, hash, sealed, created_at: at }).execute();
  return no;
}
