import type { Article } from "../domain/article.ts";
import { LOCALES, type Locale } from "../domain/language.ts";
import { sentences } from "./summarize.ts";
import type { TopicQuery } from "./topic-query.ts";
import { createFinder, type TopicText, topicText } from "./topic-text.ts";

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
export function createUrgentRule(
  rules: UrgentRules,
): (article: Pick<Article, "lang" | "title" | "lead">) => boolean {
  const isUrgent: Record<Locale, HeadlineRule> = { ja: ruleOf(rules.ja), en: ruleOf(rules.en) };
  return ({ lang, title, lead }) => {
    const locale = LOCALES.find((one) => one === lang);
    return locale !== undefined && isUrgent[locale](title, sentences(lead)[0] ?? "");
  };
}

type HeadlineRule = (title: string, first: string) => boolean;

function ruleOf(words: UrgentWords): HeadlineRule {
  const title = testOf(words.title);
  const happening = testOf(words.happening);
  const opening = testOf(words.opening);
  const neverTitle = testOf(words.neverTitle);
  const neverOpening = testOf(words.neverOpening);
  const abroad = testOf(words.abroad);
  const home = testOf(words.home);
  return (headline, first) => {
    const own = textOf(headline);
    const both = textOf(`${headline}\n${first}`);
    const told = title(own) && (first === "" || happening(textOf(first)));
    const never = () => neverTitle(own) || neverOpening(both) || (abroad(own) && !home(own));
    return (told || opening(both)) && !never();
  };
}

const textOf = (text: string): TopicText => topicText({ title: text, lead: "" });

function testOf(query: TopicQuery): (text: TopicText) => boolean {
  const find = createFinder(query);
  return (text) => find(text) !== undefined;
}
