import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type Database, openDatabase } from "../src/store/database.ts";

/** An empty database of one engine, made for a bench. */
export interface OpenedEngine {
  name: "SQLite" | "PostgreSQL";
  database: Database;
  /** Absent on SQLite, which is in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  /** Closes it and leaves nothing behind. */
  drop(): Promise<void>;
}

const serverUrl = process.env.TEST_DATABASE_URL;

/** SQLite, and PostgreSQL where there is a server for tests; says so where there is none. */
export function enginesHere(): (() => Promise<OpenedEngine>)[] {
  if (serverUrl !== undefined) return [openSqlite, openPostgres];
  console.log('PostgreSQL is left out: no TEST_DATABASE_URL; eval "$(sh .ci/postgres.sh)" starts a server');
  return [openSqlite];
}

const newFolder = () => mkdtemp(join(tmpdir(), "shirase-bench-"));

async function openSqlite(): Promise<OpenedEngine> {
  const dataDir = await newFolder();
  const database = await openDatabase({ dataDir });
  return {
    name: "SQLite",
    database,
    dataDir,
    async drop() {
      await database.queries.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openPostgres(): Promise<OpenedEngine> {
  const dataDir = await newFolder();
  const name = `shirase_bench_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl ?? "");
  url.pathname = name;
  const database = await openDatabase({ dataDir, databaseUrl: url.href });
  return {
    name: "PostgreSQL",
    database,
    databaseUrl: url.href,
    dataDir,
    async drop() {
      await database.queries.destroy();
      await onServer(`drop database ${name} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
