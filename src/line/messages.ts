import type { messagingApi } from "@line/bot-sdk";
import { clipGraphemes, clipUnits, jsonBytes, LIMITS } from "./limits.ts";

/**
 * The only makers of LINE message objects: whatever text comes in, what comes out keeps LINE's limits and is UTF-8 (half
 * a surrogate pair is not). Views build with these and can't exceed one.
 */
export type Message = messagingApi.Message;

/** A tap that comes back to the bot. */
export type Tap = messagingApi.PostbackAction | messagingApi.DatetimePickerAction;

/** Taps that the bot answers: `data` comes back in a postback event, `displayText` shows as the person's own words. */
export function postbackAction(
  label: string,
  data: string,
  displayText = label,
): messagingApi.PostbackAction {
  if (data.length > LIMITS.postbackDataUnits) throw new RangeError("postback data over LINE's 300 units");
  return {
    type: "postback",
    label: labelText(label),
    data: data.toWellFormed(),
    displayText: clipGraphemes(displayText.toWellFormed(), LIMITS.displayTextGraphemes) || "…",
  };
}

/**
 * A tap that comes back to the bot and opens the keyboard, on phones that have one.
 * @param begun what then stands in the field, for the person to go on with
 */
export const typingAction = (label: string, data: string, begun: string): messagingApi.PostbackAction => ({
  ...postbackAction(label, data),
  inputOption: "openKeyboard",
  fillInText: clipGraphemes(begun.toWellFormed(), LIMITS.displayTextGraphemes),
});

/** Opens a page; undefined where LINE would refuse the address (scheme, length), so that a bad link costs its button. */
export function uriAction(label: string, address: string): messagingApi.URIAction | undefined {
  const uri = uriOf(address, ["http:", "https:"], LIMITS.uriUnits);
  return uri === undefined ? undefined : { type: "uri", label: labelText(label), uri };
}

/** An address that LINE fetches a picture from; undefined where it would refuse it. */
export const pictureUri = (address: string): string | undefined =>
  uriOf(address, ["https:"], LIMITS.mediaUriUnits);

function uriOf(address: string, protocols: string[], max: number): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { href, protocol } = new URL(address);
  // URL leaves a percent sign that escapes nothing as it is; LINE wants every one to begin an escape.
  const uri = href.replace(/%(?![0-9a-f]{2})/gi, "%25");
  return protocols.includes(protocol) && uri.length <= max ? uri : undefined;
}

const SHARE = "https://line.me/R/share?text=";
/** More is no title to send to a friend. */
const SHARED_UNITS = 300;

/**
 * Opens LINE's choice of friends to send a title and a link to (LINE URL scheme "Sending text messages"). The title is cut to
 * what the address has room for, the link never; undefined where LINE would refuse the link, or it alone has no room.
 */
export function shareAction(label: string, title: string, link: string): messagingApi.URIAction | undefined {
  const { uri = "" } = uriAction(label, link) ?? {};
  if (uri === "") return undefined;
  const addressOf = (words: string) => `${SHARE}${encoded(words === "" ? uri : `${words}\n${uri}`)}`;
  const fits = (words: string) => addressOf(words).length <= LIMITS.uriUnits;
  const whole = clipUnits(title, SHARED_UNITS);
  return uriAction(label, addressOf(fits(whole) ? whole : longestCut(whole, fits)));
}

/** The longest cut of a text that fits, by halving; empty where none does. */
function longestCut(text: string, fits: (cut: string) => boolean): string {
  let [most, least] = [text.length, 0];
  while (least < most) {
    const units = Math.ceil((least + most) / 2);
    if (fits(clipUnits(text, units))) least = units;
    else most = units - 1;
  }
  return least === 0 ? "" : clipUnits(text, least);
}

/** As a URL's query is written, where apostrophes are escaped too. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll("'", "%27");

/**
 * Opens LINE's picker for a time of day. What was picked comes back in the postback event's params, beside `data`.
 * @param initial "HH:mm" that the picker starts from
 */
export function timePickerAction(
  label: string,
  data: string,
  initial: string,
): messagingApi.DatetimePickerAction {
  if (data.length > LIMITS.postbackDataUnits) throw new RangeError("postback data over LINE's 300 units");
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(initial)) throw new RangeError("no time of day as LINE writes it");
  return { type: "datetimepicker", label: labelText(label), data, mode: "time", initial };
}

/** LINE refuses a button without a label. */
const labelText = (label: string): string =>
  clipGraphemes(label.toWellFormed(), LIMITS.flexLabelGraphemes) || "…";

/** The row of buttons under the last message. */
export function quickReply(actions: Tap[]): messagingApi.QuickReply | undefined {
  if (actions.length === 0) return undefined;
  return {
    items: actions.slice(0, LIMITS.quickReplyItems).map((action) => ({
      type: "action",
      action: { ...action, label: clipGraphemes(action.label ?? "…", LIMITS.quickReplyLabelGraphemes) },
    })),
  };
}

/** A plain text; an empty one becomes "…", as LINE refuses an empty message. */
export function textMessage(text: string): messagingApi.TextMessage {
  return { type: "text", text: clipUnits(text.toWellFormed(), LIMITS.textUnits) || "…" };
}

/** One bubble, or undefined where it is over LINE's size. */
export function bubbleMessage(
  altText: string,
  bubble: messagingApi.FlexBubble,
): messagingApi.FlexMessage | undefined {
  if (jsonBytes(bubble) > LIMITS.bubbleBytes) return undefined;
  return flexMessage(altText, bubble);
}

/** As many of the bubbles as LINE takes in one message, from the first; undefined where not even one fits. */
export const carouselMessage = (
  altText: string,
  bubbles: messagingApi.FlexBubble[],
): messagingApi.FlexMessage | undefined => carouselMessages(altText, bubbles)[0];

/** All of the bubbles, side by side in as few messages as LINE takes; only one that is over LINE's size is left out. */
export const carouselMessages = (
  altText: string,
  bubbles: messagingApi.FlexBubble[],
): messagingApi.FlexMessage[] =>
  packed(bubbles).map((contents) => flexMessage(altText, { type: "carousel", contents }));

function packed(bubbles: messagingApi.FlexBubble[]): messagingApi.FlexBubble[][] {
  const carousels: messagingApi.FlexBubble[][] = [];
  let room = 0;
  for (const bubble of bubbles) {
    const bytes = jsonBytes(bubble);
    if (bytes > LIMITS.bubbleBytes) continue;
    const size = bytes + COMMA_BYTES;
    const last = carousels.at(-1);
    if (last && last.length < LIMITS.bubblesPerCarousel && size <= room) {
      last.push(bubble);
      room -= size;
    } else {
      carousels.push([bubble]);
      room = LIMITS.carouselBytes - EMPTY_CAROUSEL_BYTES - size;
    }
  }
  return carousels;
}

const COMMA_BYTES = 1;
const EMPTY_CAROUSEL_BYTES = jsonBytes({ type: "carousel", contents: [] });

function flexMessage(altText: string, contents: messagingApi.FlexContainer): messagingApi.FlexMessage {
  return { type: "flex", altText: clipUnits(altText.toWellFormed(), LIMITS.altTextUnits) || "…", contents };
}

/** Puts the buttons under the last message, where alone LINE shows them, and keeps to five messages. */
export function withQuickReply(messages: Message[], buttons: messagingApi.QuickReply | undefined): Message[] {
  const fitting = messages.slice(0, LIMITS.messagesPerRequest);
  const last = fitting.at(-1);
  if (!last || !buttons) return fitting;
  return [...fitting.slice(0, -1), { ...last, quickReply: buttons }];
}
