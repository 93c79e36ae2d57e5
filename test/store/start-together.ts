import { existsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { draftsOf } from "../contract/drafts.ts";

/**
 * A process that starts beside others, several times. Arguments: a folder, the number of its first draft, the number of
 * rounds. In each round it says "ready", opens the folder `round-N` as soon as the file `go-N` appears (watched without
 * a pause, so that all start within microseconds), and ingests 20 drafts, five a poll.
 */
const parent = process.ppid;
const [folder = "", first = "0", rounds = "0"] = process.argv.slice(2);
for (let round = 0; round < Number(rounds); round++) {
  const go = join(folder, `go-${round}`);
  writeSync(1, "ready\n");
  while (!existsSync(go)) if (process.ppid !== parent) process.exit(1);
  const store = createStore(await openDatabase({ dataDir: join(folder, `round-${round}`) }));
  for (let poll = 0; poll < 4; poll++)
    await store.articles.ingest(draftsOf(5, Number(first) + poll * 5), 1_700_000_000_000);
  await store.close();
}
