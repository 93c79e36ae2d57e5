import { actionElement, type Perform } from "./actions.ts";
import { declare, element } from "./dom.ts";
import { loadedImage } from "./flex-component.ts";
import { asNumber, asObject, type Json } from "./json.ts";

/** A tappable part of a picture, in the picture's own pixels. */
export interface Area {
  bounds: Json;
  action: Json;
}

/** A picture with tappable areas, as rich menus and imagemaps have them; it scales with the room it gets. */
export function areaMap(src: string, size: Json, areas: Area[], perform: Perform): HTMLElement {
  const width = asNumber(size.width) ?? 1;
  const height = asNumber(size.height) ?? 1;
  const picture = loadedImage(src);
  picture.loading = "eager";
  const map = element("div", { class: "area-map" }, picture);
  declare(map, { "aspect-ratio": `${width} / ${height}` });
  for (const [place, { bounds, action }] of areas.entries()) {
    const area = areaElement(action, perform);
    area.dataset.key = `area ${place}`;
    const percent = (value: unknown, whole: number) => `${((asNumber(value) ?? 0) / whole) * 100}%`;
    map.append(
      declare(area, {
        left: percent(bounds.x, width),
        top: percent(bounds.y, height),
        width: percent(bounds.width, width),
        height: percent(bounds.height, height),
      }),
    );
  }
  return map;
}

/** The areas of a rich menu. */
export function areasOf(sources: Json[]): Area[] {
  return sources.map(({ bounds, action }) => ({
    bounds: asObject(bounds) ?? {},
    action: asObject(action) ?? {},
  }));
}

/** The picture shows what an area says, so its words are for those who hear the page. */
function areaElement(action: Json, perform: Perform): HTMLElement {
  const area = actionElement(action, perform, "area");
  area.setAttribute("aria-label", area.textContent);
  area.replaceChildren();
  return area;
}
