import type { Bubble } from "../control-api.ts";
import { button, element } from "./dom.ts";
import { icon } from "./icons.ts";
import { asObject, asString } from "./json.ts";
import { languageOf, type MessageContext, messageContent, messageSummary } from "./messages.ts";

/** What a bubble needs of the page. */
export interface BubbleContext extends MessageContext {
  botName: string;
  quote(bubble: Bubble): void;
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** One row of the conversation: a person's bubble, the bot's with its tools, or the emulator's own line. */
export function bubbleRow(bubble: Bubble, context: BubbleContext): HTMLElement {
  const row = element("div", {
    ...{ class: `row row-${bubble.from}`, "data-testid": "bubble" },
    ...{ "data-from": bubble.from, "data-message-id": bubble.messageId, "data-seq": String(bubble.seq) },
  });
  if (bubble.from === "system") {
    row.append(element("p", { class: "system" }, messageSummary(bubble.message)));
    return row;
  }
  const content = messageContent(bubble.message, context);
  if (bubble.from === "user") {
    row.append(time(bubble), memberColumn(bubble, content, context));
    return row;
  }
  row.append(seal(), botColumn(bubble, content, context));
  return row;
}

/** In a group, a person's name stands over what they say. */
function memberColumn({ userId }: Bubble, content: HTMLElement, context: BubbleContext): HTMLElement {
  const name = userId === undefined ? undefined : context.nameOf(userId);
  if (name === undefined) return content;
  return element(
    "div",
    { class: "member" },
    element("div", { class: "name", lang: languageOf(name) }, name),
    content,
  );
}

/** The bot's picture: a printed seal with the first character of 知らせ. */
export function seal(): HTMLElement {
  return element("span", { class: "seal", "aria-hidden": "true", lang: "ja" }, "知");
}

function botColumn(bubble: Bubble, content: HTMLElement, context: BubbleContext): HTMLElement {
  const sender = asString(asObject(bubble.message.sender)?.name);
  const name = sender === undefined ? context.botName : `${sender} from ${context.botName}`;
  const quote = button(
    { class: "tool", "aria-label": "Quote this message", title: "Quote 引用" },
    () => context.quote(bubble),
    icon("quote"),
  );
  const meta = element("div", { class: "meta" }, time(bubble), ...billing(bubble), quote, sourceOf(bubble));
  return element("div", { class: "said" }, element("div", { class: "name" }, name), content, meta);
}

function time(bubble: Bubble): HTMLElement {
  const at = new Date(bubble.at);
  return element("time", { datetime: at.toISOString() }, CLOCK.format(at));
}

function billing({ by }: Bubble): HTMLElement[] {
  if (by === undefined) return [];
  const isFree = by === "reply";
  const title = isFree ? "Replies are free" : "Counts once per recipient against the month's allowance";
  const text = isFree ? "reply · free" : `${by} · counted`;
  return [element("span", { class: `billing ${isFree ? "free" : "counted"}`, title }, text)];
}

function sourceOf(bubble: Bubble): HTMLElement {
  const json = JSON.stringify(bubble.message, undefined, 2);
  const summary = element(
    "summary",
    { class: "tool", title: "JSON", "aria-label": "JSON of this message" },
    "{ }",
  );
  const copy = button(
    { class: "copy" },
    () => void navigator.clipboard.writeText(json).then(() => copy.replaceChildren("Copied")),
    "Copy",
  );
  const source = element("pre", { class: "json", tabindex: "0" });
  const details = element(
    "details",
    { class: "source" },
    summary,
    element("div", { class: "json-frame" }, copy, source),
  );
  // Filled only when wanted: a search in the page then finds each text once.
  details.addEventListener("toggle", () => {
    source.textContent = details.open ? json : "";
  });
  return details;
}
