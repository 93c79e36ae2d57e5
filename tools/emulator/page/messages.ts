import { linkAttributes, type Perform } from "./actions.ts";
import { areaMap } from "./area-map.ts";
import { element } from "./dom.ts";
import { flexContainer } from "./flex.ts";
import { loadedImage, unsupported } from "./flex-component.ts";
import { icon } from "./icons.ts";
import { asNumber, asObject, asObjects, asString, type Json } from "./json.ts";
import { templateAsFlex, textV2AsText, textWithEmoji } from "./template.ts";
import { linkParts, mediaUri } from "./uri.ts";

/** What a message needs to know of its chat to be shown. */
export interface MessageContext {
  perform: Perform;
  nameOf(userId: string): string | undefined;
  /** The text of an earlier message that this one quotes, in short. */
  summaryOf(messageId: string): string | undefined;
}

type Render = (message: Json, context: MessageContext) => HTMLElement;

const RENDERERS = new Map<string, Render>([
  ["text", (message, context) => speech(textWithEmoji(message), message, context)],
  ["textV2", (message, context) => speech(textV2AsText(message, context.nameOf), message, context)],
  ["flex", (message, context) => flexContainer(asObject(message.contents) ?? {}, context.perform)],
  ["template", template],
  ["imagemap", imagemap],
  ["sticker", sticker],
  ["image", image],
  ["video", video],
  ["audio", audio],
  ["location", location],
  ["file", (message) => card("file", "File ファイル", asString(message.fileName))],
]);

/** A message object, of the bot or of a person, as it looks in the chat; an honest box where its type is unknown. */
export function messageContent(message: Json, context: MessageContext): HTMLElement {
  return (RENDERERS.get(asString(message.type) ?? "") ?? unknown)(message, context);
}

/** A message in one line of plain text: for a quote, for the list of people, for a screen reader. */
export function messageSummary(message: Json): string {
  const words = asString(message.text) ?? asString(message.altText) ?? asString(message.title);
  return words ?? `(${asString(message.type) ?? "message"})`;
}

/** "ja" where a text has Japanese or Chinese characters, so that it gets Japanese glyphs and a Japanese voice. */
export function languageOf(text: string): string | undefined {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? "ja" : undefined;
}

function unknown(message: Json): HTMLElement {
  return unsupported(message.type);
}

function speech(text: string, message: Json, context: MessageContext): HTMLElement {
  const made = element("div", { class: "speech", lang: languageOf(text) });
  const quotedId = asString(message.quotedMessageId);
  if (quotedId !== undefined) {
    const quoted = context.summaryOf(quotedId) ?? "an earlier message";
    made.append(element("div", { class: "quoted", lang: languageOf(quoted) }, quoted));
  }
  const words = element("p", { class: "words" });
  for (const { text: run, uri } of linkParts(text)) {
    words.append(uri === undefined ? run : element("a", linkAttributes(uri), run));
  }
  made.append(words);
  return made;
}

function template(message: Json, context: MessageContext): HTMLElement {
  const source = asObject(message.template) ?? {};
  const container = templateAsFlex(source);
  return container === undefined
    ? unsupported(`template ${asString(source.type) ?? ""}`.trim())
    : flexContainer(container, context.perform);
}

/** LINE asks for the width that the screen needs; 1040 is the largest, and the one its areas are measured in. */
function imagemap(message: Json, { perform }: MessageContext): HTMLElement {
  const areas = asObjects(message.actions).map(({ area, ...action }) => ({
    bounds: asObject(area) ?? {},
    action: { ...action, uri: action.linkUri },
  }));
  const map = areaMap(`${asString(message.baseUrl)}/1040`, asObject(message.baseSize) ?? {}, areas, perform);
  map.setAttribute("role", "group");
  map.setAttribute("aria-label", asString(message.altText) ?? "Imagemap");
  return element("div", { class: "imagemap" }, map);
}

function sticker(message: Json): HTMLElement {
  const ids = [message.packageId, message.stickerId].map(asString).filter((id) => id !== undefined);
  const picture = element("img", { src: "/page/sticker.svg", alt: "", width: "96", height: "88" });
  const made = element("div", { class: "sticker" }, picture);
  made.append(element("small", {}, ["Sticker スタンプ", ids.join(" / ")].join(" ").trim()));
  return made;
}

function image(message: Json): HTMLElement {
  const original = mediaUri(message.originalContentUrl);
  if (original === undefined) return card("picture", "Photo 写真");
  const picture = loadedImage(message.previewImageUrl ?? original, "Image from the bot");
  return element("a", { class: "picture", ...linkAttributes(original) }, picture);
}

function video(message: Json): HTMLElement {
  const src = mediaUri(message.originalContentUrl);
  if (src === undefined) return card("play", "Video 動画");
  const poster = mediaUri(message.previewImageUrl);
  return element("video", { class: "picture", controls: true, preload: "none", src, poster });
}

function audio(message: Json): HTMLElement {
  const src = mediaUri(message.originalContentUrl);
  if (src !== undefined) return element("audio", { controls: true, preload: "none", src });
  const duration = asNumber(message.duration);
  return card(
    "voice",
    "Voice 音声",
    duration === undefined ? undefined : `${Math.round(duration / 1_000)} s`,
  );
}

function location(message: Json): HTMLElement {
  const { latitude, longitude } = message;
  const where = [latitude, longitude].map(asNumber).filter((degrees) => degrees !== undefined);
  return card(
    "place",
    asString(message.title) ?? "Location 位置情報",
    asString(message.address) ?? where.join(", "),
  );
}

function card(name: Parameters<typeof icon>[0], title: string, detail?: string): HTMLElement {
  const words = element("div", {}, element("strong", { lang: languageOf(title) }, title));
  if (detail !== undefined && detail !== "")
    words.append(element("small", { lang: languageOf(detail) }, detail));
  return element("div", { class: "speech attachment" }, icon(name), words);
}
