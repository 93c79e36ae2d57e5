import type { Category } from "../domain/category.ts";

/*
 * The colours of every bubble. LINE tells no bubble whether the chat behind it is light or dark, so each stands on paper of its own; what
 * is written has a contrast of at least 4.5:1 with what it stands on (WCAG 2.2, 1.4.3), which test/views/design.test.ts computes.
 */

/** What is written on: a warm white, and its shade for buttons and frames. */
export const PAPER = "#FFFDF8";
export const SHADE = "#F0EBE0";
/** On a coloured ground; LINE's own for the label of a primary button. */
export const WHITE = "#FFFFFF";

export const INK = "#23201C";
export const MUTED = "#655E54";
export const HAIRLINE = "#E3DCCF";

/** Of what belongs to no category: settings, topics, help. */
export const INDIGO = "#2C4C80";
/** Of what can wait, and of categories that have no accent. */
export const SLATE = "#4E5660";
/** Of urgent news. */
export const RED = "#B3241B";
/** Of what costs or runs short. */
export const AMBER = "#8A5300";

const ACCENTS: Record<Category, string> = {
  top: "#A62B1F",
  society: "#6B3F78",
  life: "#8F2F63",
  science: "#0C6570",
  politics: "#4B4A9C",
  economy: "#34691F",
  world: "#1C5C9C",
  sports: "#A33D0A",
  asia: "#76560A",
  japan: "#96304A",
  "biz-tech": "#2A6650",
};

/** One for each category that has a name; those that NHK WORLD adds share a neutral one. */
export const accentOf = (category: Category | undefined): string =>
  (category !== undefined && Object.hasOwn(ACCENTS, category) && ACCENTS[category]) || SLATE;
