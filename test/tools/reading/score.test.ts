import { describe, expect, it } from "vitest";
import { scoreRanking, scoreStories } from "../../../tools/reading/score.ts";

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

describe("the score of stories", () => {
  const told = (...of: string[]) => of.map((both) => ({ story: both.charAt(0), label: both.charAt(1) }));

  it("is what one gets by hand", () => {
    // Story a has x, x, y; label y is in two stories.
    const { bCubed, pairs } = scoreStories(told("ax", "ax", "ay", "by"));
    expect(bCubed.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
    expect(bCubed.recall).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4);
    expect(bCubed.f1).toBeCloseTo((2 * (2 / 3) * 0.75) / (2 / 3 + 0.75));
    expect(pairs).toEqual({ precision: 1 / 3, recall: 1 / 2 });
  });

  it("is full where all is as labelled, and has nothing to fear from articles alone", () => {
    const full = { precision: 1, recall: 1 };
    for (const right of [told("ax", "ax", "by"), told("ax", "by")])
      expect(scoreStories(right)).toEqual({ bCubed: { ...full, f1: 1 }, pairs: full });
  });
});
