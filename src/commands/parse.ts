import type { Category } from "../domain/category.ts";
import { LOCALES } from "../domain/language.ts";
import type { ArticleQuestion, ArticleRef, Command } from "./command.ts";
import { tidy } from "./tidy.ts";
import { CATEGORY_WORDS, COMMAND_WORDS, LOCALE_WORDS, NEWS_WORDS, THIS_WORDS } from "./vocabulary.ts";

/**
 * What a typed message asks for. Forgiving: width, case, politeness and word order don't matter, and words that are no
 * command are a search for them.
 */
export function parseText(text: string, context: { quotedMessageId?: string } = {}): Command {
  const nhkId = nhkIdIn(text);
  const words = nhkId === undefined ? tidy(text) : tidy(text.replace(LINK, " ")).replace(LEFT_OVER, "");
  const linked: ArticleRef | undefined = nhkId === undefined ? undefined : { by: "nhk-id", nhkId };
  const quoted: ArticleRef | undefined =
    context.quotedMessageId === undefined ? undefined : { by: "quote", messageId: context.quotedMessageId };
  if (words === "" && !linked && !quoted) return { name: EMOJI.test(text) ? "thanks" : "help" };
  return (
    plainCommand(words) ??
    articleQuestion(words, linked ?? quoted) ??
    // A link with other words, or none, means that article.
    (linked && { name: "summary", of: linked }) ??
    latestCommand(words) ??
    languageCommand(words) ??
    explicitSearch(words) ??
    // So does a quoted message, unless the words are a command of their own.
    (quoted && { name: "summary", of: quoted }) ??
    searchFor(words)
  );
}

const EMOJI = /\p{Extended_Pictographic}/u;

const LINK = /https?:\/\/(?:[\w-]+\.)*(?:nhk(?:\.or)?\.jp|nhkworld\.jp|web\.nhk)\/[\w\-./~%?&=#+:@,;!$*]*/i;

/** What joined a link to the words after it: "<link>の要約", "<link> を詳しく". */
const LEFT_OVER = /^(?:の|を|について|に|と)/u;

/** NHK's id of the article that a link in the text leads to: the last segment of its path. */
function nhkIdIn(text: string): string | undefined {
  const link = LINK.exec(text)?.[0].replace(/[.,;:!?]+$/, "");
  if (link === undefined || !URL.canParse(link)) return undefined;
  const segment = new URL(link).pathname.split("/").filter(Boolean).at(-1);
  return segment?.replace(/\.html?$/i, "");
}

const fold = (words: string): string => words.toLowerCase();

const isOneOf = (list: readonly string[], words: string): boolean => list.includes(fold(words));

const PLAIN = ["popular", "thanks", "language", "my-data"] as const;

function plainCommand(words: string): Command | undefined {
  const name = PLAIN.find((command) => isOneOf(COMMAND_WORDS[command], words));
  if (name) return { name };
  if (isOneOf(COMMAND_WORDS.help, words)) return { name: "help" };
  if (isOneOf(COMMAND_WORDS["delete-data"], words)) return { name: "delete-data", confirmed: false };
  return undefined;
}

/** A group of alternatives, the longest first, so that "news" does not hide "newsroom". */
const anyOf = (words: readonly string[]): string => {
  const escaped = words.toSorted((a, b) => b.length - a.length).map((word) => RegExp.escape(word));
  return `(?:${escaped.join("|")})`;
};

const QUESTIONS: ArticleQuestion[] = ["summary", "related", "details"];

/** "要約", "要約 地震", "地震を要約して", "summary of the rate rise". */
const QUESTION_FORMS = QUESTIONS.map((name) => {
  const verb = anyOf(COMMAND_WORDS[name]);
  return {
    name,
    verbFirst: new RegExp(
      `^(?:(?:an?|the|some) )?${verb}(?: (?:of|about|on|for|to))?(?:[\\s:、,]+(.+))?$`,
      "iu",
    ),
    verbLast: new RegExp(`^(.+?)(?:\\s+|を|の|に|と|について)${verb}$`, "iu"),
  };
});

function articleQuestion(words: string, pointed: ArticleRef | undefined): Command | undefined {
  for (const { name, verbFirst, verbLast } of QUESTION_FORMS) {
    const match = verbFirst.exec(words) ?? verbLast.exec(words);
    if (match) return { name, of: pointed ?? named(match[1]?.trim()) };
  }
  return undefined;
}

/** "this article" or "the news" name none. */
function named(words = ""): ArticleRef {
  const nothing = words === "" || isOneOf(THIS_WORDS, words) || latestCommand(words) !== undefined;
  return nothing ? { by: "nothing" } : { by: "words", words };
}

const categoryOf = (word: string): Category | undefined =>
  Object.keys(CATEGORY_WORDS).find((name) => CATEGORY_WORDS[name]?.includes(fold(word)));

/** "最新", "最新 スポーツ", "スポーツのニュース", "NHKの今日のニュース", "any latest sports news". */
const LATEST = (() => {
  const gap = "[\\s,、:/]*";
  const joint = `${gap}(?:の|に関する|についての|関連の|関連|分野の|in|on|of|about|for|from)?${gap}(?:the )?`;
  const recent = anyOf(NEWS_WORDS.recent);
  const news = anyOf(NEWS_WORDS.news);
  const category = anyOf(Object.values(CATEGORY_WORDS).flat());
  return new RegExp(
    [
      `^(?:nhk(?: ?world(?:-japan)?)?${joint})?(?:(?:any|some|the|all|more|何か|なにか)\\s*)*`,
      `(?:(?:show|new)\\s+(?=${recent}|${news}|${category}\\s+${news}))?`,
      `(?:${recent}${joint})?(?:${news}${joint})?(?<category>${category})?`,
      `(?:${joint}${recent})?(?:${joint}${news})?(?:${joint}${recent})?(?:の?一覧)?$`,
    ].join(""),
    "iu",
  );
})();

function latestCommand(words: string): Command | undefined {
  // Every part of the pattern may be absent, but not all of them.
  if (words === "") return undefined;
  const match = LATEST.exec(words);
  if (!match && !isOneOf(COMMAND_WORDS.latest, words)) return undefined;
  const category = match?.groups?.category;
  return { name: "latest", ...(category !== undefined && { category: categoryOf(category) ?? category }) };
}

/** "英語", "日本語で", "英語に切り替えて", "英語のニュース", "speak English", "switch the language to Japanese", "news in English". */
const LANGUAGE = (() => {
  const [japanese, english] = LOCALES.map((locale) => anyOf(LOCALE_WORDS[locale]));
  const before = [
    "(?:言語|language|lang)[\\s:、,]*(?:を|は|to )?",
    "(?:switch|change|set)(?: (?:it|language|the language))? to ",
    "(?:speak|use|talk|answer|reply|write)(?: in)? ",
    "(?:news )?in ",
  ];
  const after = [
    "(?:で|に|へ)?\\s?(?:変更|切り替え|切替|変え|し|話し|しゃべっ|答え|返事し|表示し|設定)?(?:て|する|して)?",
    " (?:mode|version|language)",
    "版|モード|の?ニュース",
  ];
  const pattern = `^(?:${before.join("|")})?(?:(?<ja>${japanese})|(?<en>${english}(?: news)?))(?:${after.join("|")})?$`;
  return new RegExp(pattern, "iu");
})();

function languageCommand(words: string): Command | undefined {
  const groups = LANGUAGE.exec(words)?.groups;
  const locale = LOCALES.find((tag) => groups?.[tag] !== undefined);
  return locale && { name: "language", locale };
}

const SEARCH_VERB_LAST = "(?:検索|検索して|検索する|探して|さがして|調べて|しらべて)";
const EXPLICIT_SEARCHES = [
  new RegExp(`^${anyOf(COMMAND_WORDS.search)}[\\s:、,]+(.+)$`, "iu"),
  new RegExp(`^(.+?)(?:\\s+|を|の|で|について)${SEARCH_VERB_LAST}$`, "u"),
];

/** "検索 大谷", "大谷を検索して", "search for the rate rise"; alone, the word asks how to search. */
function explicitSearch(words: string): Command | undefined {
  if (isOneOf(COMMAND_WORDS.search, words)) return { name: "help" };
  const object = EXPLICIT_SEARCHES.map((pattern) => pattern.exec(words)?.[1]?.trim()).find(Boolean);
  return object === undefined ? undefined : { name: "search", words: object };
}

/** What people put around the words they look for; what is left is looked for. */
const SEARCH_FRAMES = [
  /^(?:最新の?(?:ニュース|情報)?|ニュース)[\s:、,]+(.+)$/u,
  /^(.+?)(?:に関する|に関連する|についての|について|関連の|関連|をめぐる|の)?\s*(?:最新の?|新しい)?\s*ニュース$/u,
  /^(.+?)(?:に関する|に関連する|についての|関連の|をめぐる|の|\s)(?:最新の?|新しい)?\s*(?:記事|話題|情報|速報|動き|最新|新着|こと)$/u,
  /^(.+?)(?:について|に関して|とは|って何|って)$/u,
  /^(?:(?:what's|what is|what are|any|some|the|all|more|latest|recent|newest|new|breaking) )*(?:news|stories|story|articles?|headlines|updates?|anything|something|info|information|happening|new|going on|latest|what happened) (?:about|on|of|in|from|for|with|to|at|regarding|related to) (.+)$/iu,
  /^(?:(?:what|how) )?about (.+)$/iu,
  /^(?:the )?latest (.+)$/iu,
  /^(.+?)(?<!\b(?:fake|good|bad|old)) (?:latest )?(?:news|headlines|updates)$/iu,
];

function searchFor(words: string): Command {
  const object = SEARCH_FRAMES.reduce((inner, frame) => frame.exec(inner)?.[1]?.trim() ?? inner, words);
  return latestCommand(object) ?? { name: "search", words: object };
}
