import type { SealedId } from "../domain/recipient.ts";
import { createAnsweringThread } from "../threads/answering-thread.ts";
import { createIdentity } from "./identity.ts";

/** Opens many sealed ids beside the event loop. */
export interface Opener {
  /** The LINE ids, in the order asked; rejects where a text was altered or sealed with another key. */
  openAll(sealed: readonly SealedId[]): Promise<string[]>;
  /** Ends the thread, if there is one; what is under way rejects. */
  close(): Promise<void>;
}

/** So few are not worth a thread's memory: under a quarter of a millisecond. */
const FEW = 50;

/** Opening costs 4 µs an id, so a million are seconds of one core: a thread does it. */
export function createOpener(idKey: Buffer): Opener {
  const identity = createIdentity(idKey);
  const script = new URL("./opener-thread.ts", import.meta.url);
  const thread = createAnsweringThread<string, string>(script, "opens ids", idKey);
  return {
    async openAll(sealed) {
      if (sealed.length <= FEW) return sealed.map(identity.open);
      // One text instead of many: the copying of 500 costs a millisecond of the event loop.
      return (await thread.ask(sealed.join("\n"))).split("\n");
    },
    close: thread.close,
  };
}
