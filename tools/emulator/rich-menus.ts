/** A rich menu as the bot made it. */
export interface RichMenu {
  definition: Record<string, unknown>;
  /** Its picture, once uploaded; it cannot be replaced. */
  image?: { bytes: Buffer; contentType: string };
}

/** The channel's rich menus, their aliases, the default one and those linked to people. */
export interface RichMenus {
  menus: Map<string, RichMenu>;
  aliases: Map<string, string>;
  links: Map<string, string>;
  defaultId: string | undefined;
}

/** No rich menu yet. */
export function createRichMenus(): RichMenus {
  return { menus: new Map(), aliases: new Map(), links: new Map(), defaultId: undefined };
}
