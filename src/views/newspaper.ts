import type { messagingApi } from "@line/bot-sdk";
import type { DeliveredItem } from "../domain/alert.ts";
import type { Article } from "../domain/article.ts";
import type { EpochMs } from "../domain/time.ts";
import { type Topic, topicKey } from "../domain/topic.ts";
import { clipUnits, clipWords } from "../line/limits.ts";
import { byline, kicker, mainCategory, pictureOf, readButton, type ViewContext } from "./article-card.ts";
import { articleButton, myAlertsButton, settingsButton, snoozeButton } from "./buttons.ts";
import { editionDays, editionTime } from "./dates.ts";
import {
  caption,
  column,
  datedLine,
  heading,
  headingWith,
  headline,
  label,
  line,
  linkRow,
  masthead,
  pagesOf,
  paragraph,
  sections,
  separator,
  sheet,
} from "./flex.ts";
import { accentOf, INK, SLATE } from "./palette.ts";
import { topicLabel } from "./topic-label.ts";

/** How news is set: how much of each title is shown, and in which order the articles come. */
export interface Setting {
  titleUnits: number;
  /** Each topic's articles together, else as they come. */
  byTopic: boolean;
}

/** A page with how many articles it shows. */
export interface Page {
  articles: number;
  bubble: messagingApi.FlexBubble;
}

const LINES_ON_THE_FRONT_PAGE = 6;
const LINES_ON_A_PAGE = 10;
const LEAD_TITLE_UNITS = 120;
const LEAD_UNITS = 160;

/** A small newspaper: the first article is the lead story of its front page, the others stand below their topics. */
export function newspaper(
  name: string,
  items: readonly DeliveredItem[],
  setting: Setting,
  context: ViewContext,
): Page[] {
  const [lead, ...others] = items;
  if (!lead) return [];
  const set = inOrder(others, setting);
  const times = items.map(({ article }) => article.publishedAt);
  const edition = { from: Math.min(...times), to: Math.max(...times) };
  const listed = set.slice(0, LINES_ON_THE_FRONT_PAGE);
  const front = sheet({
    width: "page",
    accent: INK,
    body: sections([
      column([
        masthead(name),
        separator(INK),
        headingWith(caption(editionDays(edition, context.locale)), caption("NHK")),
      ]),
      separator(),
      leadStory(lead, context),
      ...topicSections(listed, edition.to, setting, context),
    ]),
    footer: [
      linkRow(
        [myAlertsButton(context.say), settingsButton(context.say), snoozeButton(context.say)],
        SLATE,
        "label",
      ),
    ],
  });
  const further = pages(name, set.slice(listed.length), edition.to, setting, context);
  return [{ articles: 1 + listed.length, bubble: front }, ...further];
}

/** Headlines alone, below their topics. */
export function headlinePages(
  name: string,
  items: readonly DeliveredItem[],
  setting: Setting,
  context: ViewContext,
): Page[] {
  const newest = Math.max(...items.map(({ article }) => article.publishedAt));
  return pages(name, inOrder(items, setting), newest, setting, context);
}

function pages(
  name: string,
  items: readonly DeliveredItem[],
  newest: EpochMs,
  setting: Setting,
  context: ViewContext,
): Page[] {
  return pagesOf(items, LINES_ON_A_PAGE).map((page) => ({
    articles: page.length,
    bubble: sheet({
      width: "page",
      accent: INK,
      body: sections([heading(name), ...topicSections(page, newest, setting, context)]),
    }),
  }));
}

const inOrder = (items: readonly DeliveredItem[], setting: Setting): readonly DeliveredItem[] =>
  setting.byTopic ? byTopic(items) : items;

/** Each topic's articles together, the topics in the order of their first ones. */
export const byTopic = (items: readonly DeliveredItem[]): DeliveredItem[] =>
  [...Map.groupBy(items, reasonKey).values()].flat();

/** An article stands below the first topic that it is told for. */
export const reasonKey = ({ reasons: [first] }: DeliveredItem): string => (first ? topicKey(first) : "");

function leadStory({ article, reasons, update }: DeliveredItem, context: ViewContext): messagingApi.FlexBox {
  const { say } = context;
  const accent = accentOf(mainCategory(article));
  const [reason] = reasons;
  const kickers = [update && say("update-mark"), reason && topicLabel(reason, context), kicker(article, say)];
  const questions = (["summary", "related", "details"] as const).map((question) =>
    articleButton(question, article.id, say),
  );
  const picture = pictureOf(article, context);
  return column([
    ...(picture ? [picture] : []),
    label([...new Set(kickers)].filter(Boolean).join(" · "), accent),
    headline(clipUnits(article.title, LEAD_TITLE_UNITS)),
    ...(article.lead === "" ? [] : [paragraph(clipWords(article.lead, LEAD_UNITS))]),
    caption(byline(article, context)),
    linkRow(questions, accent),
    ...readButton(article, context),
  ]);
}

/** The lines of a page, below the names of their topics. */
function topicSections(
  items: readonly DeliveredItem[],
  newest: EpochMs,
  setting: Setting,
  context: ViewContext,
): messagingApi.FlexBox[] {
  return [...Map.groupBy(items, reasonKey).values()].map((group) => {
    const [topic] = group[0]?.reasons ?? [];
    const accent = topicAccent(topic, group[0]?.article);
    return column([
      separator(accent),
      label(topic ? topicLabel(topic, context) : "NHK", accent),
      ...group.map((item) => newsLine(item, newest, setting, context)),
    ]);
  });
}

/** A category's own; else that of what a section begins with. */
const topicAccent = (topic: Topic | undefined, article: Article | undefined): string =>
  accentOf(topic?.kind === "category" ? topic.category : article && mainCategory(article));

function newsLine(
  { article, update }: DeliveredItem,
  newest: EpochMs,
  { titleUnits }: Setting,
  { say, locale }: ViewContext,
): messagingApi.FlexBox {
  const mark = update ? `${say("update-mark")} · ` : "";
  return datedLine(
    editionTime(article.publishedAt, newest, locale),
    line(mark + clipUnits(article.title, titleUnits)),
    articleButton("summary", article.id, say),
  );
}
