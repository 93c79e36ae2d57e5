import type { ShownRichMenu } from "../control-api.ts";
import type { Perform } from "./actions.ts";
import { areaMap, areasOf } from "./area-map.ts";
import { richMenuPicture } from "./client.ts";
import { button, refill } from "./dom.ts";
import { asObject, asObjects, asString } from "./json.ts";
import { languageOf } from "./messages.ts";

/** The rich menu at the foot of a phone. */
export interface RichMenuView {
  /** Shows a person's menu, or none. It is open where it says so; one that takes another's place leaves that as it is. */
  show(menu: ShownRichMenu | undefined): void;
  open(): void;
  fold(): void;
  /** Takes the menu away, and forgets whether it was open. */
  clear(): void;
}

/** Wires the place of the rich menu; a tap on an area is carried out by `perform`. */
export function createRichMenu(place: HTMLElement, perform: Perform): RichMenuView {
  let isOpen: boolean | undefined;
  const setOpen = (open: boolean) => {
    if (place.hidden) return;
    isOpen = open;
    place.querySelector(".menu-bar")?.setAttribute("aria-expanded", String(open));
    place.querySelector(".area-map")?.toggleAttribute("hidden", !open);
  };
  const clear = () => {
    place.hidden = true;
    place.replaceChildren();
    isOpen = undefined;
  };
  return {
    show(menu) {
      if (menu === undefined) return clear();
      place.hidden = false;
      const { definition, richMenuId } = menu;
      const title = asString(definition.chatBarText) ?? "Menu";
      const bar = button(
        { class: "menu-bar", "data-key": "bar", lang: languageOf(title) },
        () => setOpen(bar.getAttribute("aria-expanded") !== "true"),
        title,
      );
      const areas = areasOf(asObjects(definition.areas));
      const map = areaMap(richMenuPicture(richMenuId), asObject(definition.size) ?? {}, areas, perform);
      map.setAttribute("role", "group");
      map.setAttribute("aria-label", asString(definition.name) ?? title);
      refill(place, bar, map);
      setOpen(isOpen ?? definition.selected === true);
    },
    open: () => setOpen(true),
    fold: () => setOpen(false),
    clear,
  };
}
