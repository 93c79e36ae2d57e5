import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { initSync, type Tokenizer, TokenizerBuilder } from "lindera-wasm-ipadic";
import { z } from "zod";
import type { JapaneseWord } from "../domain/japanese.ts";
import { answerQuestions } from "../threads/answering-thread.ts";

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

answerQuestions((texts: readonly string[]) => {
  tokenizer ??= load();
  const loaded = tokenizer;
  return texts.map((text) => taken.parse(loaded.tokenize(widened(text))));
});
