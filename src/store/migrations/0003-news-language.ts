import type { Kysely } from "kysely";

/** Recipients may choose the language of the news apart from the bot's; null: they have not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("recipients").addColumn("news", "text").execute();
}
