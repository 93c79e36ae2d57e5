import type { Queries } from "./schema.ts";

/** Tables whose rows are numbered; a transaction that takes several numbers takes them in this order. */
export type SequencedTable = "articles" | "alerts" | "topics" | "recipients" | "batches";

/**
 * Reserves the next `count` positions in a followed table's order of change and gives the first. To be called inside
 * the transaction that uses them, before it reads what it decides on: the counter's row lock holds back every other
 * writer until commit, so whoever pages by seq can never miss a change that commits late.
 */
export async function reserveSequence(
  transaction: Queries,
  table: SequencedTable,
  count: number,
): Promise<number> {
  const { value } = await transaction
    .updateTable("counters")
    .set((row) => ({ value: row("value", "+", count) }))
    .where("name", "=", table)
    .returning("value")
    .executeTakeFirstOrThrow();
  return value - count + 1;
}
