import { createRecent } from "../domain/recent.ts";
import type { SealedId } from "../domain/recipient.ts";
import type { Messenger } from "../line/messenger.ts";
import type { BatchStore } from "../store/batches.ts";

/** What contents are read with. */
export interface ContentParts {
  batches: Pick<BatchStore, "content">;
  messenger: Pick<Messenger, "isValidPush">;
  open: (sealed: SealedId) => string;
}

/** The messages of batches, and what LINE thinks of them. */
export interface Contents {
  /** Their JSON array; undefined where the store does not have them. */
  read(contentId: string): Promise<Buffer | undefined>;
  /** Whether LINE would send them at all, asked once; undefined where LINE does not say. */
  isValid(contentId: string): Promise<boolean | undefined>;
  /** Whether LINE has said that it would not. */
  isRefused(contentId: string): Promise<boolean>;
}

/** Batches of one fan-out share a few contents. */
const REMEMBERED = 32;

/** Reads each content, and asks LINE about it, once for all batches that share it. */
export function createContents({ batches, messenger, open }: ContentParts): Contents {
  const opened = createRecent<string, Buffer>(REMEMBERED);
  const verdicts = createRecent<string, Promise<boolean | undefined>>(REMEMBERED);

  async function read(contentId: string): Promise<Buffer | undefined> {
    const known = opened.get(contentId);
    if (known !== undefined) return known;
    const sealed = await batches.content(contentId);
    if (sealed === undefined) return undefined;
    const messages = Buffer.from(open(sealed));
    opened.set(contentId, messages);
    return messages;
  }

  /** No verdict, for whatever reason, is asked for again with the next refusal. */
  async function ask(contentId: string): Promise<boolean | undefined> {
    const messages = await read(contentId);
    return messages && messenger.isValidPush(messages);
  }

  return {
    read,
    async isValid(contentId) {
      const asked = verdicts.get(contentId) ?? ask(contentId).catch(() => undefined);
      verdicts.set(contentId, asked);
      const verdict = await asked;
      if (verdict === undefined) verdicts.delete(contentId);
      return verdict;
    },
    async isRefused(contentId) {
      return (await verdicts.get(contentId)) === false;
    },
  };
}
