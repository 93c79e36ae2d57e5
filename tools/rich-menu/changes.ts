import type { Locale } from "../../src/domain/language.ts";
import { RICH_MENU_TABS } from "../../src/line/rich-menus.ts";
import { isOurAlias, type Menu, readName } from "./menus.ts";

/** What the channel has now, by whomever it was made. */
export interface Found {
  menus: { richMenuId: string; name: string }[];
  /** Menu ids by alias. */
  aliases: Map<string, string>;
  defaultId: string | undefined;
}

/** One step from what the channel has to what it should have. Menus to be made have no id yet, so steps name them. */
export type Change =
  | { do: "create"; menu: Menu }
  | { do: "point"; alias: string; to: string; fresh: boolean }
  /** Whose menu those see who have none of their own. */
  | { do: "default"; to: string }
  /** Everybody who has an old menu gets the new one of the same tab and language. */
  | { do: "replace"; links: { from: string; to: string }[] }
  | { do: "no-default" }
  | { do: "drop-alias"; alias: string }
  | { do: "delete"; richMenuId: string; name: string };

/**
 * The steps that are left. A menu counts as made once its alias points to it, which is the last thing done to it: what a
 * broken run left half made is made anew and deleted. In every order of steps, whoever looks has a whole menu. Menus and
 * aliases that are not ours stay.
 */
export function changesNeeded(wanted: Menu[], found: Found, defaultLocale?: Locale): Change[] {
  const { menus, aliases } = found;
  const ours = menus.filter(({ name }) => readName(name));
  const isMade = ({ name, alias }: Menu) =>
    ours.some((menu) => menu.name === name && aliases.get(alias) === menu.richMenuId);
  const made = wanted.filter(isMade);
  const missing = wanted.filter((menu) => !isMade(menu));
  const kept = new Set(made.map(({ alias }) => aliases.get(alias)));
  const old = ours.filter(({ richMenuId }) => !kept.has(richMenuId));
  const unused = [...aliases.keys()].filter(
    (alias) => isOurAlias(alias) && !wanted.some((menu) => menu.alias === alias),
  );
  return [
    ...missing.map((menu) => ({ do: "create" as const, menu })),
    ...missing.map(({ alias, name }) => ({
      do: "point" as const,
      alias,
      to: name,
      fresh: !aliases.has(alias),
    })),
    ...defaultChange(wanted, made, { ...found, menus: ours }, defaultLocale),
    ...replacement(old, wanted),
    ...unused.map((alias) => ({ do: "drop-alias" as const, alias })),
    ...old.map(({ richMenuId, name }) => ({ do: "delete" as const, richMenuId, name })),
  ];
}

function defaultChange(wanted: Menu[], made: Menu[], found: Found, locale: Locale | undefined): Change[] {
  const { menus, aliases, defaultId } = found;
  const first = wanted.find((menu) => menu.locale === locale && menu.tab === RICH_MENU_TABS[0]);
  if (!first) return menus.some(({ richMenuId }) => richMenuId === defaultId) ? [{ do: "no-default" }] : [];
  const isSet = made.includes(first) && aliases.get(first.alias) === defaultId;
  return isSet ? [] : [{ do: "default", to: first.name }];
}

function replacement(old: Found["menus"], wanted: Menu[]): Change[] {
  const links = old.flatMap(({ richMenuId, name }) => {
    const was = readName(name);
    const now = wanted.find(({ tab, locale }) => tab === was?.tab && locale === was.locale);
    return now ? [{ from: richMenuId, to: now.name }] : [];
  });
  return links.length > 0 ? [{ do: "replace", links }] : [];
}
