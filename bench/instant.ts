import { setTimeout as delay } from "node:timers/promises";
import type { Topic } from "../src/domain/topic.ts";
import { createIdentity } from "../src/line/identity.ts";
import { createNewsroom } from "../tools/newsroom/server.ts";
import { pinSelf } from "./child.ts";
import { enginesHere, type OpenedEngine } from "./engines.ts";
import { fillWithFollowers } from "./followers.ts";
import { percentiles } from "./load.ts";
import { ID_KEY, type NewsHouse, openHouse, POLL_SECONDS, TOPIC_WORD } from "./news-house.ts";

const ARTICLES = 40;
const PUSH = "/v2/bot/message/push";
const LOOK_MS = 20;
const LONGEST_MS = 30_000;

/** From "the feed has it" to "LINE accepted it" for one reader who is told at once, the feed being polled every second. */
export async function instant(): Promise<void> {
  pinSelf(1);
  for (const open of enginesHere()) await onEngine(await open());
}

async function onEngine({ name, drop, ...place }: OpenedEngine): Promise<void> {
  const newsroom = await createNewsroom({ clock: Date.now, paceMs: Number.POSITIVE_INFINITY });
  try {
    const topic: Topic = { kind: "words", lang: "ja", words: TOPIC_WORD };
    await fillWithFollowers(place.database, createIdentity(ID_KEY), topic, 1);
    const house = await openHouse({ ...place, newsroom, rates: true });
    try {
      await pushedAfter(house);
      report(name, await delays(house));
    } finally {
      await house.stop();
    }
  } finally {
    await newsroom.close();
    await drop();
  }
}

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
