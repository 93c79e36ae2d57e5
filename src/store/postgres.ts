import { Kysely, PostgresDialect, sql } from "kysely";
import { DatabaseError, Pool, type PoolConfig, types } from "pg";
import { ConfigFault } from "../domain/errors.ts";
import { blaming } from "./blaming.ts";
import { migrate } from "./migrate.ts";
import type { Queries, Schema } from "./schema.ts";

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const POOL_SIZE = 10;
/** PostgreSQL's SQLSTATE 42501: usual where a new user meets the schema "public". */
const INSUFFICIENT_PRIVILEGE = "42501";

/** Opens a PostgreSQL database (15 or later) by its URL and brings its tables up to date. */
export async function openPostgres(
  url: string,
  onConnectionLost: (error: Error) => void,
): Promise<{ queries: Queries; engine: "postgres" }> {
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
