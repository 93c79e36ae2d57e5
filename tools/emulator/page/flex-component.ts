import { actionElement, makeActionable, type Perform } from "./actions.ts";
import { declare, element } from "./dom.ts";
import {
  aspectRatio,
  boxStyle,
  colour,
  gapStyle,
  imageStyle,
  itemStyle,
  type Layout,
  layoutOf,
  lineStyle,
  placement,
  textSize,
  textStyle,
} from "./flex-style.ts";
import { asObject, asObjects, asString, type Json } from "./json.ts";
import { shrinkToFit } from "./shrink-to-fit.ts";
import { mediaUri } from "./uri.ts";

type Render = (source: Json, perform: Perform, parent: Layout) => HTMLElement;

/** Stands in for a picture that does not load, lest the browser's own broken picture be seen. */
const BLANK = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

const RENDERERS = new Map<string, Render>([
  ["box", box],
  ["text", text],
  ["image", image],
  ["icon", icon],
  ["button", flexButton],
  ["separator", separator],
  ["filler", () => element("div", { class: "fx-filler" })],
  ["spacer", () => element("div", { class: "fx-spacer" })],
  ["video", video],
]);

/** Components that show a control for their action themselves. */
const OWN_ACTION = new Set<unknown>(["button", "video"]);

/** One Flex component with its contents, placed for the box it stands in; an honest box where its type is unknown. */
export function component(source: Json, parent: Layout, perform: Perform): HTMLElement {
  const render = RENDERERS.get(asString(source.type) ?? "");
  if (render === undefined) return unsupported(source.type);
  const made = declare(render(source, perform, parent), itemStyle(source, parent));
  const action = asObject(source.action);
  if (action !== undefined && !OWN_ACTION.has(source.type)) makeActionable(made, action, perform);
  return made;
}

/** What stands in the place of a message, container or component that the page cannot show. */
export function unsupported(type: unknown): HTMLElement {
  return element("div", { class: "unsupported" }, `unsupported: ${asString(type) ?? "(no type)"}`);
}

function box(source: Json, perform: Perform): HTMLElement {
  const layout = layoutOf(source);
  const made = declare(element("div", { class: `fx-box fx-${layout}` }), boxStyle(source));
  let isFirst = true;
  for (const child of asObjects(source.contents)) {
    made.append(declare(component(child, layout, perform), gapStyle(child, source, isFirst)));
    if (child.position !== "absolute") isFirst = false;
  }
  return made;
}

function text(source: Json): HTMLElement {
  const spans = asObjects(source.contents);
  const line = element("div", { class: "fx-line" });
  if (spans.length > 0) line.append(...spans.map(span));
  else line.textContent = asString(source.text) ?? "";
  declare(line, { ...textStyle(source), ...lineStyle(source) });
  if (shrinks(source)) shrinkToFit(line);
  return declare(element("div", { class: "fx-text" }, line), { "justify-content": placement(source).block });
}

/** LINE shrinks what stands in one line only. */
const shrinks = (source: Json) => source.adjustMode === "shrink-to-fit" && source.wrap !== true;

function span(source: Json): HTMLElement {
  if (source.type !== "span") return unsupported(source.type);
  return declare(element("span", { class: "fx-span" }, asString(source.text) ?? ""), textStyle(source));
}

function image(source: Json): HTMLElement {
  const { block, inline } = placement(source);
  const picture = declare(
    loadedImage(source.url, asString(asObject(source.action)?.label)),
    imageStyle(source),
  );
  return declare(element("div", { class: "fx-image" }, picture), {
    "justify-content": inline,
    "align-items": block,
  });
}

/** An image that shows a quiet placeholder where its address is not http(s) or does not load. */
export function loadedImage(url: unknown, alt = ""): HTMLImageElement {
  const picture = element("img", { alt, loading: "lazy", decoding: "async", draggable: "false" });
  const giveUp = () => {
    picture.classList.add("broken");
    picture.src = BLANK;
  };
  picture.addEventListener("error", giveUp, { once: true });
  const src = mediaUri(url);
  if (src === undefined) giveUp();
  else picture.src = src;
  return picture;
}

function icon(source: Json): HTMLElement {
  const made = loadedImage(source.url);
  made.classList.add("fx-icon");
  return declare(made, { height: textSize(source), "aspect-ratio": aspectRatio(source.aspectRatio) });
}

function flexButton(source: Json, perform: Perform): HTMLElement {
  const style = source.style === "primary" || source.style === "secondary" ? source.style : "link";
  const height = source.height === "sm" ? "sm" : "md";
  const made = actionElement(
    asObject(source.action) ?? {},
    perform,
    `fx-button fx-${style} fx-height-${height}`,
  );
  const chosen = colour(source.color);
  if (chosen !== undefined) declare(made, { [style === "link" ? "color" : "background-color"]: chosen });
  if (source.scaling === true) declare(made, { "font-size": textSize({ scaling: true }) });
  if (shrinks(source)) shrinkToFit(made);
  const gravity = placement(source).block;
  return declare(element("div", { class: "fx-button-area" }, made), { "justify-content": gravity });
}

function separator(source: Json): HTMLElement {
  const chosen = colour(source.color);
  return declare(
    element("div", { class: "fx-separator" }),
    chosen === undefined ? {} : { "background-color": chosen },
  );
}

/** The action of a video is a link below it, as a tap on it plays. */
function video(source: Json, perform: Perform): HTMLElement {
  const made = element("video", { class: "fx-video", controls: true, preload: "none", playsinline: true });
  const [src, poster] = [mediaUri(source.url), mediaUri(source.previewUrl)];
  if (src !== undefined) made.src = src;
  if (poster !== undefined) made.poster = poster;
  declare(made, { "aspect-ratio": aspectRatio(source.aspectRatio) });
  const action = asObject(source.action);
  const link =
    action === undefined
      ? []
      : [actionElement(action, perform, "fx-button fx-link fx-height-sm fx-video-link")];
  return element("div", { class: "fx-video-frame" }, made, ...link);
}
