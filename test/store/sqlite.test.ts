import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import SqliteFile from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { ConfigFault } from "../../src/domain/errors.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { draftOf, draftsOf } from "../contract/drafts.ts";
import { temporaryDirectory } from "../contract/engines.ts";

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => directory.remove());

const dataDir = () => join(directory.path, "data");
const file = () => join(dataDir(), "shirase.sqlite");

const INGEST_LOOP = new URL("./ingest-loop.ts", import.meta.url);
const START_TOGETHER = new URL("./start-together.ts", import.meta.url);

function runChild(script: URL, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

describe("the SQLite file", () => {
  it("survives a power cut after every acknowledgement: write-ahead log, synced at each commit", async () => {
    const { queries } = await openDatabase({ dataDir: dataDir() });
    expect((await sql`pragma journal_mode`.execute(queries)).rows).toEqual([{ journal_mode: "wal" }]);
    expect((await sql`pragma synchronous`.execute(queries)).rows).toEqual([{ synchronous: 2 }]);
    expect((await sql`pragma foreign_keys`.execute(queries)).rows).toEqual([{ foreign_keys: 1 }]);
    await queries.destroy();
  });

  it("is for its owner's eyes only, its folder and its side files too", async () => {
    const store = createStore(await openDatabase({ dataDir: dataDir() }));
    await store.articles.ingest(draftsOf(1), 1);
    const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await modeOf(dataDir())).toBe("700");
    const files = await readdir(dataDir());
    expect(files).toEqual(["shirase.sqlite", "shirase.sqlite-shm", "shirase.sqlite-wal"]);
    for (const name of files) expect(await modeOf(join(dataDir(), name))).toBe("600");
    await store.close();
  });

  it("keeps what was stored for the next start", async () => {
    const first = createStore(await openDatabase({ dataDir: dataDir() }));
    const { added } = await first.articles.ingest([draftOf()], 1);
    await first.close();
    await expect(first.ping()).rejects.toThrow();
    const second = createStore(await openDatabase({ dataDir: dataDir() }));
    await second.ping();
    expect(await second.articles.changedSince(0, 10)).toEqual(added);
    await second.close();
  });

  it("holds no byte of a person who was removed", async () => {
    const store = createStore(await openDatabase({ dataDir: dataDir() }));
    const person = { hash: "hash-of-a-person", sealed: "sealed-id-of-a-person" };
    await store.recipients.save({ ...person, kind: "user", locale: "ja" }, 1);
    await store.recipients.save({ hash: "somebody-else", sealed: "sealed", kind: "user", locale: "ja" }, 1);
    await store.recipients.remove(person.hash);
    await store.close();
    const bytes = await readFile(file(), "latin1");
    expect(bytes).toContain("somebody-else");
    expect(bytes).not.toContain(person.hash);
    expect(bytes).not.toContain(person.sealed);
  });

  describe("while it is open", () => {
    const person = { hash: "hash-of-a-person", sealed: "sealed-id-of-a-person" };
    const bytesOfAllFiles = async () => {
      const files = await readdir(dataDir());
      const contents = await Promise.all(files.map((name) => readFile(join(dataDir(), name), "latin1")));
      return contents.join("\n");
    };

    it("holds no byte of a person who was removed once it is told to forget, log included", async () => {
      const store = createStore(await openDatabase({ dataDir: dataDir() }));
      await store.recipients.save({ ...person, kind: "user", locale: "ja" }, 1);
      await store.recipients.remove(person.hash);
      expect(await bytesOfAllFiles()).toContain(person.sealed);
      await store.forgetDeleted();
      expect(await bytesOfAllFiles()).not.toContain(person.hash);
      expect(await bytesOfAllFiles()).not.toContain(person.sealed);
      await store.close();
    });

    it("does not wait for somebody who is reading, and forgets the next time", async () => {
      const store = createStore(await openDatabase({ dataDir: dataDir() }));
      await store.recipients.save({ ...person, kind: "user", locale: "ja" }, 1);
      const reader = new SqliteFile(file());
      reader.exec("begin; select * from recipients");
      await store.recipients.remove(person.hash);
      await store.forgetDeleted();
      reader.close();
      await store.forgetDeleted();
      expect(await bytesOfAllFiles()).not.toContain(person.sealed);
      await store.close();
    });

    it("waits for another process's writing as before", async () => {
      const database = await openDatabase({ dataDir: dataDir() });
      await createStore(database).forgetDeleted();
      expect((await sql`pragma busy_timeout`.execute(database.queries)).rows).toEqual([{ timeout: 5_000 }]);
      await database.queries.destroy();
    });
  });

  it("tells the operator which folder cannot be used", async () => {
    await writeFile(dataDir(), "a file, not a folder");
    const opening = openDatabase({ dataDir: dataDir() });
    await expect(opening).rejects.toThrow(ConfigFault);
    await expect(opening).rejects.toThrow("DATA_DIR");
    const said = await opening.then(String, String);
    expect(said.match(/ENOTDIR/g)).toHaveLength(1);
  });

  it.runIf(process.platform === "linux")(
    "does not wait for ever for a folder that can't be made",
    async () => {
      await expect(openDatabase({ dataDir: "/proc/shirase/data" })).rejects.toThrow(
        "DATA_DIR cannot be used",
      );
    },
  );

  it("makes the folders above, too", async () => {
    const { queries } = await openDatabase({ dataDir: join(dataDir(), "deep", "down") });
    await queries.destroy();
  });

  it("tells the operator that the file is no database", async () => {
    await mkdir(dataDir());
    await writeFile(file(), "no database at all, but long enough to be one ".repeat(100));
    const opening = openDatabase({ dataDir: dataDir() });
    await expect(opening).rejects.toThrow(ConfigFault);
  });

  it("accepts a folder that is there already", async () => {
    await mkdir(dataDir());
    await chmod(dataDir(), 0o750);
    const { queries } = await openDatabase({ dataDir: dataDir() });
    await queries.destroy();
  });
});

describe("killed while it ingests", () => {
  it.each([1, 23, 60])("loses nothing that was acknowledged (killed at acknowledgement %i)", async (last) => {
    const child = runChild(INGEST_LOOP, dataDir());
    const acknowledged: number[] = [];
    for await (const line of createInterface(child.stdout!)) {
      acknowledged.push(Number(line));
      if (acknowledged.length === last) child.kill("SIGKILL");
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(last);

    const { queries, engine } = await openDatabase({ dataDir: dataDir() });
    const store = createStore({ queries, engine });
    const stored = new Set((await store.articles.changedSince(0, 10_000)).map(({ nhkId }) => nhkId));
    const promised = acknowledged.flatMap((poll) => draftsOf(7, poll * 7)).map(({ nhkId }) => nhkId);
    expect(promised.filter((nhkId) => !stored.has(nhkId))).toEqual([]);
    expect(stored.size % 7).toBe(0);
    expect((await sql`pragma integrity_check`.execute(queries)).rows).toEqual([{ integrity_check: "ok" }]);
    await store.close();
  });
});

describe("several processes", () => {
  it("may start at the same moment on an empty folder, and wait for each other from then on", async () => {
    const rounds = 20;
    const children = [0, 10, 20].map((first) =>
      runChild(START_TOGETHER, directory.path, String(first), String(rounds)),
    );
    const exits = children.map((child) => once(child, "exit"));
    const ready = children.map((child) => createInterface(child.stdout!)[Symbol.asyncIterator]());
    for (let round = 0; round < rounds; round++) {
      await Promise.all(ready.map((lines) => lines.next()));
      await writeFile(join(directory.path, `go-${round}`), "");
    }
    expect((await Promise.all(exits)).map(([code]) => code)).toEqual([0, 0, 0]);

    const everything = draftsOf(40).map(({ nhkId }) => nhkId);
    for (let round = 0; round < rounds; round++) {
      const store = createStore(await openDatabase({ dataDir: join(directory.path, `round-${round}`) }));
      const stored = await store.articles.changedSince(0, 1_000);
      expect(stored.map(({ nhkId }) => nhkId).sort()).toEqual(everything.toSorted());
      expect(stored.every(({ revision }) => revision === 1)).toBe(true);
      await store.close();
    }
  });

  it("cannot come between what a transaction reads and what it writes", async () => {
    const { queries } = await openDatabase({ dataDir: dataDir() });
    const another = new SqliteFile(file(), { timeout: 0 });
    await queries.transaction().execute(async (transaction) => {
      await transaction.selectFrom("counters").selectAll().execute();
      expect(() => another.exec("update counters set value = 99")).toThrow("database is locked");
      await transaction.updateTable("counters").set({ value: 7 }).execute();
    });
    expect(another.prepare("select distinct value from counters").all()).toEqual([{ value: 7 }]);
    another.close();
    await queries.destroy();
  });
});

describe("a file that a newer Shirase has worked on", () => {
  it("is refused with the reason, and left as it is", async () => {
    const store = createStore(await openDatabase({ dataDir: dataDir() }));
    await store.articles.ingest([draftOf()], 1);
    await store.close();
    const newer = new SqliteFile(file());
    newer.exec("insert into kysely_migration values ('9999-from-the-future', '2100-01-01T00:00:00.000Z')");
    newer.close();

    const opening = openDatabase({ dataDir: dataDir() });
    await expect(opening).rejects.toThrow(ConfigFault);
    await expect(opening).rejects.toThrow("newer version of Shirase");
    const after = new SqliteFile(file());
    expect(after.prepare("select count(*) as total from articles").get()).toEqual({ total: 1 });
    after.close();
  });
});
