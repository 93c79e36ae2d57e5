import { mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import { Kysely, type SqliteDatabase, SqliteDialect, sql } from "kysely";
import { createRecent } from "../domain/recent.ts";
import { blaming } from "./blaming.ts";
import { type Engine, migrate } from "./migrate.ts";
import type { Queries, Schema } from "./schema.ts";

/** An open database whose tables fit this program. */
export interface Database {
  queries: Queries;
  engine: Engine;
}

export interface DatabaseOptions {
  /** A `postgres://` URL; absent: SQLite in `dataDir`. */
  databaseUrl?: string;
  /** Where `shirase.sqlite` lives; made with mode 0700 where it is missing. */
  dataDir: string;
  /** Told when an idle PostgreSQL connection breaks; the pool opens another by itself. */
  onConnectionLost?: (error: Error) => void;
}

const SQLITE_FILE = "shirase.sqlite";
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens and migrates the database. Throws a ConfigFault where the operator can mend it: folder, file, server, rights, or
 * a database of a newer program. A process opens one SQLite file only once: waiting for a lock blocks its thread.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl === undefined) return openSqlite(options.dataDir);
  // Its driver is loaded only where it is used: an embedded database should not pay for it in memory.
  const { openPostgres } = await import("./postgres.ts");
  return openPostgres(options.databaseUrl, options.onConnectionLost ?? (() => {}));
}

/**
 * Leaves no byte of deleted rows in the SQLite file's write-ahead log, which keeps them until it is written over. Where
 * somebody else is reading the file, the log stays for the next call. PostgreSQL does the like by itself.
 */
export async function emptyLog({ queries, engine }: Database): Promise<void> {
  if (engine !== "sqlite") return;
  await queries.connection().execute(async (connection) => {
    // Waiting would block the thread, and the next call is as good.
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      await sql`pragma wal_checkpoint(truncate)`.execute(connection);
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT_MS)}`.execute(connection);
    }
  });
}

async function openSqlite(dataDir: string): Promise<Database> {
  const sqlite = await blaming("DATA_DIR", () => openFile(dataDir));
  const queries = new Kysely<Schema>({ dialect: new SqliteDialect({ database: writingFirst(sqlite) }) });
  try {
    await migrate(queries, "sqlite");
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { queries, engine: "sqlite" };
}

async function openFile(dataDir: string): Promise<SqliteFile.Database> {
  const sqlite = new SqliteFile(await createFile(dataDir), { timeout: BUSY_TIMEOUT_MS });
  try {
    await enterWalMode(sqlite);
    sqlite.pragma("synchronous = FULL");
    sqlite.pragma("foreign_keys = ON");
    // "Delete my data" is a promise: deleted rows are overwritten, not only unlinked.
    sqlite.pragma("secure_delete = ON");
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return sqlite;
}

/** Makes folder and file for their owner only; SQLite gives its side files the mode of the main one. */
async function createFile(dataDir: string): Promise<string> {
  await makeFolder(dataDir);
  const file = join(dataDir, SQLITE_FILE);
  await (await open(file, "a", 0o600)).close();
  return file;
}

/**
 * Makes a folder and those above it, where they are missing. Node's own way (`recursive`) never ends where a folder that is
 * there says that it is not, as /proc does.
 */
async function makeFolder(path: string): Promise<void> {
  const isThere = async (folder: string) => (await stat(folder).catch(() => undefined)) !== undefined;
  if (await isThere(path)) return;
  const above = dirname(path);
  if (!(await isThere(above))) await makeFolder(above);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!(await isThere(path))) throw error;
  }
}

/** SQLite does not wait for a busy file here, so a second process starting at the same moment has to try again. */
async function enterWalMode(sqlite: SqliteFile.Database): Promise<void> {
  const pauseMs = 10;
  for (let patience = BUSY_TIMEOUT_MS; ; patience -= pauseMs) {
    try {
      sqlite.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      const busy = error instanceof SqliteFile.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!busy || patience <= 0) throw error;
      await delay(pauseMs);
    }
  }
}

/** Statements that are kept prepared: preparing takes as long as a small one itself. */
const PREPARED = 200;

/**
 * Takes the write lock when a transaction begins: one that reads first and writes later would otherwise fail at once,
 * without waiting, when another process has written in between. A statement is prepared once, which the driver would do
 * for each use; nothing here streams rows, so no statement is asked for while it runs.
 */
function writingFirst(sqlite: SqliteFile.Database): SqliteDatabase {
  const prepared = createRecent<string, SqliteFile.Statement>(PREPARED);
  return {
    prepare(sql) {
      const statement = prepared.get(sql) ?? sqlite.prepare(sql === "begin" ? "begin immediate" : sql);
      prepared.set(sql, statement);
      return statement;
    },
    close: () => sqlite.close(),
  };
}
