import type { DeliveredItem } from "../domain/alert.ts";
import type { Reader } from "../domain/reader.ts";
import type { RecipientHash } from "../domain/recipient.ts";
import type { Asker, Command, Enclosure, Reply } from "./command.ts";
import type { Desk } from "./desk.ts";
import { catchUpItems, enclosureFor, hearOf, rangeOwed } from "./owed-news.ts";

/** A reply with what it tells of what is owed. What becomes of the reply must be said with one of the three. */
export interface Telling {
  reply: Reply;
  enclosure?: Enclosure;
  /** LINE has it: what it told is told. */
  arrived(): Promise<void>;
  /** LINE does not have it: what it told is owed as before. */
  failed(): Promise<void>;
  /** An earlier try told the same, and only LINE knows whether it arrived. */
  again: boolean;
}

/** After these, news would be in the way. */
const BARE: ReadonlySet<Command["name"]> = new Set([
  "delete-data",
  "leave",
  "language",
  "stale-button",
  "snooze",
]);

/** The webhook event that a reply answers; `id` is the same in its redeliveries. */
export interface AnsweredEvent {
  id: string;
  isRedelivery: boolean;
}

/**
 * Has a free reply tell what its reader is owed, all of it where that was asked for and in short with anything else. The
 * cursor moves before the reply is sent, and back where it fails. A redelivery, as after a crash, tells the same again and
 * nothing more: where LINE says that the token was used, what arrived is then certain.
 */
export async function telling(
  reply: Reply,
  command: Command,
  { hash }: Asker,
  { id, isRedelivery }: AnsweredEvent,
  desk: Desk,
): Promise<Telling> {
  const asksForAll = command.name === "catch-up" && command.range === undefined;
  if (BARE.has(command.name) || !(asksForAll || desk.locales.follows(hash))) return plainly(reply);
  const stretch = asksForAll ? stretchInFull : stretchInShort;
  let asked: Reader | undefined;
  const claim = await desk.claims.claim(hash, id, desk.clock(), (reader) => {
    asked = reader;
    return stretch(reader, desk, isRedelivery);
  });
  const reader = claim?.reader ?? asked;
  if (!reader) return plainly(asksForAll ? await unclaimed(reply, hash, desk) : reply);
  const range = claim ? { after: reader.seen, upTo: claim.upTo } : NOTHING;
  await hearOf(range, desk).catch(async (error: unknown) => {
    // Nobody else knows of the claim, and until it is gone the reader is told nothing.
    if (claim) await desk.claims.giveBack(claim);
    throw error;
  });
  const enclosure = asksForAll ? undefined : enclosureFor(reader, desk, range);
  return {
    reply: asksForAll ? inFull(reply, catchUpItems(reader, desk, range)) : reply,
    ...(enclosure && { enclosure }),
    again: claim !== undefined && claim.turn > 0,
    async arrived() {
      if (claim) await desk.claims.settle(claim.no);
      await keepToldStep(reader, enclosure, desk);
    },
    async failed() {
      if (claim) await desk.claims.giveBack(claim);
    },
  };
}

/** Up to where a reply tells everything. That there was nothing is kept too, as a redelivery may find something. */
const stretchInFull = (reader: Reader, desk: Desk): number =>
  catchUpItems(reader, desk).length > 0 ? rangeOwed(reader, desk).upTo : reader.seen;

/** Undefined where there is nothing to tell, or an earlier reply to the same event may have told nothing. */
const stretchInShort = (reader: Reader, desk: Desk, isRedelivery: boolean): number | undefined =>
  !isRedelivery && enclosureFor(reader, desk)?.owed ? rangeOwed(reader, desk).upTo : undefined;

const NOTHING = { after: Number.POSITIVE_INFINITY, upTo: 0 };

/** What was claimed. News that no claim covers would be told a second time. */
function inFull(reply: Reply, claimed: DeliveredItem[]): Reply {
  if (claimed.length > 0) return { type: "catch-up", items: claimed };
  return reply.type === "catch-up" ? { type: "note", note: "nothing-owed", follows: true } : reply;
}

/** Without a claim there is nobody to tell, or a push is under way, whose news is not told a second time. */
async function unclaimed(reply: Reply, hash: RecipientHash, desk: Desk): Promise<Reply> {
  const reader = await desk.subscriptions.reader(hash);
  return reader?.busy ? { type: "note", note: "on-its-way" } : inFull(reply, []);
}

/** A reply that tells nothing but itself. */
export const plainly = (reply: Reply): Telling => ({
  reply,
  again: false,
  arrived: () => Promise.resolve(),
  failed: () => Promise.resolve(),
});

/** A step is told of once; when alerts come as wished again, the next shortage is news. */
async function keepToldStep(reader: Reader, enclosure: Enclosure | undefined, desk: Desk): Promise<void> {
  const told = enclosure?.step ?? (desk.step() === "instant" ? undefined : reader.toldStep);
  if (told !== reader.toldStep) await desk.subscriptions.setToldStep(reader.hash, told);
}
