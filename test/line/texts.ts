import fc from "fast-check";

/** Texts that are hard to count and to cut: joined emoji, flags, marks, lone surrogates, white space, very long ones. */
const hardPieces = fc.constantFrom(
  ...'あ港a1 \n"\\&<$',
  ...["👨‍👩‍👧", "🇯🇵", "👍🏽", "❤️", "𠮷", "が", "e\u0301\u0323", "\u200d", "\ufe0f"],
  ...["\ud83d", "\udc00", "\u0000", "\u2028", "{key}"],
);

const long = fc
  .array(hardPieces, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join("").repeat(Math.ceil(10_000 / pieces.join("").length)));

/** Any text whatever, empty and 10,000 characters long ones among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(hardPieces, { maxLength: 80 }).map((pieces) => pieces.join("")) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: fc.constant("") },
);
