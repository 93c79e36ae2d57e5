import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rouge } from "../../../tools/reading/rouge.ts";

const asWritten = { stem: false };
const f1 = (candidate: string, reference: string, options = asWritten) => {
  const { unigrams, bigrams, subsequence } = rouge(candidate, reference, options);
  return [unigrams.f1, bigrams.f1, subsequence.f1];
};

describe("ROUGE", () => {
  it("gives the values of Lin's example (2004, section 3.1), here in other words of the same pattern", () => {
    const reference = "ferries crossed the strait";
    expect(f1("ferries cross the strait", reference)).toEqual([3 / 4, 1 / 3, 3 / 4]);
    expect(f1("the strait cross ferries", reference)).toEqual([3 / 4, 1 / 3, 2 / 4]);
  });

  it("is what one gets by hand where lengths differ", () => {
    // Common: the (twice), harbour, was, closed; the harbour, harbour the, was closed; the harbour the was closed.
    const { unigrams, bigrams, subsequence } = rouge(
      "On Monday the harbour the city was closed.",
      "The old harbour, the harbour of Shiomi, was closed",
      asWritten,
    );
    expect(unigrams).toEqual({ recall: 5 / 9, precision: 5 / 8, f1: 10 / 17 });
    expect(bigrams).toEqual({ recall: 3 / 8, precision: 3 / 7, f1: 6 / 15 });
    expect(subsequence).toEqual({ recall: 5 / 9, precision: 5 / 8, f1: 10 / 17 });
  });

  it("counts a word no more often than the reference has it", () => {
    expect(rouge("the the the the", "the quay", asWritten).unigrams).toMatchObject({
      recall: 1 / 2,
      precision: 1 / 4,
    });
  });

  it("takes inflections off words of more than three letters where told so", () => {
    expect(f1("ferries cross the strait", "ferries crossed the strait", { stem: true })).toEqual([1, 1, 1]);
    expect(f1("He is dry", "He is dries", { stem: true })[0]).toBeCloseTo(2 / 3);
  });

  it("sees words beyond case, hyphens and punctuation, and each Japanese character as one", () => {
    expect(f1("A well-known quay: 14 boats", "a WELL known quay (14 boats)")).toEqual([1, 1, 1]);
    // 大雨 of 大雨警報, 3 common characters of 5 and 4: 大, 雨, 報.
    expect(f1("大雨の報道", "大雨警報")[0]).toBeCloseTo(6 / 9);
  });

  it("is nothing where either says nothing", () => {
    const nothing = { recall: 0, precision: 0, f1: 0 };
    expect(rouge("", "quay", asWritten)).toEqual({
      unigrams: nothing,
      bigrams: nothing,
      subsequence: nothing,
    });
    expect(rouge("quay", "…", asWritten).unigrams).toEqual(nothing);
    expect(rouge("quay", "quay", asWritten).bigrams).toEqual(nothing);
  });

  it("is 1 for a text itself, at most 1 for any, and changes sides with the texts", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c"), { minLength: 2, maxLength: 9 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(f1(one, one)).toEqual([1, 1, 1]);
        const [there, back] = [rouge(one, other, asWritten), rouge(other, one, asWritten)];
        for (const kind of ["unigrams", "bigrams", "subsequence"] as const) {
          expect(there[kind].f1).toBeLessThanOrEqual(1);
          expect(there[kind].recall).toBe(back[kind].precision);
        }
        expect(there.subsequence.f1).toBeLessThanOrEqual(there.unigrams.f1);
      }),
    );
  });
});
