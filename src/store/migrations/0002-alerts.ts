import { type Kysely, sql } from "kysely";

type Engine = "sqlite" | "postgres";

/** Recipients get a number of their own, which batches and subscriptions hold, a cursor, and how they want to be told. */
async function rebuildRecipients(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema.dropIndex("recipients_by_seq").execute();
  await db.schema.alterTable("recipients").renameTo("recipients_before").execute();
  await db.schema
    .createTable("recipients")
    // The sequence number at which it came: never used twice, so a batch can't reach somebody who came later.
    // "integer" and nothing else makes it SQLite's own row number, which needs no index.
    .addColumn("id", engine === "sqlite" ? "integer" : "bigint", (column) => column.primaryKey().notNull())
    .addColumn("hash", "text", (column) => column.unique().notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("locale", "text")
    .addColumn("members", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("seen", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("settings", "text")
    .addColumn("snoozed_until", "bigint")
    .addColumn("held_until", "bigint")
    .addColumn("wake_at", "bigint")
    .addColumn("digest_at", "bigint")
    .addColumn("batch", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("told_step", "text")
    .addColumn("follows", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .execute();
  await sql`
    insert into recipients (id, hash, sealed, kind, locale, created_at, updated_at, seq)
    select seq, hash, sealed, kind, locale, created_at, updated_at, seq from recipients_before`.execute(db);
  await db.schema.dropTable("recipients_before").execute();
  await db.schema.createIndex("recipients_by_seq").unique().on("recipients").column("seq").execute();
  await sql`create index recipients_by_wake on recipients (wake_at) where wake_at is not null`.execute(db);
}

async function createTopics(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("topics")
    .addColumn("no", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("hash", "text", (column) => column.unique().notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("subscriptions")
    .addColumn("recipient", "bigint", (column) =>
      column.notNull().references("recipients.id").onDelete("cascade"),
    )
    .addColumn("topic", "bigint", (column) => column.notNull().references("topics.no"))
    .addColumn("since", "bigint", (column) => column.notNull())
    .addColumn("mode", "text")
    .addColumn("paused", "integer", (column) => column.notNull())
    .addColumn("muted", "integer", (column) => column.notNull())
    .addColumn("earlier_after", "bigint")
    .addColumn("earlier_up_to", "bigint")
    .addPrimaryKeyConstraint("subscriptions_key", ["recipient", "topic"])
    .$call((table) => (engine === "sqlite" ? table.modifyEnd(sql`without rowid`) : table))
    .execute();
  await db.schema
    .createIndex("subscriptions_by_topic")
    .unique()
    .on("subscriptions")
    .columns(["topic", "recipient"])
    .execute();
}

async function createAlerts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alerts")
    .addColumn("seq", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("article_id", "text", (column) => column.notNull())
    .addColumn("topic", "bigint", (column) => column.notNull())
    .addColumn("story", "text", (column) => column.notNull())
    .addColumn("by_story", "integer", (column) => column.notNull())
    .addColumn("urgent", "integer", (column) => column.notNull())
    .addColumn("published_at", "bigint", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("alerts_identity", ["article_id", "topic"])
    .execute();
}

async function createBatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("contents")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("batches")
    .addColumn("no", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("key", "text", (column) => column.unique().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("content_id", "text")
    .addColumn("recipients", "text", (column) => column.notNull())
    .addColumn("messages", "integer", (column) => column.notNull())
    .addColumn("urgent", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("next_try_at", "bigint", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("doubtful", "integer", (column) => column.notNull())
    .addColumn("again", "integer", (column) => column.notNull())
    .execute();
  // The columns behind `no` let what waits be summed up without reading the lists of recipients.
  await sql`
    create index batches_due on batches (urgent, next_try_at, no, kind, messages, created_at)
    where kind <> 'reply'`.execute(db);
  await sql`create index batches_claims on batches (created_at) where kind = 'reply'`.execute(db);
  await db.schema.createIndex("batches_by_content").on("batches").column("content_id").execute();
}

async function createPaidMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("paid_messages")
    .addColumn("day", "text", (column) => column.primaryKey().notNull())
    .addColumn("plain", "bigint", (column) => column.notNull())
    .addColumn("urgent", "bigint", (column) => column.notNull())
    .execute();
}

/** Topics, who follows them, the log of alerts, the batches that tell of them, and what the month costs. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await rebuildRecipients(db, engine);
  // A fan-out moves every cursor: with room for the new rows on their pages no index is written, a fifth of the cost.
  if (engine === "postgres") await sql`alter table recipients set (fillfactor = 50)`.execute(db);
  await createTopics(db, engine);
  await createAlerts(db);
  await createBatches(db);
  await createPaidMessages(db);
  await db.schema
    .alterTable("articles")
    .addColumn("story_id", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await sql`update articles set story_id = id`.execute(db);
  await sql`insert into counters (name, value) values ('alerts', 0), ('topics', 0), ('batches', 0)`.execute(
    db,
  );
}
