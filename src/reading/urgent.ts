import type { Article } from "../domain/article.ts";
import { type NewsLanguage, newsLanguageFor } from "../domain/language.ts";
import { sentences } from "./sentences.ts";
import type { TopicQuery } from "./topic-query.ts";
import { createFinder, type TopicText, topicText } from "./topic-text.ts";

/** How urgent news of one language begins. */
export interface UrgentWords {
  /** A title has one of these, … */
  title: TopicQuery;
  /** … and the lead's first sentence, where there is a lead, one of these: it is told as happening. */
  happening: TopicQuery;
  /** … or title and first sentence together have one of these; but then … */
  opening: TopicQuery;
  /** … none of these stands in the title, unless the lead by itself has an `opening`: a live report may say anything else. */
  neverTitle: TopicQuery;
  /** Never, however it is told, with one of these in title or first sentence: drills, anniversaries, what is lifted. */
  neverOpening: TopicQuery;
  /** A title that has one of these is news from far away, … */
  abroad: TopicQuery;
  /** … unless it has one of these too. */
  home: TopicQuery;
  /** How a warning ends, by kind. */
  over: Ending[];
}

/** A title with one of `warning` tells of what a later title with one of `by` takes back, all of it and everywhere. */
export interface Ending {
  warning: TopicQuery;
  by: TopicQuery;
}

export type UrgentRules = Record<NewsLanguage, UrgentWords>;

/**
 * Tells news that may wake people up from drills, anniversaries, lifted warnings and all else that has the same words.
 * Looks at how an article begins only: what comes later is background.
 */
export function createUrgentRule(
  rules: UrgentRules,
): (article: Pick<Article, "lang" | "title" | "lead">) => boolean {
  const isUrgent: Record<NewsLanguage, HeadlineRule> = { ja: ruleOf(rules.ja), en: ruleOf(rules.en) };
  return ({ lang, title, lead }) => {
    const language = newsLanguageFor(lang);
    return language !== undefined && isUrgent[language](title, sentences(lead));
  };
}

/** What of an article tells whether a warning is over. */
type Told = Pick<Article, "lang" | "title" | "storyId" | "publishedAt">;

/** Tells whether a warning is over by what a later article of its story says. */
export function createEndingRule(rules: UrgentRules): (warning: Told, later: Told) => boolean {
  const endings = { ja: rules.ja.over.map(endingOf), en: rules.en.over.map(endingOf) };
  return (warning, later) => {
    const language = newsLanguageFor(warning.lang);
    if (language === undefined || later.lang !== warning.lang || later.storyId !== warning.storyId)
      return false;
    if (later.publishedAt <= warning.publishedAt) return false;
    const [before, after] = [textOf(warning.title), textOf(later.title)];
    return endings[language].some((ending) => ending.warning(before) && ending.by(after));
  };
}

const endingOf = ({ warning, by }: Ending) => ({ warning: testOf(warning), by: testOf(by) });

type HeadlineRule = (title: string, lead: string[]) => boolean;

function ruleOf(words: UrgentWords): HeadlineRule {
  const title = testOf(words.title);
  const happening = testOf(words.happening);
  const opening = testOf(words.opening);
  const neverTitle = testOf(words.neverTitle);
  const neverOpening = testOf(words.neverOpening);
  const abroad = testOf(words.abroad);
  const home = testOf(words.home);
  return (headline, [first = "", second = ""]) => {
    const own = textOf(headline);
    const both = textOf(`${headline}\n${first}`);
    const announced = title(own);
    // A lead may tell of the quake first and of the warning next; by itself, a second sentence is background.
    const live = opening(textOf(first)) || (announced && opening(textOf(second)));
    const told = (announced && (first === "" || happening(textOf(first)))) || opening(both);
    const never = () => neverOpening(both) || (abroad(own) && !home(own));
    return (live || (told && !neverTitle(own))) && !never();
  };
}

const textOf = (text: string): TopicText => topicText({ title: text, lead: "" });

function testOf(query: TopicQuery): (text: TopicText) => boolean {
  const find = createFinder(query);
  return (text) => find(text) !== undefined;
}
