/** A rich menu as the bot made it. */
export interface RichMenu {
  definition: Record<string, unknown>;
  /** Its picture, once uploaded; it cannot be replaced. */
  image?: { bytes: Buffer; contentType: string };
}

/** What one operation of a batch does to everybody who has the menu `from`: gives them another, or none. */
export type BatchOperation =
  | { type: "link"; from: string; to: string }
  | { type: "unlink"; from: string }
  | { type: "unlinkAll" };

/** The channel's rich menus, their aliases, the default one and those linked to people. */
export interface RichMenus {
  menus: Map<string, RichMenu>;
  aliases: Map<string, string>;
  links: Map<string, string>;
  defaultId: string | undefined;
  /** By request id: batches taken, and when each was taken and done. */
  batches: Map<string, { operations: BatchOperation[]; acceptedAt: number; completedAt?: number }>;
}

/** No rich menu yet. */
export function createRichMenus(): RichMenus {
  return { menus: new Map(), aliases: new Map(), links: new Map(), defaultId: undefined, batches: new Map() };
}

/** The menu that a person sees: their own, else everybody's; undefined where there is neither. */
export function menuOf(userId: string, { menus, links, defaultId }: RichMenus) {
  const richMenuId = links.get(userId) ?? defaultId;
  const menu = richMenuId === undefined ? undefined : menus.get(richMenuId);
  return richMenuId !== undefined && menu ? { richMenuId, menu } : undefined;
}

/** The menu's id for each of these people who sees one. */
export function shownMenus(userIds: readonly string[], richMenus: RichMenus): Record<string, string> {
  const shown = userIds.map((userId) => [userId, menuOf(userId, richMenus)?.richMenuId] as const);
  return Object.fromEntries(shown.flatMap(([userId, id]) => (id === undefined ? [] : [[userId, id]])));
}

/** What became of a tap that switches menus (Messaging API reference, "Postback params object for rich menu switch action"). */
export type SwitchStatus = "SUCCESS" | "RICHMENU_ALIAS_ID_NOTFOUND" | "RICHMENU_NOTFOUND";

/** Gives a person the menu of an alias, as a tap on a switch does. */
export function switchMenu(userId: string, aliasId: string, richMenus: RichMenus): SwitchStatus {
  const richMenuId = richMenus.aliases.get(aliasId);
  if (richMenuId === undefined) return "RICHMENU_ALIAS_ID_NOTFOUND";
  if (!richMenus.menus.has(richMenuId)) return "RICHMENU_NOTFOUND";
  richMenus.links.set(userId, richMenuId);
  return "SUCCESS";
}
