import type { EpochMs } from "../domain/time.ts";
import { CROWD, crowdingOf, type Neighbour, type Neighbourhood } from "./neighbours.ts";
import type { SlotNo } from "./term-index.ts";

/** A neighbour by what is usual around the two. */
export interface ScoredNeighbour extends Neighbour {
  /** Comparable from article to article, and from one part of the archive to another: one threshold holds for all. */
  score: number;
}

/** How much closeness is worth less where it is crowded: somewhat more than by its root, as support grows with it, too. */
const CROWDING_COUNTS = 0.6;

/**
 * An article in the midst of much like news is close to everything, one on its own to nothing: closeness is divided by
 * what is usual around both, as in local scaling (Zelnik-Manor and Perona 2004). That alone would put a subject of many
 * articles behind the odd article beside it, so what stands near to both speaks for the two, too, as in clustering by
 * shared nearest neighbours (Jarvis and Patrick 1973).
 */
export function scored(
  neighbourhood: Neighbourhood,
  { at, around, until }: { at: SlotNo; around: number; until: EpochMs },
  neighbours: Neighbour[],
): ScoredNeighbour[] {
  const crowds = neighbours.map((neighbour) => neighbourhood.crowd(neighbour.at, until));
  const closenessOf = closenessToAll(neighbourhood, at, crowds);
  return neighbours.map((neighbour, n) => {
    const crowd = crowds[n] ?? [];
    const both = crowd.map((one) => Math.min(one.closeness, closenessOf.get(one.at) ?? 0));
    const support = both.reduce((sum, shared) => sum + shared, 0) / CROWD;
    const crowding = around * crowdingOf(crowd);
    return { ...neighbour, score: (neighbour.closeness + support) / crowding ** CROWDING_COUNTS };
  });
}

/** How close an article is to all that stand around its neighbours, itself left out. */
function closenessToAll(
  neighbourhood: Neighbourhood,
  at: SlotNo,
  crowds: Neighbour[][],
): Map<SlotNo, number> {
  const others = new Set(crowds.flatMap((crowd) => crowd.map((one) => one.at)));
  others.delete(at);
  const all = [...others];
  const closeness = neighbourhood.closeness(at, all);
  return new Map(all.map((other, n) => [other, closeness[n] ?? 0]));
}
