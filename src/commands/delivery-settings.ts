import {
  type DeliveryMode,
  type DeliverySettings,
  DIGESTS_A_DAY,
  type MinuteOfDay,
  NIGHT,
} from "../domain/alert.ts";
import { startOfTomorrow } from "../domain/day-time.ts";
import type { Reader } from "../domain/reader.ts";
import { DAY, type EpochMs, HOUR } from "../domain/time.ts";
import { zoneFor } from "../domain/zone.ts";
import type { Asker, Command, Reply, Snooze } from "./command.ts";
import type { Desk } from "./desk.ts";
import { followedTopics, recipientOf, settingsOf } from "./followed.ts";
import { priceOf } from "./group-price.ts";
import { snoozeOf } from "./my-alerts.ts";

/** How the asker is told, with all that can be changed. */
export async function settings(asker: Asker, desk: Desk): Promise<Reply> {
  const reader = await desk.subscriptions.reader(asker.hash);
  return {
    type: "settings",
    settings: settingsOf(reader, asker),
    ...snoozeOf(reader, desk),
    follows: reader?.subscriptions.filter(({ muted }) => !muted).length ?? 0,
    furigana: desk.locales.wantsFurigana(asker.hash),
  };
}

type SettingCommand = Extract<Command, { name: "delivery" | "digest-times" | "quiet" | "zone" | "urgent" }>;

/** What a command makes of the settings, and what is said then; without `changed` nothing is kept. */
interface Outcome {
  changed?: DeliverySettings;
  reply: Reply;
}

/** Changes one setting and keeps it. */
export async function changeSetting(command: SettingCommand, asker: Asker, desk: Desk): Promise<Reply> {
  const reader = await desk.subscriptions.reader(asker.hash);
  const now = settingsOf(reader, asker);
  const { changed, reply } = outcomeOf(command, now);
  if (changed && now.mode !== changed.mode && !("confirmed" in command)) {
    const price = await priceForGroup(reader, changed, asker, desk);
    if (price) {
      const kept = { ...changed, mode: now.mode };
      await desk.subscriptions.saveSettings(await recipientOf(asker, desk), kept, desk.clock());
      return price;
    }
  }
  if (changed) await desk.subscriptions.saveSettings(await recipientOf(asker, desk), changed, desk.clock());
  return reply;
}

/** What a group has to confirm before it is told otherwise; undefined where that costs nothing. */
async function priceForGroup(
  reader: Reader | undefined,
  changed: DeliverySettings,
  asker: Asker,
  desk: Desk,
): Promise<Reply | undefined> {
  const { mode } = changed;
  if (mode === "ask" || !asker.memberCount) return undefined;
  const concerned = new Set(
    reader?.subscriptions.filter((one) => one.mode === undefined && !one.muted).map(({ topic }) => topic),
  );
  const topics = (await followedTopics(reader, desk)).filter(({ no }) => concerned.has(no));
  const price = priceOf(
    mode,
    topics.map(({ topic }) => topic),
    changed,
    await asker.memberCount(),
    desk,
  );
  return {
    type: "note",
    note: "confirm-price",
    command: { name: "delivery", mode, confirmed: true },
    ...price,
  };
}

function outcomeOf(command: SettingCommand, now: DeliverySettings): Outcome {
  switch (command.name) {
    case "delivery":
      return withMode(command.mode, now);
    case "digest-times":
      return digestTimes(command, now);
    case "quiet":
      return quiet(command, now);
    case "zone":
      return zone(command.zone, now);
    case "urgent":
      return urgent(command.on, now);
  }
}

function urgent(on: boolean | undefined, now: DeliverySettings): Outcome {
  if (on === undefined) return { reply: { type: "note", note: "only-urgent" } };
  return { changed: { ...now, urgent: on }, reply: { type: "note", note: "urgent", on } };
}

const withMode = (mode: DeliveryMode, now: DeliverySettings): Outcome => ({
  changed: { ...now, mode },
  reply: { type: "note", note: "delivery", mode, times: now.digestTimes },
});

const UNKNOWN_TIMES: Outcome = { reply: { type: "note", note: "unknown-times" } };

function digestTimes(
  { times, add, remove }: Extract<Command, { name: "digest-times" }>,
  now: DeliverySettings,
): Outcome {
  // Whoever types when the digest shall come wants one.
  if (times) return times.length > 0 ? withMode("digest", { ...now, digestTimes: times }) : UNKNOWN_TIMES;
  if (add === undefined && remove === undefined) return withTimes(now.digestTimes, now);
  const kept = now.digestTimes.filter((time) => time !== remove);
  return withTimes(add === undefined ? kept : [...kept, add], now);
}

/** A digest has a time: the last one stays. */
function withTimes(times: MinuteOfDay[], now: DeliverySettings): Outcome {
  const digestTimes = [...new Set(times)].sort((a, b) => a - b);
  if (digestTimes.length > DIGESTS_A_DAY) return UNKNOWN_TIMES;
  if (digestTimes.length === 0) return withTimes(now.digestTimes, now);
  return {
    changed: { ...now, digestTimes },
    reply: { type: "note", note: "digest-times", times: digestTimes },
  };
}

function quiet({ from, to, off }: Extract<Command, { name: "quiet" }>, now: DeliverySettings): Outcome {
  const { quiet: before = NIGHT, ...others } = now;
  if (off) return { changed: others, reply: { type: "note", note: "quiet" } };
  const hours = { from: from ?? before.from, to: to ?? before.to };
  if ((from === undefined && to === undefined) || hours.from === hours.to)
    return { reply: { type: "note", note: "ask-quiet" } };
  return { changed: { ...others, quiet: hours }, reply: { type: "note", note: "quiet", quiet: hours } };
}

function zone(words: string | undefined, now: DeliverySettings): Outcome {
  const known = words === undefined ? undefined : zoneFor(words);
  if (known === undefined)
    return { reply: { type: "note", note: "unknown-zone", ...(words !== undefined && { words }) } };
  return { changed: { ...now, zone: known }, reply: { type: "note", note: "zone", zone: known } };
}

/** Puts every alert off for a while, asks for how long, or ends it. */
export async function snooze(length: Snooze | undefined, asker: Asker, desk: Desk): Promise<Reply> {
  const reader = await desk.subscriptions.reader(asker.hash);
  if (!reader || reader.subscriptions.length === 0) return { type: "note", note: "not-followed" };
  if (length === undefined) return { type: "note", note: "ask-snooze" };
  const now = desk.clock();
  if (length === "off") {
    await desk.subscriptions.snooze(asker.hash, undefined, now);
    return { type: "note", note: "snooze-off" };
  }
  const until = endOf(length, reader, now);
  await desk.subscriptions.snooze(asker.hash, until, now);
  return { type: "note", note: "snoozed", until, zone: reader.settings.zone, urgent: reader.settings.urgent };
}

function endOf(length: Exclude<Snooze, "off">, { settings: { zone } }: Reader, now: EpochMs): EpochMs {
  switch (length) {
    case "hour":
      return now + HOUR;
    case "tomorrow":
      return startOfTomorrow(now, zone);
    case "week":
      return now + 7 * DAY;
  }
}
