import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { QUOTA_MESSAGE } from "../../tools/emulator/answers.ts";
import type { FaultRule } from "../../tools/emulator/control-api.ts";
import { act, catchUp, readEnclosures } from "./acts.ts";
import { startInstance } from "./instances.ts";
import { TOPIC_WORDS, type TorturedReader } from "./readers.ts";
import {
  arrivalsOf,
  control,
  countFaults,
  noteIncident,
  numberOf,
  prepare,
  type Stage,
  type TortureOptions,
  until,
} from "./stage.ts";
import { advance, drained, passTime, underWay } from "./time.ts";

export interface TortureReport {
  seed: number;
  kills: number;
  /** Answers of LINE that were faults, by kind. */
  faults: Record<string, number>;
  /** Articles that had to arrive at their readers, all checked. */
  due: number;
  arrived: number;
  /** What went wrong, in words; empty where every reader got exactly what it is owed. */
  wrong: string[];
  /** What happened, and what in the chats of some of those for whom it went wrong. */
  stories: string[];
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const ARTICLES_PER_ROUND = 6;
const ARTICLES_AT_ONCE = 3;
const URGENT_SHARE = 0.15;
/** After each publication. */
const GROUP_ACTS = 2;
/** Longer than any lease, so that whoever lives takes over. */
const AWAY_MS = 61 * SECOND;
/** Who is refused is told a day later, or with the next digest. */
const LAST_DAYS = 3;
/** Whom LINE refuses waits for a day, and may be refused again then. */
const MOST_DAYS = 6;

const sends = ["/v2/bot/message/multicast", "/v2/bot/message/push"];
/** Each round LINE once says so, and is believed for ten minutes: batches are given back. */
const MONTH_USED_UP: FaultRule = {
  path: "/v2/bot/message/multicast",
  times: 3,
  fault: { type: "status", status: 429, message: QUOTA_MESSAGE },
};
const FAULTS: FaultRule[] = [
  ...sends.flatMap((path): FaultRule[] => [
    { path, share: 0.05, fault: { type: "status", status: 500 } },
    { path, share: 0.005, fault: { type: "status", status: 429 } },
    // A recipient that LINE refuses today, and takes tomorrow.
    { path, share: 0.01, fault: { type: "status", status: 400, message: "Failed to send messages" } },
    { path, share: 0.04, fault: { type: "drop", when: "before" } },
    { path, share: 0.04, fault: { type: "drop", when: "after" } },
    { path, share: 0.2, fault: { type: "delay", milliseconds: 40 } },
  ]),
  { path: "/v2/bot/message/reply", share: 0.05, fault: { type: "status", status: 500 } },
  { path: "/v2/bot/message/reply", share: 0.05, fault: { type: "drop", when: "before" } },
  { path: "/v2/bot/message/reply", share: 0.05, fault: { type: "drop", when: "after" } },
];
/** LINE takes a reply and says so only when the bot has had to acknowledge the event. */
const SLOW_REPLIES: FaultRule = {
  path: "/v2/bot/message/reply",
  share: 0.3,
  times: 6,
  fault: { type: "delay", milliseconds: 1_800 },
};

/** Kills the bot again and again while it delivers, and compares what arrived with what the model says is owed. */
export async function torture(options: TortureOptions): Promise<TortureReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "shirase-torture-"));
  const stage = await prepare(options, dataDir);
  try {
    await play(stage);
    return await report(stage);
  } finally {
    await Promise.all(stage.instances.map((instance) => instance.kill()));
    await stage.database.queries.destroy();
    await Promise.all([stage.emulator.close(), stage.newsstand.close()]);
    stage.clock.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function play(stage: Stage): Promise<void> {
  const { options, readers } = stage;
  await until("the feed is taken up", async () => (await articlesIn(stage)).length === 1);
  for (const fault of FAULTS) await control(stage, "faults", fault);

  const numbers = Array.from({ length: options.articles }, (_, index) => index);
  const rounds = Math.ceil(options.articles / ARTICLES_PER_ROUND);
  for (let round = 0; round < rounds; round++) {
    for (const fault of [MONTH_USED_UP, SLOW_REPLIES]) await control(stage, "faults", fault);
    const ofRound = numbers.slice(round * ARTICLES_PER_ROUND, (round + 1) * ARTICLES_PER_ROUND);
    await Promise.all([
      tellNews(stage, ofRound).then(() => passTime(stage, 2 * HOUR)),
      killAround(stage, Math.ceil((options.kills * (round + 1)) / (rounds + 1))),
    ]);
  }
  await Promise.all([passTime(stage, DAY), killAround(stage, options.kills)]);
  for (let day = 1; day < LAST_DAYS; day++) await passTime(stage, DAY);
  // Before the days of those whom LINE refuses, as news is owed for a week.
  await crowd(
    readers.filter(({ asks }) => asks),
    (reader) => catchUp(stage, reader),
  );
  // Where a reply was lost for good, its news is owed again.
  await drained(stage);
  await crowd(
    readers.filter(
      ({ asks, chatId }) => asks && stage.mailboxes.of(chatId).replies.at(-1)?.articles.length === 0,
    ),
    (reader) => catchUp(stage, reader),
  );
  const isAnybodyLeft = async () => (await underWay(stage)).later > 0 || (await isAnybodyHeld(stage));
  for (let day = LAST_DAYS; day < MOST_DAYS && (await isAnybodyLeft()); day++) await passTime(stage, DAY);
  await crowd(readers, (reader) => readEnclosures(stage, reader));
  await drained(stage);
  countFaults(stage);
}

/** Publishes a round's articles, some at a time, and lets some readers act while they are told. */
async function tellNews(stage: Stage, numbers: readonly number[]): Promise<void> {
  const { options, dice } = stage;
  for (let start = 0; start < numbers.length; start += ARTICLES_AT_ONCE) {
    await publish(stage, numbers.slice(start, start + ARTICLES_AT_ONCE));
    // Some are at it all the time, as what one does may meet what it did before.
    const lively = stage.readers.slice(0, 2 * options.actsPerPublication);
    const groups = stage.readers.filter(({ kind }) => kind === "group");
    const half = Math.ceil(options.actsPerPublication / 2);
    const actors = [lively, stage.readers, groups].flatMap((some) =>
      dice.someOf(some, some === groups ? GROUP_ACTS : half),
    );
    await crowd([...new Set(actors)], (reader) => act(stage, reader));
  }
}

async function publish(stage: Stage, numbers: readonly number[]): Promise<void> {
  const { dice, clock, newsstand, model } = stage;
  const articles = numbers.map((number) => ({
    number,
    topics: dice.someOf([...TOPIC_WORDS.keys()], 1 + dice.below(2)),
    isUrgent: dice.chance(URGENT_SHARE),
    lead: `${dice.below(1e9).toString(36)} ${dice.below(1e9).toString(36)}`,
  }));
  const before = (await articlesIn(stage)).length;
  newsstand.put(
    articles.map(({ number, topics, isUrgent, lead }) => ({
      title: [titleOf(number), isUrgent ? "津波警報" : "", ...topics.map((topic) => TOPIC_WORDS[topic])].join(
        " ",
      ),
      lead: `${isUrgent ? "津波警報が発表されました。" : ""}${lead}`,
      publishedAt: clock.now(),
    })),
  );
  const isTakenIn = async () => (await articlesIn(stage)).length === before + numbers.length;
  await until("articles are taken in", isTakenIn);
  for (const { id, title } of await articlesIn(stage)) stage.numbers.set(id, title.split(" ")[0] ?? "");
  for (const { number, topics } of articles) model.published(titleOf(number), topics);
}

const titleOf = (number: number): string => `第${number + 1}号`;

const AT_ONCE = 8;

async function crowd<T>(people: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const queue = people.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of queue) await each(one);
    }),
  );
}

/** Kills processes at random moments, mostly in the midst of a fan-out, until there were so many. */
async function killAround(stage: Stage, killsByNow: number): Promise<void> {
  const { dice, mailboxes, instances } = stage;
  while (stage.kills < killsByNow) {
    const arrivals = mailboxes.total() + 1 + dice.below(3_000);
    await Promise.race([mailboxes.reached(arrivals), delay(200 + dice.below(2_500))]);
    const both = instances.length > 1 && dice.chance(0.2);
    const victims = both ? [...instances.keys()] : [dice.below(instances.length)];
    await Promise.all(victims.map((victim) => instances[victim]?.kill()));
    stage.kills += victims.length;
    noteIncident(stage, `killed ${victims.join(" and ")}`);
    await advance(stage, AWAY_MS);
    await Promise.all(
      victims.map(async (victim) => {
        instances[victim] = await startInstance(stage.env);
      }),
    );
  }
}

const articlesIn = ({ database }: Stage) =>
  database.queries.selectFrom("articles").select(["id", "title"]).execute();

/** Whether somebody whom LINE refused is owed something and left alone for now. */
async function isAnybodyHeld({ database, clock }: Stage): Promise<boolean> {
  const held = await database.queries
    .selectFrom("recipients")
    .select("id")
    .where("held_until", ">", clock.now())
    .where("wake_at", "is not", null)
    .executeTakeFirst();
  return held !== undefined;
}

async function report(stage: Stage): Promise<TortureReport> {
  const { model, readers, mailboxes, kills, faults, options } = stage;
  const wrong = readers
    .map((reader) => ({ reader, faults: faultsOf(stage, reader) }))
    .filter((one) => one.faults.length > 0);
  return {
    ...{ seed: options.seed, kills, faults, due: model.total(), arrived: mailboxes.totalArticles() },
    wrong: wrong.flatMap(({ reader, faults }) => faults.map((fault) => `${nameOf(reader)}: ${fault}`)),
    stories: [
      ...(wrong.length > 0 ? stage.incidents : []),
      ...(await Promise.all(wrong.slice(0, STORIES).map(({ reader }) => storyOf(stage, reader)))),
    ],
  };
}

const nameOf = ({ kind, mode, asks, chatId }: TorturedReader): string =>
  `${mode} ${kind}${asks ? " (asks)" : ""} ${chatId}`;

function faultsOf(stage: Stage, { chatId }: TorturedReader): string[] {
  const late = stage.mailboxes.of(chatId).late.map((article) => `${article} was pushed after they had left`);
  return [...stage.model.faultsOf(chatId, arrivalsOf(stage, chatId)), ...late];
}

const STORIES = 5;

/** All that is known of one reader. */
async function storyOf(stage: Stage, reader: TorturedReader): Promise<string> {
  const { mailboxes, recipients, database } = stage;
  const moments = mailboxes.of(reader.chatId).history.map(({ at, what, articles }) => {
    const named = articles.map((id) => numberOf(stage, id));
    return `${new Date(at).toISOString()} ${what} ${named.join(" ")}`;
  });
  const rows = await database.queries
    .selectFrom("recipients")
    .select(["id", "seen", "batch", "wake_at", "digest_at", "held_until", "snoozed_until", "follows"])
    .where("id", "=", recipients.get(reader.chatId) ?? 0)
    .execute();
  const numbersOfBatches = rows.map(({ batch }) => batch);
  const batches = await database.queries
    .selectFrom("batches")
    .selectAll()
    .where("no", "in", [0, ...numbersOfBatches])
    .execute();
  const end = new Date(stage.clock.now()).toISOString();
  return [nameOf(reader), ...moments, ...[reader, rows, batches].map((it) => JSON.stringify(it)), end].join(
    "\n  ",
  );
}
