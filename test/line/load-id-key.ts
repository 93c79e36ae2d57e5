import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { loadOrCreateIdKey } from "../../src/line/id-key.ts";

/**
 * A process that starts beside others: says "ready" once it is loaded, waits for a line on stdin, then says the key of
 * the data directory in its first argument, in hex.
 */
const [dataDir = ""] = process.argv.slice(2);
writeSync(1, "ready\n");
for await (const _ of createInterface(process.stdin)) break;
writeSync(1, `${loadOrCreateIdKey(dataDir).toString("hex")}\n`);
process.exit(0);
