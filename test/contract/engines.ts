import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, it } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import type { Schema } from "../../src/store/schema.ts";
import { createStore, type Store } from "../../src/store/store.ts";

/** One engine's database, empty, made for one suite. */
interface OpenedEngine {
  database: Database;
  /** Closes it and leaves nothing behind. */
  drop(): Promise<void>;
}

export interface TestedEngine {
  name: "SQLite" | "PGlite" | "PostgreSQL";
  /** Why it cannot be tested here, and the command that brings it. */
  missing?: string;
  open(): Promise<OpenedEngine>;
}

/** What a contract's tests work on: empty before each of them. */
export interface Subject {
  store: Store;
  database: Database;
}

/** A fresh directory and how to delete it. */
export async function temporaryDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "shirase-store-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function openSqlite(): Promise<OpenedEngine> {
  const directory = await temporaryDirectory();
  const database = await openDatabase({ dataDir: directory.path });
  return {
    database,
    async drop() {
      await database.queries.destroy();
      await directory.remove();
    },
  };
}

async function openPglite(): Promise<OpenedEngine> {
  const queries = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: new PGlite() }) });
  await migrate(queries, "postgres");
  return { database: { queries, engine: "postgres" }, drop: () => queries.destroy() };
}

const serverUrl = process.env.TEST_DATABASE_URL;

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A new database on the tests' server: its URL and how to drop it. */
export async function createServerDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `shirase_test_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl ?? "");
  url.pathname = name;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

async function openServer(): Promise<OpenedEngine> {
  const { url, drop } = await createServerDatabase();
  const database = await openDatabase({ databaseUrl: url, dataDir: "unused" });
  return {
    database,
    async drop() {
      await database.queries.destroy();
      await drop();
    },
  };
}

const SERVER_MISSING = 'no TEST_DATABASE_URL: eval "$(sh .ci/postgres.sh)" starts a server and names it';

export const postgresServer: TestedEngine = {
  name: "PostgreSQL",
  open: openServer,
  ...(serverUrl === undefined ? { missing: SERVER_MISSING } : {}),
};

const ENGINES: TestedEngine[] = [
  { name: "SQLite", open: openSqlite },
  { name: "PGlite", open: openPglite },
  postgresServer,
];

/** Runs the tests on one engine; where it is missing they are skipped with the reason, and in CI fail with it. */
export function describeOn(engine: TestedEngine, title: string, define: () => void): void {
  const name = `${title} on ${engine.name}`;
  if (engine.missing === undefined) {
    describe(name, define);
  } else if (process.env.CI) {
    it(name, () => {
      throw new Error(engine.missing);
    });
  } else {
    console.warn(`SKIPPED: ${name} (${engine.missing})`);
    describe.skip(`${name} (${engine.missing})`, define);
  }
}

/** Runs the contract's tests on every engine, each test on empty tables. */
export function describeContract(title: string, define: (subject: () => Subject) => void): void {
  for (const engine of ENGINES)
    describeOn(engine, title, () => {
      define(useEngine(engine));
    });
}

/** Opens the engine for the suite around, and empties its tables before each test. */
function useEngine(engine: TestedEngine): () => Subject {
  let opened: OpenedEngine;
  beforeAll(async () => {
    opened = await engine.open();
  });
  afterAll(() => opened.drop());
  beforeEach(() => emptyTables(opened.database));
  return () => ({ database: opened.database, store: createStore(opened.database) });
}

/** Puts all tables back to how the migrations left them. */
export async function emptyTables({ queries }: Database): Promise<void> {
  const tables = [
    "alerts",
    "batches",
    "contents",
    "subscriptions",
    "topics",
    "articles",
    "feed_validators",
    "source_states",
    "leases",
    "paid_messages",
    "recipients",
    "sent_messages",
    "settings",
    "summary_feedback",
  ] as const;
  for (const table of tables) await queries.deleteFrom(table).execute();
  await queries.updateTable("counters").set({ value: 0 }).execute();
}
