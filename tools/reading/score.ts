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

/** How well articles were put into stories: each from 0 to 1, and 1 where there is nothing to get wrong. */
export interface StoryScore {
  /** B-cubed (Bagga and Baldwin 1998): for each article, how much of its story is its label's, and the other way round. */
  bCubed: { precision: number; recall: number; f1: number };
  /** Of two articles in one story, how often they have one label; and the other way round. */
  pairs: { precision: number; recall: number };
}

/** Scores the stories that articles were put into by the labels that they have. */
export function scoreStories(articles: readonly { story: string; label: string }[]): StoryScore {
  const story = sizes(articles.map((one) => one.story));
  const label = sizes(articles.map((one) => one.label));
  const both = sizes(articles.map((one) => JSON.stringify([one.story, one.label])));
  const share = (of: number[]) =>
    ratio(
      both.reduce((sum, size, at) => sum + size / (of[at] ?? 1), 0),
      articles.length,
    );
  const others = (of: number[]) => of.reduce((sum, size) => sum + size - 1, 0);
  const [precision, recall] = [share(story), share(label)];
  return {
    bCubed: { precision, recall, f1: (2 * precision * recall) / (precision + recall) },
    pairs: { precision: ratio(others(both), others(story)), recall: ratio(others(both), others(label)) },
  };
}

/** For each name, how often it stands among all. */
function sizes(names: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name) => counts.get(name) ?? 0);
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
