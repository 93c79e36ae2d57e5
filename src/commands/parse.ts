import type { Category } from "../domain/category.ts";
import { LOCALES, type Locale } from "../domain/language.ts";
import type { ArticleQuestion, ArticleRef, Command } from "./command.ts";
import { CATEGORY_WORDS, COMMAND_WORDS, LOCALE_WORDS } from "./vocabulary.ts";

/**
 * What a typed message asks for. Forgiving: width, case, politeness and word order don't matter, and words that are no
 * command are a search for them.
 */
export function parseText(text: string, context: { quotedMessageId?: string } = {}): Command {
  const nhkId = nhkIdIn(text);
  const words = tidy(nhkId === undefined ? text : text.replace(LINK, " "));
  const pointed = pointedArticle(nhkId, context.quotedMessageId);
  return (
    plainCommand(words) ??
    articleQuestion(words, pointed) ??
    // A link or a quote with other words, or none, means that article.
    (pointed ? { name: "summary", of: pointed } : undefined) ??
    latestCommand(words) ??
    languageCommand(words) ??
    searchCommand(words, text)
  );
}

const LINK = /https?:\/\/(?:[\w-]+\.)*(?:nhk(?:\.or)?\.jp|nhkworld\.jp|web\.nhk)\/[^\s"'<>「」）)]*/i;

/** NHK's id of the article that a link in the text leads to: the last segment of its path. */
function nhkIdIn(text: string): string | undefined {
  const link = LINK.exec(text)?.[0];
  if (link === undefined || !URL.canParse(link)) return undefined;
  const segment = new URL(link).pathname.split("/").filter(Boolean).at(-1);
  return segment?.replace(/\.html?$/, "");
}

function pointedArticle(
  nhkId: string | undefined,
  quotedMessageId: string | undefined,
): ArticleRef | undefined {
  if (nhkId !== undefined) return { by: "nhk-id", nhkId };
  if (quotedMessageId !== undefined) return { by: "quote", messageId: quotedMessageId };
  return undefined;
}

const POLITE_END =
  /(?:を)?(?:お願いします|おねがいします|ください|下さい|見せて|みせて|教えて|おしえて|please)[。.!！]*$/u;
const POLITE_START = /^(?:please|show me|show|give me|tell me)\s+/u;

/** No command or search needs more; keeps the patterns below quick on a text of LINE's full 5,000. */
const READ_UNITS = 300;

/** Folds width and case, and takes off what carries no meaning: slashes before commands, politeness, end marks. */
function tidy(text: string): string {
  return text
    .slice(0, READ_UNITS)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^[/!#]+(?=\S)/, "")
    .replace(/[。.!]+$/u, "")
    .replace(POLITE_END, "")
    .replace(POLITE_START, "")
    .trim();
}

type Plain = "popular" | "help" | "language" | "my-data" | "delete-data";

function plainCommand(words: string): Command | undefined {
  const named = (name: Plain) => COMMAND_WORDS[name].some((word) => word === words);
  if (named("popular")) return { name: "popular" };
  if (named("help")) return { name: "help" };
  if (named("language")) return { name: "language" };
  if (named("my-data")) return { name: "my-data" };
  if (named("delete-data")) return { name: "delete-data", confirmed: false };
  return undefined;
}

const anyOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");

const QUESTIONS: ArticleQuestion[] = ["summary", "related", "details"];

/** "要約", "要約 地震", "地震を要約して", "summary of the rate rise". */
const QUESTION_FORMS = QUESTIONS.map((name) => ({
  name,
  verbFirst: new RegExp(`^(?:${anyOf(COMMAND_WORDS[name])})(?:[\\s::]+(.+))?$`, "u"),
  verbLast: new RegExp(`^(.+?)(?:\\s+|を|の)(?:${anyOf(COMMAND_WORDS[name])})(?:して)?$`, "u"),
}));

function articleQuestion(words: string, pointed: ArticleRef | undefined): Command | undefined {
  for (const { name, verbFirst, verbLast } of QUESTION_FORMS) {
    const match = verbFirst.exec(words) ?? verbLast.exec(words);
    if (!match) continue;
    const object = match[1]?.trim();
    if (pointed) return { name, of: pointed };
    return { name, of: object ? { by: "words", words: object } : { by: "nothing" } };
  }
  return undefined;
}

const categoryOf = (word: string | undefined): Category | undefined =>
  word === undefined
    ? undefined
    : Object.keys(CATEGORY_WORDS).find((name) => CATEGORY_WORDS[name]?.includes(word));

const A_CATEGORY = anyOf(Object.values(CATEGORY_WORDS).flat());
const A_LATEST = anyOf(COMMAND_WORDS.latest);
const JOINT = "(?:\\s+(?:in|on|of|about|for)\\s+|\\s*の\\s*|\\s*)";

/** "最新", "最新 スポーツ", "スポーツのニュース", "latest sports news", "経済". */
const LATEST = new RegExp(`^(?:${A_LATEST})${JOINT}(${A_CATEGORY})?(?:${JOINT}(?:${A_LATEST}))?$`, "u");
const CATEGORY_LATEST = new RegExp(`^(${A_CATEGORY})(?:${JOINT}(?:${A_LATEST}))?$`, "u");

function latestCommand(words: string): Command | undefined {
  const match = LATEST.exec(words) ?? CATEGORY_LATEST.exec(words);
  if (!match) return undefined;
  const category = categoryOf(match[1]);
  return { name: "latest", ...(category !== undefined && { category }) };
}

const LANGUAGE_VERB =
  /^(?:言語|language|lang|switch to|change to|speak|in)\s+|(?:で|に)$|に(?:変更|切り替え|して)$/gu;

function languageCommand(words: string): Command | undefined {
  const bare = words.replace(LANGUAGE_VERB, "").trim();
  const locale = LOCALES.find((tag: Locale) => LOCALE_WORDS[tag].includes(bare));
  return locale && { name: "language", locale };
}

const SEARCH_FIRST = new RegExp(`^(?:${anyOf(COMMAND_WORDS.search)})(?:[\\s::]+(.+))$`, "u");
const SEARCH_LAST = new RegExp(
  `^(.+?)(?:\\s+|を|の)(?:${anyOf(["検索", "検索して", "探して", "さがして"])})$`,
  "u",
);
const NEWS_ABOUT =
  /^(?:latest |the )?news (?:about|on|of) (.+)$|^(.+?)(?:に関する|についての|の)?(?:最新)?ニュース$/u;

function searchCommand(words: string, text: string): Command {
  if (COMMAND_WORDS.search.some((word) => word === words)) return { name: "help" };
  const match = SEARCH_FIRST.exec(words) ?? SEARCH_LAST.exec(words) ?? NEWS_ABOUT.exec(words);
  const object = (match?.[1] ?? match?.[2])?.trim();
  return { name: "search", words: object || words || text.trim() };
}
