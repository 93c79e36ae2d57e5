import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type PlanParts, planPage } from "../../src/alerts/plan.ts";
import type { Policy } from "../../src/alerts/schedule.ts";
import {
  type AlertEntry,
  DEFAULT_SETTINGS,
  type DeliveredItem,
  type Delivery,
  type OwedItem,
} from "../../src/domain/alert.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import type { PlannedReader } from "../../src/store/reader-row.ts";
import { articleOf } from "../articles.ts";

/** Eleven in the morning in Tokyo. */
const NOW = Date.UTC(2026, 10, 20, 2);

let lastId = 0;

const readerOf = (topics: number[], changes: Partial<PlannedReader> = {}): PlannedReader => ({
  id: ++lastId,
  kind: "user",
  locale: "ja",
  members: 1,
  seen: 0,
  settings: DEFAULT_SETTINGS,
  busy: false,
  subscriptions: topics.map((topic) => ({ topic, since: 0, paused: false, muted: false })),
  ...changes,
});

const entryOf = (seq: number, topic: number, changes: Partial<AlertEntry> = {}): AlertEntry => ({
  seq,
  articleId: `article-${seq}`,
  topic,
  story: `story-${seq}`,
  byStory: false,
  urgent: false,
  publishedAt: NOW - seq * MINUTE,
  at: NOW,
  ...changes,
});

/** Plans one page over a log; remembers what deliveries were made, by the id of their content. */
async function plan(
  readers: PlannedReader[],
  log: AlertEntry[],
  changes: {
    policy?: Policy;
    left?: number;
    gone?: string[];
    isEnough?: () => boolean;
    faults?: unknown[];
  } = {},
) {
  const memory = createAlertMemory({ after: async (seq) => log.filter((entry) => entry.seq > seq) });
  await memory.catchUp();
  const deliveries = new Map<string, Delivery & { locale: string; news: string }>();
  let left = changes.left ?? Number.POSITIVE_INFINITY;
  const show = ({ articleId, urgent, update, seq }: OwedItem): DeliveredItem => ({
    article: articleOf({ id: articleId }),
    reasons: [],
    ...{ urgent, update, seq },
  });
  const parts: PlanParts = {
    log: memory,
    upTo: memory.head(),
    now: NOW,
    isUrgent: log.some(({ urgent }) => urgent),
    policy: changes.policy ?? { step: "instant", mergeMs: 0 },
    budget: {
      allowance: () => left,
      planned(messages) {
        left -= messages;
      },
    },
    show,
    localeOf: () => "ja",
    isThere: (id) => !changes.gone?.includes(id),
    isEnough: changes.isEnough ?? (() => false),
    onFault: (error) => changes.faults?.push(error),
    contentFor(_key, delivery, locale, news) {
      const id = `content-${deliveries.size}`;
      deliveries.set(id, { ...delivery(), locale, news });
      return id;
    },
    newKey: () => randomUUID(),
  };
  const planned = planPage(readers, parts);
  const toldTo = ({ id }: PlannedReader): string[] | undefined => {
    const batch = planned.batches.find(({ moves }) => moves.some(([moved]) => moved === id));
    return batch && deliveries.get(batch.contentId)?.items.map(({ article }) => article.id);
  };
  return { ...planned, deliveries, toldTo, left: () => left };
}

describe("a page of readers", () => {
  it("is told although one of them can't be, who is tried again in an hour", async () => {
    const broken = readerOf([1], {
      settings: { ...DEFAULT_SETTINGS, quiet: { from: 0, to: 1 }, zone: "Nowhere" },
    });
    const sound = [readerOf([1]), readerOf([1])];
    const faults: unknown[] = [];
    const { batches, alarms } = await plan([sound[0]!, broken, sound[1]!], [entryOf(1, 1)], { faults });
    expect(batches.map(({ moves }) => moves.map(([id]) => id))).toEqual([sound.map(({ id }) => id)]);
    expect(faults).toHaveLength(1);
    expect(alarms.get(broken.id)?.wakeAt).toBe(NOW + HOUR);
  });

  it("ends where it has taken long enough, and after one reader at the earliest", async () => {
    const readers = [readerOf([1]), readerOf([1]), readerOf([1])];
    let asked = 0;
    const { looked, batches } = await plan(readers, [entryOf(1, 1)], { isEnough: () => ++asked > 1 });
    expect(looked).toBe(2);
    expect(batches.flatMap(({ moves }) => moves.map(([id]) => id))).toEqual([readers[0]!.id, readers[1]!.id]);
    expect((await plan(readers, [entryOf(1, 1)], { isEnough: () => true })).looked).toBe(1);
  });

  it("is told in as few batches as there are different messages", async () => {
    const both = [readerOf([1, 2]), readerOf([1, 2])];
    const one = [readerOf([1]), readerOf([1], { locale: "en" }), readerOf([1])];
    const { batches, deliveries } = await plan([...both, ...one], [entryOf(1, 1), entryOf(2, 2)]);
    expect(batches.map(({ kind, moves }) => [kind, moves.map(([id]) => id)])).toEqual([
      ["multicast", both.map(({ id }) => id)],
      ["multicast", [one[0]!.id, one[2]!.id]],
      ["push", [one[1]!.id]],
    ]);
    expect(new Set(batches.map(({ key }) => key)).size).toBe(3);
    expect([...deliveries.values()].map(({ locale }) => locale)).toEqual(["ja", "ja", "en"]);
  });

  it("is told for the news that a reader chose, or that are usual where nothing was chosen", async () => {
    const korean = [readerOf([1], { locale: "ko" }), readerOf([1], { locale: "ko", news: "en" })];
    const { deliveries } = await plan(
      [...korean, readerOf([1], { locale: "ko", news: "ja" })],
      [entryOf(1, 1)],
    );
    expect([...deliveries.values()].map(({ locale, news }) => [locale, news])).toEqual([
      ["ko", "en"],
      ["ko", "ja"],
    ]);
  });

  it("gives equal articles for different reasons as different messages", async () => {
    const readers = [readerOf([1]), readerOf([2])];
    const log = [entryOf(1, 1), entryOf(2, 2, { articleId: "article-1", story: "story-1" })];
    const { batches } = await plan(readers, log);
    expect(batches).toHaveLength(2);
  });

  it("keeps LINE's limit of recipients, and pushes to one who is left over", async () => {
    const readers = Array.from({ length: 1_001 }, () => readerOf([1]));
    const { batches } = await plan(readers, [entryOf(1, 1)]);
    expect(batches.map(({ kind, moves, messages }) => [kind, moves.length, messages])).toEqual([
      ["multicast", 500, 500],
      ["multicast", 500, 500],
      ["push", 1, 1],
    ]);
    expect(batches.flatMap(({ moves }) => moves.map(([id]) => id))).toEqual(readers.map(({ id }) => id));
    expect(new Set(batches.map(({ contentId }) => contentId)).size).toBe(1);
  });

  it("pushes to each group by itself, and counts its members", async () => {
    const groups = [5, 7].map((members) =>
      readerOf([1], { kind: "group", members, settings: DEFAULT_SETTINGS }),
    );
    const { batches, left } = await plan([...groups, readerOf([1])], [entryOf(1, 1)], { left: 100 });
    expect(batches.map(({ kind, messages }) => [kind, messages])).toEqual([
      ["push", 5],
      ["push", 7],
      ["push", 1],
    ]);
    expect(left()).toBe(87);
  });

  it("moves each cursor from where it is to the end of the log", async () => {
    const readers = [readerOf([1]), readerOf([1], { seen: 1 })];
    const { batches } = await plan(readers, [entryOf(1, 2), entryOf(2, 1), entryOf(3, 9)]);
    expect(batches).toMatchObject([
      {
        upTo: 3,
        moves: [
          [readers[0]!.id, 0],
          [readers[1]!.id, 1],
        ],
      },
    ]);
  });

  it("brings with an alert all that is owed, urgent news first and updates last", async () => {
    const reader = readerOf([1, 2, 3], {
      seen: 1,
      subscriptions: [
        { topic: 1, since: 0, paused: false, muted: false },
        { topic: 2, since: 0, mode: "digest", paused: false, muted: false },
        { topic: 3, since: 0, mode: "ask", paused: false, muted: false },
      ],
    });
    const log = [
      entryOf(1, 1),
      entryOf(2, 2, { publishedAt: NOW - 40 * HOUR }),
      entryOf(3, 1, { story: "story-1" }),
      entryOf(4, 3),
      entryOf(5, 1, { publishedAt: NOW - HOUR, urgent: true }),
      entryOf(6, 1),
    ];
    const { toldTo, deliveries } = await plan([reader], log);
    expect(toldTo(reader)).toEqual(["article-5", "article-4", "article-6", "article-2", "article-3"]);
    expect([...deliveries.values()][0]).toMatchObject({ occasion: "urgent" });
  });

  it("leaves out whom nothing is to be told now, and says when to look again", async () => {
    const nothingOwed = readerOf([7]);
    const asks = readerOf([1], { settings: { ...DEFAULT_SETTINGS, mode: "ask" } });
    const digest = readerOf([1], { settings: { ...DEFAULT_SETTINGS, mode: "digest" } });
    const asleep = readerOf([1], { settings: { ...DEFAULT_SETTINGS, quiet: { from: 600, to: 720 } } });
    const { batches, alarms } = await plan([nothingOwed, asks, digest, asleep], [entryOf(1, 1)]);
    expect(batches).toEqual([]);
    expect(alarms).toEqual(
      new Map([
        [digest.id, { wakeAt: NOW + 8 * HOUR, digestAt: NOW + 8 * HOUR }],
        [asleep.id, { wakeAt: NOW + HOUR, digestAt: null }],
      ]),
    );
  });

  it("looks at those with news whose alarm a wrong clock has set years ahead", async () => {
    const settings = { ...DEFAULT_SETTINGS, mode: "digest" as const };
    const lost = readerOf([1], { settings, wakeAt: NOW + 9_000 * HOUR });
    const { alarms } = await plan([lost], [entryOf(1, 1)]);
    expect(alarms.get(lost.id)?.wakeAt).toBe(Date.UTC(2026, 10, 20, 10));
  });

  it("writes no alarm that stands already, and clears the one of a reader who is told", async () => {
    const due = NOW + 8 * HOUR;
    const settings = { ...DEFAULT_SETTINGS, mode: "digest" as const };
    const waiting = readerOf([1], { settings, wakeAt: due, digestAt: due });
    const told = readerOf([1], { wakeAt: NOW });
    const { alarms } = await plan([waiting, told], [entryOf(1, 1)]);
    expect(alarms).toEqual(new Map([[told.id, { wakeAt: null, digestAt: null }]]));
  });

  it("passes over readers whom a batch is under way to, and comes back to those who are owed more", async () => {
    const owedMore = readerOf([1], { busy: true, batch: 40 });
    const asks = readerOf([1], { busy: true, batch: 41, settings: { ...DEFAULT_SETTINGS, mode: "ask" } });
    const { batches, alarms, again } = await plan([owedMore, asks], [entryOf(1, 1)]);
    expect(batches).toEqual([]);
    expect(alarms).toEqual(new Map());
    expect([...(again ?? [])]).toEqual([40]);
  });

  it("plans no more than the month allows, and looks again at the rest later", async () => {
    const readers = [readerOf([1]), readerOf([1], { kind: "group", members: 3 }), readerOf([1])];
    const { batches, alarms, left } = await plan(readers, [entryOf(1, 1)], { left: 2 });
    expect(batches.flatMap(({ moves }) => moves.map(([id]) => id))).toEqual([readers[0]!.id, readers[2]!.id]);
    expect(alarms).toEqual(new Map([[readers[1]!.id, { wakeAt: NOW + 30 * MINUTE, digestAt: null }]]));
    expect(left()).toBe(0);
  });

  it("decides once about readers who are alike, and tells as many as the month allows", async () => {
    const alike = readerOf([1], { seen: 0, alike: [901, 902, 903] });
    const asks = readerOf([1], { alike: [904], settings: { ...DEFAULT_SETTINGS, mode: "ask" } });
    const { batches, alarms, left } = await plan([alike, asks], [entryOf(1, 1)], { left: 3 });
    expect(batches.map(({ moves, messages }) => [moves.map(([id]) => id), messages])).toEqual([
      [[alike.id, 901, 902], 3],
    ]);
    expect(alarms).toEqual(new Map([[903, { wakeAt: NOW + 30 * MINUTE, digestAt: null }]]));
    expect(left()).toBe(0);
  });

  it("looks again later at whom the month's end holds back, and at nobody who only asks", async () => {
    const [waiting, asks] = [
      readerOf([1]),
      readerOf([1], { settings: { ...DEFAULT_SETTINGS, mode: "ask" } }),
    ];
    const policy: Policy = { step: "ask", mergeMs: 0 };
    const { batches, alarms } = await plan([waiting, asks], [entryOf(1, 1)], { policy });
    expect(batches).toEqual([]);
    expect(alarms).toEqual(new Map([[waiting.id, { wakeAt: NOW + 30 * MINUTE, digestAt: null }]]));
  });

  it("says nothing of articles that are gone, and starts nothing for them", async () => {
    const log = [entryOf(1, 1), entryOf(2, 2)];
    const [both, one] = [readerOf([1, 2]), readerOf([1])];
    const { batches, toldTo } = await plan([both, one], log, { gone: ["article-1"] });
    expect(batches).toHaveLength(1);
    expect(toldTo(both)).toEqual(["article-2"]);
    expect(toldTo(one)).toBeUndefined();
  });
});
