import type { Declarations } from "./css.ts";
import { asNumber, asString, type Json } from "./json.ts";

/** How a Flex box lays out its contents. */
export type Layout = "vertical" | "horizontal" | "baseline";

const SPACING = sizes({ none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 });
const BORDER = sizes({ none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 });
const TEXT = sizes({
  ...{ xxs: 11, xs: 13, sm: 14, md: 16, lg: 19 },
  ...{ xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 },
});
const IMAGE = sizes({
  ...{ xxs: 40, xs: 60, sm: 80, md: 100, lg: 120 },
  ...{ xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220 },
}).set("full", "100%");
const BUBBLE = new Map([
  ["nano", 120],
  ["micro", 160],
  ["deca", 220],
  ["hecto", 241],
  ["kilo", 260],
  ["mega", 300],
  ["giga", 386],
]);
const BLOCK_ALIGN = new Map([
  ["top", "flex-start"],
  ["center", "center"],
  ["bottom", "flex-end"],
]);
const INLINE_ALIGN = new Map([
  ["start", "flex-start"],
  ["center", "center"],
  ["end", "flex-end"],
]);
const JUSTIFY = ["flex-start", "center", "flex-end", "space-between", "space-around", "space-evenly"];
const ALIGN_ITEMS = ["flex-start", "center", "flex-end"];
const NO_FLEX = ["separator", "icon", "spacer"];

/** The layout a box names; vertical where it names none. */
export function layoutOf(box: Json): Layout {
  return box.layout === "horizontal" || box.layout === "baseline" ? box.layout : "vertical";
}

/** A bubble's width in px by its size keyword (LINE's default is mega). */
export function bubbleWidth(size: unknown): number {
  return BUBBLE.get(asString(size) ?? "mega") ?? 300;
}

/** LINE's colours, #RRGGBB or #RRGGBBAA; anything else is no colour. */
export function colour(value: unknown): string | undefined {
  const text = asString(value);
  return text !== undefined && /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text) ? text : undefined;
}

const DEFAULT_ROOT_PX = 16;

/**
 * Font size of a text, a span or (as its height) an icon: a keyword or px; md where absent. With `scaling` it follows the
 * reader's own font size, as LINE's follows its app's.
 */
export function textSize({ size, scaling }: Json): string {
  const px = length(size, TEXT) ?? "16px";
  return scaling === true && px.endsWith("px") ? `${Number.parseFloat(px) / DEFAULT_ROOT_PX}rem` : px;
}

/** Looks of a text or a span; inherited ones are left out where the component does not name them. */
export function textStyle(text: Json): Declarations {
  const decoration = asString(text.decoration);
  return compact({
    "font-size": text.size === undefined && text.scaling !== true ? undefined : textSize(text),
    color: colour(text.color),
    "font-weight": choose(text.weight, { bold: "700", regular: "400" }),
    "font-style": choose(text.style, { italic: "italic", normal: "normal" }),
    "text-decoration":
      decoration === "underline" || decoration === "line-through" || decoration === "none"
        ? decoration
        : undefined,
  });
}

/** How a text's lines run: alignment, wrapping, the most lines shown, space between lines. */
export function lineStyle(text: Json): Declarations {
  const spacing = length(text.lineSpacing, new Map());
  const maxLines = asNumber(text.maxLines) ?? 0;
  return compact({
    "text-align": choose(text.align, { start: "start", center: "center", end: "end" }),
    "line-height": spacing === undefined ? undefined : `calc(1.4em + ${spacing})`,
    "white-space": text.wrap === true ? "pre-wrap" : "nowrap",
    ...(text.wrap === true && maxLines > 0
      ? { display: "-webkit-box", "-webkit-box-orient": "vertical", "-webkit-line-clamp": String(maxLines) }
      : {}),
  });
}

/** A box's own looks and how it places its contents. Its place in its parent is itemStyle's. */
export function boxStyle(box: Json): Declarations {
  const layout = layoutOf(box);
  const border = length(box.borderWidth, BORDER);
  const alignItems = oneOf(box.alignItems, ALIGN_ITEMS);
  return compact({
    "flex-direction": layout === "vertical" ? "column" : "row",
    "justify-content": oneOf(box.justifyContent, JUSTIFY),
    "align-items": layout === "baseline" ? "baseline" : alignItems,
    "border-radius": length(box.cornerRadius, SPACING),
    overflow: box.cornerRadius === undefined ? undefined : "hidden",
    "background-color": colour(box.backgroundColor),
    "background-image": gradient(box.background),
    "border-width": border,
    "border-style": border === undefined ? undefined : "solid",
    "border-color": border === undefined ? undefined : (colour(box.borderColor) ?? "transparent"),
    ...paddingStyle(box),
  });
}

function paddingStyle(box: Json): Declarations {
  return compact({
    padding: length(box.paddingAll, SPACING),
    "padding-top": length(box.paddingTop, SPACING),
    "padding-bottom": length(box.paddingBottom, SPACING),
    "padding-inline-start": length(box.paddingStart, SPACING),
    "padding-inline-end": length(box.paddingEnd, SPACING),
  });
}

/** A component's place in its box: its share of the space (flex), its own extent, and where it is moved to. */
export function itemStyle(component: Json, parent: Layout): Declarations {
  const fixed = parent === "vertical" ? component.height : component.width;
  const isBox = component.type === "box";
  const isFixed = isBox && length(fixed, new Map()) !== undefined;
  return compact({
    flex: isFixed ? "none" : flexShare(component, parent),
    width: isBox ? length(component.width, new Map()) : undefined,
    height: isBox ? length(component.height, new Map()) : undefined,
    "max-width": isBox ? length(component.maxWidth, new Map()) : undefined,
    "max-height": isBox ? length(component.maxHeight, new Map()) : undefined,
    ...positionStyle(component),
  });
}

function flexShare(component: Json, parent: Layout): string {
  const type = asString(component.type) ?? "";
  const usual = type === "filler" || (parent !== "vertical" && !NO_FLEX.includes(type)) ? 1 : 0;
  const share = asNumber(component.flex) ?? usual;
  if (share <= 0) return parent === "vertical" ? "0 0 auto" : "0 1 auto";
  return parent === "vertical" ? `${share} 0 auto` : `${share} 1 0`;
}

function positionStyle(component: Json): Declarations {
  return compact({
    position: component.position === "absolute" ? "absolute" : undefined,
    top: length(component.offsetTop, SPACING),
    bottom: length(component.offsetBottom, SPACING),
    "inset-inline-start": length(component.offsetStart, SPACING),
    "inset-inline-end": length(component.offsetEnd, SPACING),
  });
}

/**
 * The gap between a component and the one before it: its own margin, else its box's spacing. The first component has
 * none, and justifyContent's space-… take the place of spacing (LINE's rules).
 */
export function gapStyle(component: Json, box: Json, isFirst: boolean): Declarations {
  if (isFirst || component.position === "absolute") return {};
  const spreads = asString(box.justifyContent)?.startsWith("space-") ?? false;
  const gap = length(component.margin, SPACING) ?? (spreads ? undefined : length(box.spacing, SPACING));
  return compact({ [layoutOf(box) === "vertical" ? "margin-top" : "margin-inline-start"]: gap });
}

/** An image's extent: its width by size (md where absent), its height by aspectRatio (1:1 where absent), its fit. */
export function imageStyle(image: Json): Declarations {
  return compact({
    width: length(image.size, IMAGE) ?? "100px",
    "aspect-ratio": aspectRatio(image.aspectRatio),
    "object-fit": image.aspectMode === "cover" ? "cover" : "contain",
    "background-color": colour(image.backgroundColor),
  });
}

/** "1.91:1" as CSS writes it; 1:1 where the text is no ratio. */
export function aspectRatio(value: unknown): string {
  const match = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(asString(value) ?? "");
  return match === null ? "1 / 1" : `${match[1]} / ${match[2]}`;
}

/** Where a text, image or button stands in the area it was given: gravity (block axis) and align (inline axis). */
export function placement(component: Json): { block: string; inline: string } {
  return {
    block: BLOCK_ALIGN.get(asString(component.gravity) ?? "top") ?? "flex-start",
    inline: INLINE_ALIGN.get(asString(component.align) ?? "center") ?? "center",
  };
}

function gradient(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("type" in value)) return undefined;
  const { type, angle, startColor, centerColor, centerPosition, endColor }: Json = { ...value };
  const [start, centre, end] = [colour(startColor), colour(centerColor), colour(endColor)];
  const degrees = /^\d+(?:\.\d+)?deg$/.exec(asString(angle) ?? "")?.[0];
  if (type !== "linearGradient" || degrees === undefined || start === undefined || end === undefined)
    return undefined;
  const middle = centre === undefined ? "" : `${centre} ${percent(centerPosition) ?? "50%"}, `;
  return `linear-gradient(${degrees}, ${start}, ${middle}${end})`;
}

const percent = (value: unknown) => /^\d+(?:\.\d+)?%$/.exec(asString(value) ?? "")?.[0];

function length(value: unknown, keywords: Map<string, string>): string | undefined {
  const text = asString(value);
  if (text === undefined) return undefined;
  return keywords.get(text) ?? (/^-?\d+(?:\.\d+)?(?:px|%)$/.test(text) ? text : undefined);
}

function sizes(keywords: Record<string, number>): Map<string, string> {
  return new Map(Object.entries(keywords).map(([keyword, px]) => [keyword, `${px}px`]));
}

function choose(value: unknown, choices: Record<string, string>): string | undefined {
  const text = asString(value);
  return text !== undefined && Object.hasOwn(choices, text) ? choices[text] : undefined;
}

function oneOf(value: unknown, choices: string[]): string | undefined {
  return choices.find((choice) => choice === value);
}

function compact(declarations: Record<string, string | undefined>): Declarations {
  const kept: Declarations = {};
  for (const [name, value] of Object.entries(declarations)) if (value !== undefined) kept[name] = value;
  return kept;
}
