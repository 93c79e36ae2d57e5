import type { Article, ArticleId } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import { DAY, type EpochMs } from "../domain/time.ts";
import type { StoryId } from "../domain/topic.ts";
import { areApart, type EventMarks, eventMarks, namesIn } from "./event-marks.ts";
import { FUNCTION_WORDS, terms } from "./tokenize.ts";

/** What of an article decides its story. */
export type StoryArticle = Pick<Article, "id" | "lang" | "title" | "lead" | "publishedAt">;

/** Which articles tell one story, over the articles of the last days, in memory. */
export interface Stories {
  /** The story that an article continues: the one it has, that of similar articles, else one of its own. Changes nothing. */
  place(article: StoryArticle): StoryId;
  /** Takes an article in, or its newer words, and forgets those of more than a week before it. */
  put(article: StoryArticle & { storyId: StoryId }): void;
  remove(id: ArticleId): void;
}

/** A story is continued within that time of one of its articles. */
const STORY_SPAN = 3 * DAY;
/** What is common in the news is judged by that much of it, */
const CORPUS_SPAN = 7 * DAY;
/** and as if it were no fewer articles than that: in a few, every word looks telling or none. */
const CORPUS_LEAST = 50;
/** A title says in few words what the lead says in many, so its terms count twice. */
const TITLE_WEIGHT = 2;
/** From this cosine on an article continues a story: news that is told twice costs less than news that is kept back. */
const THRESHOLD = 0.15;
/**
 * So much of the cosine comes from other words than names: all that is told of a player or a place is not one story.
 * Less of it lets matches of one player come together; more parts what does belong together.
 */
const BEYOND_NAMES = 0.09;
/** Stories that are compared in full, best first by what they share with the article. */
const CANDIDATES = 5;

type TermCounts = ReadonlyMap<string, number>;

interface Entry {
  id: ArticleId;
  story: StoryId;
  publishedAt: EpochMs;
  counts: TermCounts;
  text: string;
}

/** The articles of one language. */
interface Corpus {
  entries: Map<ArticleId, Entry>;
  stories: Map<StoryId, Set<Entry>>;
  /** By term: the entries that hold it, and how often. */
  holders: Map<string, Map<Entry, number>>;
}

export function createStories(): Stories {
  const corpora = new Map<LanguageTag, Corpus>();
  const forget = (id: ArticleId) => {
    for (const corpus of corpora.values()) drop(corpus, corpus.entries.get(id));
  };
  return {
    place(article) {
      const corpus = corpora.get(article.lang);
      return (corpus && storyIn(corpus, article)) ?? article.id;
    },
    put(article) {
      forget(article.id);
      const corpus = corpora.get(article.lang) ?? {
        entries: new Map(),
        stories: new Map(),
        holders: new Map(),
      };
      corpora.set(article.lang, corpus);
      add(corpus, article);
      const oldest = article.publishedAt - CORPUS_SPAN;
      for (const entry of corpus.entries.values()) if (entry.publishedAt < oldest) drop(corpus, entry);
    },
    remove: forget,
  };
}

function add({ entries, stories, holders }: Corpus, article: StoryArticle & { storyId: StoryId }): void {
  const { id, storyId, publishedAt } = article;
  const entry: Entry = {
    id,
    story: storyId,
    publishedAt,
    counts: countTerms(article),
    text: textOf(article),
  };
  entries.set(id, entry);
  stories.set(storyId, (stories.get(storyId) ?? new Set()).add(entry));
  for (const [term, count] of entry.counts) {
    const holding = holders.get(term);
    if (holding) holding.set(entry, count);
    else holders.set(term, new Map([[entry, count]]));
  }
}

function drop({ entries, stories, holders }: Corpus, entry: Entry | undefined): void {
  if (!entry) return;
  entries.delete(entry.id);
  remove(stories, entry.story, entry);
  for (const term of entry.counts.keys()) remove(holders, term, entry);
}

/** Takes an entry out of one of the groups it is in, and the group away with its last entry. */
function remove<Group extends Set<Entry> | Map<Entry, number>>(
  groups: Map<string, Group>,
  key: string,
  entry: Entry,
): void {
  const group = groups.get(key);
  group?.delete(entry);
  if (group?.size === 0) groups.delete(key);
}

const textOf = ({ title, lead }: StoryArticle): string => `${title}\n${lead}`;

const FUNCTION_TERMS = new Set(terms([...FUNCTION_WORDS].join(" ")));

function countTerms({ title, lead }: StoryArticle): TermCounts {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const term of terms(text)) {
      if (!FUNCTION_TERMS.has(term)) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
  };
  count(title, TITLE_WEIGHT);
  count(lead, 1);
  return counts;
}

/** The story whose articles of these days, taken together, are most like this one, where they may tell of one event. */
function storyIn(corpus: Corpus, article: StoryArticle): StoryId | undefined {
  const known = corpus.entries.get(article.id);
  if (known) return known.story;
  const counts = countTerms(article);
  const lately = (entry: Entry) => Math.abs(article.publishedAt - entry.publishedAt) <= STORY_SPAN;
  const length = norm(corpus, counts);
  const text = textOf(article);
  const marks = eventMarks([text]);
  const names = new Set(namesIn(text).flatMap(terms));
  let found: StoryId | undefined;
  let highest = THRESHOLD;
  for (const [story, shared] of candidates(corpus, counts, lately)) {
    const told = storyCounts(corpus, story, lately);
    const lengths = length * norm(corpus, told);
    const cosine = shared / lengths;
    // NaN where no word of the article tells anything.
    if (!(cosine >= highest) || sharedBeyond(names, corpus, counts, told) / lengths < BEYOND_NAMES) continue;
    if (areApart(marks, storyMarks(corpus, story, lately))) continue;
    highest = cosine;
    found = story;
  }
  return found;
}

/** The inner product that two texts have without certain terms of theirs. */
function sharedBeyond(
  names: ReadonlySet<string>,
  corpus: Corpus,
  counts: TermCounts,
  told: TermCounts,
): number {
  let shared = 0;
  for (const [term, count] of counts) {
    if (!names.has(term)) shared += count * (told.get(term) ?? 0) * rarity(corpus, term) ** 2;
  }
  return shared;
}

/** Stories with the inner product that they have with an article, the most promising ones first. */
function candidates(
  corpus: Corpus,
  counts: TermCounts,
  lately: (entry: Entry) => boolean,
): [StoryId, number][] {
  const shared = new Map<StoryId, number>();
  for (const [term, count] of counts) {
    const weight = count * rarity(corpus, term) ** 2;
    for (const [entry, held] of corpus.holders.get(term) ?? []) {
      if (lately(entry)) shared.set(entry.story, (shared.get(entry.story) ?? 0) + weight * held);
    }
  }
  // Many articles share more than one does; their sum is longer by about the root of their number.
  const promise = ([story, product]: [StoryId, number]) =>
    product / Math.sqrt(corpus.stories.get(story)?.size ?? 1);
  return [...shared].sort((a, b) => promise(b) - promise(a)).slice(0, CANDIDATES);
}

const storyMarks = ({ stories }: Corpus, story: StoryId, lately: (entry: Entry) => boolean): EventMarks =>
  eventMarks([...(stories.get(story) ?? [])].filter(lately).map(({ text }) => text));

function storyCounts({ stories }: Corpus, story: StoryId, lately: (entry: Entry) => boolean): TermCounts {
  const sum = new Map<string, number>();
  for (const entry of stories.get(story) ?? []) {
    if (!lately(entry)) continue;
    for (const [term, count] of entry.counts) sum.set(term, (sum.get(term) ?? 0) + count);
  }
  return sum;
}

/** Length of the vector that these counts make with their terms' rarities. */
function norm(corpus: Corpus, counts: TermCounts): number {
  let squares = 0;
  for (const [term, count] of counts) squares += (count * rarity(corpus, term)) ** 2;
  return Math.sqrt(squares);
}

/** Inverse document frequency, smoothed by one. */
function rarity({ entries, holders }: Corpus, term: string): number {
  const articles = Math.max(entries.size, CORPUS_LEAST);
  return Math.log((articles + 1) / ((holders.get(term)?.size ?? 0) + 1));
}
