import type { LanguageTag } from "../domain/language.ts";
import type { EpochMs } from "../domain/time.ts";
import { withCompoundsParted } from "./compounds.ts";
import type { Span } from "./date-words.ts";
import { firstOf } from "./first-of.ts";
import type { QueryReading, SearchQuery, Sought, SoughtWord } from "./search-query.ts";
import { bestIn, candidatesFor, type FoundSlot, type SearchOptions } from "./search-ranking.ts";
import { emptyTally, type Library, type Tally } from "./search-tally.ts";
import { createScan, literalWord, type WeighedWord, type WordSources, weighWord } from "./search-words.ts";
import { asWritten, type Mended, mend } from "./slips.ts";
import { newerFirst, type SlotNo, type TermIndex, titleOf } from "./term-index.ts";
import { createCheck, findLiteral } from "./topic-text.ts";
import { akinTo, asksOnly } from "./variants.ts";

/** What a search found, best first, and by which words. */
export interface FoundSlots {
  hits: FoundSlot[];
  words: WeighedWord[];
  /** The query with slips mended, where only that found something. */
  corrected?: string;
  /** Some article has all the words, whatever else was left out. */
  complete: boolean;
  /** The time asked for, of which nothing was found: these are of another. */
  without?: Span;
}

/** Reads the library as it stands at each call. */
export function createSearch(library: Library): (query: SearchQuery, options: SearchOptions) => FoundSlots {
  const tally = emptyTally();
  return (query, options) => {
    const room = library.index.slots.length;
    if (tally.scores.length < room) Object.assign(tally, emptyTally(2 * room));
    const own = namesNoWords(query) ? options.lang : undefined;
    const found = own && bestAttempt(library, tally, query, { ...options, only: own });
    return found && found.hits.length > 0 ? found : bestAttempt(library, tally, query, options);
  };
}

/** Categories and dates are the same in every language: whoever says nothing else browses, and does so in one. */
const namesNoWords = ({ readings }: SearchQuery): boolean =>
  readings[0]?.alternatives.every(
    ({ words, exact }) => exact.length === 0 && words.every(({ categories }) => categories.length > 0),
  ) ?? false;

/** Finds in one language only, where told so. */
interface AttemptOptions extends SearchOptions {
  only?: LanguageTag;
}

/**
 * The first attempt that finds all that was asked for; else the first that finds all its words, be it without the quotation
 * marks around them; else the first that finds some. Of another day is what is left when nothing else is.
 */
function bestAttempt(
  library: Library,
  tally: Tally,
  query: SearchQuery,
  options: AttemptOptions,
): FoundSlots {
  let partly: FoundSlots | undefined;
  for (const attempt of attemptsAt(library, query)) {
    const found = foundByAny(library, tally, attempt, options);
    if (!found.complete && isGuess(attempt)) continue;
    if (wholeIn(found).length > 0) return found;
    const isCloser = (found.complete || attempt.parted) && !found.without && !partly?.complete;
    if (found.hits.length > 0 && (!partly || isCloser)) partly = found;
  }
  return partly ?? { hits: [], words: [], complete: false };
}

const wholeIn = ({ hits }: FoundSlots): FoundSlot[] => hits.filter(({ whole }) => whole);

/** What an attempt finds, and where that is little, behind it what other words for much the same find. */
function foundByAny(library: Library, tally: Tally, attempt: Attempt, options: AttemptOptions): FoundSlots {
  const asSaid = foundBy(library, tally, attempt, options);
  const whole = wholeIn(asSaid);
  if (!attempt.akin || whole.length >= options.limit) return asSaid;
  const akin = foundBy(library, tally, attempt.akin(), options);
  const best = Math.max(0, ...akin.hits.map(({ score }) => score));
  const first = whole.map((hit) => ({ ...hit, score: best + hit.score }));
  const hits = new Map([...akin.hits, ...first].map((hit) => [hit.at, hit]));
  const order = bestIn(library.index, [...hits.keys()], (at) => hits.get(at)?.score ?? 0, options);
  return { ...akin, hits: order.flatMap((at) => hits.get(at) ?? []) };
}

/** A reading of the query whose words were looked up. */
interface Attempt {
  alternatives: { sought: Sought; words: WeighedWord[] }[];
  span?: Span;
  partly: boolean;
  headline?: string;
  without?: Span;
  mended?: Mended;
  /** Compounds are taken apart: what is told of one part says more than some letters of the whole. */
  parted?: true;
  /** The same with other words for much the same, where there are any. */
  akin?: () => Attempt;
}

/** What was hardly meant unless something has all of it. */
const isGuess = ({ mended, headline }: Attempt): boolean => mended !== undefined || headline !== undefined;

/**
 * What to look for until something has all of it: each reading as it is, then with its slips mended; its letters, and at
 * last, for what comes close, the parts of its compounds.
 */
function* attemptsAt({ index, vocabulary }: Library, { text, readings }: SearchQuery): Iterable<Attempt> {
  const sources = { index, vocabulary, scan: createScan(index) };
  const weigh = weighing(sources, "none");
  const weighAkin = weighing(sources, "akin");
  for (const reading of readings) {
    const hasAkin = reading.alternatives.some(({ words }) =>
      words.some(({ text }) => asksOnly(text) || akinTo(text).length > 0),
    );
    const attempt = attemptOf(reading, weigh);
    // No headline has a word that nobody wrote.
    if (reading.headline !== undefined && !attempt.alternatives.some(isKnown)) continue;
    yield {
      ...attempt,
      ...(hasAkin && { akin: () => attemptOf(reading, weighAkin) }),
    };
    const mended = mend(index, vocabulary, { text, reading });
    if (mended) yield { ...attemptOf(mended.reading, weigh), mended };
  }
  const [first] = readings;
  if (
    first?.alternatives.every(({ words }) => words.length <= LITERAL_WORDS) &&
    first.alternatives.some(({ words }) => words.some((word) => !isInTerms(index, word)))
  )
    yield attemptOf(first, (word) => literalWord(sources, word, first.span));
  const parted = first && withCompoundsParted(first);
  if (parted) yield { ...attemptOf(parted, weighAkin), parted: true };
}

const isKnown = ({ words }: Attempt["alternatives"][number]): boolean =>
  words.every(({ spellings }) => spellings.length > 0);

/** Looks words up, each once. */
function weighing(sources: WordSources, also: "akin" | "none"): (word: SoughtWord) => WeighedWord {
  const weighed = new Map<string, WeighedWord>();
  return (word) => {
    const known = weighed.get(word.text) ?? weighWord(sources, word, also);
    weighed.set(word.text, known);
    // Between quotation marks the same word names no category.
    return { ...known, sought: { ...known.sought, categories: word.categories } };
  };
}

/**
 * A Latin word or pair of characters is found by its term wherever it stands. A single letter is a term only where it stands
 * alone, and a longer run has a term of its own, which a run with more around it has not.
 */
const isInTerms = ({ termIdOf }: TermIndex, { text, terms: all }: SoughtWord): boolean =>
  text.length > 1 && all.length === 1 && all.every((term) => termIdOf.has(term));

/** A query of more words has some that the index knows. */
const LITERAL_WORDS = 5;

const attemptOf = (
  { alternatives, ...rest }: QueryReading,
  weigh: (word: SoughtWord) => WeighedWord,
): Attempt => ({
  ...rest,
  alternatives: alternatives.map((sought) => ({ sought, words: sought.words.map(weigh) })),
});

/** What any of the alternatives finds; what several find counts for each. */
function foundBy(library: Library, tally: Tally, attempt: Attempt, options: AttemptOptions): FoundSlots {
  const { alternatives, partly, mended, without } = attempt;
  const some = alternatives.length > 0 ? alternatives : [{ sought: NOTHING_SOUGHT, words: [] }];
  const found = new Map<SlotNo, FoundSlot>();
  let complete = false;
  for (const { sought, words } of some) {
    const accepted = acceptance(library.index, sought, { ...attempt, ...options });
    for (const { at, score, whole } of candidatesFor(library, tally, { words, sought, accepted }, options)) {
      const before = found.get(at);
      complete ||= whole;
      const isWhole = before?.whole || (whole && !partly);
      found.set(at, { at, score: score + (before?.score ?? 0), whole: isWhole });
    }
  }
  const scoreOf = (at: SlotNo) => found.get(at)?.score ?? 0;
  const hits = bestIn(library.index, [...found.keys()], scoreOf, options).flatMap(
    (at) => found.get(at) ?? [],
  );
  const words = some.flatMap((one) => one.words);
  const [top] = hits;
  return {
    hits,
    words,
    complete,
    ...(without && hits.length > 0 && { without }),
    ...(mended && top && { corrected: asWritten(mended, library.index.slots[top.at]?.text ?? "") }),
  };
}

const NOTHING_SOUGHT: Sought = { words: [], counted: [], exact: [], none: [] };

/** Of some articles those of the time asked for that have what must be in them as it stands, and not what must not. */
function acceptance(
  index: TermIndex,
  { words, exact, none }: Sought,
  { span, headline, only }: Pick<Attempt, "span" | "headline"> & Pick<AttemptOptions, "only">,
): (hits: SlotNo[]) => SlotNo[] {
  const narrows = [span, headline, only].some((asked) => asked !== undefined);
  const checks = exact.length + none.length > 0;
  const check = createCheck({ all: exact, none });
  const isTimely = (time: EpochMs) => !span || (time >= span.from && time < span.until);
  const isOwn = (at: SlotNo) => only === undefined || index.langs[at] === only;
  const isHeadline = (at: SlotNo) => {
    if (headline === undefined) return true;
    const title = titleOf(index, at);
    return [headline, ...words.map(({ text }) => text)].every((text) => findLiteral(text, title));
  };
  return (hits) => {
    const timely = narrows
      ? hits.filter((at) => isOwn(at) && isTimely(index.times[at] ?? 0) && isHeadline(at))
      : hits;
    // Exclusions alone leave nearly all articles: it takes long to check them, and the newest are wanted.
    const some =
      words.length > 0 ? timely : firstOf(timely, MOST_WITHOUT_WORDS, (a, b) => newerFirst(index, a, b));
    return checks ? some.filter((at) => check(index.slots[at]?.text ?? "")) : some;
  };
}

const MOST_WITHOUT_WORDS = 1_000;
