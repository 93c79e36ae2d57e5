import { button } from "./dom.ts";

/** The end of a scrolling log, which the reader is at (pinned) until they scroll up. */
export interface End {
  /** Scrolls to the end and stays there. */
  goThere(): void;
  /** Stays at the end from the next change of the layout on. */
  pin(): void;
  /** Adds something below, and offers a way there to whoever is reading further up. */
  grow(add: () => void): void;
}

/** Closer to the end than this is at the end: a finger seldom lifts exactly there. */
const AT_END_PX = 40;

/** Keeps the end of the rows within the log in view, and puts the way there for those who left it beside the log. */
export function followEnd(log: HTMLElement, rows: HTMLElement): End {
  let isPinned = true;
  let lastTop = 0;
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < AT_END_PX;
  const toEnd = () => {
    log.scrollTo({ top: log.scrollHeight });
    lastTop = log.scrollTop;
  };
  const pin = () => {
    isPinned = true;
    jump.hidden = true;
  };
  const goThere = () => {
    pin();
    toEnd();
  };
  const jump = button({ class: "jump", hidden: true }, goThere, "New messages ↓");
  log.after(jump);
  // Not every browser lets the keyboard into a scrolling area by itself.
  log.tabIndex = 0;
  // The event comes a frame late, when an answer may have made the log longer: only a way up is the reader's own.
  log.addEventListener("scroll", () => {
    const wentUp = log.scrollTop < lastTop;
    lastTop = log.scrollTop;
    if (isAtEnd()) pin();
    else if (wentUp) isPinned = false;
  });
  // Whoever opens a message's JSON wants to read it, and to find what closes it where it was.
  log.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("summary") !== null) isPinned = false;
  });
  // Quick replies, a quote or a phone's keyboard take room from the log; pictures and fonts that come late make it longer.
  const sizes = new ResizeObserver(() => {
    if (isPinned) toEnd();
  });
  sizes.observe(log);
  sizes.observe(rows);
  return {
    goThere,
    pin,
    grow(add) {
      if (isAtEnd()) pin();
      add();
      if (isPinned) toEnd();
      else jump.hidden = false;
    },
  };
}
