import { type Check, integer, matching, oneOf } from "./checks.ts";

const pixels = String.raw`\d+(?:\.\d+)?px`;
const percent = String.raw`\d+(?:\.\d+)?%`;
const steps = "xs|sm|md|lg|xl|xxl";

/** #RRGGBB or #RRGGBBAA. */
export const color = matching(/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i);

/** Distance between or around components: a step or pixels. */
export const spacing = matching(new RegExp(`^(?:none|${steps}|${pixels})$`));

/** Distance to an edge: a step, pixels (may be negative) or per cent. */
export const offset = matching(new RegExp(`^(?:none|${steps}|-?${pixels}|-?${percent})$`));

/** Space inside a box. */
export const padding = matching(new RegExp(`^(?:none|${steps}|${pixels}|${percent})$`));

/** Width or height of a box. */
export const extent = matching(new RegExp(`^(?:${pixels}|${percent})$`));

/** Thickness of a box's border. */
export const borderWidth = matching(new RegExp(`^(?:none|light|normal|medium|semi-bold|bold|${pixels})$`));

/** Roundness of a box's corners. */
export const cornerRadius = matching(new RegExp(`^(?:none|${steps}|${pixels})$`));

/** Size of letters and icons. */
export const fontSize = matching(new RegExp(`^(?:xxs|${steps}|3xl|4xl|5xl|${pixels})$`));

/** Width of an image. */
export const imageSize = matching(new RegExp(`^(?:xxs|${steps}|3xl|4xl|5xl|full|${pixels}|${percent})$`));

/** How a length is written that can only be pixels. */
export const pixelLength = matching(new RegExp(`^${pixels}$`));

/** Share of the free space in the parent box. */
export const flexRatio = integer(0, Number.MAX_SAFE_INTEGER);

/** Fixed to the parent or in its flow. */
export const position = oneOf("relative", "absolute");

/** Across a horizontal or baseline box. */
export const gravity = oneOf("top", "bottom", "center");

/** Along the line. */
export const align = oneOf("start", "end", "center");

/** "w:h", each 1 to 100,000, the height at most three times the width. */
export const aspectRatio: Check = (value, path, problems) => {
  const [, width, height] = typeof value === "string" ? (/^(\d+):(\d+)$/.exec(value) ?? []) : [];
  const [w, h] = [Number(width), Number(height)];
  const fits = w >= 1 && h >= 1 && w <= 100_000 && h <= 100_000 && h <= 3 * w;
  if (!fits) problems.push({ complaint: { is: "invalid" }, path });
};
