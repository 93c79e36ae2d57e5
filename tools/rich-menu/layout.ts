import type { RichMenuFile } from "../../config/rich-menu.ts";
import { RICH_MENU_TABS, type RichMenuTab } from "../../src/line/rich-menus.ts";

/** A rectangle in the picture's pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The largest picture that LINE takes for a menu that fills half a screen. */
export const SIZE = { width: 2500, height: 1686 };
const TAB_HEIGHT = 280;

/** Where a finger may land: no gap between areas, so that none misses. */
export interface Layout {
  tabs: Record<RichMenuTab, Rect>;
  /** In the order of the tab's tiles. */
  tiles: Rect[];
}

/** Divides the picture of one tab. */
export function layoutOf({ tabs }: RichMenuFile, shown: RichMenuTab): Layout {
  const { columns, tiles } = tabs[shown];
  const rows = Math.ceil(tiles.length / columns);
  const [news, alerts] = spans(0, SIZE.width, RICH_MENU_TABS.length);
  const across = spans(0, SIZE.width, columns);
  const down = spans(TAB_HEIGHT, SIZE.height, rows);
  return {
    tabs: { news: { ...tabRow, ...toX(news) }, alerts: { ...tabRow, ...toX(alerts) } },
    tiles: tiles.map((_, at) => ({ ...toX(across[at % columns]), ...toY(down[Math.floor(at / columns)]) })),
  };
}

const tabRow = { y: 0, height: TAB_HEIGHT };

interface Span {
  from: number;
  to: number;
}

/** `count` parts of whole pixels, as equal as can be. */
const spans = (from: number, to: number, count: number): Span[] =>
  Array.from({ length: count }, (_, at) => ({
    from: Math.round(from + ((to - from) * at) / count),
    to: Math.round(from + ((to - from) * (at + 1)) / count),
  }));

const toX = ({ from, to }: Span = EMPTY) => ({ x: from, width: to - from });
const toY = ({ from, to }: Span = EMPTY) => ({ y: from, height: to - from });
const EMPTY: Span = { from: 0, to: 0 };
