import type { Bubble } from "../control-api.ts";
import { seal } from "./bubble.ts";
import { button, element } from "./dom.ts";
import { languageOf, messageSummary } from "./messages.ts";

const SHOWN_MS = 4_000;

/** A push as a phone's notification line: the message's text or altText. */
export interface Notification {
  bubble: Bubble;
  /** Whose phone it came to, where another chat is on screen. */
  receiver: string | undefined;
}

/** Lets a notification come down over a phone, in place of an earlier one; it goes by itself, or opens its chat at a tap. */
export function showBanner(place: HTMLElement, { bubble, receiver }: Notification, open: () => void): void {
  const words = messageSummary(bubble.message);
  const head = receiver === undefined ? "Shirase" : `Shirase → ${receiver}`;
  const banner = button(
    { class: "banner", "data-testid": "notification", "data-chat-id": bubble.chatId },
    () => {
      banner.remove();
      open();
    },
    seal(),
    element(
      "span",
      { class: "banner-words" },
      element("strong", { lang: languageOf(head) }, head),
      element("span", { lang: languageOf(words) }, words),
    ),
  );
  place.replaceChildren(banner);
  setTimeout(() => banner.remove(), SHOWN_MS);
}
