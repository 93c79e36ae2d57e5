import { makeActionable, type Perform } from "./actions.ts";
import { button, declare, element } from "./dom.ts";
import { component, unsupported } from "./flex-component.ts";
import { bubbleWidth, colour } from "./flex-style.ts";
import { asObject, asObjects, asString, type Json } from "./json.ts";

const BLOCKS = ["header", "hero", "body", "footer"] as const;

/** A Flex container (bubble or carousel) as LINE shows it; an honest box for any other. */
export function flexContainer(container: Json, perform: Perform): HTMLElement {
  if (container.type === "bubble") return bubble(container, perform);
  if (container.type === "carousel") return carousel(container, perform);
  return unsupported(container.type);
}

function bubble(source: Json, perform: Perform): HTMLElement {
  const card = element("div", {
    class: "fx-bubble",
    "data-testid": "flex-bubble",
    "data-size": asString(source.size) ?? "mega",
    dir: source.direction === "rtl" ? "rtl" : "ltr",
  });
  declare(card, { width: `${bubbleWidth(source.size)}px` });
  for (const name of BLOCKS) {
    const contents = asObject(source[name]);
    if (contents !== undefined)
      card.append(...block(name, contents, asObject(asObject(source.styles)?.[name]), perform));
  }
  const action = asObject(source.action);
  if (action !== undefined) makeActionable(card, action, perform);
  return card;
}

function block(
  name: (typeof BLOCKS)[number],
  contents: Json,
  style: Json | undefined,
  perform: Perform,
): HTMLElement[] {
  const made = component(contents, "vertical", perform);
  made.classList.add(`fx-${name}`);
  // The body takes what room is left, so that the footers of a carousel stand in one line.
  if (name === "body") declare(made, { flex: "1 0 auto" });
  const background = colour(style?.backgroundColor);
  if (background !== undefined && contents.backgroundColor === undefined)
    declare(made, { "background-color": background });
  if (style?.separator !== true) return [made];
  const line = element("div", { class: "fx-separator" });
  const lineColour = colour(style.separatorColor);
  return [lineColour === undefined ? line : declare(line, { "background-color": lineColour }), made];
}

function carousel(source: Json, perform: Perform): HTMLElement {
  const cards = asObjects(source.contents).map((contents) => flexContainer(contents, perform));
  const track = element(
    "div",
    {
      ...{ class: "fx-track", "data-testid": "carousel", tabindex: "0" },
      ...{ role: "group", "aria-label": `Carousel of ${cards.length} cards` },
    },
    ...cards,
  );
  if (cards.length < 2) return track;
  const step = (direction: 1 | -1) => () => {
    const width = cards[0]?.offsetWidth ?? track.clientWidth;
    track.scrollBy({ left: direction * width });
  };
  const back = button({ class: "fx-step fx-back", "aria-label": "Previous cards" }, step(-1), "‹");
  const on = button({ class: "fx-step fx-on", "aria-label": "Next cards" }, step(1), "›");
  const mark = () => {
    back.hidden = track.scrollLeft < 4;
    on.hidden = track.scrollLeft + track.clientWidth > track.scrollWidth - 4;
  };
  back.hidden = true;
  track.addEventListener("scroll", mark, { passive: true });
  return element("div", { class: "fx-carousel" }, track, back, on);
}
