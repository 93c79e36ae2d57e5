import type { Declarations } from "./css.ts";

type Attributes = Record<string, string | boolean | undefined>;

/**
 * Makes an element. An attribute that is true is set empty, one that is false or undefined is left out; strings among
 * the children become text nodes, so nothing a bot sends is ever read as markup.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Makes a button that is not a form's submit button and calls back on a click, on Enter and on Space. */
export function button(
  attributes: Attributes,
  onPress: () => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", (event) => {
    event.stopPropagation();
    onPress();
  });
  return made;
}

/** Sets CSS declarations on an element and returns it. */
export function declare<Target extends HTMLElement>(target: Target, declarations: Declarations): Target {
  for (const [name, value] of Object.entries(declarations)) target.style.setProperty(name, value);
  return target;
}

/** The element of index.html with this id and kind; throws where the page lacks it. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${kind.name} with the id "${id}"`);
  return found;
}

/** The element within the root with this data-part and of this kind; throws where there is none. */
export function part<Kind extends HTMLElement>(root: ParentNode, name: string, kind: new () => Kind): Kind {
  const found = root.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${kind.name} with data-part "${name}"`);
  return found;
}

/** Gives an element new contents; what was focused stays so, where something with its data-key is among them. */
export function refill(place: HTMLElement, ...children: HTMLElement[]): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement && place.contains(focused) ? focused.dataset.key : undefined;
  place.replaceChildren(...children);
  const keyed = place.querySelectorAll<HTMLElement>("[data-key]");
  if (key !== undefined) [...keyed].find(({ dataset }) => dataset.key === key)?.focus();
}
