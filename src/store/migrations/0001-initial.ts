import { type Kysely, sql } from "kysely";

async function createArticles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("articles")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("nhk_id", "text", (column) => column.notNull())
    .addColumn("lang", "text", (column) => column.notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("categories", "text", (column) => column.notNull())
    .addColumn("form", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("lead", "text", (column) => column.notNull())
    .addColumn("body", "text")
    .addColumn("published_at", "bigint", (column) => column.notNull())
    .addColumn("modified_at", "bigint")
    .addColumn("version_at", "bigint")
    .addColumn("superseded", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("reads", "bigint", (column) => column.notNull())
    .addColumn("last_read_at", "bigint")
    .addUniqueConstraint("articles_identity", ["lang", "nhk_id"])
    .execute();
  await db.schema.createIndex("articles_by_seq").unique().on("articles").column("seq").execute();
  await db.schema.createIndex("articles_by_date").on("articles").column("published_at").execute();
}

async function createFeeds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("feed_validators")
    .addColumn("source_id", "text", (column) => column.notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("etag", "text")
    .addColumn("last_modified", "text")
    .addColumn("body_hash", "text")
    .addColumn("newest_item_at", "bigint")
    .addColumn("saved_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("feed_validators_key", ["source_id", "url"])
    .execute();
  await db.schema
    .createTable("source_states")
    .addColumn("source_id", "text", (column) => column.primaryKey().notNull())
    .addColumn("next_poll_at", "bigint", (column) => column.notNull())
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("active_url", "text")
    .addColumn("last_success_at", "bigint")
    .addColumn("newest_item_at", "bigint")
    .addColumn("last_failure", "text")
    .execute();
}

async function createRecipients(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("recipients")
    .addColumn("hash", "text", (column) => column.primaryKey().notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("locale", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("recipients_by_seq").unique().on("recipients").column("seq").execute();
}

async function createSentMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sent_messages")
    .addColumn("message_hash", "text", (column) => column.primaryKey().notNull())
    .addColumn("article_ids", "text", (column) => column.notNull())
    .addColumn("sent_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("sent_messages_by_time").on("sent_messages").column("sent_at").execute();
}

async function createLeases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("leases")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
}

async function createCounters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("counters")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("value", "bigint", (column) => column.notNull())
    .execute();
  await sql`insert into counters (name, value) values ('articles', 0), ('recipients', 0)`.execute(db);
}

async function createSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("settings")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}

/** The first tables: articles, feeds, leases, recipients, sent messages, settings, and the counters that order changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCounters(db);
  await createArticles(db);
  await createFeeds(db);
  await createLeases(db);
  await createRecipients(db);
  await createSentMessages(db);
  await createSettings(db);
}
