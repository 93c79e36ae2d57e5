import type { messagingApi } from "@line/bot-sdk";
import type { Article } from "../domain/article.ts";
import { clipUnits } from "../line/limits.ts";
import { articleButton } from "./buttons.ts";
import { line } from "./flex.ts";
import type { Say } from "./texts.ts";

/**
 * An article as a line of a list: a tap on its title brings the summary.
 * @param mark what stands before the title
 */
export const titleRow = (article: Article, units: number, say: Say, mark = ""): messagingApi.FlexText => ({
  ...line(`・${mark}${clipUnits(article.title, units)}`),
  action: articleButton("summary", article.id, say),
});
