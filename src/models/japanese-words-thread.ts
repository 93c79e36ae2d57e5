import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { initSync, type Tokenizer, TokenizerBuilder } from "lindera-wasm-ipadic";
import { z } from "zod";
import type { JapaneseWord } from "../domain/japanese.ts";
import type { Taken } from "./japanese-words.ts";

/** The other side of createJapaneseWords. */
let tokenizer: Tokenizer | undefined;

/** IPADIC's eighth column is the reading; words that it does not have come with fewer columns. */
const READING = 7;

/** What the tokenizer gives of a word. */
const word = z
  .map(z.string(), z.unknown())
  .transform((fields) => Object.fromEntries(fields))
  .pipe(z.object({ text: z.string(), details: z.array(z.string()) }))
  .transform(({ text, details }): JapaneseWord => {
    const read = details[READING];
    return { written: text, ...(read !== undefined && read !== "*" && { read }) };
  });
const taken = z.array(word);

function load(): Tokenizer {
  const file = import.meta.resolve("lindera-wasm-ipadic/lindera_wasm_bg.wasm");
  initSync({ module: readFileSync(fileURLToPath(file)) });
  const builder = new TokenizerBuilder();
  builder.setDictionary("embedded://ipadic");
  builder.setMode("normal");
  return builder.build();
}

/** IPADIC has figures in full width only. */
const widened = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));

function take(texts: readonly string[]): Taken {
  try {
    tokenizer ??= load();
    const loaded = tokenizer;
    return { words: texts.map((text) => taken.parse(loaded.tokenize(widened(text)))) };
  } catch (error) {
    return { error };
  }
}

parentPort?.on("message", (texts: readonly string[]) => parentPort?.postMessage(take(texts)));
