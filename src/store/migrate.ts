import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { ConfigFault } from "../domain/errors.ts";
import { up as initial } from "./migrations/0001-initial.ts";
import { up as alerts } from "./migrations/0002-alerts.ts";
import { up as newsLanguage } from "./migrations/0003-news-language.ts";
import { up as feedback } from "./migrations/0004-feedback.ts";
import { up as articleImage } from "./migrations/0005-article-image.ts";
import { up as furigana } from "./migrations/0006-furigana.ts";
import type { Queries } from "./schema.ts";

/** Which SQL is spoken; PGlite speaks PostgreSQL's. */
export type Engine = "sqlite" | "postgres";

/** By name in the order they run. Forwards only: what was released is never edited, only followed. */
const migrationsOf = (engine: Engine): Record<string, Migration> => ({
  "0001-initial": { up: initial },
  "0002-alerts": { up: (db) => alerts(db, engine) },
  "0003-news-language": { up: newsLanguage },
  "0004-feedback": { up: feedback },
  "0005-article-image": { up: articleImage },
  "0006-furigana": { up: furigana },
});

/**
 * Brings the tables up to this program, all or nothing, one process at a time.
 * Throws a ConfigFault where a newer program has already been at work.
 */
export async function migrate(db: Queries, engine: Engine): Promise<void> {
  const migrations = migrationsOf(engine);
  if (engine === "postgres") return runMigrator(db, migrations);
  // Kysely takes no lock on SQLite and runs its steps one by one: the write lock around them gives both.
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await runMigrator(connection, migrations);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function runMigrator(db: Queries, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Where even their table cannot be read, the first error is the telling one.
  const [unknown] = await unknownMigrations(db, migrations).catch(() => []);
  if (unknown === undefined) throw error;
  throw new ConfigFault([
    `the database was made by a newer version of Shirase (it has "${unknown}"); start that version or newer, or use another database`,
  ]);
}

async function unknownMigrations(db: Queries, migrations: Record<string, Migration>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name).filter((name) => migrations[name] === undefined);
}
