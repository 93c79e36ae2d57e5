import { hash } from "node:crypto";

/** What a draft says of one side of an article, with the kind in front: a text, a body, an address. */
export type Part = readonly ["text" | "title" | "body" | "address", ...string[]];

/** More than the feeds of one language can disagree about at one time; a mark takes 11 bytes of the article's row. */
const MAX_MARKS = 16;
const MARK_LENGTH = 11;

const markOf = (part: Part): string => hash("sha256", part.join("\0"), "base64url").slice(0, MARK_LENGTH);

/** Whether an article has said this before and then something else. */
export function isSuperseded(superseded: readonly string[], part: Part): boolean {
  return superseded.length > 0 && superseded.includes(markOf(part));
}

/** The marks with those of more parts, latest first; the oldest are forgotten. */
export function supersede(superseded: readonly string[], parts: readonly Part[]): readonly string[] {
  if (parts.length === 0) return superseded;
  return [...new Set([...parts.map(markOf), ...superseded])].slice(0, MAX_MARKS);
}
