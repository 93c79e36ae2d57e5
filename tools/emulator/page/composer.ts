import type { Act } from "../control-api.ts";
import { element, part } from "./dom.ts";

/** A text to be sent, as the person left it in the field. */
interface Draft {
  text: string;
  mentionBot: boolean;
}

/** What the composer asks of the page. */
export interface ComposerActions {
  sendText(draft: Draft): void;
  sendThing(
    type: Exclude<
      Act["type"],
      "text" | "postback" | "richmenuswitch" | "follow" | "unfollow" | "join" | "leave"
    >,
  ): void;
  stopQuoting(): void;
  /** The person has begun to write. */
  writing(): void;
}

/** The row with the text field. */
export interface Composer {
  /** Puts a text into the field, as a postback's fillInText does, and the cursor behind it. */
  fill(text: string): void;
  focus(): void;
  /** Closes the field with a reason, or opens it again. */
  allow(reason: string | undefined): void;
  /** Shows what the next text will quote; undefined: nothing. */
  quoting(summary: string | undefined): void;
}

const THINGS = ["sticker", "image", "video", "audio", "location", "file"] as const;

/** Wires the composer of a phone. */
export function createComposer(phone: HTMLElement, actions: ComposerActions): Composer {
  const form = part(phone, "composer", HTMLFormElement);
  const field = part(phone, "message", HTMLTextAreaElement);
  const mention = part(phone, "mention", HTMLInputElement);
  const quote = part(phone, "quote", HTMLElement);
  const closed = part(phone, "closed", HTMLElement);
  const more = part(phone, "more", HTMLElement);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim() === "") return;
    actions.sendText({ text: field.value, mentionBot: mention.checked });
    field.value = "";
    growToFit(field);
  });
  field.addEventListener("input", () => {
    growToFit(field);
    actions.writing();
  });
  field.addEventListener("keydown", (event) => {
    // Enter that confirms a conversion of an input method (Japanese) must not send; Safari says so only by code 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  part(phone, "stop-quoting", HTMLButtonElement).addEventListener("click", () => actions.stopQuoting());
  part(phone, "open-more", HTMLButtonElement).popoverTargetElement = more;
  for (const type of THINGS) {
    part(phone, `send-${type}`, HTMLButtonElement).addEventListener("click", () => {
      if (more.matches(":popover-open")) more.hidePopover();
      actions.sendThing(type);
    });
  }

  return {
    fill(text) {
      field.value = text;
      growToFit(field);
      field.focus();
    },
    focus: () => field.focus(),
    allow(reason) {
      form.hidden = reason !== undefined;
      closed.hidden = reason === undefined;
      closed.replaceChildren(...(reason === undefined ? [] : [element("p", {}, reason)]));
    },
    quoting(summary) {
      quote.hidden = summary === undefined;
      part(phone, "quote-text", HTMLElement).textContent = summary ?? "";
    },
  };
}

function growToFit(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
