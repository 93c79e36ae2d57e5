/**
 * LINE's limits (Messaging API reference, "Message objects" and "Action objects"). Lengths are UTF-16 code units
 * unless named graphemes (guide "Character counting in a text").
 */
export const LIMITS = {
  messagesPerRequest: 5,
  textUnits: 5_000,
  altTextUnits: 1_500,
  quickReplyItems: 13,
  quickReplyLabelGraphemes: 20,
  flexLabelGraphemes: 40,
  postbackDataUnits: 300,
  displayTextGraphemes: 300,
  uriUnits: 1_000,
  mediaUriUnits: 2_000,
  bubblesPerCarousel: 12,
  bubbleBytes: 30_000,
  carouselBytes: 50_000,
} as const;

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Cuts a text to at most `max` UTF-16 code units, ending in "…" where something was cut; never inside a character. */
export function clipUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  // One unit more than fits: half a surrogate pair at the end would not join the character before it.
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 1))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}

/** How far back a word may begin that would be cut. */
const LONGEST_WORD = 30;

/** As clipUnits, but not inside a word of a script that has spaces. */
export function clipWords(text: string, max: number): string {
  const clipped = clipUnits(text, max);
  if (clipped === text) return text;
  const kept = clipped.slice(0, -1);
  const insideWord =
    /[\p{sc=Latin}\p{N}]$/u.test(kept) && /^[\p{sc=Latin}\p{N}]/u.test(text.slice(kept.length));
  const space = kept.lastIndexOf(" ");
  const whole = insideWord && space >= kept.length - LONGEST_WORD ? kept.slice(0, space) : kept;
  return `${whole.trimEnd()}…`;
}

/** The longest emoji there are have 15 code units; a character of hundreds is a prank with combining marks. */
const UNITS_PER_GRAPHEME = 16;

/** Cuts a text to at most `max` grapheme clusters of usual length, ending in "…" where something was cut. */
export function clipGraphemes(text: string, max: number): string {
  // A text of no more code units than that has no more graphemes either.
  if (text.length <= max) return text;
  const bounded = clipUnits(text, max * UNITS_PER_GRAPHEME);
  const segments = Array.from(graphemes.segment(bounded), ({ segment }) => segment);
  return segments.length <= max ? bounded : `${segments.slice(0, max - 1).join("")}…`;
}

/** Size of a JSON value as LINE may count it: UTF-8 bytes, the strictest reading of "KB". */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
