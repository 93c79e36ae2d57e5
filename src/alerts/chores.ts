import type { Clock, EpochMs } from "../domain/time.ts";

/** Something to be done every so often. */
export interface Chore {
  everyMs: number;
  task: () => Promise<unknown>;
}

/**
 * Gives a function that does what is due, in order, the first time everything; to be called often. A chore that fails
 * rejects, and is due at the next call. A clock that was set back makes no chore wait longer.
 */
export function createChores(chores: readonly Chore[], clock: Clock): () => Promise<void> {
  const doneAt = new Map<Chore, EpochMs>();
  return async () => {
    for (const chore of chores) {
      const last = doneAt.get(chore) ?? Number.NEGATIVE_INFINITY;
      if (Math.abs(clock() - last) < chore.everyMs) continue;
      await chore.task();
      doneAt.set(chore, clock());
    }
  };
}
