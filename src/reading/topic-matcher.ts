import type { Article } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import type { LanguageTag, NewsLanguage } from "../domain/language.ts";
import type { PresetLabel, StoryId, Topic, TopicNo } from "../domain/topic.ts";
import { createTermDictionary, type Sign, type TermDictionary, type TermNo } from "./term-dictionary.ts";
import { excludedWith, parseTopic, type TopicQuery } from "./topic-query.ts";
import { createFinder, topicText } from "./topic-text.ts";

/** A topic that the operator has made: articles that any of its queries finds, and all of its categories. */
export interface Preset {
  label: PresetLabel;
  words: Record<NewsLanguage, TopicQuery>;
  categories: Category[];
}

/** By the name that a topic has it by. */
export type Presets = ReadonlyMap<string, Preset>;

/** All topics that somebody follows, in memory: what an article is news for, whatever their number. */
export interface TopicMatcher {
  /** Takes a topic in; takes microseconds, however many there are. Under a number that is taken, it replaces that topic. */
  put(no: TopicNo, topic: Topic): void;
  remove(no: TopicNo): void;
  /** The topics that an article is of, rising. */
  match(article: Article, story: StoryId): TopicNo[];
  /**
   * The words of an article, as they stand in it, that make it one of a topic; undefined where it is none. None are named
   * for a category or story. Needs no `put`.
   */
  explain(topic: Topic, article: Article, story: StoryId): string[] | undefined;
  size(): number;
}

/** An alternative of a topic, kept with one of the signs that it needs: only articles that have this one try it. */
interface Rule {
  topic: TopicNo;
  anchor: TermNo;
  others: readonly TermNo[];
  none: readonly TermNo[];
}

/** Topics of one language. */
interface Index {
  dictionary: TermDictionary;
  /** By the term that is their anchor. */
  rules: (Rule[] | undefined)[];
}

interface State {
  presets: Presets;
  indexes: Map<LanguageTag, Index>;
  topics: Map<TopicNo, { index: Index; rules: Rule[] }>;
  /** Of topics that are explained, as one is mostly tried on a week of articles. */
  finders: WeakMap<Topic, ReturnType<typeof createFinder>>;
}

export function createTopicMatcher({ presets }: { presets: Presets }): TopicMatcher {
  const state: State = { presets, indexes: new Map(), topics: new Map(), finders: new WeakMap() };
  return {
    put(no, topic) {
      remove(state, no);
      put(state, no, topic);
    },
    remove: (no) => remove(state, no),
    match: (article, story) => match(state, article, story),
    explain: (topic, article, story) => explain(state, topic, article, story),
    size: () => state.topics.size,
  };
}

/** A topic as alternatives of what an article must have and must not have. */
interface Need {
  all: Sign[];
  none: Sign[];
}

const NOTHING: TopicQuery = { alternatives: [] };

/** Nothing for a preset that is gone, and for words that a later version of the language refuses. */
function queryOf(topic: Extract<Topic, { kind: "preset" | "words" }>, presets: Presets): TopicQuery {
  if (topic.kind === "preset") return presets.get(topic.preset)?.words[topic.lang] ?? NOTHING;
  const parsed = parseTopic(topic.words);
  return "query" in parsed ? parsed.query : NOTHING;
}

const categoryLabel = (category: Category) => `category:${category}`;
const storyLabel = (story: StoryId) => `story:${story}`;

function needsOf(topic: Topic, presets: Presets): Need[] {
  switch (topic.kind) {
    case "category":
      return [labelled(categoryLabel(topic.category))];
    case "story":
      return [labelled(storyLabel(topic.story))];
    case "words":
      return needsOfQuery(queryOf(topic, presets));
    case "preset": {
      const categories = presets.get(topic.preset)?.categories ?? [];
      const ofCategories = categories.map((category) => labelled(categoryLabel(category)));
      return [...ofCategories, ...needsOfQuery(queryOf(topic, presets))];
    }
  }
}

const needsOfQuery = ({ alternatives }: TopicQuery): Need[] =>
  alternatives.map(({ all, none }) => ({ all, none: none.flatMap(excludedWith) }));

const labelled = (label: string): Need => ({ all: [{ kind: "label", text: label }], none: [] });

function put({ presets, indexes, topics }: State, no: TopicNo, topic: Topic): void {
  const index = indexes.get(topic.lang) ?? { dictionary: createTermDictionary(), rules: [] };
  indexes.set(topic.lang, index);
  const rules = needsOf(topic, presets).map((need) => ruleOf(index, no, need));
  for (const rule of rules) {
    const beside = index.rules[rule.anchor];
    if (beside) beside.push(rule);
    else index.rules[rule.anchor] = [rule];
  }
  topics.set(no, { index, rules });
}

/** Shared by the many rules that ask for one term only. */
const NO_TERMS: readonly TermNo[] = [];

function ruleOf({ dictionary, rules }: Index, topic: TopicNo, { all, none }: Need): Rule {
  const wanted = all.map((sign) => dictionary.add(sign));
  const unwanted = none.map((sign) => dictionary.add(sign));
  const busy = (no: TermNo) => rules[no]?.length ?? 0;
  // What few topics hang on, few articles have: "地震 汐見" is better tried by its town than by its earthquake.
  const anchor = wanted.reduce((best, no) => (busy(no) < busy(best) ? no : best));
  return {
    topic,
    anchor,
    others: wanted.length > 1 ? wanted.toSpliced(wanted.indexOf(anchor), 1) : NO_TERMS,
    none: unwanted.length > 0 ? unwanted : NO_TERMS,
  };
}

function remove({ topics }: State, no: TopicNo): void {
  const topic = topics.get(no);
  if (!topic) return;
  topics.delete(no);
  const { dictionary, rules } = topic.index;
  for (const rule of topic.rules) {
    dropFrom(rules, rule);
    for (const term of [rule.anchor, ...rule.others, ...rule.none]) dictionary.release(term);
  }
}

/** The order of rules means nothing, so the last one may fill the gap. */
function dropFrom(rules: (Rule[] | undefined)[], rule: Rule): void {
  const beside = rules[rule.anchor] ?? [];
  const last = beside.pop();
  if (last && last !== rule) beside[beside.indexOf(rule)] = last;
  if (beside.length === 0) rules[rule.anchor] = undefined;
}

function match({ indexes }: State, article: Article, story: StoryId): TopicNo[] {
  const index = indexes.get(article.lang);
  if (!index) return [];
  const labels = [...article.categories.map(categoryLabel), storyLabel(story)];
  const found = index.dictionary.find(topicText(article), labels);
  const topics = new Set<TopicNo>();
  for (const term of found) {
    for (const { topic, others, none } of index.rules[term] ?? [])
      if (others.every((no) => found.has(no)) && !none.some((no) => found.has(no))) topics.add(topic);
  }
  return [...topics].sort((a, b) => a - b);
}

function explain(
  { presets, finders }: State,
  topic: Topic,
  article: Article,
  story: StoryId,
): string[] | undefined {
  if (topic.lang !== article.lang) return undefined;
  if (topic.kind === "story") return topic.story === story ? [] : undefined;
  if (topic.kind === "category") return article.categories.includes(topic.category) ? [] : undefined;
  const find = finders.get(topic) ?? createFinder(queryOf(topic, presets));
  finders.set(topic, find);
  return find(topicText(article)) ?? (hasCategoryOf(topic, article, presets) ? [] : undefined);
}

function hasCategoryOf(topic: Topic, { categories }: Article, presets: Presets): boolean {
  const preset = topic.kind === "preset" ? presets.get(topic.preset) : undefined;
  return preset?.categories.some((category) => categories.includes(category)) ?? false;
}
