import type { Bubble } from "../control-api.ts";
import { type BubbleContext, bubbleRow, seal } from "./bubble.ts";
import { element } from "./dom.ts";
import { followEnd } from "./follow-end.ts";
import { messageSummary } from "./messages.ts";

/** The scrolling log of one chat. */
export interface Conversation {
  /** Shows another chat, or the same one afresh, scrolled to its end. */
  show(bubbles: Bubble[]): void;
  /** Adds a bubble below; follows it if the reader is at the end or wrote it, else offers a way there. */
  append(bubble: Bubble): void;
  /** Follows what comes next: the person has done something that will be answered. */
  expectAnswer(): void;
  /** Shows the three dots for so many milliseconds (0: no longer), or until the bot's next bubble. */
  typing(milliseconds: number): void;
}

const DAY = new Intl.DateTimeFormat("ja-JP", { month: "long", day: "numeric", weekday: "short" });

/** Fills the log element; `announce` is told what the bot says, for those who hear the page. */
export function createConversation(
  log: HTMLElement,
  announce: (words: string) => void,
  context: BubbleContext,
): Conversation {
  const dots = element("div", { class: "row row-bot typing", "data-testid": "typing", hidden: true }, seal());
  dots.append(
    element("div", { class: "dots", role: "img", "aria-label": "The bot is writing" }, ...threeDots()),
  );
  const silence = element("p", { class: "system" }, "Nothing said yet. Write something まだ何もありません");
  const rows = element("div", { class: "rows" });
  log.append(rows);
  const end = followEnd(log, rows);
  let lastBubble: Bubble | undefined;
  let dotsTimer: ReturnType<typeof setTimeout> | undefined;

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

  return {
    show(bubbles) {
      lastBubble = undefined;
      rows.replaceChildren(dots);
      if (bubbles.length === 0) dots.before(silence);
      for (const bubble of bubbles) place(bubble);
      end.goThere();
    },
    append(bubble) {
      if (bubble.from === "bot") {
        stopDots();
        announce(`${context.botName}: ${messageSummary(bubble.message)}`);
      }
      if (bubble.from === "user") end.pin();
      end.grow(() => place(bubble));
    },
    expectAnswer: end.pin,
    typing(milliseconds) {
      stopDots();
      dots.hidden = milliseconds === 0;
      dotsTimer = setTimeout(stopDots, milliseconds);
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
