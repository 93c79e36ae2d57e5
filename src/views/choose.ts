import type { FollowedTopic, Reply } from "../commands/command.ts";
import type { ButtonCommand } from "../commands/postback.ts";
import { newsLanguageFor } from "../domain/language.ts";
import { clipUnits } from "../line/limits.ts";
import { carouselMessages, type Message, textMessage, withQuickReply } from "../line/messages.ts";
import type { ViewContext } from "./article-card.ts";
import {
  type Button,
  commandButton,
  latestButton,
  muteButtons,
  myAlertsButton,
  quickRow,
} from "./buttons.ts";
import { caption, choices, column, heading, pagesOf, sheet } from "./flex.ts";
import { INDIGO } from "./palette.ts";
import { topicLabel } from "./topic-label.ts";

type ChooseTopic = Extract<Reply, { type: "choose-topic" }>;
type ChooseMute = Extract<Reply, { type: "choose-mute" }>;

const CHOICES_IN_A_BUBBLE = 20;
const CHOICES_IN_THE_ROW = 10;
const TITLE_UNITS = 120;

/** Which of the followed topics is meant? */
export function chooseTopic({ action, topics }: ChooseTopic, context: ViewContext): Message[] {
  const buttons = topics.map((followed) =>
    commandButton(topicLabel(followed.topic, context), commandFor(action, followed)),
  );
  return choose(context.say(`choose-topic-${action}`), undefined, buttons, context);
}

/** Less of a topic is the next slower way of being told. */
function commandFor(action: ChooseTopic["action"], { no, mode }: FollowedTopic): ButtonCommand {
  if (action !== "less") return { name: action, which: { by: "no", no } };
  return { name: "topic-mode", no, mode: mode === "instant" ? "digest" : "ask" };
}

/** Which of an article's words is not to be told of any more? */
export function chooseMute({ article, words }: ChooseMute, context: ViewContext): Message[] {
  const buttons = words.flatMap((word) => muteButtons(word, newsLanguageFor(article.lang)));
  return choose(context.say("choose-mute"), clipUnits(article.title, TITLE_UNITS), buttons, context);
}

function choose(
  question: string,
  about: string | undefined,
  buttons: Button[],
  { say }: ViewContext,
): Message[] {
  const bubbles = pagesOf(buttons, CHOICES_IN_A_BUBBLE).map((page) =>
    sheet({
      width: "page",
      accent: INDIGO,
      body: column([heading(question), ...(about === undefined ? [] : [caption(about)]), ...choices(page)]),
    }),
  );
  const row = [...buttons.slice(0, CHOICES_IN_THE_ROW), myAlertsButton(say), latestButton(say)];
  const asked = bubbles.length > 0 ? carouselMessages(question, bubbles) : [textMessage(question)];
  return withQuickReply(asked, quickRow(row, say));
}
