import { applyChanges } from "../../tools/rich-menu/apply.ts";
import { changesNeeded } from "../../tools/rich-menu/changes.ts";
import { createRichMenuChannel } from "../../tools/rich-menu/line.ts";
import type { Menu } from "../../tools/rich-menu/menus.ts";
import type { House } from "./house.ts";

/** As the operator's `npm run rich-menu -- apply`: the house's channel gets these menus, for everybody in Japanese first. */
export async function applyMenus(house: House, menus: Menu[]): Promise<void> {
  const { apiBaseUrl, channelAccessToken } = house.config.line;
  const channel = createRichMenuChannel(apiBaseUrl, channelAccessToken);
  const found = await channel.found();
  const changes = changesNeeded(menus, found, "ja");
  await applyChanges(changes, found, { channel, wait: async () => undefined });
}
