import { randomUUID } from "node:crypto";
import { createPlanner } from "../src/alerts/planner.ts";
import type { Topic, TopicNo } from "../src/domain/topic.ts";
import { createIdentity } from "../src/line/identity.ts";
import { appendToLog } from "../src/store/alert-log.ts";
import { createAlertMemory } from "../src/store/alert-memory.ts";
import type { Database } from "../src/store/database.ts";
import { createStore } from "../src/store/store.ts";
import { articleOf } from "../test/articles.ts";
import { ID_KEY } from "./news-house.ts";

/** What planning came to. */
export interface Planned {
  seconds: number;
  /** Of this process: PostgreSQL's are not in it. */
  cpuSeconds: number;
  batches: number;
}

/** Plans one article for all followers of a topic with nothing else going on, and throws the batches away. */
export async function planAlone(database: Database, topic: Topic, no: TopicNo): Promise<Planned> {
  const store = createStore(database);
  const { seal } = createIdentity(ID_KEY);
  const now = Date.now();
  const article = articleOf({ id: randomUUID(), publishedAt: now });
  const { id: articleId, storyId: story, publishedAt } = article;
  const entry = { articleId, topic: no, story, byStory: false, urgent: false, publishedAt, at: now };
  await database.queries.transaction().execute((transaction) => appendToLog(transaction, [entry]));
  const planner = createPlanner({
    planning: store.planning,
    log: createAlertMemory(store.alertLog),
    articleOf: () => article,
    topicOf: () => topic,
    budget: {
      policy: () => ({ step: "instant", mergeMs: 0 }),
      allowance: () => Number.POSITIVE_INFINITY,
      planned: () => undefined,
    },
    seal: (delivery) => seal(JSON.stringify(delivery)),
    newId: randomUUID,
    clock: Date.now,
    goOn: async () => true,
    backlog: async () => 0,
    pause: async () => undefined,
    stretch: () => () => false,
    onFault(error) {
      throw error;
    },
  });
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const batches = await planner.pass();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  await database.queries.deleteFrom("batches").execute();
  return { seconds, cpuSeconds: (user + system) / 1_000_000, batches };
}
