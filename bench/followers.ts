import { sql } from "kysely";
import { type Topic, topicKey } from "../src/domain/topic.ts";
import type { Identity } from "../src/line/identity.ts";
import type { Database } from "../src/store/database.ts";
import { createStore } from "../src/store/store.ts";

const ROWS_PER_STATEMENT = 10_000;

/** The n-th recipient of a bench. */
export const lineIdOf = (n: number): string => `Uf${n.toString(16).padStart(31, "0")}`;

/** Fills an empty database with people who all follow one topic, told of nothing yet; gives the topic's number. */
export async function fillWithFollowers(
  database: Database,
  identity: Identity,
  topic: Topic,
  count: number,
): Promise<number> {
  const now = Date.now();
  const first = lineIdOf(0);
  const { no } = await createStore(database).subscriptions.follow(
    {
      recipient: { hash: identity.hashOf(first), sealed: identity.seal(first), kind: "user", locale: "ja" },
      topic: { hash: identity.topicHashOf(topicKey(topic)), sealed: identity.seal(JSON.stringify(topic)) },
    },
    now,
  );
  const before = await database.queries
    .selectFrom("counters")
    .select("value")
    .where("name", "=", "recipients")
    .executeTakeFirstOrThrow();
  for (let from = 1; from < count; from += ROWS_PER_STATEMENT) {
    const length = Math.min(ROWS_PER_STATEMENT, count - from);
    const rows = Array.from({ length }, (_, index) => {
      const lineId = lineIdOf(from + index);
      const id = before.value + from + index;
      return { id, hash: identity.hashOf(lineId), sealed: identity.seal(lineId) };
    });
    await insert(database, JSON.stringify(rows), no, now);
  }
  await database.queries
    .updateTable("counters")
    .set({ value: before.value + count })
    .where("name", "=", "recipients")
    .execute();
  await sql`analyze`.execute(database.queries);
  return no;
}

/** As JSON in one parameter: a million rows in seconds. */
async function insert(
  { queries, engine }: Database,
  rows: string,
  topic: number,
  now: number,
): Promise<void> {
  const source =
    engine === "sqlite"
      ? sql`(select value ->> 'id' as id, value ->> 'hash' as hash, value ->> 'sealed' as sealed from json_each(${rows})) as row`
      : sql`jsonb_to_recordset(${rows}::jsonb) as row(id bigint, hash text, sealed text)`;
  await queries.transaction().execute(async (transaction) => {
    await sql`
      insert into recipients (id, hash, sealed, kind, locale, follows, created_at, updated_at, seq)
      select id, hash, sealed, 'user', 'ja', 1, ${sql.lit(now)}, ${sql.lit(now)}, id from ${source}`.execute(
      transaction,
    );
    await sql`
      insert into subscriptions (recipient, topic, since, paused, muted)
      select id, ${sql.lit(topic)}, 0, 0, 0 from ${source}`.execute(transaction);
  });
}
