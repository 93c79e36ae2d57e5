import { randomBytes, randomUUID } from "node:crypto";
import { createSender, type Pass, type SenderParts, type SendReport } from "../../src/alerts/sender.ts";
import { createIdentity } from "../../src/line/identity.ts";
import { createLineMessenger } from "../../src/line/line-messenger.ts";
import { textMessage } from "../../src/line/messages.ts";
import { createRateLimiter } from "../../src/line/rates.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { PlannedBatch } from "../../src/store/planning.ts";
import { createStore } from "../../src/store/store.ts";
import type { Call, FaultRule, Quota } from "../../tools/emulator/control-api.ts";
import { createEmulator } from "../../tools/emulator/server.ts";
import { temporaryDirectory } from "../contract/engines.ts";
import { type RecordingLog, recordingLog } from "../recording-log.ts";

/** Noon in Japan on 10 November 2026; tests move from here. */
export const START = Date.UTC(2026, 10, 10, 3);
const TOKEN = "a channel access token";
export const WORDS = "港の灯台の話";
export const MULTICAST = "/v2/bot/message/multicast";
export const PUSH = "/v2/bot/message/push";
const VALIDATE = "/v2/bot/message/validate/push";
/** The cursors' place after and before a batch was planned. */
export const TOLD = 7;
export const BEFORE = 3;

/** A reader in the database, and who that is at LINE. */
export interface Reader {
  id: number;
  lineId: string;
  hash: string;
}

/** The sender between a database and LINE's emulator, in a time that the test moves. */
export type Sending = Awaited<ReturnType<typeof startSending>>;

export async function startSending() {
  const directory = await temporaryDirectory();
  const database = await openDatabase({ dataDir: directory.path });
  const store = createStore(database);
  const identity = createIdentity(randomBytes(32));
  let now = START;
  let monotonic = 0;
  const emulator = await createEmulator({
    channelSecret: "a channel secret",
    channelAccessToken: TOKEN,
    clock: () => now,
    anyUserIsFriend: true,
    rates: false,
  });
  const messengers: ReturnType<typeof createLineMessenger>[] = [];
  const recording: RecordingLog = recordingLog();
  const reports: SendReport[] = [];
  /** How long requests were held back. */
  const waits: number[] = [];
  let timesUsedUp = 0;

  const messengerWith = (channelAccessToken: string) => {
    const messenger = createLineMessenger({
      apiBaseUrl: emulator.url,
      channelAccessToken,
      wait: async () => undefined,
      random: () => 0.5,
      pushTimeoutMs: 500,
    });
    messengers.push(messenger);
    return messenger;
  };
  const limiter = (perSecond: number) =>
    createRateLimiter({
      perSecond,
      clock: () => monotonic,
      async wait(ms) {
        waits.push(ms);
        monotonic += ms;
      },
    });
  const senderWith = (changes: Partial<SenderParts> & { token?: string } = {}) =>
    createSender({
      batches: store.batches,
      messenger: messengerWith(changes.token ?? TOKEN),
      open: identity.open,
      openAll: async (all) => all.map(identity.open),
      clock: () => now,
      random: () => 0.5,
      newKey: randomUUID,
      limiters: { multicast: limiter(200), push: limiter(2_000) },
      concurrency: 64,
      log: recording.log,
      onSent: (report) => reports.push(report),
      onQuotaUsedUp: () => {
        timesUsedUp += 1;
      },
      ...changes,
    });

  const control = (method: string, path: string, body: object) =>
    fetch(`${emulator.url}/_emulator${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  async function addReader(lineId: string, members = 1): Promise<Reader> {
    const hash = identity.hashOf(lineId);
    const kind = lineId.startsWith("C") ? "group" : "user";
    await store.recipients.save({ hash, sealed: identity.seal(lineId), kind }, now);
    const row = database.queries.updateTable("recipients").set({ members }).where("hash", "=", hash);
    const { id } = await row.returning("id").executeTakeFirstOrThrow();
    return { id, lineId, hash };
  }

  return {
    store,
    senderWith,
    messengerWith,
    log: recording,
    reports,
    waits,
    now: () => now,
    timesUsedUp: () => timesUsedUp,
    advance: (ms: number) => {
      now += ms;
    },
    fault: (rule: FaultRule) => control("POST", "/faults", rule),
    setQuota: (quota: Quota) => control("PUT", "/quota", quota),
    addReader,
    /** Lets LINE know a group, which the bot is in. */
    addGroup: (groupId: string) =>
      control("POST", "/groups", { groupId, name: "Reading circle", memberIds: [] }),

    /** So many friends of the bot. */
    async addReaders(count: number): Promise<Reader[]> {
      const readers: Reader[] = [];
      for (let index = 0; index < count; index++)
        readers.push(await addReader(`U${(index + 1).toString(16).padStart(32, "0")}`));
      return readers;
    },

    /** As the planner does: cursors move on, and a batch promises what was before them. */
    async plan(readers: Reader[], change: Partial<PlannedBatch> & { says?: object[] } = {}) {
      const { says = [textMessage(WORDS)], ...planned } = change;
      const batch: PlannedBatch = {
        key: randomUUID(),
        kind: readers.length === 1 ? "push" : "multicast",
        contentId: randomUUID(),
        urgent: false,
        messages: readers.length,
        upTo: TOLD,
        moves: readers.map(({ id }) => [id, BEFORE]),
        ...planned,
      };
      const content = { id: batch.contentId, sealed: identity.seal(JSON.stringify(says)) };
      await store.planning.planPage({ wakeUpTo: 0 }, 1, now, () => ({
        contents: [content],
        batches: [batch],
        alarms: new Map(),
      }));
      return batch;
    },

    /** Passes one after the other, each when the one before asked for it, until nothing waits or `until` has come. */
    async sendAll(sender = senderWith(), until = Number.POSITIVE_INFINITY): Promise<Pass> {
      for (;;) {
        const pass = await sender.pass(new AbortController().signal);
        if (pass.nextTryAt === undefined || pass.nextTryAt > until) return pass;
        now = Math.max(now, pass.nextTryAt);
      }
    },

    /** Requests that would send, accepted or not. */
    sends: (): Call[] => emulator.calls().filter(({ path }) => path === MULTICAST || path === PUSH),
    validations: (): Call[] => emulator.calls().filter(({ path }) => path === VALIDATE),
    /** How often each LINE id was sent to. */
    arrivals(): Record<string, number> {
      const accepted = emulator
        .calls()
        .filter(({ path, status }) => status === 200 && (path === MULTICAST || path === PUSH));
      const to = accepted.flatMap(({ body }) => (body as { to: string | string[] }).to);
      return Object.fromEntries([...Map.groupBy(to, (id) => id)].map(([id, times]) => [id, times.length]));
    },
    /** How many messages are counted as paid. */
    paid: async () =>
      (await store.paidMessages.since("")).reduce((sum, { plain, urgent }) => sum + plain + urgent, 0),
    /** Where a reader's cursor stands, and until when it is held. */
    cursorOf: ({ id }: Reader) =>
      database.queries
        .selectFrom("recipients")
        .select(["seen", "held_until"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
    async close() {
      for (const messenger of messengers) await messenger.destroy();
      await emulator.close();
      await store.close();
      await directory.remove();
    },
  };
}

/** Each of these readers once, and nobody else. */
export const onceEach = (readers: Reader[]): Record<string, number> =>
  Object.fromEntries(readers.map(({ lineId }) => [lineId, 1]));
