import { PGlite } from "@electric-sql/pglite";
import SqliteFile from "better-sqlite3";
import { Kysely, PGliteDialect, SqliteDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Engine, migrate } from "../../src/store/migrate.ts";
import { up as initial } from "../../src/store/migrations/0001-initial.ts";
import type { Schema } from "../../src/store/schema.ts";
import { createStore } from "../../src/store/store.ts";
import { draftOf } from "../contract/drafts.ts";
import { follow, NOW, readerOf, recipientOf } from "../contract/followers.ts";

const EMPTY: [string, Engine, () => Kysely<Schema>][] = [
  [
    "SQLite",
    "sqlite",
    () => new Kysely({ dialect: new SqliteDialect({ database: new SqliteFile(":memory:") }) }),
  ],
  ["PGlite", "postgres", () => new Kysely({ dialect: new PGliteDialect({ pglite: new PGlite() }) })],
];

/** A database as the first release left it: two people, of whom one has changed languages, and one article. */
async function firstRelease(open: () => Kysely<Schema>): Promise<Kysely<Schema>> {
  const queries = open();
  onTestFinished(() => queries.destroy());
  await new Migrator({
    db: queries,
    provider: { getMigrations: async () => ({ "0001-initial": { up: initial } }) },
  }).migrateToLatest();
  await sql`insert into recipients (hash, sealed, kind, locale, created_at, updated_at, seq) values
    ('anna', 'sealed-anna', 'user', 'en', 1, 3, 3), ('ben', 'sealed-ben', 'group', null, 2, 2, 2)`.execute(
    queries,
  );
  await sql`insert into articles (id, nhk_id, lang, url, categories, form, title, lead, published_at, superseded,
    created_at, updated_at, revision, content_hash, seq, reads) values ('article-1', 'k10010000001000', 'ja',
    'https://news.example/k10010000001000.html', '["top"]', 'story', 'a title', 'a lead', 5, '[]', 6, 6, 1, 'hash', 7, 9)`.execute(
    queries,
  );
  await sql`update counters set value = 3 where name = 'recipients'`.execute(queries);
  await sql`update counters set value = 7 where name = 'articles'`.execute(queries);
  return queries;
}

describe.each(EMPTY)("a database of the first release on %s", (_, engine, open) => {
  it("keeps its readers and articles when alerts come", async () => {
    const queries = await firstRelease(open);
    await migrate(queries, engine);
    const store = createStore({ queries, engine });
    expect(await store.recipients.find("anna")).toEqual(recipientOf("anna", { locale: "en" }));
    expect(await store.recipients.find("ben")).toEqual({ hash: "ben", sealed: "sealed-ben", kind: "group" });
    expect(await store.recipients.changedSince(0, 10)).toMatchObject([
      { hash: "ben", seq: 2 },
      { hash: "anna", locale: "en", seq: 3 },
    ]);
    const articles = await store.articles.changedSince(0, 10);
    expect(articles).toMatchObject([{ id: "article-1", storyId: "article-1", seq: 7, title: "a title" }]);
    expect(await store.articles.readCount("article-1")).toEqual({ reads: 9 });
  });

  it("goes on with them: readers follow, articles are known, and nothing is done twice", async () => {
    const queries = await firstRelease(open);
    await migrate(queries, engine);
    await migrate(queries, engine);
    const store = createStore({ queries, engine });
    await store.recipients.save(recipientOf("anna", { locale: "en", news: "ja" }), NOW);
    expect(await store.recipients.find("anna")).toEqual(recipientOf("anna", { locale: "en", news: "ja" }));
    for (const hash of ["anna", "ben", "new"]) await follow(store, hash, "quakes");
    const readers = await Promise.all(["anna", "ben", "new"].map((hash) => readerOf(store, hash)));
    expect(new Set(readers.map(({ id }) => id)).size).toBe(3);
    expect(readers.map(({ settings, seen, members }) => [settings.mode, seen, members])).toEqual([
      ["instant", 0, 1],
      ["ask", 0, 1],
      ["instant", 0, 1],
    ]);
    const { added } = await store.articles.ingest([draftOf({ title: "a title", lead: "a lead" })], NOW);
    expect(added).toEqual([]);
  });
});
