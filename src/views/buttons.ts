import type { messagingApi } from "@line/bot-sdk";
import type { ArticleQuestion } from "../commands/command.ts";
import { articlePostback, type ButtonCommand, postbackData } from "../commands/postback.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import { postbackAction } from "../line/messages.ts";
import { categoryLabel } from "./categories.ts";
import type { Say } from "./texts.ts";

export type Button = messagingApi.PostbackAction;

export const articleButton = (question: ArticleQuestion, id: ArticleId, say: Say): Button =>
  postbackAction(say(`button-${question}`), articlePostback(question, id));

export const moreButton = (command: Extract<ButtonCommand, { name: "latest" }>, say: Say): Button =>
  postbackAction(say("button-more"), postbackData(command));

export const latestButton = (say: Say): Button =>
  postbackAction(say("button-latest"), postbackData({ name: "latest" }));

export const categoryButton = (category: Category, say: Say): Button =>
  postbackAction(categoryLabel(category, say), postbackData({ name: "latest", category }));

export const popularButton = (say: Say): Button =>
  postbackAction(say("button-popular"), postbackData({ name: "popular" }));

export const helpButton = (say: Say): Button =>
  postbackAction(say("button-help"), postbackData({ name: "help" }));

export const languageButton = (say: Say): Button =>
  postbackAction(say("button-language"), postbackData({ name: "language" }));

export const localeButtons = (say: Say): Button[] => [
  postbackAction(say("button-japanese"), postbackData({ name: "language", locale: "ja" })),
  postbackAction(say("button-english"), postbackData({ name: "language", locale: "en" })),
];

export const myDataButton = (say: Say): Button =>
  postbackAction(say("button-my-data"), postbackData({ name: "my-data" }));

/** `confirmed`: the second tap, which deletes. */
export const deleteButton = (confirmed: boolean, say: Say): Button =>
  postbackAction(say("button-delete"), postbackData({ name: "delete-data", confirmed }));
