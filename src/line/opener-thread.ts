import { parentPort, workerData } from "node:worker_threads";
import type { SealedId } from "../domain/recipient.ts";
import { createIdentity } from "./identity.ts";
import type { Opened } from "./opener.ts";

/** The other side of createOpener. */
const identity = createIdentity(Buffer.from(workerData));

function open(sealed: readonly SealedId[]): Opened {
  try {
    return { lines: sealed.map(identity.open).join("\n") };
  } catch (error) {
    return { error };
  }
}

parentPort?.on("message", (lines: string) => parentPort?.postMessage(open(lines.split("\n"))));
