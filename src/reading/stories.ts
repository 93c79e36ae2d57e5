import type { Article, ArticleId } from "../domain/article.ts";
import type { LanguageTag } from "../domain/language.ts";
import { DAY, type EpochMs, HOUR } from "../domain/time.ts";
import type { StoryId } from "../domain/topic.ts";
import {
  areApart,
  areOtherStorms,
  type EventMarks,
  eventMarks,
  marksTogether,
  namesIn,
} from "./event-marks.ts";
import { createNeighbourhood, type Neighbourhood } from "./neighbours.ts";
import { scored } from "./scored-neighbours.ts";
import { isSameStorm } from "./storms.ts";
import {
  dropArticle,
  emptyTermIndex,
  type IndexedArticle,
  putArticle,
  type SlotNo,
  type TermIndex,
} from "./term-index.ts";
import { terms } from "./tokenize.ts";

/** What of an article decides its story. */
export type StoryArticle = IndexedArticle & Partial<Pick<Article, "categories">>;

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
/** What a market does is told anew each session: Tokyo's takes half a day from the first prices to the last report. */
const SESSION = 12 * HOUR;
/** What is common in the news, and how crowded it is, is judged by that much of it. */
const CORPUS_SPAN = 7 * DAY;
/** How many of the nearest articles name the stories that come into question. */
const NEAREST = 20;
/** An article continues a story if it has that score with one of its articles, where there are few, */
const CLOSER = 2.9;
/** and is that close to the nearest of its articles together, */
const CLOSE = 0.115;
/** and is more than just enough in one of the two: score times closeness. */
const BOTH = 0.348;
/**
 * With more articles of the language than these, this changes: less of the score is enough, as what tells of one event crowds
 * around itself, but it takes more of score and closeness together, as all that is of one kind stands out from the rest.
 */
const QUIET = 100;
/** What NHK has in a week; with more it stays as there. */
const BUSY = 700;
/** The powers that both go with of how busy it is. */
const CLOSER_IF_BUSY = -0.75;
const BOTH_IF_BUSY = 3.25;
/**
 * So much of that closeness comes from other words than names: all that is told of a player or a place is not one story.
 * Less of it lets matches of one player come together; more parts what does belong together.
 */
const CLOSE_BEYOND_NAMES = 0.08;
/** So many of a story's articles are taken together: what they say together is more than what each says. */
const TOGETHER = 3;

/** A headline in any language tells best which event it is. */
const titleWeight = (): number => 2;

interface Shelf {
  index: TermIndex;
  /** By article, as finding them takes long. */
  marks: Map<ArticleId, EventMarks>;
  storyOf: Map<ArticleId, StoryId>;
  members: Map<StoryId, Set<ArticleId>>;
}

export function createStories(): Stories {
  const shelf: Shelf = {
    index: emptyTermIndex({ titleWeight }),
    marks: new Map(),
    storyOf: new Map(),
    members: new Map(),
  };
  const neighbourhood = createNeighbourhood(shelf.index);
  return {
    place(article) {
      const known = shelf.storyOf.get(article.id);
      if (known !== undefined) return known;
      const marks = marksIn(article);
      const storm = storyOfStorm(shelf, article, marks);
      if (storm !== undefined) return storm;
      const at = putArticle(shelf.index, article);
      const names = new Set(namesIn(textOf(article)).flatMap(terms));
      const story = fitting(shelf, neighbourhood, at).find(
        (candidate) =>
          closenessTo(shelf, neighbourhood, at, candidate, names) >= CLOSE_BEYOND_NAMES &&
          !areApart(marks, marksOf(shelf, candidate, at)) &&
          !areOtherStorms(marks, marksOf(shelf, candidate)),
      );
      dropArticle(shelf.index, article.id);
      return story ?? article.id;
    },
    put(article) {
      forget(shelf, article.id);
      putArticle(shelf.index, article);
      const { id, storyId, lang, publishedAt } = article;
      shelf.marks.set(id, marksIn(article));
      shelf.storyOf.set(id, storyId);
      shelf.members.set(storyId, (shelf.members.get(storyId) ?? new Set()).add(id));
      for (const old of publishedBefore(shelf.index, publishedAt - CORPUS_SPAN, lang)) forget(shelf, old);
    },
    remove: (id) => forget(shelf, id),
  };
}

function publishedBefore({ times, slots }: TermIndex, at: EpochMs, lang: LanguageTag): ArticleId[] {
  const before: ArticleId[] = [];
  for (let place = 0; place < times.length; place++) {
    if ((times[place] ?? at) >= at) continue;
    const slot = slots[place];
    if (slot?.lang === lang) before.push(slot.id);
  }
  return before;
}

const textOf = ({ title, lead }: StoryArticle): string => `${title}\n${lead}`;

const marksIn = (article: StoryArticle): EventMarks => eventMarks(textOf(article), article.categories);

/** All that is told of one storm by its name is one story, however long it lasts: the nearest in time of those that know it. */
function storyOfStorm(
  { index, marks, storyOf }: Shelf,
  { lang, publishedAt }: StoryArticle,
  { storms }: EventMarks,
): StoryId | undefined {
  if (storms.size === 0) return undefined;
  let nearest: { story: StoryId; away: number } | undefined;
  for (const [id, other] of marks) {
    const slot = index.slots[index.slotOf.get(id) ?? -1];
    const story = storyOf.get(id);
    if (slot?.lang !== lang || story === undefined || !isSameStorm(storms, other.storms)) continue;
    const away = Math.abs(slot.publishedAt - publishedAt);
    if (away <= CORPUS_SPAN && away < (nearest?.away ?? Number.POSITIVE_INFINITY)) nearest = { story, away };
  }
  return nearest?.story;
}

function forget({ index, marks, storyOf, members }: Shelf, id: ArticleId): void {
  const story = storyOf.get(id);
  if (story === undefined) return;
  dropArticle(index, id);
  marks.delete(id);
  storyOf.delete(id);
  const group = members.get(story);
  group?.delete(id);
  if (group?.size === 0) members.delete(story);
}

/** The stories that an article may continue by what it says, that of the nearest article for what is usual first. */
function fitting(shelf: Shelf, neighbourhood: Neighbourhood, at: SlotNo): StoryId[] {
  const always = { least: NEAREST, until: Number.POSITIVE_INFINITY };
  const nearest = neighbourhood.nearest(at, always);
  const inTime = nearest
    .slice(0, NEAREST)
    .filter((other) => other.closeness >= CLOSE_BEYOND_NAMES && isInTime(shelf, at, other.at));
  const fits = new Map<StoryId, number>();
  for (const other of scored(neighbourhood, { at, nearest, until: always.until }, inTime)) {
    const story = storyOfSlot(shelf, other.at);
    if (story !== undefined) fits.set(story, Math.max(fits.get(story) ?? 0, other.score));
  }
  const busy = busyness(shelf.index, at);
  const together = ([story, closer]: [StoryId, number]): boolean => {
    if (closer < CLOSER * busy ** CLOSER_IF_BUSY) return false;
    const close = closenessTo(shelf, neighbourhood, at, story);
    return close >= CLOSE && closer * close >= BOTH * busy ** BOTH_IF_BUSY;
  };
  return [...fits]
    .filter(together)
    .sort(([, a], [, b]) => b - a)
    .map(([story]) => story);
}

/** The logarithm of how many articles there are around one, in that of a quiet week: 1 to 1.4. */
function busyness({ slots }: TermIndex, at: SlotNo): number {
  const lang = slots[at]?.lang;
  const articles = slots.filter((slot) => slot?.lang === lang).length;
  return Math.log(Math.min(Math.max(QUIET, articles), BUSY)) / Math.log(QUIET);
}

const storyOfSlot = ({ index, storyOf }: Shelf, at: SlotNo): StoryId | undefined =>
  storyOf.get(index.slots[at]?.id ?? "");

function isInTime({ index, marks }: Shelf, one: SlotNo, other: SlotNo): boolean {
  const [a, b] = [index.slots[one], index.slots[other]];
  if (a === undefined || b === undefined) return false;
  const span = marks.get(b.id)?.isMarket === true ? SESSION : STORY_SPAN;
  return Math.abs(a.publishedAt - b.publishedAt) <= span;
}

/** A story's articles, or those that came within its span of another one. */
const membersOf = (shelf: Shelf, story: StoryId, at?: SlotNo): SlotNo[] =>
  [...(shelf.members.get(story) ?? [])]
    .flatMap((id) => shelf.index.slotOf.get(id) ?? [])
    .filter((member) => at === undefined || isInTime(shelf, at, member));

const marksOf = (shelf: Shelf, story: StoryId, at?: SlotNo): EventMarks =>
  marksTogether(
    membersOf(shelf, story, at).flatMap(
      (member) => shelf.marks.get(shelf.index.slots[member]?.id ?? "") ?? [],
    ),
  );

/** How close an article is to the nearest of a story's, taken together; without what certain terms make them share, if told. */
function closenessTo(
  shelf: Shelf,
  neighbourhood: Neighbourhood,
  at: SlotNo,
  story: StoryId,
  without?: ReadonlySet<string>,
): number {
  const members = membersOf(shelf, story, at);
  const all = neighbourhood.closeness(at, members, without);
  const nearest = all.toSorted((a, b) => b - a).slice(0, TOGETHER);
  const sum = nearest.reduce((total, closeness) => total + closeness, 0);
  return nearest.length === 0 ? 0 : (sum / nearest.length) * nearest.length ** 0.25;
}
