import { LOCALES, NEWS_LANGUAGES } from "../domain/language.ts";
import { LIMITS } from "../line/limits.ts";
import { ALERT_WORDS, DELIVERY_WORDS } from "./alert-vocabulary.ts";
import { ARTICLE_QUESTIONS, type ArticleRef, type Command } from "./command.ts";
import { latestIn } from "./latest-words.ts";
import { findNhkLink } from "./nhk-link.ts";
import { alertAbout, alertAboutEnding, alertWish } from "./parse-alerts.ts";
import { deliveryWish } from "./parse-delivery.ts";
import { anyOf, isOneOf } from "./phrases.ts";
import { tidy } from "./tidy.ts";
import {
  CATEGORY_WORDS,
  COMMAND_WORDS,
  LOCALE_ADJECTIVES,
  LOCALE_WORDS,
  LONE_QUESTIONS,
  NEWS_WORDS,
  THIS_WORDS,
} from "./vocabulary.ts";

/**
 * What a typed message asks for. Forgiving: width, case, politeness and word order don't matter, and words that are no
 * command are a search for them. Takes time linear in a text of LINE's full length, whatever it is.
 */
export function parseText(text: string, context: { quotedMessageId?: string } = {}): Command {
  const usual = context.quotedMessageId === undefined ? USUAL.get(text) : undefined;
  return usual ?? readText(text, context);
}

function readText(text: string, context: { quotedMessageId?: string }): Command {
  const message = text.slice(0, LIMITS.textUnits);
  const link = findNhkLink(message);
  const words = tidy(link?.rest ?? message);
  if (link?.nhkId !== undefined) return aboutArticle(words, { by: "nhk-id", nhkId: link.nhkId });
  const { quotedMessageId } = context;
  const quoted: ArticleRef | undefined =
    quotedMessageId === undefined ? undefined : { by: "quote", messageId: quotedMessageId };
  if (words === "" && !quoted) return withoutWords(message, link !== undefined);
  return (
    plainCommand(words) ??
    alertWish(words, quoted) ??
    howTo(words) ??
    deliveryWish(words) ??
    alertAbout(words, quoted) ??
    articleQuestion(words, quoted) ??
    latestCommand(words) ??
    languageCommand(words) ??
    explicitSearch(words) ??
    alertAboutEnding(words, quoted) ??
    // A quoted message means its article, unless the words are a command of their own.
    (quoted && { name: "summary", of: quoted }) ??
    searchFor(QUOTED.test(message.trim()) ? `"${words}"` : words)
  );
}

/** Several words between quotation marks, and nothing else: they are searched for as they stand. */
const QUOTED = /^["“「『][^"“”「」『』]+\s[^"“”「」『』]+["”」』]$/u;

/** A link to an article means that article, whatever else is said. */
const aboutArticle = (words: string, of: ArticleRef): Command =>
  articleQuestion(words, of) ?? alertOf(words, of) ?? { name: "summary", of };

/** Whatever else a message asks of alerts, one that names an article asks it of that article. */
function alertOf(words: string, of: ArticleRef): Command | undefined {
  const wish = alertWish(words, of) ?? alertAbout(words, of) ?? alertAboutEnding(words, of);
  return wish && ("of" in wish || (wish.name === "follow" && wish.what.by === "story")) ? wish : undefined;
}

const EMOJI = /\p{Extended_Pictographic}/u;

/** NHK's front page is its latest news. */
function withoutWords(message: string, linksToNhk: boolean): Command {
  if (linksToNhk) return { name: "latest" };
  return { name: EMOJI.test(message) ? "thanks" : "help" };
}

const PLAIN = ["more", "popular", "categories", "help", "thanks", "language", "my-data"] as const;

function plainCommand(words: string): Command | undefined {
  const name = PLAIN.find((command) => isOneOf(COMMAND_WORDS[command], words));
  if (name) return { name };
  const asked = (["delete-data", "leave"] as const).find((command) => isOneOf(COMMAND_WORDS[command], words));
  if (asked) return { name: asked, confirmed: false };
  if (isOneOf(COMMAND_WORDS.furigana, words)) return { name: "furigana", on: true };
  if (isOneOf(COMMAND_WORDS["furigana-off"], words)) return { name: "furigana", on: false };
  return undefined;
}

/** Who asks how something is done does not want it done yet. */
const HOW =
  /^how (?:do|can|could|should) (?:i|we) |^how to |(?:の|する)?(?:仕方|しかた|やり方|方法|(?:止め|消し|切り)方)$/iu;

function howTo(words: string): Command | undefined {
  const act = words.replace(HOW, "");
  const isOurs = act !== words && (plainCommand(act) ?? alertWish(act, undefined)) !== undefined;
  return isOurs ? { name: "help" } : undefined;
}

/** "要約", "要約 地震", "地震を要約して", "summary of the rate rise". */
const QUESTION_FORMS = ARTICLE_QUESTIONS.map((name) => {
  const verb = anyOf(COMMAND_WORDS[name]);
  return {
    name,
    verbFirst: new RegExp(
      `^(?:(?:an?|the|some) )?${verb}(?: (?:of|about|on|for|to))?(?:[ :、,]+(.+))?$`,
      "iu",
    ),
    verbLast: new RegExp(`^(.+?)(?: |を|の|に|と|は、?|、|について)${verb}$`, "iu"),
  };
});

function articleQuestion(words: string, pointed: ArticleRef | undefined): Command | undefined {
  const alone = ARTICLE_QUESTIONS.find((question) => isOneOf(LONE_QUESTIONS[question] ?? [], words));
  if (alone) return { name: alone, of: pointed ?? { by: "nothing" } };
  for (const { name, verbFirst, verbLast } of QUESTION_FORMS) {
    const match = verbFirst.exec(words) ?? verbLast.exec(words);
    if (match) return { name, of: pointed ?? named(match[1]?.trim()) };
  }
  return undefined;
}

/** "this article" or "the news" name none, "sports" the newest of sports. */
function named(words = ""): ArticleRef {
  const wish = words === "" || isOneOf(THIS_WORDS, words) ? {} : latestIn(words);
  if (wish?.category !== undefined) return { by: "category", category: wish.category };
  return wish || isOneOf(COMMAND_WORDS.latest, words) ? { by: "nothing" } : { by: "words", words };
}

function latestCommand(words: string): Command | undefined {
  const wish = isOneOf(COMMAND_WORDS.latest, words) ? {} : latestIn(words);
  return wish && { name: "latest", ...wish };
}

/** "英語", "日本語で", "英語に切り替えて", "speak English", "switch the language to Japanese", "한국어로". */
const LANGUAGE = (() => {
  const before = [
    "(?:言語|語言|언어|ภาษา|bahasa|language|lang)[ :、,]*(?:を|は|to )?",
    "(?:switch|change|set)(?: (?:it|back|language|the language))? to ",
    "(?:do you )?(?:speak|use|talk|answer|reply|write)(?: to me)?(?: in)? |in ",
  ];
  const after = [
    "(?:で|に|へ)? ?(?:変更|切り替え|切替|変え|戻し|し|話し|しゃべっ|答え|返事し|表示し|設定)?(?:て|する|して)?",
    " (?:mode|version|language)",
    "版|モード|로",
  ];
  const asked = (words: string[]) => `(?:${before.join("|")})${anyOf(words)}|${anyOf(words)} language`;
  return LOCALES.map((locale) => {
    const alone = `(?:${before.join("|")})?${anyOf(LOCALE_WORDS[locale])}(?:${after.join("|")})?`;
    const adjectives = LOCALE_ADJECTIVES[locale] ?? [];
    const forms = [alone, ...(adjectives.length > 0 ? [asked(adjectives)] : [])];
    return { locale, pattern: new RegExp(`^(?:${forms.join("|")})$`, "iu") };
  });
})();

/** "英語のニュース", "ニュースは英語で", "news in English", "news: English", "英文新聞". */
const NEWS_LANGUAGE = NEWS_LANGUAGES.map((news) => {
  const named = anyOf(LOCALE_WORDS[news]);
  const forms = [
    `(?:最新の?)?ニュース(?:の言語)?[:、,を は]*${named}(?:で|に)?(?:して|変更(?:して)?|する)?`,
    `${named}の?ニュース`,
    `news(?: in|:)? ${named}${news === "en" ? `|${named} news` : ""}`,
    `${named}新聞|新聞[: ]*(?:用|改)?${named}|${named} 뉴스|뉴스(?:는|를)?[: ]*${named}로?`,
    `ข่าว[: ]*${named}|berita[: ]*(?:dalam )?${named}`,
  ];
  return { news, pattern: new RegExp(`^(?:${forms.join("|")})$`, "iu") };
});

function languageCommand(words: string): Command | undefined {
  const news = NEWS_LANGUAGE.find(({ pattern }) => pattern.test(words))?.news;
  if (news) return { name: "language", news };
  const locale = LANGUAGE.find(({ pattern }) => pattern.test(words))?.locale;
  return locale && { name: "language", locale };
}

const SEARCH_VERB_LAST = "(?:検索|検索して|検索する|探して|さがして|調べて|しらべて)";
const EXPLICIT_SEARCHES = [
  new RegExp(`^${anyOf(COMMAND_WORDS.search)}[ :、,]+(.+)$`, "iu"),
  new RegExp(`^(.+?)(?: |を|の|で|について)${SEARCH_VERB_LAST}$`, "u"),
];

/** "検索 大谷", "大谷を検索して", "search for the rate rise"; alone, the word asks to be asked. */
function explicitSearch(words: string): Command | undefined {
  if (isOneOf(COMMAND_WORDS.search, words)) return { name: "search", words: "" };
  const object = EXPLICIT_SEARCHES.map((pattern) => pattern.exec(words)?.[1]?.trim()).find(Boolean);
  return object === undefined ? undefined : { name: "search", words: object };
}

/** What people put around the words they look for; what is left is looked for. */
const SEARCH_FRAMES = [
  /^(.+?)を(?:送って|届けて|チェックして)$/u,
  /^tell (?:me|us) (.+)$/iu,
  /^(.+?)(?:は|って)(?:今|いま)?どうな(?:った|ってる|っている)の?$/u,
  /^(?:最新の?(?:ニュース|情報)?|ニュース)[ :、,]+(.+)$/u,
  /^(.+?)(?:に関する|に関連する|についての|について|関連の|関連|をめぐる|の)? ?(?:最新の?|新しい)? ?ニュース$/u,
  /^(.+?)(?:に関する|に関連する|についての|関連の|をめぐる|の| )(?:最新の?|新しい)? ?(?:記事|話題|情報|速報|動き|最新|新着|こと)$/u,
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

/** Most messages are one of the words that buttons and help teach: these are read once, not each time. */
const USUAL = new Map(
  [COMMAND_WORDS, ALERT_WORDS, DELIVERY_WORDS, CATEGORY_WORDS, NEWS_WORDS]
    .flatMap((lists) => Object.values<readonly string[]>(lists).flat())
    .map((word) => [word, readText(word, {})]),
);
