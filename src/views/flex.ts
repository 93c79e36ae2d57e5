import type { messagingApi } from "@line/bot-sdk";
import type { Tap } from "../line/messages.ts";

/** Colours with a contrast of at least 4.5:1 on white. */
const INK = "#1F2328";
const MUTED = "#5B6470";
const LINE_GREY = "#E3E6EA";

/** One accent per category; those NHK WORLD adds share the neutral one. */
const ACCENTS: Record<string, string> = {
  top: "#B3261E",
  society: "#7A4B00",
  life: "#9C2B6B",
  science: "#00687A",
  politics: "#4A4FB5",
  economy: "#2E6B1F",
  world: "#1D5FA8",
  sports: "#A23B00",
};
const NEUTRAL_ACCENT = "#4A5560";

/** Of what belongs to no category: settings, topics, help. */
export const BLUE = "#1D5FA8";
export const GREY = NEUTRAL_ACCENT;
export const RED = "#B3261E";

export const accentOf = (category: string | undefined): string => ACCENTS[category ?? ""] ?? NEUTRAL_ACCENT;

type Text = messagingApi.FlexText;

/** LINE refuses an empty text component, so an empty one shows a dash. */
const text = (content: string, style: Partial<Text>): Text => ({
  type: "text",
  text: content.toWellFormed() || "–",
  wrap: true,
  color: INK,
  ...style,
});

export const title = (content: string): Text => text(content, { size: "md", weight: "bold", maxLines: 5 });
export const heading = (content: string, color = INK): Text =>
  text(content, { size: "sm", weight: "bold", color });
export const paragraph = (content: string, maxLines?: number): Text =>
  text(content, { size: "sm", ...(maxLines !== undefined && { maxLines }) });
export const caption = (content: string): Text => text(content, { size: "xs", color: MUTED });
export const label = (content: string, color: string): Text =>
  text(content, { size: "xs", weight: "bold", color });

export const separator = (): messagingApi.FlexSeparator => ({ type: "separator", color: LINE_GREY });

export const column = (
  contents: messagingApi.FlexComponent[],
  style: Partial<messagingApi.FlexBox> = {},
): messagingApi.FlexBox => ({ type: "box", layout: "vertical", spacing: "sm", contents, ...style });

/** A name at the left, its value at the right. */
export const field = (name: string, value: string): messagingApi.FlexBox => ({
  type: "box",
  layout: "horizontal",
  spacing: "md",
  contents: [
    { ...caption(name), flex: 2 },
    { ...text(value, { size: "xs" }), flex: 5 },
  ],
});

/** The one main action of a card or page. */
export const button = (action: messagingApi.Action, color: string): messagingApi.FlexButton => ({
  type: "button",
  style: "primary",
  height: "sm",
  action,
  color,
});

/** A further action, beside or below the main one. */
export const quietButton = (action: messagingApi.Action): messagingApi.FlexButton => ({
  type: "button",
  style: "secondary",
  height: "sm",
  action,
});

/**
 * Actions side by side, small enough that three fit a card in every language; each has a box to tap, not only a word, as
 * wide as its word needs.
 */
export const linkRow = (actions: Tap[], color: string, size: "xs" | "sm" = "sm"): messagingApi.FlexBox => ({
  type: "box",
  layout: "horizontal",
  contents: actions.map((action) => ({
    type: "box",
    layout: "vertical",
    flex: (action.label ?? "").length + 1,
    paddingTop: "sm",
    paddingBottom: "sm",
    action,
    contents: [text(action.label ?? "", { size, weight: "bold", align: "center", wrap: false, color })],
  })),
});

/** A band over a bubble: in a word, why it is there. */
export const band = (content: string, backgroundColor: string): messagingApi.FlexBox => ({
  type: "box",
  layout: "vertical",
  paddingAll: "md",
  backgroundColor,
  contents: [text(content, { size: "sm", weight: "bold", color: "#FFFFFF" })],
});

/** Choices to tap, two in a line, framed so that each is seen to be one. */
export const choices = (actions: Tap[]): messagingApi.FlexBox[] =>
  pagesOf(actions, 2).map((line) => ({
    type: "box",
    layout: "horizontal",
    spacing: "sm",
    contents: line.map(choice),
  }));

const choice = (action: Tap): messagingApi.FlexBox => ({
  type: "box",
  layout: "vertical",
  // Beside a longer one, which takes two lines.
  justifyContent: "center",
  paddingAll: "md",
  paddingStart: "sm",
  paddingEnd: "sm",
  borderWidth: "light",
  borderColor: LINE_GREY,
  cornerRadius: "md",
  action,
  contents: [text(action.label ?? "", { size: "sm", weight: "bold", align: "center", color: BLUE })],
});

/** The items in their order, so many together. */
export const pagesOf = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, page) =>
    items.slice(page * length, (page + 1) * length),
  );
