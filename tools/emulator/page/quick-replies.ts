import type { Bubble } from "../control-api.ts";
import { actionElement, type Perform } from "./actions.ts";
import { element } from "./dom.ts";
import { loadedImage } from "./flex-component.ts";
import { asObject, asObjects, type Json } from "./json.ts";
import { languageOf } from "./messages.ts";
import { mediaUri } from "./uri.ts";

/** Actions that leave the row standing in LINE: the person has not answered yet. */
const KEEPS_ROW = new Set(["uri", "clipboard", "datetimepicker", "camera", "cameraRoll", "location"]);

/** The quick replies on offer: those of the chat's last message, if it has any and they are not used yet. */
export function offeredQuickReplies(bubbles: Bubble[], usedMessageId: string | undefined): Json[] {
  const last = bubbles.findLast(({ from }) => from !== "system");
  if (last === undefined || last.messageId === usedMessageId) return [];
  return asObjects(asObject(last.message.quickReply)?.items);
}

/** Fills the row above the text field; `onUse` is told when a tap makes the row go. */
export function showQuickReplies(row: HTMLElement, items: Json[], perform: Perform, onUse: () => void): void {
  row.hidden = items.length === 0;
  row.replaceChildren(...items.map((item) => quickReply(item, perform, onUse)));
  row.scrollLeft = 0;
}

function quickReply(item: Json, perform: Perform, onUse: () => void): HTMLElement {
  const action = asObject(item.action) ?? {};
  const use = (used: Json) => {
    if (!KEEPS_ROW.has(String(used.type))) onUse();
    perform(used);
  };
  const chip = actionElement(action, use, "chip");
  chip.dataset.testid = "quick-reply";
  const language = languageOf(chip.textContent);
  if (language !== undefined) chip.lang = language;
  if (mediaUri(item.imageUrl) !== undefined) chip.prepend(loadedImage(item.imageUrl));
  return element("li", {}, chip);
}
