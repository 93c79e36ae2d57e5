import type { messagingApi } from "@line/bot-sdk";
import { BLUE, caption, column, heading, paragraph, separator } from "./flex.ts";
import type { Say } from "./texts.ts";

const TOPICS = [
  ...["latest", "search", "article", "story", "popular"],
  ...["follow", "my-alerts", "catch-up", "settings", "language", "data"],
];

/** All that can be said to the bot, on one page. */
export function helpPage(say: Say): messagingApi.FlexBubble {
  return {
    type: "bubble",
    size: "mega",
    body: column(
      [
        heading(say("help-heading")),
        separator(),
        ...TOPICS.map((topic) =>
          column([heading(say(`help-${topic}-label`), BLUE), paragraph(say(`help-${topic}`))], {
            spacing: "xs",
          }),
        ),
        separator(),
        caption(say("help-source")),
      ],
      { spacing: "md" },
    ),
  };
}
