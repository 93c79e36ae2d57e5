import type { messagingApi } from "@line/bot-sdk";

/** LINE's own: of a text without a colour, of a bubble without one, of buttons. */
const LINE_COLOURS = {
  text: "#111111",
  bubble: "#FFFFFF",
  primaryButton: "#17C950",
  secondaryButton: "#DCDFE5",
  onPrimary: "#FFFFFF",
  onSecondary: "#111111",
  link: "#42659A",
};

/** What is written, in which colour, on which. */
export interface Written {
  words: string;
  ink: string;
  ground: string;
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** WCAG 2.2's relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2's contrast ratio, 1 to 21, of two opaque colours #RRGGBB. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Everything written in a bubble, each with the ground that it stands on: its box's colour, else that of the box around it, … */
export function writtenIn(bubble: messagingApi.FlexBubble): Written[] {
  return (["header", "hero", "body", "footer"] as const).flatMap((block) => {
    const component = bubble[block];
    const ground = bubble.styles?.[block]?.backgroundColor ?? LINE_COLOURS.bubble;
    return component ? writtenOn(component, ground) : [];
  });
}

function writtenOn(component: messagingApi.FlexComponent, ground: string): Written[] {
  switch (component.type) {
    case "box": {
      const own = component.backgroundColor ?? ground;
      return component.contents.flatMap((inner) => writtenOn(inner, own));
    }
    case "text":
      return [{ words: component.text ?? "", ink: component.color ?? LINE_COLOURS.text, ground }];
    case "button":
      return [labelOf(component, ground)];
    default:
      return [];
  }
}

function labelOf({ action, style, color }: messagingApi.FlexButton, ground: string): Written {
  const words = action.label ?? "";
  if (style === "primary")
    return { words, ink: LINE_COLOURS.onPrimary, ground: color ?? LINE_COLOURS.primaryButton };
  if (style === "secondary")
    return { words, ink: LINE_COLOURS.onSecondary, ground: color ?? LINE_COLOURS.secondaryButton };
  return { words, ink: color ?? LINE_COLOURS.link, ground };
}
