import type { messagingApi } from "@line/bot-sdk";
import type { Reply } from "../commands/command.ts";
import { clipUnits } from "../line/limits.ts";
import { bubbleMessage, type Message, textMessage, withQuickReply } from "../line/messages.ts";
import { kicker, mainCategory, pictureOf, readButton, type ViewContext } from "./article-card.ts";
import { articleButton, type Button, followStory, helpButton, latestButton, quickRow } from "./buttons.ts";
import { shortTime } from "./dates.ts";
import {
  caption,
  column,
  headline,
  label,
  linkRow,
  milestone,
  paragraph,
  sections,
  separator,
  sheet,
} from "./flex.ts";
import { accentOf } from "./palette.ts";

type StoryReply = Extract<Reply, { type: "story" }>;

const TITLE_UNITS = 120;
/** A guard for texts that hold no sentence end: as a rule a story's texts together are not much longer. */
const ENTRY_UNITS = 400;

/** A story told with dates, the newest last; a tap on an entry brings that article. */
export function storyMessages(reply: StoryReply, context: ViewContext): Message[] {
  const { say } = context;
  const heading = say(`story-${reply.part}`, { title: clipUnits(reply.of.title, TITLE_UNITS) });
  const lines = reply.entries.map(
    ({ article, text }) =>
      `${shortTime(article.publishedAt, context.locale)}\n${clipUnits(text, ENTRY_UNITS)}`,
  );
  const words = [heading, ...lines].join("\n");
  const message = bubbleMessage(words, storyPage(reply, heading, context)) ?? textMessage(words);
  return withQuickReply(
    [message],
    quickRow([...storyButtons(reply, context), latestButton(say), helpButton(say)], say),
  );
}

function storyPage(
  { of, entries }: StoryReply,
  heading: string,
  context: ViewContext,
): messagingApi.FlexBubble {
  const { say, locale } = context;
  const accent = accentOf(mainCategory(of));
  const newest = entries.at(-1)?.article ?? of;
  return sheet({
    width: "page",
    accent,
    picture: pictureOf(newest, context),
    body: sections([
      column([label(kicker(of, say), accent), headline(heading)]),
      separator(),
      column(
        entries.map(({ article, text }) =>
          milestone(
            [caption(shortTime(article.publishedAt, locale)), paragraph(clipUnits(text, ENTRY_UNITS))],
            accent,
            articleButton("summary", article.id, say),
          ),
        ),
      ),
      caption(say("story-by-extract")),
    ]),
    footer: [linkRow(storyButtons({ of, entries }, context), accent), ...readButton(newest, context)],
  });
}

/** "Since" goes on from the newest article shown, whenever it is tapped. */
function storyButtons({ of, entries }: Pick<StoryReply, "of" | "entries">, { say }: ViewContext): Button[] {
  const { id } = entries.at(-1)?.article ?? of;
  return [articleButton("since", id, say), articleButton("related", id, say), ...followStory(id, say)];
}
