import type { FollowTarget } from "../../src/commands/command.ts";
import { latestIn } from "../../src/commands/latest-words.ts";
import { parsePostback } from "../../src/commands/postback.ts";
import { presetNamed } from "../../src/commands/topic-news.ts";
import { NEAREST_CATEGORY } from "../../src/domain/category.ts";
import { NEWS_LANGUAGES, type NewsLanguage } from "../../src/domain/language.ts";
import { holdsCjk } from "../../src/reading/tokenize.ts";
import type { Presets } from "../../src/reading/topic-matcher.ts";
import { parseTopic, type TopicQuery } from "../../src/reading/topic-query.ts";
import { createFinder, topicText } from "../../src/reading/topic-text.ts";
import type { WebhookEvent } from "../emulator/world.ts";
import { categoriesOf, type NewsText } from "../newsroom/texts.ts";
import { FRAMES } from "./frames.ts";

/** What somebody has just begun to follow, by the tap that says so; undefined for any other event. */
export function wishIn({ type, postback }: WebhookEvent): FollowTarget | undefined {
  if (type !== "postback" || typeof postback !== "object" || postback === null) return undefined;
  const data = "data" in postback && typeof postback.data === "string" ? postback.data : "";
  const command = parsePostback(data);
  return command.name === "follow" && command.mode !== undefined ? command.what : undefined;
}

export interface WishOptions {
  presets: Presets;
  /** What would break quiet hours is never published for a wish. */
  isUrgent: (text: NewsText) => boolean;
  /** Texts that wait to be wished for. */
  standby: readonly NewsText[];
  /** Texts that were published long ago: of these a follow-up can come. */
  archive: readonly NewsText[];
}

/** The sample newsroom's wish to please: whatever is followed, it has something new on it. */
export interface Wishes {
  /**
   * Articles to publish next, in each language that the wish can be about; none where nothing fits. A story is told by the
   * titles that stand in `shown`, what the bot said of it.
   */
  answer(what: FollowTarget, shown?: string): NewsText[];
}

/** What of the texts a wish means, and how a text is made where none is left. */
interface Assignment {
  fits: (text: NewsText) => boolean;
  /** Words for a frame, and the categories that it is to be in. */
  words: string;
  categories: string[];
}

/** Remembers what was given out: a story that a reader knows is an update, which starts no alert. */
export function createWishes({ presets, isUrgent, standby, archive: all }: WishOptions): Wishes {
  const archive = all.filter((text) => !isUrgent(text));
  const given = new Set<string>();
  const framesMade = { ja: 0, en: 0 };

  function give(text: NewsText, asWhat = text): NewsText {
    given.add(threadOf(text));
    return asWhat;
  }

  function framed({ words, categories, fits }: Assignment, lang: NewsLanguage): NewsText[] {
    const choice = FRAMES[lang];
    for (let tried = 0; tried < choice.length; tried++) {
      const { title, lead } = choice[framesMade[lang]++ % choice.length] ?? { title: "", lead: "" };
      const text = plainText({
        lang,
        categories,
        title: title.replaceAll("{words}", words),
        lead: lead.replaceAll("{words}", words),
      });
      if (fits(text)) return [text];
    }
    return [];
  }

  function assign(assignment: Assignment, lang: NewsLanguage): NewsText[] {
    const isNew = (text: NewsText) =>
      text.lang === lang && !given.has(threadOf(text)) && assignment.fits(text);
    const ready = standby.find(isNew);
    if (ready) return [give(ready)];
    const old = archive.find(isNew);
    return old ? [give(old, followUp(old))] : framed(assignment, lang);
  }

  function ofStory(shown: string): NewsText[] {
    const told = archive.find(({ title }) => shown.includes(title));
    return told ? [give(told, followUp(told))] : [];
  }

  return {
    answer(what, shown = "") {
      if (what.by === "story") return ofStory(shown);
      return NEWS_LANGUAGES.flatMap((lang) => {
        const assignment = assignmentOf(what, lang, presets);
        return assignment ? assign(assignment, lang) : [];
      });
    },
  };
}

type Named = Exclude<FollowTarget, { by: "story" }>;

function assignmentOf(what: Named, lang: NewsLanguage, presets: Presets): Assignment | undefined {
  switch (what.by) {
    case "nothing":
      return undefined;
    case "category":
      return ofCategory(what.category, lang);
    case "preset":
      return ofPreset(what.preset, lang, presets);
    case "words": {
      const category = latestIn(what.words)?.category;
      const sorted = category === undefined ? undefined : ofCategory(category, lang);
      // As the bot understands it: where a language has no such category, a preset may have its name.
      if (sorted) return sorted;
      const preset = presetNamed(what.words, { presets });
      return preset === undefined ? ofWords(what.words, lang) : ofPreset(preset, lang, presets);
    }
  }
}

/** Where a frame stands that has no place of its own. */
const HOME: Record<NewsLanguage, string> = { ja: "life", en: "japan" };
const PAPER: Record<NewsLanguage, string> = { ja: "見本のニュース", en: "sample news" };

/** All of English stands at the top; a category that a language does not have means the nearest that it has. */
function ofCategory(asked: string, lang: NewsLanguage): Assignment | undefined {
  const isAll = lang === "en" && asked === "top";
  const category = [asked, NEAREST_CATEGORY[asked]].find((slug) => slug && categoriesOf(lang).includes(slug));
  if (!isAll && category === undefined) return undefined;
  return {
    fits: ({ categories }) => category === undefined || categories.includes(category),
    words: PAPER[lang],
    categories: [category ?? HOME[lang]],
  };
}

function ofPreset(name: string, lang: NewsLanguage, presets: Presets): Assignment | undefined {
  const preset = presets.get(name);
  if (!preset) return undefined;
  const inWords = ofQuery(preset.words[lang], lang);
  return {
    ...inWords,
    fits: (text) =>
      inWords.fits(text) || preset.categories.some((category) => text.categories.includes(category)),
  };
}

function ofWords(words: string, lang: NewsLanguage): Assignment | undefined {
  const parsed = parseTopic(words);
  // Latin names stand in both languages' articles, Japanese words in their own.
  return "refusal" in parsed || (lang === "en" && holdsCjk(words))
    ? undefined
    : ofQuery(parsed.query, lang, words);
}

/** A query is folded; names look better as they were typed. */
function asTyped(term: string, typed: string): string {
  const from = typed.toLowerCase().indexOf(term);
  return from < 0 ? term : typed.slice(from, from + term.length);
}

function ofQuery(query: TopicQuery, lang: NewsLanguage, typed = ""): Assignment {
  const find = createFinder(query);
  const terms = query.alternatives[0]?.all.map(({ text }) => asTyped(text, typed)) ?? [];
  return {
    fits: ({ title, lead }) => find(topicText({ title, lead })) !== undefined,
    words: terms.join(lang === "ja" ? "と" : " and "),
    categories: [HOME[lang]],
  };
}

/** A single is a story of its own. */
const threadOf = ({ thread, title }: NewsText): string => thread ?? title;

const FOLLOW_UP: Record<NewsLanguage, (title: string) => string> = {
  ja: (title) => `続報 ${title}`,
  en: (title) => `Follow-up: ${title}`,
};

const followUp = ({ lang, thread, categories, title, lead }: NewsText): NewsText =>
  plainText({
    lang,
    ...(thread !== undefined && { thread }),
    categories,
    title: FOLLOW_UP[lang](title),
    lead,
  });

const plainText = (text: Pick<NewsText, "lang" | "thread" | "categories" | "title" | "lead">): NewsText => ({
  ...text,
  form: "story",
  updates: [],
  quirks: [],
});
