import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import { Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect, sql } from "kysely";
import { DatabaseError, Pool, type PoolConfig, types } from "pg";
import { ConfigFault } from "../domain/errors.ts";
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
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const POOL_SIZE = 10;
/** PostgreSQL's SQLSTATE 42501: usual where a new user meets the schema "public". */
const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * Opens and migrates the database. Throws a ConfigFault where the operator can mend it: folder, file, server, rights, or
 * a database of a newer program. A process opens one SQLite file only once: waiting for a lock blocks its thread.
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl === undefined
    ? openSqlite(options.dataDir)
    : openPostgres(options.databaseUrl, options.onConnectionLost ?? (() => {}));
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
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, SQLITE_FILE);
  await (await open(file, "a", 0o600)).close();
  return file;
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

/**
 * Takes the write lock when a transaction begins: one that reads first and writes later would otherwise fail at once,
 * without waiting, when another process has written in between.
 */
function writingFirst(sqlite: SqliteFile.Database): SqliteDatabase {
  return {
    prepare: (sql) => sqlite.prepare(sql === "begin" ? "begin immediate" : sql),
    close: () => sqlite.close(),
  };
}

async function openPostgres(url: string, onConnectionLost: (error: Error) => void): Promise<Database> {
  const pool = poolFor(url, onConnectionLost, {
    max: POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    // Longer than the server's own limit: it only speaks where the network has swallowed the answer.
    query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
  });
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await blaming("DATABASE_URL", () => sql`select 1`.execute(queries));
    await migratePostgres(url, onConnectionLost);
  } catch (error) {
    await queries.destroy();
    throw error;
  }
  return { queries, engine: "postgres" };
}

/** On a connection without time limits: a migration, or waiting for another instance's, may take long. */
async function migratePostgres(url: string, onConnectionLost: (error: Error) => void): Promise<void> {
  const pool = poolFor(url, onConnectionLost, { max: 1 });
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(queries, "postgres");
  } catch (error) {
    if (error instanceof DatabaseError && error.code === INSUFFICIENT_PRIVILEGE)
      throw new ConfigFault([`DATABASE_URL: its user may not create tables: ${error.message}`]);
    throw error;
  } finally {
    await queries.destroy();
  }
}

function poolFor(url: string, onConnectionLost: (error: Error) => void, limits: PoolConfig): Pool {
  const pool = new Pool({
    ...limits,
    connectionString: url,
    application_name: "shirase",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: {
      // Epoch milliseconds, counts and sequences all stay far below 2^53.
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
    },
  });
  pool.on("error", onConnectionLost);
  return pool;
}

/** Gives the operator the setting and the reason where opening what it names fails. */
async function blaming<T>(setting: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new ConfigFault([`${setting} cannot be used: ${reasonOf(error)}`]);
  }
}

/** An error in few words; never the URL, which holds a password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return [code, error.message].filter((part) => part !== undefined && part !== "").join(" ");
}
