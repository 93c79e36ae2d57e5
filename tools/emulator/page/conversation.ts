import type { Bubble } from "../control-api.ts";
import { type BubbleContext, bubbleRow, seal } from "./bubble.ts";
import { button, element } from "./dom.ts";
import { messageSummary } from "./messages.ts";

/** The scrolling log of one chat. */
export interface Conversation {
  /** Shows another chat, or the same one afresh, scrolled to its end. */
  show(bubbles: Bubble[]): void;
  /** Adds a bubble below; follows it if the reader is at the end, else offers a way there. */
  append(bubble: Bubble): void;
  /** Shows the three dots for so many milliseconds, or until the bot's next bubble. */
  typing(milliseconds: number): void;
}

const NEAR_END_PX = 120;
const DAY = new Intl.DateTimeFormat("ja-JP", { month: "long", day: "numeric", weekday: "short" });

/** Fills the log element, and tells the announcer (an aria-live region) what the bot says. */
export function createConversation(
  log: HTMLElement,
  announcer: HTMLElement,
  context: BubbleContext,
): Conversation {
  const dots = element("div", { class: "row row-bot typing", "data-testid": "typing", hidden: true }, seal());
  dots.append(
    element("div", { class: "dots", role: "img", "aria-label": "The bot is writing" }, ...threeDots()),
  );
  const silence = element("p", { class: "system" }, "Nothing said yet. Write something まだ何もありません");
  const toEnd = () => log.scrollTo({ top: log.scrollHeight });
  const jump = button({ class: "jump", hidden: true }, toEnd, "New messages ↓");
  let isPinned = true;
  let lastBubble: Bubble | undefined;
  let dotsTimer: ReturnType<typeof setTimeout> | undefined;
  const isNearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;

  const stopDots = () => {
    clearTimeout(dotsTimer);
    dots.hidden = true;
  };
  const place = (bubble: Bubble) => {
    silence.remove();
    const day = DAY.format(bubble.at);
    if (lastBubble === undefined || DAY.format(lastBubble.at) !== day) {
      dots.before(element("p", { class: "day", lang: "ja" }, day));
    }
    const row = bubbleRow(bubble, context);
    if (continues(lastBubble, bubble)) row.classList.add("continues");
    dots.before(row);
    lastBubble = bubble;
  };
  // Not every browser lets the keyboard into a scrolling area by itself.
  log.tabIndex = 0;
  log.addEventListener("scroll", () => {
    isPinned = isNearEnd();
    if (isPinned) jump.hidden = true;
  });
  // Quick replies, a quote or a phone's keyboard take room from the log; whoever is at its end stays there.
  new ResizeObserver(() => {
    if (isPinned) toEnd();
  }).observe(log);
  log.after(jump);

  return {
    show(bubbles) {
      stopDots();
      lastBubble = undefined;
      log.replaceChildren(dots);
      if (bubbles.length === 0) dots.before(silence);
      for (const bubble of bubbles) place(bubble);
      jump.hidden = true;
      toEnd();
    },
    append(bubble) {
      const follows = isPinned || bubble.from === "user";
      if (bubble.from === "bot") {
        stopDots();
        announcer.textContent = `${context.botName}: ${messageSummary(bubble.message)}`;
      }
      place(bubble);
      if (follows) toEnd();
      else jump.hidden = false;
    },
    typing(milliseconds) {
      clearTimeout(dotsTimer);
      const follows = isPinned;
      dots.hidden = false;
      dotsTimer = setTimeout(stopDots, milliseconds);
      if (follows) toEnd();
    },
  };
}

/** Whether a bubble is said in one breath with the one before it, and so needs no second picture and name. */
function continues(before: Bubble | undefined, bubble: Bubble): boolean {
  return (
    before !== undefined &&
    before.from === bubble.from &&
    before.userId === bubble.userId &&
    bubble.at - before.at < 60_000
  );
}

const threeDots = () => [1, 2, 3].map(() => element("span"));
