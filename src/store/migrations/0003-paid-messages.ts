import type { Kysely } from "kysely";

/** What the month's paid messages went for, by day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("paid_messages")
    .addColumn("day", "text", (column) => column.primaryKey().notNull())
    .addColumn("plain", "bigint", (column) => column.notNull())
    .addColumn("urgent", "bigint", (column) => column.notNull())
    .addColumn("instant", "bigint", (column) => column.notNull())
    .addColumn("merged", "bigint", (column) => column.notNull())
    .addColumn("digest", "bigint", (column) => column.notNull())
    .execute();
}
