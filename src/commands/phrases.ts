import { fold } from "./tidy.ts";

/** Whether some words are one of a folded list. */
export const isOneOf = (list: readonly string[], words: string): boolean => list.includes(fold(words));

/** A pattern's group of alternatives, the longest first, so that "news" does not hide "newsroom". */
export const anyOf = (words: readonly string[]): string => {
  const escaped = words.toSorted((a, b) => b.length - a.length).map((word) => RegExp.escape(word));
  return `(?:${escaped.join("|")})`;
};

/** What the first of the patterns that match finds in its group. */
export const firstGroup = (forms: readonly RegExp[], said: string): string | undefined =>
  forms.map((form) => form.exec(said)?.[1]).find((group) => group !== undefined);
