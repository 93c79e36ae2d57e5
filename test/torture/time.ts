import { setTimeout as delay } from "node:timers/promises";
import { arrivalsOf, countFaults, noteIncident, type Stage, until } from "./stage.ts";

const MINUTE = 60_000;
/** A batch that is tried again within this is waited for; one that waits for longer, for an answer that LINE declines, is not. */
const SOON_MS = 10 * MINUTE;
/** Longer than LINE takes to answer. */
const REST_MS = 80;
/** After this a reply that nobody has confirmed is owed again. */
const CLAIMS_END_MS = 26 * MINUTE;
/** Whose times are nearer to each other than this is told at the same stop. */
const STRIDE_MS = 10 * MINUTE;

/** Does something that no leap of the clock may come into, as reply tokens live for a minute. */
export async function whileClockStands<T>({ webhooks }: Stage, act: () => Promise<T>): Promise<T> {
  for (let gate: unknown; gate !== webhooks.gate; await gate) gate = webhooks.gate;
  webhooks.underWay += 1;
  try {
    return await act();
  } finally {
    webhooks.underWay -= 1;
  }
}

/** Sets everybody's clock on, LINE's and the bots', while no webhook is under way. */
export async function advance(stage: Stage, ms: number): Promise<void> {
  const { webhooks, clock } = stage;
  const leap = webhooks.gate.then(async () => {
    while (webhooks.underWay > 0) await delay(2);
    countFaults(stage);
    clock.leap(ms);
  });
  webhooks.gate = leap;
  await leap;
}

/** Lets so much time pass, with a stop whenever somebody's time has come. */
export async function passTime(stage: Stage, ms: number): Promise<void> {
  const { clock } = stage;
  for (const end = clock.now() + ms; ; ) {
    await drained(stage);
    const now = clock.now();
    if (now >= end) return;
    const stop = Math.max(Math.min(end, ...(await nextTimes(stage, now))), now + STRIDE_MS);
    await advance(stage, Math.min(stop, end) - now);
  }
}

/** When the next reader is to be looked at, and the next batch to be tried: leapt over, its key would be forgotten untried. */
async function nextTimes({ database: { queries } }: Stage, now: number): Promise<number[]> {
  const { wake } = await queries
    .selectFrom("recipients")
    .select((row) => row.fn.min("wake_at").as("wake"))
    .where("wake_at", ">", now)
    .executeTakeFirstOrThrow();
  const { again } = await queries
    .selectFrom("batches")
    .select((row) => row.fn.min("next_try_at").as("again"))
    .where("kind", "<>", "reply")
    .where("next_try_at", ">", now)
    .executeTakeFirstOrThrow();
  return [wake, again].filter((time) => time !== null).map(Number);
}

/** Looks until all that can be told soon is told. */
export async function drained(stage: Stage): Promise<void> {
  await until("everything is sent", async () => {
    if (!(await isPlanned(stage))) return false;
    const { soon, later, claims } = await underWay(stage);
    const now = stage.clock.now();
    if (soon.length > 0) {
      const last = Math.max(...soon);
      await delay(REST_MS);
      // Whoever waits for another try need not wait by the wall clock; what is in LINE's hands is not waiting.
      const isAtRest = (await underWay(stage)).soon.join() === soon.join();
      if (last > now && isAtRest) await advance(stage, last - now);
      return false;
    }
    if (claims.length > 0) {
      noteIncident(stage, `replies that nobody has confirmed: ${claims.join(" ")}`);
      await advance(stage, CLAIMS_END_MS);
      await until("they are given back", async () => (await underWay(stage)).claims.join() !== claims.join());
      return false;
    }
    if (later === 0) stage.model.nothingUnderWay((chatId) => arrivalsOf(stage, chatId));
    return true;
  });
}

/** Whether the planner has looked at the news, and at everybody whose time has come. */
async function isPlanned({ database: { queries }, clock }: Stage): Promise<boolean> {
  const position = await queries
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "alerts planned up to")
    .executeTakeFirst();
  const { head } = await queries
    .selectFrom("alerts")
    .select((row) => row.fn.max("seq").as("head"))
    .executeTakeFirstOrThrow();
  if (Number(position?.value ?? 0) < Number(head ?? 0)) return false;
  const due = await queries
    .selectFrom("recipients")
    .select("id")
    .where("wake_at", "<=", clock.now())
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("batches").select("batches.no").whereRef("batches.no", "=", "recipients.batch"))),
    )
    .executeTakeFirst();
  return due === undefined;
}

/** When batches are tried again soon, and how many later; and replies whose fate is not known. */
export async function underWay({ database, clock }: Stage) {
  const rows = await database.queries
    .selectFrom("batches")
    .select(["kind", "next_try_at", "recipients"])
    .orderBy("no")
    .execute();
  const batches = rows.filter(({ kind }) => kind !== "reply").map((row) => Number(row.next_try_at));
  const claims = rows.filter(({ kind }) => kind === "reply").map(({ recipients }) => recipients);
  const soon = batches.filter((at) => at <= clock.now() + SOON_MS);
  return { soon, later: batches.length - soon.length, claims };
}
