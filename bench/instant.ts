import { setTimeout as delay } from "node:timers/promises";
import { percentiles } from "./load.ts";
import { inHouse, type NewsHouse, onEveryEngine, POLL_SECONDS } from "./news-house.ts";

const ARTICLES = 40;
const PUSH = "/v2/bot/message/push";
const LOOK_MS = 20;
const LONGEST_MS = 30_000;

/** From "the feed has it" to "LINE accepted it" for one reader who is told at once, the feed being polled every second. */
export const instant = (): Promise<void> =>
  onEveryEngine(1, ({ name, ...stand }) =>
    inHouse(stand, true, async (house) => {
      await pushedAfter(house);
      report(name, await delays(house));
    }),
  );

async function delays(house: NewsHouse): Promise<number[]> {
  const found: number[] = [];
  for (let article = 0; article < ARTICLES; article++) {
    // So that articles come at every moment between two polls.
    await delay(((article * 0.382) % POLL_SECONDS) * 1_000);
    found.push(await pushedAfter(house));
  }
  return found;
}

/** Milliseconds from an article's being in the feed to LINE's acceptance of the push. */
async function pushedAfter(house: NewsHouse): Promise<number> {
  const published = await house.publish();
  while (Date.now() < published + LONGEST_MS) {
    const push = (await house.calls()).find(
      ({ path, status, at }) => path === PUSH && status === 200 && at >= published,
    );
    if (push) return push.at - published;
    await delay(LOOK_MS);
  }
  throw new Error(`no push within ${LONGEST_MS} ms`);
}

function report(name: string, found: number[]): void {
  const { p50 } = percentiles(found);
  const longest = Math.max(...found);
  console.log(
    `${name}: feed to LINE's acceptance, ${found.length} articles: median ${Math.round(p50)} ms, longest ${Math.round(longest)} ms;`,
    `beyond the poll interval at most ${Math.round(longest - POLL_SECONDS * 1_000)} ms (goal 1,000)`,
  );
}
