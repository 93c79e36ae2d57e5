import type { Selectable } from "kysely";
import { z } from "zod";
import {
  DEFAULT_SETTINGS,
  DELIVERY_MODES,
  type DeliverySettings,
  type Subscription,
} from "../domain/alert.ts";
import type { Reader } from "../domain/reader.ts";
import { createRecent } from "../domain/recent.ts";
import type { RecipientKind } from "../domain/recipient.ts";
import { among } from "./among.ts";
import type { Engine } from "./migrate.ts";
import { kindColumn, languagesOf } from "./recipients.ts";
import type { Queries, Schema } from "./schema.ts";

const modeColumn = z.enum(DELIVERY_MODES);
const minute = z.number().int().min(0).max(1439);
const settingsColumn = z.object({
  mode: modeColumn,
  digestTimes: z.array(minute).min(1).max(3),
  quiet: z.object({ from: minute, to: minute }).exactOptional(),
  zone: z.string(),
  urgent: z.boolean(),
});

/** What planning needs of a recipient: everything but who it is. */
export interface PlannedReader extends Omit<Reader, "hash" | "toldStep"> {
  /** The batch or claim under way, where there is one. */
  batch?: number;
  /** Numbers of others of whom all else is the same: what is decided for one holds for them. */
  alike?: readonly number[];
}

/** What planning reads of a recipient. */
export const COLUMNS = [
  "id",
  "kind",
  "locale",
  "news",
  "members",
  "seen",
  "settings",
  "snoozed_until",
  "held_until",
  "wake_at",
  "digest_at",
  "batch",
] as const;

/** Recipients as alerts see them; which ones is the caller's to say. */
export const selectReaders = (queries: Queries) =>
  queries.selectFrom("recipients").select(COLUMNS.map((column) => `recipients.${column}` as const));

/**
 * Those of some batches that are under way: a recipient's last batch mostly is not. Never joined to locked recipients: of a
 * row that it had to wait for, PostgreSQL would know the new cursor, but not the batch that moved it.
 */
async function batchesUnderWay(queries: Queries, numbers: Set<number>): Promise<Set<number>> {
  if (numbers.size === 0) return new Set();
  const rows = await queries
    .selectFrom("batches")
    .select("no")
    .where("no", "in", [...numbers])
    .execute();
  return new Set(rows.map(({ no }) => no));
}

/** The readers of some rows, with what they follow, which may be `known` of some of them. */
export async function readersOf(
  queries: Queries,
  engine: Engine,
  rows: readonly ReaderRow[],
  known: ReadonlyMap<number, Subscription[]> = new Map(),
): Promise<PlannedReader[]> {
  const subscriptions = await subscriptionsOf(
    queries,
    engine,
    rows.flatMap(({ id }) => (known.has(id) ? [] : [id])),
  );
  const underWay = await batchesUnderWay(queries, new Set(rows.map(({ batch }) => batch)));
  return rows.map((row) => {
    const own = known.get(row.id) ?? subscriptions.get(row.id) ?? [];
    return toReader(row, own, underWay.has(row.batch));
  });
}

export type ReaderRow = Awaited<ReturnType<ReturnType<typeof selectReaders>["executeTakeFirstOrThrow"]>>;

/** Settings until a recipient chooses: a group is told when somebody asks. */
export const defaultsOf = (kind: RecipientKind): DeliverySettings => (kind === "user" ? PERSONAL : GROUP);
const PERSONAL = DEFAULT_SETTINGS;
const GROUP: DeliverySettings = { ...DEFAULT_SETTINGS, mode: "ask" };

/** Most people's settings are like somebody else's: each text is read once. */
const parsed = createRecent<string, DeliverySettings>(10_000);

function settingsOf(text: string | null, kind: RecipientKind): DeliverySettings {
  if (text === null) return defaultsOf(kind);
  const known = parsed.get(text) ?? settingsColumn.safeParse(JSON.parse(text)).data;
  // What a newer version wrote and this one can't read must not have its reader pushed to at a wrong time.
  if (known === undefined) return { ...defaultsOf(kind), mode: "ask" };
  parsed.set(text, known);
  return known;
}

function toReader(row: ReaderRow, subscriptions: Subscription[], busy: boolean): PlannedReader {
  const kind = kindColumn.parse(row.kind);
  return {
    id: row.id,
    kind,
    members: row.members,
    seen: row.seen,
    settings: settingsOf(row.settings, kind),
    busy,
    ...(busy && { batch: row.batch }),
    subscriptions,
    ...languagesOf(row),
    ...(row.snoozed_until !== null && { snoozedUntil: row.snoozed_until }),
    ...(row.held_until !== null && { heldUntil: row.held_until }),
    ...(row.wake_at !== null && { wakeAt: row.wake_at }),
    ...(row.digest_at !== null && { digestAt: row.digest_at }),
  };
}

/** A subscription as the database has it. */
export const toSubscription = ({
  topic,
  since,
  mode,
  paused,
  muted,
  earlier_after,
  earlier_up_to,
}: Omit<Selectable<Schema["subscriptions"]>, "recipient">): Subscription => ({
  topic,
  since,
  paused: paused === 1,
  muted: muted === 1,
  ...(mode !== null && { mode: modeColumn.parse(mode) }),
  ...(earlier_after !== null &&
    earlier_up_to !== null && { earlier: { after: earlier_after, upTo: earlier_up_to } }),
});

/**
 * The subscriptions of so many recipients, each list in the order followed. PostgreSQL is told between which numbers they
 * are: it takes a thousand separate ones for dearer than reading the whole table.
 */
export async function subscriptionsOf(
  queries: Queries,
  engine: Engine,
  recipients: number[],
): Promise<Map<number, Subscription[]>> {
  const found = new Map<number, Subscription[]>();
  if (recipients.length === 0) return found;
  const rows = await queries
    .selectFrom("subscriptions")
    .select(["recipient", "topic", "since", "mode", "paused", "muted", "earlier_after", "earlier_up_to"])
    .where(among(engine, "recipient", recipients))
    .$if(engine === "postgres", (query) =>
      query
        .where("recipient", ">=", Math.min(...recipients))
        .where("recipient", "<=", Math.max(...recipients)),
    )
    .execute();
  for (const row of rows) {
    const list = found.get(row.recipient) ?? [];
    found.set(row.recipient, list);
    list.push(toSubscription(row));
  }
  // Mostly there is nothing to sort, which a database would do anyway.
  for (const list of found.values())
    if (list.length > 1) list.sort((a, b) => a.since - b.since || a.topic - b.topic);
  return found;
}
