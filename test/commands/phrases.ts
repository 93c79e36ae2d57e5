import { expect, it } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import { parseText } from "../../src/commands/parse.ts";

/** The phrases of a table: parted by bars or line ends. */
export const phrases = (table: string): string[] =>
  table.split(/[|\n]/).flatMap((phrase) => phrase.trim() || []);

/** One test for each message of a table. */
export function means(command: Command, table: string | string[]): void {
  const messages = typeof table === "string" ? phrases(table) : table;
  it.each(messages)(`%s → ${JSON.stringify(command)}`, (message) => {
    expect(parseText(message)).toEqual(command);
  });
}
