import type { messagingApi } from "@line/bot-sdk";
import type { Tap } from "../line/messages.ts";
import { HAIRLINE, INDIGO, INK, MUTED, PAPER, SHADE, WHITE } from "./palette.ts";

type Text = messagingApi.FlexText;
type Box = messagingApi.FlexBox;
type Component = messagingApi.FlexComponent;

/** The type scale: the size, weight and colour of whatever is written. */
const TYPE = {
  masthead: { size: "xl", weight: "bold", color: INK },
  headline: { size: "lg", weight: "bold", color: INK },
  title: { size: "md", weight: "bold", color: INK },
  heading: { size: "sm", weight: "bold", color: INK },
  body: { size: "sm", color: INK, lineSpacing: "4px" },
  line: { size: "sm", color: INK },
  caption: { size: "xs", color: MUTED },
  label: { size: "xs", weight: "bold" },
} as const satisfies Record<string, Partial<Text>>;

/** The spacing scale: between lines of one thing, between things, between sections. */
const GAP = { lines: "xs", things: "sm", sections: "lg" } as const;
const HAIR = { accent: "4px", quote: "3px", thread: "2px", dot: "10px" } as const;
const ROUND = "md";

/** LINE refuses an empty text component, so an empty one shows a dash. */
const text = (content: string, style: Partial<Text>): Text => ({
  type: "text",
  text: content.toWellFormed() || "–",
  wrap: true,
  ...style,
});

/** The name of a small newspaper. */
export const masthead = (content: string): Text => text(content, TYPE.masthead);
/** Of an article that has a page to itself. */
export const headline = (content: string): Text => text(content, { ...TYPE.headline, maxLines: 7 });
/** Of an article among others. */
export const title = (content: string): Text => text(content, { ...TYPE.title, maxLines: 5 });
export const heading = (content: string, color = INK): Text => text(content, { ...TYPE.heading, color });
export const paragraph = (content: string, maxLines?: number): Text =>
  text(content, { ...TYPE.body, ...(maxLines !== undefined && { maxLines }) });
/** A line of a list. */
export const line = (content: string): Text => text(content, { ...TYPE.line, maxLines: 3 });
export const caption = (content: string): Text => text(content, TYPE.caption);
export const label = (content: string, color: string): Text => text(content, { ...TYPE.label, color });

export const separator = (color = HAIRLINE): messagingApi.FlexSeparator => ({ type: "separator", color });

const stack = (contents: Component[], spacing: string): Box => ({
  type: "box",
  layout: "vertical",
  spacing,
  contents,
});
/** Lines of one thing. */
export const lines = (contents: Component[]): Box => stack(contents, GAP.lines);
/** Things below one another. */
export const column = (contents: Component[]): Box => stack(contents, GAP.things);
/** Sections of a page. */
export const sections = (contents: Component[]): Box => stack(contents, GAP.sections);

/** What a bubble is made of. */
interface Sheet {
  /** A card stands beside others; a page has the chat's width. */
  width: "card" | "page";
  /** Of the rule over it. */
  accent: string;
  /** In place of that rule: why it is there, in a word. */
  band?: Box | undefined;
  picture?: messagingApi.FlexImage | undefined;
  body: Box;
  footer?: Component[];
}

const WIDTHS = { card: "kilo", page: "mega" } as const;
const ON_PAPER: messagingApi.FlexBlockStyle = { backgroundColor: PAPER };

/** The one maker of bubbles: paper of its own, whatever the chat behind it looks like, under a rule in its accent. */
export function sheet({ width, accent, band, picture, body, footer = [] }: Sheet): messagingApi.FlexBubble {
  return {
    type: "bubble",
    size: WIDTHS[width],
    header: band ?? rule(accent),
    ...(picture && { hero: picture }),
    body,
    ...(footer.length > 0 && { footer: column(footer) }),
    styles: {
      body: ON_PAPER,
      ...(footer.length > 0 && { footer: { ...ON_PAPER, separator: true, separatorColor: HAIRLINE } }),
    },
  };
}

const rule = (backgroundColor: string): Box => ({
  type: "box",
  layout: "vertical",
  height: HAIR.accent,
  paddingAll: "none",
  backgroundColor,
  contents: [],
});

/** A band over a bubble: in a word, why it is there. */
export const band = (content: string, backgroundColor: string): Box => ({
  type: "box",
  layout: "vertical",
  paddingAll: "md",
  backgroundColor,
  contents: [text(content, { ...TYPE.heading, color: WHITE })],
});

/** A photograph over a card, cut to LINE's usual shape. */
export const photograph = (url: string, action?: messagingApi.Action): messagingApi.FlexImage => ({
  type: "image",
  url,
  size: "full",
  aspectRatio: "20:13",
  aspectMode: "cover",
  backgroundColor: SHADE,
  ...(action && { action }),
});

/** A name at the left, its value at the right. */
export const field = (name: string, value: string): Box => ({
  type: "box",
  layout: "horizontal",
  spacing: GAP.things,
  contents: [
    { ...caption(name), flex: 2 },
    { ...text(value, { ...TYPE.caption, color: INK }), flex: 5 },
  ],
});

/** A heading at the left, what qualifies it at the right. */
export const headingWith = (head: Text, aside: Text): Box => ({
  type: "box",
  layout: "baseline",
  spacing: GAP.things,
  contents: [
    { ...head, flex: 3 },
    { ...aside, flex: 2, align: "end" },
  ],
});

/** A line of a newspaper's list: when, and what; a tap on it opens it. */
export const datedLine = (when: string, what: Text, action: messagingApi.Action): Box => ({
  type: "box",
  layout: "baseline",
  spacing: GAP.things,
  action,
  contents: [
    { ...caption(when), wrap: false, flex: 0 },
    { ...what, flex: 1 },
  ],
});

/** Words that are somebody's own, with a rule at their side. */
export const quotation = (words: Text, backgroundColor: string): Box => ({
  type: "box",
  layout: "horizontal",
  spacing: GAP.things,
  contents: [
    { type: "box", layout: "vertical", width: HAIR.quote, backgroundColor, contents: [] },
    { ...words, flex: 1 },
  ],
});

/** What happened when, below a dot on a line that leads on from the one to the next. */
export const milestone = (contents: Component[], color: string, action: messagingApi.Action): Box => ({
  type: "box",
  layout: "horizontal",
  spacing: "md",
  action,
  contents: [
    {
      type: "box",
      layout: "vertical",
      width: HAIR.dot,
      flex: 0,
      alignItems: "center",
      spacing: GAP.lines,
      paddingTop: GAP.things,
      contents: [
        {
          type: "box",
          layout: "vertical",
          width: HAIR.dot,
          height: HAIR.dot,
          cornerRadius: ROUND,
          backgroundColor: color,
          contents: [],
        },
        {
          type: "box",
          layout: "vertical",
          width: HAIR.thread,
          flex: 1,
          backgroundColor: HAIRLINE,
          contents: [],
        },
      ],
    },
    { ...lines(contents), flex: 1 },
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
  color: SHADE,
});

/**
 * Actions side by side, small enough that three fit a card in every language; each has a box to tap, not only a word, as
 * wide as its word needs.
 */
export const linkRow = (actions: Tap[], color: string, style: "heading" | "label" = "heading"): Box => ({
  type: "box",
  layout: "horizontal",
  contents: actions.map((action) => ({
    type: "box",
    layout: "vertical",
    flex: lettersIn(action.label ?? "") + 1,
    paddingTop: "sm",
    paddingBottom: "sm",
    action,
    contents: [text(action.label ?? "", { ...TYPE[style], ...ON_ONE_LINE, align: "center", color })],
  })),
});

/** A word too wide for its place is set smaller, not cut off. */
const ON_ONE_LINE = { wrap: false, adjustMode: "shrink-to-fit" } as const;

/** Marks above and below letters, as Thai has them, take no room beside them. */
const lettersIn = (words: string): number => words.replace(/\p{M}/gu, "").length;

/** Choices to tap, two in a line, each seen to be one. */
export const choices = (actions: Tap[]): Box[] =>
  pagesOf(actions, 2).map((pair) => ({
    type: "box",
    layout: "horizontal",
    spacing: GAP.things,
    contents: pair.map(choice),
  }));

const choice = (action: Tap): Box => ({
  type: "box",
  layout: "vertical",
  // Beside a longer one, which takes two lines.
  justifyContent: "center",
  paddingAll: "md",
  paddingStart: "sm",
  paddingEnd: "sm",
  cornerRadius: ROUND,
  backgroundColor: SHADE,
  action,
  contents: [text(action.label ?? "", { ...TYPE.heading, align: "center", color: INDIGO })],
});

/** The items in their order, so many together. */
export const pagesOf = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, page) =>
    items.slice(page * length, (page + 1) * length),
  );
