import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import { ConfigFault } from "../../src/domain/errors.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { draftOf, draftsOf } from "../contract/drafts.ts";
import { createServerDatabase, describeOn, emptyTables, postgresServer } from "../contract/engines.ts";

it("tells the operator why a server cannot be reached, without the password in its URL", async () => {
  const databaseUrl = "postgres://user:secret@127.0.0.1:1/news";
  const fault = await openDatabase({ databaseUrl, dataDir: "unused" }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ConfigFault);
  expect(String(fault)).toMatch(/DATABASE_URL cannot be used: (?:connect )?ECONNREFUSED/);
  expect(String(fault)).not.toMatch(/secret|user:/);
});

describeOn(postgresServer, "several instances", () => {
  let server: Awaited<ReturnType<typeof createServerDatabase>>;
  const open = (onConnectionLost: (error: Error) => void = () => {}) =>
    openDatabase({ databaseUrl: server.url, dataDir: "unused", onConnectionLost });

  beforeAll(async () => {
    server = await createServerDatabase();
  });
  afterAll(() => server.drop());

  it("may start at the same moment on an empty database", async () => {
    const databases = await Promise.all([open(), open(), open(), open()]);
    const stores = databases.map((database) => createStore(database));
    await stores[0]?.articles.ingest([draftOf()], 1);
    expect(await stores[3]?.articles.changedSince(0, 10)).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it("refuse a database that a newer Shirase has worked on", async () => {
    const { queries } = await open();
    await sql`insert into kysely_migration values ('9999-from-the-future', '2100-01-01T00:00:00.000Z')`.execute(
      queries,
    );
    await expect(open()).rejects.toThrow("newer version of Shirase");
    await expect(open()).rejects.toThrow(ConfigFault);
    await sql`delete from kysely_migration where name = '9999-from-the-future'`.execute(queries);
    await queries.destroy();
  });

  it("live on when the server drops an idle connection", async () => {
    const lost = Promise.withResolvers<Error>();
    const store = createStore(await open(lost.resolve));
    await store.ping();
    const control = await open();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'shirase' and pid <> pg_backend_pid() and datname = current_database()`.execute(
      control.queries,
    );
    await lost.promise;
    await store.ping();
    await store.close();
    await control.queries.destroy();
  });

  it("tell by ping that the database is gone", async () => {
    const { url, drop } = await createServerDatabase();
    const store = createStore(await openDatabase({ databaseUrl: url, dataDir: "unused" }));
    await store.ping();
    await drop();
    await expect(store.ping()).rejects.toThrow();
    await store.close();
  });

  it("answer nothing once they are closed", async () => {
    const store = createStore(await open());
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });

  it("need a user who may create tables, and say so", async () => {
    const { queries } = await open();
    onTestFinished(() => queries.destroy());
    const { url, drop } = await createServerDatabase();
    onTestFinished(drop);
    const role = `shirase_${randomBytes(6).toString("hex")}`;
    await sql`create role ${sql.id(role)} login password 'reader'`.execute(queries);
    onTestFinished(async () => {
      await sql`drop role ${sql.id(role)}`.execute(queries);
    });
    const asReader = new URL(url);
    asReader.username = role;
    asReader.password = "reader";
    const opening = openDatabase({ databaseUrl: asReader.href, dataDir: "unused" });
    await expect(opening).rejects.toThrow("DATABASE_URL: its user may not create tables");
  });
});

describeOn(postgresServer, "parallel writers", () => {
  let server: Awaited<ReturnType<typeof createServerDatabase>>;
  let instances: Store[];

  beforeAll(async () => {
    server = await createServerDatabase();
    const open = () => openDatabase({ databaseUrl: server.url, dataDir: "unused" });
    const databases = [await open(), await open(), await open()];
    instances = databases.map((database) => createStore(database));
  });
  beforeEach(async () => {
    const database = await openDatabase({ databaseUrl: server.url, dataDir: "unused" });
    await emptyTables(database);
    await database.queries.destroy();
  });
  afterAll(async () => {
    await Promise.all(instances.map((store) => store.close()));
    await server.drop();
  });

  /** Pages on with a cursor, as a cache does, until the writers are done and nothing is left. */
  async function follow<T extends { seq: number }>(
    writing: Promise<unknown>,
    nextPage: (seq: number) => Promise<T[]>,
  ): Promise<T[]> {
    let done = false;
    const end = writing.finally(() => {
      done = true;
    });
    const seen: T[] = [];
    for (;;) {
      const last = done;
      const page = await nextPage(seen.at(-1)?.seq ?? 0);
      seen.push(...page);
      if (last && page.length === 0) break;
    }
    await end;
    return seen;
  }

  it("never make a follower of the articles miss one", async () => {
    const polls = Array.from({ length: 60 }, (_, poll) => draftsOf(1 + (poll % 60), poll * 100));
    const writing = Promise.all(
      polls.map((drafts, poll) => instances[poll % 2]!.articles.ingest(drafts, 1_700_000_000_000)),
    );
    const seen = await follow<Article>(writing, (seq) => instances[2]!.articles.changedSince(seq, 50));
    expect(seen.map(({ nhkId }) => nhkId).sort()).toEqual(
      polls
        .flat()
        .map(({ nhkId }) => nhkId)
        .sort(),
    );
  });

  it("never make a follower of the recipients miss one", async () => {
    const hashes = Array.from({ length: 200 }, (_, number) => `r${String(number).padStart(3, "0")}`);
    const writing = Promise.all(
      hashes.map((hash, index) =>
        instances[index % 2]!.recipients.save({ hash, sealed: "sealed", kind: "user", locale: "ja" }, 1),
      ),
    );
    const seen = await follow(writing, (seq) => instances[2]!.recipients.changedSince(seq, 50));
    expect(seen.map(({ hash }) => hash).sort()).toEqual(hashes);
  });

  it("of the same articles add each once, whoever comes first", async () => {
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, poll) => instances[poll % 3]!.articles.ingest(draftsOf(30), 1)),
    );
    expect(results.flatMap(({ added }) => added)).toHaveLength(30);
    expect(results.flatMap(({ corrected, touched }) => [...corrected, ...touched])).toEqual([]);
    expect(results.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(30 * 11);
  });

  it("of the same correction count it once", async () => {
    await instances[0]!.articles.ingest([draftOf()], 1);
    const draft = draftOf({ title: "訂正された見出し" });
    await Promise.all(
      Array.from({ length: 12 }, (_, poll) => instances[poll % 3]!.articles.ingest([draft], 2)),
    );
    expect((await instances[0]!.articles.changedSince(0, 10)).map(({ revision }) => revision)).toEqual([2]);
  });

  it("may remove old articles while others add new ones", async () => {
    await instances[0]!.articles.ingest(draftsOf(600), 1);
    const [removed, again] = await Promise.all([
      instances[0]!.articles.removePublishedBefore(1_700_000_000_600),
      instances[1]!.articles.removePublishedBefore(1_700_000_000_600),
      instances[2]!.articles.ingest(draftsOf(600, 600), 1),
    ]);
    expect(removed + again).toBe(600);
    expect(await instances[0]!.articles.changedSince(0, 10_000)).toHaveLength(600);
  });
});
