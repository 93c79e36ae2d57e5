import { button, element } from "./dom.ts";
import { asString, type Json } from "./json.ts";
import { safeUri } from "./uri.ts";

/** Carries out a LINE action object that is no link: sends a postback or a text, asks for a date, … */
export type Perform = (action: Json) => void;

/** A link or a button that does what a LINE action object says, named by its label. */
export function actionElement(action: Json, perform: Perform, className: string): HTMLElement {
  const label = asString(action.label) ?? asString(action.text) ?? asString(action.type) ?? "";
  if (action.type !== "uri") return button({ class: className }, () => perform(action), label);
  const uri = safeUri(action.uri);
  if (uri === undefined) return element("span", { class: className, title: blocked(action.uri) }, label);
  const link = element("a", { class: className, ...linkAttributes(uri) }, label);
  link.addEventListener("click", (event) => event.stopPropagation());
  return link;
}

/** What is reached by keyboard on its own account. */
const STOPS = "a, button, video, [tabindex]";

/** Lets a box, an image, a text or a whole bubble do what its action says: by pointer, Enter and Space. */
export function makeActionable(target: HTMLElement, action: Json, perform: Perform): void {
  const uri = safeUri(action.uri);
  const isLink = action.type === "uri";
  target.classList.add("tappable");
  if (isLink) target.title = uri ?? blocked(action.uri);
  if (isLink && uri === undefined) return;
  const stop = stopFor(target);
  stop.tabIndex = 0;
  stop.setAttribute("role", isLink ? "link" : "button");
  const label = asString(action.label);
  if (label !== undefined) stop.setAttribute("aria-label", label);
  const press = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    if (uri === undefined) perform(action);
    else window.open(uri, "_blank", "noopener,noreferrer");
  };
  target.addEventListener("click", press);
  stop.addEventListener("keydown", (event) => {
    if (event.target === stop && (event.key === "Enter" || event.key === " ")) press(event);
  });
}

/** A screen reader knows no button within a button: what holds some gets a cover for a stop beside them. */
function stopFor(target: HTMLElement): HTMLElement {
  if (target.querySelector(STOPS) === null) return target;
  const cover = element("span", { class: "cover", "aria-label": target.textContent });
  target.prepend(cover);
  return cover;
}

/** Attributes of a link that leaves the page: a new tab that cannot reach back, and where it goes in its title. */
export function linkAttributes(uri: string): Record<string, string> {
  return { href: uri, target: "_blank", rel: "noopener noreferrer", title: uri };
}

const blocked = (uri: unknown) => `not opened: ${String(uri)} is no http, https, tel or line address`;
