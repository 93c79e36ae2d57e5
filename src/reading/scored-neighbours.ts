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
 * @param nearest the articles nearest to the one whose neighbours are scored, nearest first
 */
export function scored(
  neighbourhood: Neighbourhood,
  { at, nearest, until }: { at: SlotNo; nearest: Neighbour[]; until: EpochMs },
  neighbours: Neighbour[],
): ScoredNeighbour[] {
  const own = nearest.slice(0, CROWD);
  return neighbours.map((neighbour) => {
    const others = neighbourhood.crowd(neighbour.at, until);
    const support = (supportBy(neighbourhood, own, neighbour.at) + supportBy(neighbourhood, others, at)) / 2;
    const crowding = crowdingOf(own) * crowdingOf(others);
    return { ...neighbour, score: (neighbour.closeness + support) / crowding ** CROWDING_COUNTS };
  });
}

/** How close the articles around one are, on average, to both it and another one, which does not speak for itself. */
function supportBy(neighbourhood: Neighbourhood, crowd: Neighbour[], other: SlotNo): number {
  const others = crowd.filter(({ at }) => at !== other);
  const closeness = neighbourhood.closeness(
    other,
    others.map(({ at }) => at),
  );
  return others.reduce((sum, one, n) => sum + Math.min(one.closeness, closeness[n] ?? 0), 0) / CROWD;
}
