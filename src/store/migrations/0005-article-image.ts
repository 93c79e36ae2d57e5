import type { Kysely } from "kysely";

/** Articles get a photograph's address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("articles").addColumn("image", "text").execute();
}
