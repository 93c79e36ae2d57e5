import type { messagingApi } from "@line/bot-sdk";
import { bubbleMessage, type Message, textMessage, withQuickReply } from "../line/messages.ts";
import type { ViewContext } from "./article-card.ts";
import { localeButtons, newsButtons, OWN_NAMES, quickRow } from "./buttons.ts";
import { column, headline, sections, separator, sheet } from "./flex.ts";
import { INDIGO } from "./palette.ts";
import { section } from "./settings-page.ts";

/** The bot's language and that of the news, with the taps that change each; on LINE for computers there is no row below. */
export function languagePage({ say, locale, news }: ViewContext): Message[] {
  const question = say("language-question");
  const parts: messagingApi.FlexComponent[][] = [
    section(say("language-bot"), OWN_NAMES[locale], localeButtons()),
    section(say("language-news"), OWN_NAMES[news], newsButtons(say)),
  ];
  const bubble = sheet({
    width: "page",
    accent: INDIGO,
    body: sections([headline(question), ...parts.flatMap((part) => [separator(), column(part)])]),
  });
  const buttons = [...localeButtons(), ...newsButtons(say)];
  return withQuickReply([bubbleMessage(question, bubble) ?? textMessage(question)], quickRow(buttons, say));
}
