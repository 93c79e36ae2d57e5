import { writeSync } from "node:fs";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { draftsOf } from "../contract/drafts.ts";

/**
 * A process to be killed: ingests poll after poll into the data directory of its first argument, and writes each
 * poll's number on a line of stdout once it is acknowledged.
 */
const POLL_SIZE = 7;
const store = createStore(await openDatabase({ dataDir: process.argv[2] ?? "" }));
for (let poll = 0; ; poll++) {
  const { added } = await store.articles.ingest(draftsOf(POLL_SIZE, poll * POLL_SIZE), 1_700_000_000_000);
  if (added.length === POLL_SIZE) writeSync(1, `${poll}\n`);
}
