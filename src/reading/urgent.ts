import type { Article } from "../domain/article.ts";
import { LOCALES, type Locale } from "../domain/language.ts";
import { sentences } from "./summarize.ts";
import type { TopicQuery } from "./topic-query.ts";
import { matchedWords, topicText } from "./topic-text.ts";

/** How urgent news of one language begins. */
export interface UrgentWords {
  /** A title has one of these, … */
  title: TopicQuery;
  /** … and the lead's first sentence, where there is a lead, one of these: it is told as happening. */
  happening: TopicQuery;
  /** Or title and first sentence together have one of these. */
  opening: TopicQuery;
  /** But none of these stands in the title, … */
  neverTitle: TopicQuery;
  /** … and none of these in title and first sentence. */
  neverOpening: TopicQuery;
  /** A title that has one of these is news from far away, … */
  abroad: TopicQuery;
  /** … unless it has one of these too. */
  home: TopicQuery;
}

export type UrgentRules = Record<Locale, UrgentWords>;

/**
 * Tells news that may wake people up from drills, anniversaries, lifted warnings and all else that has the same words.
 * Looks at how an article begins only: what comes later is background.
 */
export function createUrgentRule(rules: UrgentRules): (article: Article) => boolean {
  return ({ lang, title, lead }) => {
    const locale = LOCALES.find((one) => one === lang);
    if (!locale) return false;
    const words = rules[locale];
    const first = sentences(lead)[0] ?? "";
    const [inTitle, inLead, inOpening] = [finder(title), finder(first), finder(`${title}\n${first}`)];
    const told = inTitle(words.title) && (first === "" || inLead(words.happening));
    const never = inTitle(words.neverTitle) || inOpening(words.neverOpening);
    const far = inTitle(words.abroad) && !inTitle(words.home);
    return (told || inOpening(words.opening)) && !never && !far;
  };
}

function finder(text: string): (query: TopicQuery) => boolean {
  const looked = topicText({ title: text, lead: "" });
  return (query) => matchedWords(query, looked) !== undefined;
}
