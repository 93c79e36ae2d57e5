import type { Kysely } from "kysely";

/** Counters of what readers think of summaries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("summary_feedback")
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("up", "bigint", (column) => column.notNull())
    .addColumn("down", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("summary_feedback_key", ["day", "by"])
    .execute();
}
