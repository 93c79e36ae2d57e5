import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import type { FaultRule } from "../../tools/emulator/control-api.ts";
import {
  BEFORE,
  MULTICAST,
  onceEach,
  PUSH,
  type Sending,
  START,
  startSending,
  TOLD,
  WORDS,
} from "./sending.ts";

const NEVER = new AbortController().signal;
const GROUP = `C${"9".repeat(32)}`;
const MONTH_USED_UP: FaultRule["fault"] = {
  type: "status",
  status: 429,
  message: "You have reached your monthly limit.",
};

let line: Sending;

beforeEach(async () => {
  line = await startSending();
});

afterEach(async () => {
  const logged = line.log.lines.join("\n");
  await line.close();
  expect(logged).not.toMatch(/[UC][0-9a-f]{32}/);
  expect(logged).not.toContain(WORDS);
});

describe("a batch", () => {
  it("arrives once at each of its recipients and is done", async () => {
    const readers = await line.addReaders(3);
    const { key } = await line.plan(readers);
    line.advance(1_234);
    expect(await line.senderWith().pass(NEVER)).toEqual({ ended: "drained" });
    expect(line.arrivals()).toEqual(onceEach(readers));
    expect(line.sends()).toMatchObject([
      { path: MULTICAST, retryKey: key, body: { messages: [{ type: "text", text: WORDS }] } },
    ]);
    expect(line.reports).toEqual([{ kind: "multicast", outcome: "settle", recipients: 3, delayMs: 1_234 }]);
    expect(await line.store.batches.nextTryAt()).toBeUndefined();
    expect(await line.paid()).toBe(3);
    expect(line.log.lines).toEqual([]);
  });

  it("to one goes as a push, and to a group costs as many as it has members", async () => {
    const [reader] = await line.addReaders(1);
    const group = await line.addReader(GROUP, 12);
    await line.addGroup(GROUP);
    await line.plan([reader!]);
    await line.plan([group]);
    await line.sendAll();
    expect(line.arrivals()).toEqual(onceEach([reader!, group]));
    expect(line.sends().map(({ path }) => path)).toEqual([PUSH, PUSH]);
    expect(await line.paid()).toBe(13);
  });

  it("that is urgent goes before those that are older", async () => {
    const readers = await line.addReaders(3);
    const [first, second, urgent] = [
      await line.plan([readers[0]!]),
      await line.plan([readers[1]!]),
      await line.plan([readers[2]!], { urgent: true }),
    ];
    await line.sendAll(line.senderWith({ concurrency: 1 }));
    expect(line.sends().map(({ retryKey }) => retryKey)).toEqual([urgent.key, first.key, second.key]);
  });

  it("arrives once although the process died after LINE had accepted it", async () => {
    const readers = await line.addReaders(2);
    await line.plan(readers);
    const dying = line.senderWith({
      batches: { ...line.store.batches, settle: () => Promise.reject(new Error("the process is gone")) },
    });
    await expect(dying.pass(NEVER)).rejects.toThrow("the process is gone");
    await line.sendAll();
    expect(line.sends().map(({ status }) => status)).toEqual([200, 409]);
    expect(line.arrivals()).toEqual(onceEach(readers));
    expect(await line.store.batches.nextTryAt()).toBeUndefined();
  });

  it("that waits when the bot stops is sent later as if nothing had been", async () => {
    const readers = await line.addReaders(5);
    for (const reader of readers) await line.plan([reader]);
    const stopping = new AbortController();
    const sender = line.senderWith({ concurrency: 1, onSent: () => stopping.abort() });
    expect(await sender.pass(stopping.signal)).toEqual({ ended: "aborted", nextTryAt: line.now() });
    expect(line.sends()).toHaveLength(1);
    const rest = await line.store.batches.take(line.now(), line.now(), 10);
    expect(rest.map(({ doubtful, attempts }) => [doubtful, attempts])).toEqual(Array(4).fill([false, 0]));
    await line.sendAll();
    expect(line.arrivals()).toEqual(onceEach(readers));
  });

  it("under way is not sent a second time when the clock jumps", async () => {
    const readers = await line.addReaders(3);
    await line.plan(readers.slice(0, 2));
    await line.plan(readers.slice(2));
    await line.fault({ path: MULTICAST, fault: { type: "delay", milliseconds: 200 } });
    const jump = () => {
      if (line.reports.length === 0) line.advance(HOUR);
    };
    await line.sendAll(line.senderWith({ concurrency: 2, onSent: jump }));
    expect(line.sends().map(({ path, status }) => [path, status])).toEqual([
      [MULTICAST, 200],
      [PUSH, 200],
    ]);
  });

  it("is not in anybody's way: of five, each is read in a turn of the event loop of its own", async () => {
    const readers = await line.addReaders(20);
    for (let count = 0; count < 5; count++) await line.plan(readers, { contentId: "shared" });
    let turn = 0;
    let running = true;
    const tick = () => {
      turn += 1;
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    const readIn: number[] = [];
    const allAsked = Promise.withResolvers<void>();
    const sender = line.senderWith({
      batches: {
        ...line.store.batches,
        async addressees(ids) {
          readIn.push(turn);
          // A database may answer all of them at the same moment.
          if (readIn.length === 5) allAsked.resolve();
          await allAsked.promise;
          return line.store.batches.addressees(ids);
        },
      },
    });
    await line.sendAll(sender);
    running = false;
    expect(new Set(readIn).size).toBe(5);
    expect(line.reports).toHaveLength(5);
  });
});

describe("LINE that fails for a moment", () => {
  it.each<[string, FaultRule["fault"], number[]]>([
    ["500", { type: "status", status: 500 }, [500, 200]],
    ["503", { type: "status", status: 503 }, [503, 200]],
    ["a connection that breaks before it acted", { type: "drop", when: "before" }, [0, 200]],
    ["a connection that breaks after it acted", { type: "drop", when: "after" }, [200, 409]],
    ["no answer in time, although it acted", { type: "delay", milliseconds: 5_000 }, [200, 409]],
  ])("with %s has each reader get it once, under the same key", async (_, fault, statuses) => {
    const readers = await line.addReaders(3);
    const { key } = await line.plan(readers);
    await line.fault({ path: MULTICAST, times: 1, fault });
    const sender = line.senderWith();
    const first = await sender.pass(NEVER);
    expect(first).toEqual({ ended: "drained", nextTryAt: START + 1.5 * SECOND });
    await line.sendAll(sender);
    expect(line.sends().map(({ status, retryKey }) => [status, retryKey])).toEqual(
      statuses.map((status) => [status, key]),
    );
    expect(line.arrivals()).toEqual(onceEach(readers));
    expect(line.reports.map(({ outcome }) => outcome)).toEqual(["again", "settle"]);
    expect(line.log.sentences()).toEqual([
      "warn: alerts wait: LINE does not answer",
      "info: alerts are sent again: a trouble is over",
    ]);
  });

  it("tells the operator once when it begins and once when it is over, with what its support asks for", async () => {
    const readers = await line.addReaders(20);
    for (const reader of readers) await line.plan([reader]);
    await line.fault({ path: PUSH, times: 50, fault: { type: "status", status: 500 } });
    await line.sendAll();
    const [begins, over, ...others] = line.log.lines.map((text) => JSON.parse(text));
    expect(begins).toMatchObject({ trouble: "unreachable", culprit: "line", status: 500 });
    expect(begins.requestId).toMatch(/./);
    expect(over).toMatchObject({ trouble: "unreachable", batches: 50 });
    expect(others).toEqual([]);
    expect(line.arrivals()).toEqual(onceEach(readers));
  });

  it("as requests come too fast gets none for a second, and the batches are no doubtful ones", async () => {
    const readers = await line.addReaders(4);
    for (const reader of readers) await line.plan([reader]);
    await line.fault({ path: PUSH, times: 3, fault: { type: "status", status: 429 } });
    const sender = line.senderWith({ concurrency: 1 });
    await sender.pass(NEVER);
    expect(Math.max(...line.waits)).toBeGreaterThanOrEqual(SECOND);
    expect(line.sends().map(({ status }) => status)).toEqual([429, 429, 429, 200]);
    line.advance(1.5 * SECOND);
    const postponed = await line.store.batches.take(line.now(), line.now(), 10);
    expect(postponed.map(({ doubtful, attempts }) => [doubtful, attempts])).toEqual(
      Array(3).fill([false, 1]),
    );
    await line.sendAll(sender);
    expect(line.arrivals()).toEqual(onceEach(readers));
  });

  it("as one recipient got too many holds nobody else back, and is asked ever less often", async () => {
    const [flooded, ...others] = await line.addReaders(30);
    await line.plan([flooded!]);
    await line.fault({ path: PUSH, times: 8, fault: { type: "status", status: 429 } });
    const sender = line.senderWith({ concurrency: 1 });
    for (let tries = 0; tries < 8; tries++) {
      const { nextTryAt } = await sender.pass(NEVER);
      line.advance((nextTryAt ?? 0) - line.now());
    }
    const times = line.sends().map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - times[index]!);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps.at(-1)).toBeGreaterThan(MINUTE);
    for (const reader of others) await line.plan([reader]);
    await line.sendAll(sender);
    expect(line.arrivals()).toEqual(onceEach([flooded!, ...others]));
    expect(Math.max(...line.waits)).toBeLessThan(SECOND);
  });

  it("as the token is wrong loses nothing, asks LINE once a minute and tells the operator once", async () => {
    const readers = await line.addReaders(5);
    for (const reader of readers) await line.plan([reader]);
    const wrong = line.senderWith({ token: "another token", concurrency: 1 });
    expect(await wrong.pass(NEVER)).toEqual({ ended: "stopped", nextTryAt: START + MINUTE });
    line.advance(MINUTE - 1);
    expect(await wrong.pass(NEVER)).toEqual({ ended: "stopped", nextTryAt: START + MINUTE });
    line.advance(1);
    await wrong.pass(NEVER);
    expect(line.sends().map(({ at }) => at - START)).toEqual([0, MINUTE]);
    expect(line.log.sentences()).toEqual([
      "error: alerts wait: LINE refuses the channel access token; check LINE_CHANNEL_ACCESS_TOKEN",
    ]);
    await line.sendAll();
    expect(line.arrivals()).toEqual(onceEach(readers));
  });
});

describe("LINE that does not answer for a day", () => {
  it("never sees a key again that it may have forgotten; the alerts are owed as before", async () => {
    const readers = await line.addReaders(2);
    await line.plan(readers);
    await line.fault({ path: MULTICAST, fault: { type: "drop", when: "before" } });
    await line.sendAll(line.senderWith({ random: () => 0.999 }));
    expect(line.sends().length).toBeGreaterThan(100);
    expect(Math.max(...line.sends().map(({ at }) => at))).toBeLessThan(START + DAY);
    expect(await line.store.batches.nextTryAt()).toBeUndefined();
    for (const reader of readers)
      expect(await line.cursorOf(reader)).toMatchObject({ seen: BEFORE, held_until: null });
  });

  it("gets nothing of a batch that a sleeping machine finds a day later", async () => {
    const [reader] = await line.addReaders(1);
    await line.plan([reader!]);
    line.advance(DAY);
    await line.sendAll();
    expect(line.sends()).toEqual([]);
    expect(await line.cursorOf(reader!)).toMatchObject({ seen: BEFORE });
    expect(line.log.sentences()).toEqual(["warn: alerts were given back: LINE took none for a day"]);
  });
});

describe("a clock that is set back", () => {
  it("never has a key sent that LINE may have forgotten: what may have arrived is given back at once", async () => {
    const readers = await line.addReaders(2);
    await line.plan(readers);
    await line.fault({ path: MULTICAST, times: 1, fault: { type: "drop", when: "after" } });
    const sender = line.senderWith();
    await sender.pass(NEVER);
    line.advance(-2 * DAY);
    expect(await sender.pass(NEVER)).toEqual({ ended: "drained" });
    expect(line.sends()).toHaveLength(1);
    expect(await line.cursorOf(readers[0]!)).toEqual({ seen: BEFORE, held_until: null });
    expect(line.log.sentences()).toContain("warn: alerts were given back: the clock was set back");
  });

  it("from a month ahead leaves no reader waiting for that month", async () => {
    const readers = await line.addReaders(2);
    line.advance(30 * DAY);
    await line.plan(readers);
    await line.fault({ path: MULTICAST, times: 1, fault: { type: "status", status: 500 } });
    await line.senderWith().pass(NEVER);
    line.advance(-30 * DAY);
    expect(await line.senderWith().pass(NEVER)).toEqual({ ended: "drained" });
    expect(await line.cursorOf(readers[0]!)).toEqual({ seen: BEFORE, held_until: null });
  });

  it("while a batch is on its way gives it back rather than sending it again", async () => {
    const readers = await line.addReaders(2);
    await line.plan(readers);
    await line.fault({ path: MULTICAST, times: 1, fault: { type: "drop", when: "after" } });
    const batches = {
      ...line.store.batches,
      addressees: async (ids: number[]) => {
        line.advance(-DAY);
        return line.store.batches.addressees(ids);
      },
    };
    await line.sendAll(line.senderWith({ batches }));
    expect(line.sends()).toHaveLength(1);
    expect(await line.cursorOf(readers[0]!)).toMatchObject({ seen: BEFORE });
  });

  it("after a wrong token was found does not make it rest for longer than a minute", async () => {
    const [first, second] = await line.addReaders(2);
    await line.plan([first!]);
    const wrong = line.senderWith({ token: "another token" });
    line.advance(10 * HOUR);
    await wrong.pass(NEVER);
    line.advance(-10 * HOUR);
    await line.plan([second!]);
    await wrong.pass(NEVER);
    line.advance(MINUTE);
    await wrong.pass(NEVER);
    expect(line.sends().map(({ at }) => at - START)).toEqual([10 * HOUR, MINUTE]);
  });
});

describe("a month that is used up", () => {
  it("gives the cursors back, of all that wait, with one question to LINE", async () => {
    const readers = await line.addReaders(6);
    await line.setQuota({ type: "limited", value: 10, used: 9 });
    for (const pair of [readers.slice(0, 2), readers.slice(2, 4), readers.slice(4)]) await line.plan(pair);
    const pass = await line.senderWith({ concurrency: 1 }).pass(NEVER);
    expect(pass).toEqual({ ended: "stopped" });
    expect(line.sends().map(({ status }) => status)).toEqual([429]);
    expect(line.timesUsedUp()).toBe(1);
    for (const reader of readers)
      expect(await line.cursorOf(reader)).toEqual({ seen: BEFORE, held_until: null });
    expect(line.log.sentences()).toEqual(["warn: alerts are not pushed: the month's messages are used up"]);
  });

  it("keeps what may have arrived before, and asks every hour", async () => {
    const readers = await line.addReaders(2);
    const { key } = await line.plan(readers);
    await line.fault({ path: MULTICAST, times: 1, fault: { type: "drop", when: "after" } });
    await line.fault({ path: MULTICAST, times: 2, fault: MONTH_USED_UP });
    const sender = line.senderWith();
    await sender.pass(NEVER);
    line.advance(2 * SECOND);
    expect(await sender.pass(NEVER)).toEqual({ ended: "stopped", nextTryAt: line.now() + HOUR });
    expect(await line.cursorOf(readers[0]!)).toMatchObject({ seen: TOLD });
    await line.sendAll(sender);
    expect(line.sends().map(({ status, retryKey }) => [status, retryKey])).toEqual(
      [200, 429, 429, 409].map((status) => [status, key]),
    );
    expect(line.arrivals()).toEqual(onceEach(readers));
  });
});

describe("a batch that LINE refuses", () => {
  it("for one bad id among 500 reaches the other 499 once, and leaves the bad one alone for a day", async () => {
    const readers = await line.addReaders(499);
    const bad = await line.addReader("U-not-an-id");
    await line.plan([...readers.slice(0, 200), bad, ...readers.slice(200)]);
    expect(await line.senderWith().pass(NEVER)).toEqual({ ended: "drained" });
    expect(line.arrivals()).toEqual(onceEach(readers));
    expect(await line.cursorOf(bad)).toMatchObject({ seen: BEFORE, held_until: START + DAY });
    expect(await line.cursorOf(readers[0]!)).toMatchObject({ seen: TOLD, held_until: null });
    expect(line.validations()).toHaveLength(1);
    expect(line.log.sentences()).toEqual(["warn: a recipient was put on hold: LINE refuses it"]);
    // Halving 500 takes nine steps, each with at most one refusal.
    expect(line.sends().length).toBeLessThanOrEqual(19);
  });

  it("after a try that may have arrived keeps its key: its halves could arrive twice", async () => {
    const readers = await line.addReaders(4);
    const { key } = await line.plan(readers);
    await line.fault({ path: MULTICAST, times: 1, fault: { type: "drop", when: "after" } });
    await line.fault({ path: MULTICAST, times: 2, fault: { type: "status", status: 400 } });
    await line.sendAll();
    expect(line.sends().map(({ status, retryKey }) => [status, retryKey])).toEqual(
      [200, 400, 400, 409].map((status) => [status, key]),
    );
    expect(line.arrivals()).toEqual(onceEach(readers));
  });

  it("for its messages is our fault: asked once, given back, not pushed for an hour", async () => {
    const readers = await line.addReaders(6);
    const says = [{ type: "text", text: "" }];
    const contentId = "shared";
    for (const pair of [readers.slice(0, 2), readers.slice(2, 4), readers.slice(4)])
      await line.plan(pair, { says, contentId });
    await line.sendAll(line.senderWith({ concurrency: 1 }));
    expect(line.sends()).toHaveLength(1);
    expect(line.validations()).toHaveLength(1);
    for (const reader of readers)
      expect(await line.cursorOf(reader)).toMatchObject({ seen: BEFORE, held_until: START + HOUR });
    expect(line.log.lines.map((text) => JSON.parse(text))).toMatchObject([
      { trouble: "content-refused", culprit: "us", status: 400 },
    ]);
  });

  it("is tried again where LINE does not say whether its messages are valid, and then asked for once more", async () => {
    const readers = await line.addReaders(2);
    await line.plan(readers);
    await line.fault({ path: MULTICAST, times: 2, fault: { type: "status", status: 400 } });
    await line.fault({
      path: "/v2/bot/message/validate/push",
      times: 1,
      fault: { type: "status", status: 500 },
    });
    await line.sendAll();
    expect(line.arrivals()).toEqual(onceEach(readers));
    expect(line.sends().map(({ path }) => path)).toEqual([MULTICAST, MULTICAST, PUSH, PUSH]);
  });
});

describe("a reader who left", () => {
  it("between two tries gets nothing of the second", async () => {
    const [leaving, ...staying] = await line.addReaders(3);
    await line.plan([leaving!, ...staying]);
    await line.fault({ path: MULTICAST, times: 1, fault: { type: "status", status: 500 } });
    const sender = line.senderWith();
    await sender.pass(NEVER);
    await line.store.recipients.remove(leaving!.hash);
    await line.sendAll(sender);
    expect(line.arrivals()).toEqual(onceEach(staying));
  });

  it("was the last of a batch, which then is done without a word", async () => {
    const [reader] = await line.addReaders(1);
    await line.plan([reader!]);
    await line.store.recipients.remove(reader!.hash);
    await line.sendAll();
    expect(line.sends()).toEqual([]);
    expect(line.reports).toMatchObject([{ outcome: "settle" }]);
    expect(await line.paid()).toBe(0);
    expect(await line.store.batches.nextTryAt()).toBeUndefined();
  });
});

describe("a fault on our side", () => {
  it("as messages that are not stored gives the cursors back and tells the operator", async () => {
    const readers = await line.addReaders(2);
    await line.plan(readers);
    const batches = { ...line.store.batches, content: async () => undefined };
    await line.sendAll(line.senderWith({ batches }));
    expect(await line.cursorOf(readers[0]!)).toMatchObject({ seen: BEFORE, held_until: START + HOUR });
    expect(line.log.sentences()).toEqual(["error: an alert was given back: its messages are not stored"]);
  });

  it("with one batch does not hold up the others", async () => {
    const readers = await line.addReaders(3);
    for (const reader of readers) await line.plan([reader]);
    const [broken] = readers;
    let failures = 0;
    const batches = {
      ...line.store.batches,
      addressees: async (ids: number[]) => {
        if (ids.includes(broken!.id) && ++failures === 1) throw new Error("a row that cannot be read");
        return line.store.batches.addressees(ids);
      },
    };
    const sender = line.senderWith({ batches, concurrency: 1 });
    await sender.pass(NEVER);
    expect(line.arrivals()).toEqual(onceEach(readers.slice(1)));
    await line.sendAll(sender);
    expect(line.arrivals()).toEqual(onceEach(readers));
  });
});
