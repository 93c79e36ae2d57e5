import { createCanvas, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import type { RichMenuFile } from "../../config/rich-menu.ts";
import { ConfigFault } from "../../src/domain/errors.ts";
import type { Locale } from "../../src/domain/language.ts";
import { RICH_MENU_TABS, type RichMenuTab } from "../../src/line/rich-menus.ts";
import { HAIRLINE, INDIGO, INK, MUTED, PAPER, RED, SHADE } from "../../src/views/palette.ts";
import type { Say } from "../../src/views/texts.ts";
import { fontFamilies } from "./fonts.ts";
import { layoutOf, type Rect, SIZE } from "./layout.ts";

/** The colours of the bubbles above it; a test asks for their contrast. */
export const COLORS = {
  ground: SHADE,
  card: PAPER,
  ink: INK,
  idleTab: HAIRLINE,
  idleInk: MUTED,
  accent: { news: INDIGO, alerts: RED },
  /** Behind an icon in its tab's accent. */
  tint: { news: "#E3E9F2", alerts: "#F8E3DF" },
} as const;

/** LINE shows 2,500 pixels on about 390 points: 100 are 15 points. */
const TAB = { largest: 104, smallest: 76, icon: 108, gap: 36, line: 18 };
const TILE = {
  largest: 100,
  smallest: 76,
  lines: 2,
  inset: 20,
  radius: 44,
  disc: 300,
  iconShare: 0.6,
  gap: 44,
  margin: 24,
};
const LINE_HEIGHT = 1.25;

interface Pen {
  context: SKRSContext2D;
  families: string;
  icons: Record<string, string>;
  locale: Locale;
  /** Labels that do not fit their place are left out, and told. */
  unfit: string[];
}

/** The menu of a tab in a language as a PNG picture of SIZE. Throws ConfigFault where a label does not fit its place. */
export async function drawMenu(
  file: RichMenuFile,
  shown: RichMenuTab,
  locale: Locale,
  say: Say,
): Promise<Buffer> {
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const { tiles } = file.tabs[shown];
  const labels = [...RICH_MENU_TABS.map((tab) => file.tabs[tab]), ...tiles].map(({ label }) => say(label));
  const families = await fontFamilies(labels, locale);
  const pen: Pen = { context: canvas.getContext("2d"), families, icons: file.icons, locale, unfit: [] };
  const layout = layoutOf(file, shown);
  fill(pen, { x: 0, y: 0, ...SIZE }, COLORS.ground);
  for (const tab of RICH_MENU_TABS) {
    const { label, icon } = file.tabs[tab];
    const [accent, active] = [COLORS.accent[tab], tab === shown];
    drawTab(pen, layout.tabs[tab], { label: say(label), icon, accent, active });
  }
  const [accent, tint] = [COLORS.accent[shown], COLORS.tint[shown]];
  for (const [at, cell] of layout.tiles.entries()) {
    const { label = "", icon = "" } = tiles[at] ?? {};
    drawTile(pen, cell, { label: say(label), icon, accent, tint });
  }
  if (pen.unfit.length > 0)
    throw new ConfigFault(
      pen.unfit.map((label) => `locales/${locale}.ftl: “${label}” is too long for the rich menu`),
    );
  return canvas.encode("png");
}

function fill({ context }: Pen, { x, y, width, height }: Rect, color: string): void {
  context.fillStyle = color;
  context.fillRect(x, y, width, height);
}

interface TabLook {
  label: string;
  icon: string;
  accent: string;
  active: boolean;
}

/** The open tab is of one piece with what is below it. */
function drawTab(pen: Pen, rect: Rect, { label, icon, accent, active }: TabLook): void {
  fill(pen, rect, active ? COLORS.ground : COLORS.idleTab);
  if (active) fill(pen, { ...rect, height: TAB.line }, accent);
  const room = rect.width - TAB.icon - 3 * TAB.gap;
  const text = fitted(pen, label, { ...TAB, room, lines: 1 });
  if (!text) return;
  const left = rect.x + (rect.width - TAB.icon - TAB.gap - text.width) / 2;
  const middle = rect.y + (rect.height + TAB.line) / 2;
  const color = active ? accent : COLORS.idleInk;
  drawIcon(pen, icon, { x: left, y: middle - TAB.icon / 2, size: TAB.icon, color });
  drawText(
    pen,
    text,
    { center: left + TAB.icon + TAB.gap + text.width / 2, middle },
    active ? COLORS.ink : color,
  );
}

interface TileLook {
  label: string;
  icon: string;
  accent: string;
  tint: string;
}

/** A card with an icon over its label. */
function drawTile(pen: Pen, cell: Rect, { label, icon, accent, tint }: TileLook): void {
  const { context } = pen;
  const card = inset(cell, TILE.inset);
  context.fillStyle = COLORS.card;
  context.beginPath();
  context.roundRect(card.x, card.y, card.width, card.height, TILE.radius);
  context.fill();
  const text = fitted(pen, label, { ...TILE, room: card.width - 2 * TILE.radius });
  if (!text) return;
  const disc = Math.min(TILE.disc, card.height - text.height - TILE.gap - 2 * TILE.margin);
  const top = card.y + (card.height - disc - TILE.gap - text.height) / 2;
  const center = card.x + card.width / 2;
  context.fillStyle = tint;
  context.beginPath();
  context.arc(center, top + disc / 2, disc / 2, 0, 2 * Math.PI);
  context.fill();
  const size = disc * TILE.iconShare;
  drawIcon(pen, icon, { x: center - size / 2, y: top + (disc - size) / 2, size, color: accent });
  drawText(pen, text, { center, middle: top + disc + TILE.gap + text.height / 2 }, COLORS.ink);
}

const inset = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
});

/** Icons are lines in a square of 24 by 24. */
function drawIcon(
  { context, icons }: Pen,
  name: string,
  { x, y, size, color }: { x: number; y: number; size: number; color: string },
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 24, size / 24);
  context.strokeStyle = color;
  context.lineWidth = 1.8;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(new Path2D(icons[name] ?? ""));
  context.restore();
}

/** A label in lines that fit. */
interface Fitted {
  lines: string[];
  size: number;
  width: number;
  height: number;
}

/** The label as large as its place allows; undefined, and told, where it does not fit even at the smallest. */
function fitted(
  pen: Pen,
  label: string,
  {
    largest,
    smallest,
    lines: most,
    room,
  }: { largest: number; smallest: number; lines: number; room: number },
): Fitted | undefined {
  for (let size = largest; size >= smallest; size -= 4) {
    const lines = linesOf(pen, label, size, most === 1 ? Number.POSITIVE_INFINITY : room);
    const width = Math.max(...lines.map((line) => widthOf(pen, line, size)));
    if (lines.length <= most && width <= room)
      return { lines, size, width, height: size * LINE_HEIGHT * lines.length };
  }
  pen.unfit.push(label);
  return undefined;
}

/** Breaks between words, which Thai and Japanese write without spaces. */
function linesOf(pen: Pen, label: string, size: number, room: number): string[] {
  const words = new Intl.Segmenter(pen.locale, { granularity: "word" }).segment(label);
  const lines = [""];
  for (const { segment } of words) {
    const longer = lines.at(-1) + segment;
    if (widthOf(pen, longer.trimEnd(), size) <= room) lines[lines.length - 1] = longer;
    else lines.push(segment);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function widthOf(pen: Pen, text: string, size: number): number {
  setFont(pen, size);
  return pen.context.measureText(text).width;
}

function drawText(
  pen: Pen,
  { lines, size, height }: Fitted,
  { center, middle }: { center: number; middle: number },
  color: string,
): void {
  setFont(pen, size);
  pen.context.fillStyle = color;
  pen.context.textAlign = "center";
  pen.context.textBaseline = "middle";
  for (const [at, line] of lines.entries())
    pen.context.fillText(line, center, middle - height / 2 + size * LINE_HEIGHT * (at + 0.5));
}

/** A variable font has one weight of its own, which CSS's weight does not change here. */
function setFont({ context, families }: Pen, size: number): void {
  context.font = `${size}px ${families}`;
  context.fontVariationSettings = "'wght' 600";
}
