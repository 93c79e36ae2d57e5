import { holdsCjk, terms } from "./tokenize.ts";

/** A text among those on one event. */
export interface SourceText {
  title: string;
  /** As they follow each other, with white space around them or without; blank ones are passed over. */
  sentences: readonly string[];
}

/** A sentence as it stands in one of the texts, without white space around it. */
export interface SourceSentence {
  /** Which text, by its place in the list. */
  source: number;
  /** Which of its sentences. */
  place: number;
  sentence: string;
}

/** Picks sentences one after the other, each for what it adds to those picked before. */
export interface Picker {
  /** The best of the sentences left that may be picked; undefined where none adds enough. */
  pick(mayPick: (sentence: SourceSentence) => boolean): SourceSentence | undefined;
}

/** Says how likely an editor would tell a concept in a summary. */
type Odds = ReadonlyMap<string, number>;

/** The words and pairs of neighbouring words of a text. */
type Concepts = ReadonlySet<string>;

interface Candidate extends SourceSentence {
  concepts: Concepts;
}

/**
 * Concept coverage (Gillick & Favre 2009; Lin & Bilmes 2010): a sentence is worth the concepts it adds, each by the odds
 * that a summary tells it. Of sentences that say the same again only the first is picked; one that leans on the
 * sentence before it ("He …", これは…) only after that. A text's first sentence leans on nothing.
 * @param perUnit for a summary limited in length rather than in sentences: weigh what a sentence adds against what it takes
 */
export function createPicker(sources: readonly SourceText[], perUnit: boolean): Picker {
  const left = new Set(candidatesOf(sources));
  const odds = conceptOdds(sources, left);
  const oddsOf = (concept: string) => odds.get(concept) ?? 0;
  const told = new Set<string>();
  const picked = new Set<string>();
  const key = (source: number, place: number) => `${source}:${place}`;
  const stands = ({ source, place, sentence }: SourceSentence) =>
    place === 0 || !HANGING.test(sentence) || picked.has(key(source, place - 1));

  function worth({ sentence, concepts }: Candidate): number {
    const news = concepts.difference(told);
    if (news.size === 0 || news.size < LEAST_NEW * concepts.size) return 0;
    const added = sum(news, oddsOf);
    if (!perUnit) return added;
    // Expected recall times expected precision; divided by the length itself, short ones that say little would come first.
    const precision = sum(concepts, oddsOf) / concepts.size;
    return (added * precision) / Math.sqrt(sentence.length);
  }

  return {
    pick(mayPick) {
      const allowed = [...left].filter(mayPick);
      const standing = allowed.filter(stands);
      // Where everything hangs, a sentence is still better than none.
      const best = bestOf(standing.length > 0 || picked.size > 0 ? standing : allowed, worth);
      if (!best) return undefined;
      left.delete(best);
      picked.add(key(best.source, best.place));
      for (const concept of best.concepts) told.add(concept);
      return { source: best.source, place: best.place, sentence: best.sentence };
    },
  };
}

/** Which share of its concepts a sentence must add. */
const LEAST_NEW = 0.4;

const LEANING_ENGLISH =
  "He|She|It|They|His|Her|Its|Their|This|That|These|Those|Such|But|And|So|Also|However|Instead|Meanwhile|Then|Yet|Thus|" +
  "Therefore|Otherwise|Both|Neither|Here|The (?:former|latter|two|pair)|One of (?:them|these|those)";
/** Not これまで ("so far"), この夏 or この10年, nor other words with the same beginning. */
const LEANING_JAPANESE = [
  "これ(?!まで|から)|それ(?!ぞれ)|あれ|この(?![春夏秋冬]|たび|年末|\\p{N}+(?:年|か月|週間))|その|[こそ]こ[でにはがへを]",
  "同(?:社|省|庁|市|県|町|村|署|局|氏|国|州|校|大学|日)|両(?:社|者|氏|国|校|党|首脳|大臣|選手|チーム)|彼(?!岸)|いずれ[もの]",
  "こう(?:した|いう)|そう(?:した|いう)|しかし|だが|でも、|そして|また(?!ぎ)|一方(?!通行|的)|さらに|ただ(?!い)|ところが|このため|そのため",
  "なお、|まず(?!い)|特に|例えば|たとえば|ほかに[もは]",
  "[▽▼]",
].join("|");
/** What a sentence begins with that leans on the one before it, or is an item of its list. */
const HANGING = new RegExp(`^["“‘「（(]?(?:(?:${LEANING_ENGLISH})\\b|(?:${LEANING_JAPANESE}))`, "u");

/**
 * Of some sentences those that tell something by themselves: no bylines and remarks, which stand in brackets, and in
 * Japanese no headings and nobody's bare words, which have no full stop of their own. All, where none does.
 */
export function telling(sentences: readonly string[]): string[] {
  const some = sentences.filter((sentence) => {
    const text = sentence.trim();
    return !REMARK.test(text) && (!holdsCjk(text) || (ENDED.test(text) && !BARE_WORDS.test(text)));
  });
  return some.some((sentence) => sentence.trim() !== "") ? some : [...sentences];
}

const REMARK = /^(?:（[^）]*）|\([^)]*\))[。.]?$/u;
const ENDED = /[。！？!?.｡…][」』”’）)\]]*$/u;
const BARE_WORDS = /^[「『“].*[」』”]$/su;

function candidatesOf(sources: readonly SourceText[]): Candidate[] {
  return sources.flatMap(({ sentences }, source) =>
    sentences
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== "")
      .map((sentence, place) => ({ source, place, sentence, concepts: conceptsOf(sentence) })),
  );
}

function conceptsOf(text: string): Concepts {
  const words = terms(text);
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]);
}

/**
 * What speaks for a concept, as logistic regression found it on some thousand news events with an editor's summary of
 * each: shares of the other texts that hold it, of titles, of first sentences, and the logarithm of its sentences.
 */
const WEIGHTS = { base: -1.9, pair: -0.6, texts: 0.8, titles: 2.3, firsts: 1, sentences: 1.2 };

function conceptOdds(sources: readonly SourceText[], candidates: Iterable<Candidate>): Odds {
  const titles = sources.map(({ title }) => conceptsOf(title));
  const holders = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    for (const concept of candidate.concepts) {
      const holding = holders.get(concept);
      if (holding) holding.push(candidate);
      else holders.set(concept, [candidate]);
    }
  const score = (concept: string, holding: Candidate[]): number =>
    WEIGHTS.base +
    (concept.includes(" ") ? WEIGHTS.pair : 0) +
    (WEIGHTS.texts * (new Set(holding.map(({ source }) => source)).size - 1)) /
      Math.max(sources.length - 1, 1) +
    (WEIGHTS.titles * titles.filter((title) => title.has(concept)).length) / sources.length +
    (WEIGHTS.firsts * holding.filter(({ place }) => place === 0).length) / sources.length +
    WEIGHTS.sentences * Math.log(holding.length);
  return new Map(
    [...holders].map(([concept, holding]) => [concept, 1 / (1 + Math.exp(-score(concept, holding)))]),
  );
}

function sum(concepts: Iterable<string>, value: (concept: string) => number): number {
  let total = 0;
  for (const concept of concepts) total += value(concept);
  return total;
}

/** The first of the best; undefined where nothing is worth anything. */
function bestOf(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let highest = 0;
  for (const candidate of candidates) {
    const value = worth(candidate);
    if (value <= highest) continue;
    highest = value;
    best = candidate;
  }
  return best;
}

/** Puts sentences together again, in the order given: with a space where the script has them. */
export const joinSentences = (parts: readonly string[]): string =>
  parts.reduce(
    (text, part) => (text === "" || ENDS_UNSPACED.test(text) ? text + part : `${text} ${part}`),
    "",
  );

const ENDS_UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}。！？｡」』）]$/u;
