import { setImmediate as turn } from "node:timers/promises";
import { createEasyReading } from "../src/commands/easy-reading.ts";
import type { Article } from "../src/domain/article.ts";
import { createJapaneseWords } from "../src/models/japanese-words.ts";
import { articleOf } from "../test/articles.ts";
import { japanese, pick, sentence } from "./language.ts";

const LISTS = 20;
const CARDS = 10;

/**
 * What the readings of kanji cost who wants them, and the process, beside the same process without: the first list, which loads the
 * dictionary, further lists, and one that was read before.
 */
export async function furigana(): Promise<void> {
  const language = japanese();
  const word = () => pick(language.words);
  const article = () =>
    articleOf({
      title: sentence(language, language.titleWords, word),
      lead: sentence(language, language.leadWords, word),
    });
  const lists = Array.from({ length: LISTS }, () => Array.from({ length: CARDS }, article));
  const dictionary = createJapaneseWords();
  const { ofReply } = createEasyReading(dictionary.wordsOf);
  const timed = async (articles: Article[]) => {
    const started = performance.now();
    await ofReply({ type: "list", reason: { list: "latest" }, articles, more: false });
    return performance.now() - started;
  };

  const before = residentMb();
  const block = watchLoop();
  const first = await timed(lists[0] ?? []);
  let further = 0;
  for (const list of lists.slice(1)) further += await timed(list);
  const again = await timed(lists[0] ?? []);
  const longest = await block();
  console.log(`first list of ${CARDS}: ${first.toFixed(0)} ms, dictionary loaded`);
  console.log(
    `a further list: ${(further / (LISTS - 1)).toFixed(1)} ms; one read before: ${again.toFixed(2)} ms`,
  );
  console.log(`memory: ${before.toFixed(0)} MB without, ${residentMb().toFixed(0)} MB with`);
  console.log(`longest turn of the event loop: ${longest.toFixed(0)} ms`);
  await dictionary.close();
}

function residentMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
}

/** Measures how long the event loop is held up at most, until asked. */
function watchLoop(): () => Promise<number> {
  let [longest, last, watching] = [0, performance.now(), true];
  async function watch(): Promise<number> {
    while (watching) {
      await turn();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  }
  const watched = watch();
  return () => {
    watching = false;
    return watched;
  };
}
