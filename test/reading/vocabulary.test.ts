import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVocabulary, editsBetween } from "../../src/reading/vocabulary.ts";

describe("edits between two words", () => {
  it.each([
    ["ferry", "ferry", 0],
    ["ferry", "fery", 1],
    ["ferry", "ferrry", 1],
    ["ferry", "furry", 1],
    ["ferry", "frery", 1],
    ["government", "govrenmet", 2],
  ])("%s, %s: %i", (one, other, edits) => {
    expect(editsBetween(one, other, 9)).toBe(edits);
  });

  it("are as many from the one to the other, none between equals only, and at most the longer word's letters", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const edits = editsBetween(one, other, 9);
        expect(editsBetween(other, one, 9)).toBe(edits);
        expect(edits === 0).toBe(one === other);
        expect(edits).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(editsBetween(one, other, 1) > 1).toBe(edits > 1);
      }),
    );
  });
});

describe("a vocabulary", () => {
  it("forgets what is removed, and only that", () => {
    const terms = ["ferry", "ferri", "熊本", "子熊", "フェリー"];
    const vocabulary = createVocabulary((id) => terms[id] ?? "");
    for (const [id, term] of terms.entries()) vocabulary.add(term, id);
    expect(vocabulary.withKanji("熊")).toEqual([2, 3]);
    vocabulary.remove("熊本", 2);
    vocabulary.remove("ferry", 0);
    expect(vocabulary.withKanji("熊")).toEqual([3]);
    expect(vocabulary.near("ferrx").map(({ id }) => id)).toEqual([1]);
    expect(vocabulary.startingWith("フェリ")).toEqual([4]);
  });
});
