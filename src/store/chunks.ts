import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * The items in runs of at most `size`, with a turn of the event loop between two runs: SQLite works synchronously,
 * and neither a long list nor a statement's limit of parameters may hold everybody else up.
 */
export async function* inChunks<T>(items: readonly T[], size: number): AsyncGenerator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await nextTurn();
    yield items.slice(start, start + size);
  }
}

/** Repeats a deletion of at most `size` rows until it finds fewer; gives how many went. */
export async function deleteInChunks(
  size: number,
  deleteSome: (limit: number) => Promise<number>,
): Promise<number> {
  for (let total = 0; ; await nextTurn()) {
    const deleted = await deleteSome(size);
    total += deleted;
    if (deleted < size) return total;
  }
}
