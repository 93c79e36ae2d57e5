/** Middle value; of an even count the lower of the two. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/**
 * Runs the contestants in turn, round after round, so that what else the machine does hits all alike; the first rounds
 * warm up and are not counted.
 */
export async function alternate<T>(
  rounds: number,
  contestants: Record<string, () => Promise<T>>,
  warmUps = 1,
): Promise<Record<string, T[]>> {
  const results: Record<string, T[]> = {};
  for (let round = -warmUps; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const result = await run();
      if (round < 0) continue;
      results[name] ??= [];
      results[name].push(result);
    }
  }
  return results;
}

/** Repeatable randomness, 0 ≤ x < 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
