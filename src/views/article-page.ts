import type { messagingApi } from "@line/bot-sdk";
import type { ArticleQuestion, Reply } from "../commands/command.ts";
import type { Article } from "../domain/article.ts";
import { clipUnits } from "../line/limits.ts";
import { shareAction } from "../line/messages.ts";
import { byline, kicker, mainCategory, pictureOf, readButton, type ViewContext } from "./article-card.ts";
import { articleButton, feedbackButton, followStory, storyLinks } from "./buttons.ts";
import { categoryLabel } from "./categories.ts";
import { longTime } from "./dates.ts";
import {
  caption,
  column,
  field,
  heading,
  headline,
  label,
  linkRow,
  paragraph,
  quietButton,
  sections,
  separator,
  sheet,
} from "./flex.ts";
import { accentOf, SLATE } from "./palette.ts";
import type { Say } from "./texts.ts";
import { titleRow } from "./title-row.ts";

/** Keeps a page of one article far below LINE's 30 KB, whatever its texts hold. */
const PAGE_TEXT_UNITS = 1_500;
const PAGE_TITLE_UNITS = 300;

type SummaryReply = Extract<Reply, { type: "summary" }>;
type DetailsReply = Extract<Reply, { type: "details" }>;

/** The article's summary, marked as NHK's words or a machine's choice. */
export const summaryPage = (reply: SummaryReply, context: ViewContext): messagingApi.FlexBubble =>
  page(
    reply,
    ["related", "details"],
    [...summarySection(reply.summary, context), ...feedbackRow(reply.summary, context.say)],
    context,
  );

/** What the reader thinks of it; nothing where there was nothing to sum up. */
const feedbackRow = ({ summary, by }: SummaryReply["summary"], say: Say): messagingApi.FlexBox[] =>
  summary === ""
    ? []
    : [linkRow([feedbackButton(by, "up", say), feedbackButton(by, "down", say)], SLATE, "label")];

/** Sends the title and NHK's own link to a friend, who may not know this bot. */
function shareButton(title: string, url: string, say: Say): messagingApi.FlexButton[] {
  const action = shareAction(say("button-share"), title, url);
  return action ? [quietButton(action)] : [];
}

/** Every field that the project's first article page had: similar readings, summary, statistics, details. */
export function detailsPage(reply: DetailsReply, context: ViewContext): messagingApi.FlexBubble {
  const { say } = context;
  const accent = accentOf(mainCategory(reply.article));
  const parts: [string, messagingApi.FlexComponent[]][] = [
    ["details-related", relatedTitles(reply.related, context)],
    ["details-statistics", statistics(reply, context)],
    ["details-details", fields(reply, context)],
  ];
  return page(
    reply,
    ["summary", "related"],
    [
      ...summarySection(reply.summary, context),
      ...parts.flatMap(([name, contents]) => [
        separator(),
        column([heading(say(name), accent), ...contents]),
      ]),
    ],
    context,
  );
}

/** One article on a page: its head, what was asked for, and what else can be asked. */
function page(
  { article, plainTitle = article.title, others }: Pick<SummaryReply, "article" | "plainTitle" | "others">,
  questions: ArticleQuestion[],
  contents: messagingApi.FlexComponent[],
  context: ViewContext,
): messagingApi.FlexBubble {
  const links = [
    ...questions.map((question) => articleButton(question, article.id, context.say)),
    ...followStory(article.id, context.say),
  ];
  const accent = accentOf(mainCategory(article));
  return sheet({
    width: "page",
    accent,
    picture: pictureOf(article, context),
    body: sections([column(head(article, context)), separator(), ...contents]),
    footer: [
      linkRow(links, accent),
      ...(others > 0 ? [linkRow(storyLinks(article.id, context.say), accent)] : []),
      ...readButton(article, context),
      ...shareButton(plainTitle, article.url, context.say),
    ],
  });
}

const summarySection = (
  summary: SummaryReply["summary"],
  context: ViewContext,
): messagingApi.FlexComponent[] => [
  column([heading(context.say("summary-heading")), ...summaryText(summary, context)]),
];

const head = (article: Article, context: ViewContext): messagingApi.FlexComponent[] => [
  label(kicker(article, context.say), accentOf(mainCategory(article))),
  headline(clipUnits(article.title, PAGE_TITLE_UNITS)),
  caption(byline(article, context)),
];

function summaryText(
  { summary, by }: SummaryReply["summary"],
  { say }: ViewContext,
): messagingApi.FlexComponent[] {
  if (summary === "") return [paragraph(say("no-lead"))];
  return [paragraph(clipUnits(summary, PAGE_TEXT_UNITS)), caption(say(`summary-by-${by}`))];
}

function relatedTitles(related: Article[], { say }: ViewContext): messagingApi.FlexComponent[] {
  if (related.length === 0) return [paragraph(say("details-no-related"))];
  return related.map((article) => titleRow(article, PAGE_TITLE_UNITS, say));
}

function statistics(
  { article, words, readCount }: DetailsReply,
  { say, locale }: ViewContext,
): messagingApi.FlexBox[] {
  const countsCharacters = article.lang === "ja";
  const number = (value: number) => value.toLocaleString(locale);
  return [
    field(say(countsCharacters ? "details-characters" : "details-words"), number(words)),
    field(say("details-reads"), readCount ? number(readCount.reads) : ""),
  ];
}

function fields({ article, readCount }: DetailsReply, { say, locale }: ViewContext): messagingApi.FlexBox[] {
  const time = (at: number) => longTime(at, locale);
  const corrections = article.revision - 1;
  return [
    field(say("details-id"), article.id),
    field(say("details-publisher"), article.publisher.toUpperCase()),
    field(
      say("details-categories"),
      article.categories
        .slice(0, 12)
        .map((slug) => categoryLabel(slug, say))
        .join(say("list-separator")),
    ),
    field(say("details-url"), clipUnits(article.url, PAGE_TITLE_UNITS)),
    field(say("details-date"), time(article.publishedAt)),
    field(say("details-created"), time(article.createdAt)),
    field(say("details-updated"), time(article.updatedAt)),
    ...(corrections > 0
      ? [field(say("details-revision"), say("details-revisions", { count: corrections }))]
      : []),
    field(
      say("details-last-read"),
      readCount?.lastReadAt === undefined ? say("details-never") : time(readCount.lastReadAt),
    ),
  ];
}
