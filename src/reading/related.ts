import { createNeighbourhood, type Neighbour, type Neighbourhood } from "./neighbours.ts";
import { type ScoredNeighbour, scored } from "./scored-neighbours.ts";
import { newerFirst, type SlotNo, type TermIndex, titleOf } from "./term-index.ts";

export interface RelatedOptions {
  limit: number;
  /** Only what was published no later than the article itself; how rare words are is still judged by all there is. */
  before?: boolean;
  /** All that is nearest, related or not, copies and all: the order alone, for measuring. */
  plain?: boolean;
}

/** An article that another one leads to. */
export interface Related {
  at: SlotNo;
  /** How close the two are for what is usual around them. */
  score: number;
}

/** Related is what has that score, */
const RELATED = 2.4;
/** and is that close at all. */
const CLOSE = 0.1;
/** How many of the nearest are looked at more closely. */
const CONSIDERED = 12;
/** Where only the order counts. */
const CONSIDERED_PLAIN = 50;
/** What is closer than this to another article is a copy of it. */
const COPY = 0.95;
/** How much of its score an article loses for what one before it says as well. */
const REPETITION = 0.3;

/** Finds related articles in an index; see `SearchIndex.related`. */
export function createRelated(index: TermIndex): (at: SlotNo, options: RelatedOptions) => Related[] {
  const neighbourhood = createNeighbourhood(index);
  return (at, options) => {
    const candidates = rank(index, neighbourhood, at, options);
    if (options.plain)
      return candidates.slice(0, options.limit).map(({ at: other, score }) => ({ at: other, score }));
    const related = candidates.filter(({ score }) => score >= RELATED);
    return varied(index, neighbourhood, { candidates: related, limit: options.limit });
  };
}

/** The nearest of those that are close at all, best first. */
function rank(
  index: TermIndex,
  neighbourhood: Neighbourhood,
  at: SlotNo,
  { limit, before, plain }: RelatedOptions,
): ScoredNeighbour[] {
  const publishedAt = index.slots[at]?.publishedAt ?? 0;
  const until = before ? publishedAt : Number.POSITIVE_INFINITY;
  const count = Math.max(plain ? CONSIDERED_PLAIN : CONSIDERED, limit);
  // Copies would take the places of what is related, and say that it is crowded where it was only sent again.
  const nearest = neighbourhood
    .nearest(at, { least: count, until })
    .filter((other) => plain || !areCopies(index, at, other));
  const close = nearest.slice(0, count).filter(({ closeness }) => plain || closeness >= CLOSE);
  return scored(neighbourhood, { at, nearest, until }, close).sort(
    (a, b) => b.score - a.score || newerFirst(index, a.at, b.at),
  );
}

/**
 * The best few that tell a story from several sides (maximal marginal relevance, Carbonell and Goldstein 1998): each
 * further one counts less for what it repeats, and a copy of one that is shown not at all.
 */
function varied(
  index: TermIndex,
  neighbourhood: Neighbourhood,
  { candidates, limit }: { candidates: ScoredNeighbour[]; limit: number },
): Related[] {
  const chosen: Related[] = [];
  let left = candidates.map((candidate) => ({ ...candidate, repeated: 0 }));
  const worth = ({ score, repeated }: { score: number; repeated: number }) =>
    Math.round(100 * score * (1 - REPETITION * repeated));
  while (chosen.length < limit) {
    const [next] = left.toSorted((a, b) => worth(b) - worth(a) || newerFirst(index, a.at, b.at));
    if (!next) break;
    chosen.push({ at: next.at, score: next.score });
    left = left.filter((candidate) => candidate !== next);
    const closeness = neighbourhood.closeness(
      next.at,
      left.map((candidate) => candidate.at),
    );
    left = left
      .map((candidate, n) => ({ candidate, said: closeness[n] ?? 0 }))
      .filter(({ candidate, said }) => !areCopies(index, next.at, { at: candidate.at, closeness: said }))
      .map(({ candidate, said }) => ({ ...candidate, repeated: Math.max(candidate.repeated, said) }));
  }
  return chosen;
}

const areCopies = (index: TermIndex, at: SlotNo, other: Neighbour): boolean =>
  other.closeness >= COPY || titleOf(index, other.at) === titleOf(index, at);
