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
