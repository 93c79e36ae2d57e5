import type { AlertEntry, DeliveryMode, DeliverySettings, Subscription } from "../src/domain/alert.ts";
import { DAY, type EpochMs, HOUR, MINUTE } from "../src/domain/time.ts";
import type { PlannedReader } from "../src/store/reader-row.ts";

/** A month's news as the alert log has it, and who follows it. */
export interface NewsMonth {
  start: EpochMs;
  /** In the order of the log; `at` is when a poll found it. */
  entries: AlertEntry[];
  articles: number;
  stories: number;
}

/** A reader, and when it asks the bot something in the month, in order. */
export interface ReaderLife {
  kind: DeliveryMode;
  reader: PlannedReader;
  asks: EpochMs[];
}

interface TopicOfNews {
  no: number;
  /** Articles a day, about. */
  perDay: number;
}

type Random = () => number;

const DAYS = 30;
const POLL_MS = 5 * MINUTE;
/** News by the hour of Japan's day, most at the evening news. */
const BY_HOUR = [2, 1, 1, 1, 3, 7, 10, 10, 9, 8, 8, 9, 10, 8, 8, 8, 9, 12, 13, 11, 9, 8, 6, 4];
/** Half of the articles go on with a story, most within hours; every fortieth story is a big one. */
const GOES_ON = 0.45;
const BIG_STORY = 1 / 40;
const BIG_STORY_GOES_ON = 0.94;
const HOURS_BETWEEN = 2.5;
const CATEGORIES = 8;
const WORD_TOPICS = 40;
/** Articles a day of the word topic that is written about most. */
const BUSIEST_WORDS = 12;
/** A topic with urgent news: a flash, then what it brought. */
const EARTHQUAKES = CATEGORIES + 1;
const URGENT_STORIES = 6;

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;
const hourOf = (at: EpochMs): number => new Date(at + 9 * HOUR).getUTCHours();
const isNewsTime = (at: EpochMs, random: Random): boolean => random() * 13 < (BY_HOUR[hourOf(at)] ?? 0);

/** An instant of the month, by day as news is. */
function newsTime(start: EpochMs, random: Random): EpochMs {
  for (;;) {
    const at = start + random() * DAYS * DAY;
    if (isNewsTime(at, random)) return at;
  }
}

/** Topics: categories with dozens of articles a day, and words from a dozen a day down to one a week. */
function topicsOf(perDay: number): TopicOfNews[] {
  return Array.from({ length: CATEGORIES + WORD_TOPICS }, (_, index) => {
    const rank = index - CATEGORIES + 1;
    return { no: index + 1, perDay: rank > 0 ? BUSIEST_WORDS / rank ** 0.9 : perDay / CATEGORIES };
  });
}

/** When a story's articles come: the first, and whatever goes on. */
function storyTimes(start: EpochMs, isBig: boolean, random: Random): EpochMs[] {
  const times = [newsTime(start, random)];
  while (random() < (isBig ? BIG_STORY_GOES_ON : GOES_ON)) {
    let at = times.at(-1) ?? start;
    do at += -Math.log(1 - random()) * HOURS_BETWEEN * HOUR;
    while (!isNewsTime(at, random));
    times.push(at);
  }
  return times;
}

/** The topics of a story: a category, and words with the odds of their volume. */
function storyTopics(topics: TopicOfNews[], articlesPerDay: number, random: Random): number[] {
  const category = 1 + Math.floor(random() * CATEGORIES);
  const words = topics.slice(CATEGORIES).filter(({ perDay }) => random() < perDay / articlesPerDay);
  return [category, ...words.map(({ no }) => no)];
}

/** `articles` of them, in stories, over thirty days. */
export function newsMonth(start: EpochMs, articles: number, random: Random): NewsMonth {
  const topics = topicsOf(articles / DAYS);
  const drafts: Omit<AlertEntry, "seq">[] = [];
  let count = 0;
  let stories = 0;
  while (count < articles) {
    stories++;
    const isUrgent = stories <= URGENT_STORIES;
    const story = `story ${stories}`;
    const of = isUrgent ? [1, EARTHQUAKES] : storyTopics(topics, articles / DAYS, random);
    const times = storyTimes(start, isUrgent || random() < BIG_STORY, random);
    for (const [index, publishedAt] of times.slice(0, articles - count).entries()) {
      count++;
      const at = Math.ceil(publishedAt / POLL_MS) * POLL_MS;
      const urgent = isUrgent && index === 0;
      for (const topic of of)
        drafts.push({ articleId: `article ${count}`, topic, story, byStory: false, urgent, publishedAt, at });
    }
  }
  const inOrder = drafts.sort((a, b) => a.at - b.at);
  return { start, articles, stories, entries: inOrder.map((entry, index) => ({ ...entry, seq: index + 1 })) };
}

const KINDS: readonly DeliveryMode[] = ["instant", "instant", "digest", "digest", "ask"];
const DIGEST_TIMES = [[480], [480, 1140], [480, 1140], [450, 750, 1200]];

/** Readers of all kinds; who is told at once follows what brings up to 5 a day, as the bot offers a digest for more. */
export function readersOf(news: NewsMonth, count: number, random: Random): ReaderLife[] {
  const topics = topicsOf(news.articles / DAYS);
  return Array.from({ length: count }, (_, index) => {
    const kind = pick(KINDS, random);
    const isGroup = kind !== "instant" && random() < 0.05;
    const reader: PlannedReader = {
      id: index + 1,
      kind: isGroup ? "group" : "user",
      members: isGroup ? 3 + Math.floor(random() * 30) : 1,
      seen: 0,
      settings: settingsOf(kind, random),
      busy: false,
      subscriptions: subscriptionsOf(kind, topics, random),
    };
    return { kind, reader, asks: asksOf(kind, news.start, random) };
  });
}

function settingsOf(mode: DeliveryMode, random: Random): DeliverySettings {
  const settings = {
    mode,
    digestTimes: pick(DIGEST_TIMES, random),
    zone: "Asia/Tokyo",
    urgent: random() < 0.9,
  };
  return random() < 0.5 ? { ...settings, quiet: { from: 23 * 60, to: 7 * 60 } } : settings;
}

function subscriptionsOf(kind: DeliveryMode, topics: TopicOfNews[], random: Random): Subscription[] {
  const open = kind === "instant" ? topics.filter(({ perDay }) => perDay <= 5) : topics;
  const followed = new Set(Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(open, random).no));
  if (random() < 0.5) followed.add(EARTHQUAKES);
  return [...followed].map((topic) => ({ topic, since: 0, paused: false, muted: false }));
}

/** A third of the readers ask one to four times a day; who is only told when asking does so at least every other day. */
function asksOf(kind: DeliveryMode, start: EpochMs, random: Random): EpochMs[] {
  const isKeen = random() < 1 / 3;
  const perDay = isKeen ? 1 + random() * 3 : kind === "ask" ? 0.5 + random() : 0;
  const times = Array.from({ length: Math.round(perDay * DAYS) }, () => newsTime(start, random));
  return times.sort((a, b) => a - b);
}
