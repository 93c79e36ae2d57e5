import type { messagingApi } from "@line/bot-sdk";
import type { ArticleQuestion } from "../commands/command.ts";
import type { Article } from "../domain/article.ts";
import { clipUnits, clipWords } from "../line/limits.ts";
import { pictureUri, uriAction } from "../line/messages.ts";
import { articleButton, type Button } from "./buttons.ts";
import { categoryLabel } from "./categories.ts";
import { shortTime } from "./dates.ts";
import {
  button,
  caption,
  column,
  label,
  linkRow,
  paragraph,
  photograph,
  quotation,
  separator,
  sheet,
  title,
} from "./flex.ts";
import { accentOf, SLATE } from "./palette.ts";
import type { Say } from "./texts.ts";
import type { LabelContext } from "./topic-label.ts";

/** What a view needs besides the reply. */
export interface ViewContext extends LabelContext {
  /** Where a tap on "read" leads: NHK's page, perhaps by way of our read counter. */
  linkTo: (article: Article) => string;
}

/** Units of text that a card shows; the whole lead stands in the summary. */
const TITLE_UNITS = 120;
const EXCERPT_UNITS = 120;
/** A sentence that answers a search is shown whole; hardly one is longer. */
const PASSAGE_UNITS = 300;

/** What a card says and offers that comes without being asked for. */
export interface CardExtras {
  /** Before the category: that it is an update. */
  mark?: string;
  /** Why it comes. */
  reasons: string;
  links: Button[];
}

/**
 * One article of a carousel: what it is, in short, and everything that can be asked of it.
 * @param passage the sentence to show of it, in place of its beginning
 * @param ask the question that it is to be asked, before others
 */
export function articleCard(
  article: Article,
  context: ViewContext,
  {
    extras,
    passage,
    ask,
  }: { extras?: CardExtras; passage?: string | undefined; ask?: ArticleQuestion | undefined } = {},
): messagingApi.FlexBubble {
  const kickers = [extras?.mark, kicker(article, context.say)].filter(Boolean);
  const accent = accentOf(mainCategory(article));
  const questions = questionsOf(ask).map((question) => articleButton(question, article.id, context.say));
  return sheet({
    width: "card",
    accent,
    picture: pictureOf(article, context),
    body: column([
      label(kickers.join(" · "), accent),
      title(clipUnits(article.title, TITLE_UNITS)),
      caption(byline(article, context)),
      ...excerpt(article, passage, context.say),
    ]),
    footer: [
      linkRow(questions, accent),
      ...readButton(article, context),
      ...(extras ? [separator(), caption(extras.reasons), linkRow(extras.links, SLATE, "label")] : []),
    ],
  });
}

/** As many as a row holds. */
const questionsOf = (ask: ArticleQuestion | undefined): ArticleQuestion[] =>
  [...new Set([...(ask ? [ask] : []), "summary", "related", "details"] as const)].slice(0, 3);

function excerpt(article: Article, passage: string | undefined, say: Say): messagingApi.FlexComponent[] {
  const isInExcerpt = passage === undefined || article.lead.slice(0, EXCERPT_UNITS - 1).includes(passage);
  if (!isInExcerpt) {
    const found = paragraph(clipWords(passage, PASSAGE_UNITS));
    return [quotation(found, accentOf(mainCategory(article))), caption(say("excerpt-by-nhk"))];
  }
  if (article.lead === "") return [caption(say("no-lead"))];
  return [paragraph(clipWords(article.lead, EXCERPT_UNITS), 4), caption(say("excerpt-by-nhk"))];
}

/** Category, and what NHK's title mark said. */
export function kicker(article: Article, say: Say): string {
  const form = article.form === "story" ? [] : [say(`form-${article.form}`)];
  const category = mainCategory(article);
  return [...(category === undefined ? [] : [categoryLabel(category, say)]), ...form].join(" · ");
}

/** "top" says where NHK placed an article; any other category says what it is about. */
export const mainCategory = (article: Article): string | undefined =>
  article.categories.find((category) => category !== "top") ?? article.categories[0];

export const byline = (article: Article, { say, locale }: ViewContext): string =>
  say("byline", { time: shortTime(article.publishedAt, locale) });

const readAction = (article: Article, { say, linkTo }: ViewContext): messagingApi.URIAction | undefined =>
  uriAction(say("button-read"), linkTo(article));

/** Its photograph, where there is one that LINE takes; a tap on it reads on. */
export function pictureOf(article: Article, context: ViewContext): messagingApi.FlexImage | undefined {
  const uri = article.image === undefined ? undefined : pictureUri(article.image);
  return uri === undefined ? undefined : photograph(uri, readAction(article, context));
}

/** None where NHK's link is one that LINE would refuse. */
export function readButton(article: Article, context: ViewContext): messagingApi.FlexButton[] {
  const action = readAction(article, context);
  return action ? [button(action, accentOf(mainCategory(article)))] : [];
}
