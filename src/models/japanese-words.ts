import type { JapaneseWord } from "../domain/japanese.ts";
import { createAnsweringThread } from "../threads/answering-thread.ts";

/** Takes Japanese texts apart by an offline dictionary, beside the event loop. */
export interface JapaneseWords {
  /** The words of each text, in the order asked; rejects where the dictionary can't be loaded. */
  wordsOf(texts: readonly string[]): Promise<JapaneseWord[][]>;
  /** Ends the thread, if there is one; what is under way rejects. */
  close(): Promise<void>;
}

/** The dictionary takes a second to load and 160 MB, so it is loaded with the first text, in a thread of its own. */
export function createJapaneseWords(): JapaneseWords {
  const script = new URL("./japanese-words-thread.ts", import.meta.url);
  const thread = createAnsweringThread<readonly string[], JapaneseWord[][]>(script, "reads Japanese");
  return { wordsOf: thread.ask, close: thread.close };
}
