import type { messagingApi } from "@line/bot-sdk";
import {
  catchUpButton,
  languageButton,
  latestButton,
  myAlertsButton,
  myDataButton,
  popularButton,
  searchButton,
  settingsButton,
  whatToFollowButton,
} from "./buttons.ts";
import { caption, choices, heading, headline, lines, paragraph, sections, separator, sheet } from "./flex.ts";
import { INDIGO } from "./palette.ts";
import type { Say } from "./texts.ts";

const TOPICS = [
  ...["latest", "search", "article", "story", "popular"],
  ...["follow", "my-alerts", "catch-up", "settings", "language", "data"],
];

/** All that can be said to the bot, on one page, and each of it by a tap. */
export function helpPage(say: Say): messagingApi.FlexBubble {
  return sheet({
    width: "page",
    accent: INDIGO,
    body: sections([
      headline(say("help-heading")),
      separator(),
      ...TOPICS.map((topic) =>
        lines([heading(say(`help-${topic}-label`), INDIGO), paragraph(say(`help-${topic}`))]),
      ),
      separator(),
      caption(say("help-source")),
    ]),
    footer: choices([
      latestButton(say),
      searchButton(say),
      popularButton(say),
      ...whatToFollowButton(say),
      myAlertsButton(say),
      catchUpButton(say("button-catch-up")),
      settingsButton(say),
      languageButton(say),
      myDataButton(say),
    ]),
  });
}
