import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { draftsOf } from "../contract/drafts.ts";

/**
 * A process that starts beside others: says "ready" once it is loaded, waits for a line on stdin, then opens the data
 * directory of its first argument and ingests 100 drafts, numbered from its second, ten a poll.
 */
const [dataDir = "", first = "0"] = process.argv.slice(2);
writeSync(1, "ready\n");
for await (const _ of createInterface(process.stdin)) break;
const store = createStore(await openDatabase({ dataDir }));
for (let poll = 0; poll < 10; poll++)
  await store.articles.ingest(draftsOf(10, Number(first) + poll * 10), 1_700_000_000_000);
await store.close();
process.exit(0);
