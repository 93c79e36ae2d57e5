import type { Kysely } from "kysely";

/** Recipients may want the readings of kanji. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("recipients")
    .addColumn("furigana", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}
