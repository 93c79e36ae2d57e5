/** How well a ranking puts what is relevant first: each from 0 to 1. */
export interface RankingScore {
  /** nDCG@5, every relevant article worth the same. */
  ndcg: number;
  /** The share of five places that hold a relevant article. */
  precision: number;
  /** 1 / the place of the first relevant article; 0 where none is ranked. */
  reciprocalRank: number;
}

const DEPTH = 5;

/** Scores one query's ranking, best first, by the ids of all that is relevant to it. */
export function scoreRanking(ranked: readonly string[], relevant: ReadonlySet<string>): RankingScore {
  const hits = ranked.slice(0, DEPTH).map((id) => relevant.has(id));
  const ideal = Array.from({ length: Math.min(DEPTH, relevant.size) }, () => true);
  const first = ranked.findIndex((id) => relevant.has(id));
  return {
    ndcg: relevant.size === 0 ? 0 : gainOf(hits) / gainOf(ideal),
    precision: hits.filter(Boolean).length / DEPTH,
    reciprocalRank: first === -1 ? 0 : 1 / (first + 1),
  };
}

const gainOf = (hits: readonly boolean[]): number =>
  hits.reduce((sum, isHit, place) => sum + (isHit ? 1 / Math.log2(place + 2) : 0), 0);
