import { writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { loadOrCreateIdKey } from "../../src/line/id-key.ts";

/**
 * A process that starts beside others: says "ready" once it is loaded, waits for a line on stdin, then says the keys of
 * a hundred data directories, 0 to 99 in the directory of its first argument, in hex.
 */
const [directory = ""] = process.argv.slice(2);
writeSync(1, "ready\n");
for await (const _ of createInterface(process.stdin)) break;
const keys = Array.from({ length: 100 }, (_, at) => loadOrCreateIdKey(join(directory, String(at))));
writeSync(1, `${keys.map((key) => key.toString("hex")).join(" ")}\n`);
process.exit(0);
