import { asNumber, asObject, asObjects, asString, type Json } from "./json.ts";

/** A template message's `template` as the Flex container that looks like it; undefined for an unknown template. */
export function templateAsFlex(template: Json): Json | undefined {
  switch (template.type) {
    case "buttons":
      return card(template, template);
    case "confirm":
      return confirm(template);
    case "carousel":
      return {
        type: "carousel",
        contents: asObjects(template.columns).map((column) => card(column, template)),
      };
    case "image_carousel":
      return { type: "carousel", contents: asObjects(template.columns).map(imageCard) };
    default:
      return undefined;
  }
}

function card(source: Json, template: Json): Json {
  const title = asString(source.title);
  return {
    type: "bubble",
    ...(source.thumbnailImageUrl === undefined ? {} : { hero: thumbnail(source, template) }),
    body: column([
      ...(title === undefined ? [] : [{ type: "text", text: title, weight: "bold", wrap: true }]),
      { type: "text", text: asString(source.text) ?? "", size: "sm", wrap: true },
    ]),
    footer: column(asObjects(source.actions).map((action) => ({ type: "button", height: "sm", action }))),
    action: asObject(source.defaultAction),
  };
}

function thumbnail(source: Json, template: Json): Json {
  return {
    type: "image",
    url: source.thumbnailImageUrl,
    size: "full",
    aspectRatio: template.imageAspectRatio === "square" ? "1:1" : "1.51:1",
    aspectMode: template.imageSize === "contain" ? "fit" : "cover",
    backgroundColor: source.imageBackgroundColor,
  };
}

function confirm(template: Json): Json {
  const buttons = asObjects(template.actions).map((action) => ({ type: "button", height: "sm", action }));
  return {
    type: "bubble",
    body: column([{ type: "text", text: asString(template.text) ?? "", wrap: true }]),
    footer: { type: "box", layout: "horizontal", contents: buttons },
    styles: { footer: { separator: true } },
  };
}

function imageCard(source: Json): Json {
  const picture = { type: "image", url: source.imageUrl, size: "full", aspectMode: "cover" };
  const action = asObject(source.action);
  return {
    type: "bubble",
    size: "kilo",
    hero: { ...picture, action },
    ...(action?.label === undefined ? {} : { footer: column([{ type: "button", height: "sm", action }]) }),
  };
}

function column(contents: Json[]): Json {
  return { type: "box", layout: "vertical", spacing: "sm", contents };
}

/** A textV2 message's text with its substitutions put in: mentions by name, emoji as a sign. `{{` and `}}` are braces. */
export function textV2AsText(message: Json, nameOf: (userId: string) => string | undefined): string {
  const substitutions = asObject(message.substitution) ?? {};
  return (asString(message.text) ?? "").replace(
    /\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}/g,
    (found, key?: string) => {
      if (key === undefined) return found.slice(0, 1);
      const substitution = Object.hasOwn(substitutions, key) ? asObject(substitutions[key]) : undefined;
      if (substitution === undefined) return found;
      if (substitution.type !== "mention") return "☺";
      const mentionee = asObject(substitution.mentionee);
      return `@${mentionee?.type === "all" ? "all" : (nameOf(asString(mentionee?.userId) ?? "") ?? "someone")}`;
    },
  );
}

/** A text message's text with each LINE emoji, which LINE draws over a `$`, shown as a sign. */
export function textWithEmoji(message: Json): string {
  const units = (asString(message.text) ?? "").split("");
  for (const emoji of asObjects(message.emojis)) {
    const index = asNumber(emoji.index) ?? -1;
    if (units[index] === "$") units[index] = "☺";
  }
  return units.join("");
}
