import { describe, expect, it } from "vitest";
import { scoreRanking } from "../../../tools/reading/score.ts";

describe("the score of a ranking", () => {
  it("is what one gets by hand", () => {
    const { ndcg, precision, reciprocalRank } = scoreRanking(["x", "a", "y", "b"], new Set(["a", "b"]));
    // (1 / log2 3 + 1 / log2 5) / (1 + 1 / log2 3) = 1.06161 / 1.63093
    expect(ndcg).toBeCloseTo(0.6509, 4);
    expect(precision).toBe(0.4);
    expect(reciprocalRank).toBe(0.5);
  });

  it("is full where the first places are right, and nothing where none is", () => {
    expect(scoreRanking(["a"], new Set(["a"]))).toEqual({ ndcg: 1, precision: 0.2, reciprocalRank: 1 });
    const nothing = { ndcg: 0, precision: 0, reciprocalRank: 0 };
    expect(scoreRanking(["x"], new Set(["a"]))).toEqual(nothing);
    expect(scoreRanking([], new Set())).toEqual(nothing);
  });

  it("looks for the first right one beyond the fifth place too", () => {
    const late = ["1", "2", "3", "4", "5", "a"];
    expect(scoreRanking(late, new Set(["a"]))).toEqual({ ndcg: 0, precision: 0, reciprocalRank: 1 / 6 });
  });
});
