import { createHash } from "node:crypto";
import type { messagingApi } from "@line/bot-sdk";
import type { RichMenuFile, TileAction } from "../../config/rich-menu.ts";
import { LOCALES, type Locale } from "../../src/domain/language.ts";
import { clipGraphemes } from "../../src/line/limits.ts";
import { RICH_MENU_TABS, type RichMenuTab, richMenuAlias } from "../../src/line/rich-menus.ts";
import type { Say, Texts } from "../../src/views/texts.ts";
import { layoutOf, SIZE } from "./layout.ts";

/** A rich menu as it should be at LINE: one tab in one language. */
export interface Menu {
  tab: RichMenuTab;
  locale: Locale;
  /** Names the tab, the language and the content: what has this name need not be made again. */
  name: string;
  alias: string;
  definition: messagingApi.RichMenuRequest;
  image: Buffer;
}

/** Draws the picture of a tab in a language. */
export type Draw = (tab: RichMenuTab, locale: Locale) => Promise<Buffer>;

/** All menus: every tab in every language. */
export const menusOf = (file: RichMenuFile, texts: Texts, draw: Draw): Promise<Menu[]> =>
  Promise.all(
    LOCALES.flatMap((locale) =>
      RICH_MENU_TABS.map(async (tab) => {
        const definition = definitionOf(file, tab, locale, texts[locale]);
        return named(tab, locale, definition, await draw(tab, locale));
      }),
    ),
  );

function named(
  tab: RichMenuTab,
  locale: Locale,
  definition: Omit<messagingApi.RichMenuRequest, "name">,
  image: Buffer,
): Menu {
  const hash = createHash("sha256").update(JSON.stringify(definition)).update(image).digest("hex");
  const name = nameOf({ tab, locale, hash: hash.slice(0, HASH_LENGTH) });
  return { tab, locale, name, alias: richMenuAlias(tab, locale), definition: { ...definition, name }, image };
}

const HASH_LENGTH = 16;

interface MenuName {
  tab: string;
  locale: string;
  hash: string;
}

const nameOf = ({ tab, locale, hash }: MenuName): string => `shirase ${tab} ${locale} ${hash}`;

/** What a menu's name says, of any version of this program; undefined where the menu is not ours. */
export function readName(name: string): MenuName | undefined {
  const [, tab, locale, hash] = /^shirase ([a-z]+) ([A-Za-z-]+) ([0-9a-f]{16})$/.exec(name) ?? [];
  return tab && locale && hash ? { tab, locale, hash } : undefined;
}

/** Whether an alias is one of ours, of any version of this program. */
export const isOurAlias = (alias: string): boolean => /^shirase-[a-z]+-[a-z-]+$/.test(alias);

/** A menu as LINE wants it (Messaging API reference, "Rich menu object"), without its name. */
export function definitionOf(
  file: RichMenuFile,
  tab: RichMenuTab,
  locale: Locale,
  say: Say,
): Omit<messagingApi.RichMenuRequest, "name"> {
  const layout = layoutOf(file, tab);
  const others = RICH_MENU_TABS.filter((other) => other !== tab);
  return {
    size: SIZE,
    selected: file.open,
    chatBarText: clipGraphemes(say(file.bar), CHAT_BAR_GRAPHEMES),
    areas: [
      ...others.map((other) => ({
        bounds: layout.tabs[other],
        action: {
          type: "richmenuswitch" as const,
          label: labelText(say(file.tabs[other].label)),
          richMenuAliasId: richMenuAlias(other, locale),
          data: `v1:tab:${other}`,
        },
      })),
      ...file.tabs[tab].tiles.flatMap(({ label, action }, at) => {
        const bounds = layout.tiles[at];
        return bounds ? [{ bounds, action: tapOf(action, say(label)) }] : [];
      }),
    ],
  };
}

/** LINE's limits of a rich menu's texts, in grapheme clusters. */
const CHAT_BAR_GRAPHEMES = 14;
const LABEL_GRAPHEMES = 20;

const labelText = (label: string): string => clipGraphemes(label, LABEL_GRAPHEMES);

/** A tap shows as the person's own words, as that of any button does; words to be typed stand for themselves. */
function tapOf(action: TileAction, label: string): messagingApi.Action {
  if ("uri" in action) return { type: "uri", label: labelText(label), uri: action.uri };
  const tap = { type: "postback" as const, label: labelText(label), data: action.postback };
  return action.keyboard ? { ...tap, inputOption: "openKeyboard" } : { ...tap, displayText: label };
}
