import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { createEventQueue, type Handler } from "../../src/webhook/events.ts";

function eventOf(id: string, chat = "U1", at = 0): WebhookEvent {
  return {
    id,
    at,
    chat: { kind: "user", lineId: chat },
    replyToken: `token-${id}`,
    what: { type: "sticker" },
  };
}

/** Handlers that end when the test says so. */
function heldHandler() {
  const held = new Map<string, PromiseWithResolvers<void>>();
  const started: string[] = [];
  const handle: Handler = ({ id }) => {
    started.push(id);
    const end = Promise.withResolvers<void>();
    held.set(id, end);
    return end.promise;
  };
  return {
    handle,
    started,
    end: (id: string) => held.get(id)?.resolve(),
    fail: (id: string) => held.get(id)?.reject(new Error(id)),
  };
}

const turn = () => new Promise(setImmediate);
const outcomeOf = async (promise: Promise<void>) => {
  let outcome = "pending";
  promise.then(
    () => (outcome = "done"),
    () => (outcome = "failed"),
  );
  await turn();
  return outcome;
};

describe("an event that comes twice", () => {
  it("is dealt with once, and the second webhook waits for the first one's end", async () => {
    const { handle, started, end } = heldHandler();
    let duplicates = 0;
    const queue = createEventQueue({ handle, onDuplicate: () => duplicates++ });
    const first = queue.take([eventOf("a")]);
    const second = queue.take([eventOf("a"), eventOf("a")]);
    expect(await outcomeOf(second)).toBe("pending");
    end("a");
    await Promise.all([first, second, queue.take([eventOf("a")])]);
    expect(started).toEqual(["a"]);
    expect(duplicates).toBe(3);
  });

  it("is dealt with again where it failed, as LINE delivers it again", async () => {
    const { handle, started, end, fail } = heldHandler();
    const queue = createEventQueue({ handle });
    const first = queue.take([eventOf("a")]);
    const twin = queue.take([eventOf("a")]);
    await turn();
    fail("a");
    await expect(first).rejects.toThrow("a");
    await expect(twin).rejects.toThrow("a");
    const redelivered = queue.take([eventOf("a")]);
    await turn();
    end("a");
    await redelivered;
    expect(started).toEqual(["a", "a"]);
  });

  it("is remembered beyond 100,000 others, and forgotten after 200,000, so that memory stays bounded", async () => {
    const handled: string[] = [];
    const queue = createEventQueue({ handle: async ({ id }) => void handled.push(id) });
    const others = (from: number, count: number) =>
      queue.take(Array.from({ length: count }, (_, n) => eventOf(`${from + n}`, `U${from + n}`)));
    const timesHandled = () => handled.filter((id) => id === "first").length;
    await queue.take([eventOf("first")]);
    await others(0, 100_000);
    await queue.take([eventOf("first")]);
    expect(timesHandled()).toBe(1);
    await others(100_000, 100_000);
    await queue.take([eventOf("first")]);
    expect(timesHandled()).toBe(2);
  });
});

describe("a chat's events", () => {
  it("go one after the other, in the order of their times, while other chats go side by side", async () => {
    const { handle, started, end } = heldHandler();
    const queue = createEventQueue({ handle });
    const body = queue.take([eventOf("late", "U1", 2), eventOf("early", "U1", 1), eventOf("other", "U2", 3)]);
    await turn();
    expect(started).toEqual(["early", "other"]);
    end("other");
    expect(await outcomeOf(body)).toBe("pending");
    end("early");
    await turn();
    expect(started).toEqual(["early", "other", "late"]);
    end("late");
    await body;
  });

  it("wait for those of an earlier webhook", async () => {
    const { handle, started, end } = heldHandler();
    const queue = createEventQueue({ handle });
    const first = queue.take([eventOf("a")]);
    const second = queue.take([eventOf("b")]);
    await turn();
    expect(started).toEqual(["a"]);
    end("a");
    await first;
    await turn();
    end("b");
    await second;
    expect(started).toEqual(["a", "b"]);
  });

  it("go on after one has failed", async () => {
    const handled: string[] = [];
    const handle: Handler = async ({ id }) => {
      handled.push(id);
      if (id === "bad") throw new Error("bad");
    };
    const queue = createEventQueue({ handle });
    await expect(queue.take([eventOf("bad"), eventOf("good")])).rejects.toThrow("bad");
    expect(handled).toEqual(["bad", "good"]);
  });

  it("are told from those of a group with the same id", async () => {
    const { handle, started } = heldHandler();
    const queue = createEventQueue({ handle });
    void queue.take([eventOf("a"), { ...eventOf("b"), chat: { kind: "group", lineId: "U1" } }]);
    await turn();
    expect(started).toEqual(["a", "b"]);
  });

  it("a handler that throws at once fails its event only", async () => {
    const queue = createEventQueue({
      handle: ({ id }) => {
        if (id === "bad") throw new RangeError("bad");
        return Promise.resolve();
      },
    });
    await expect(queue.take([eventOf("bad")])).rejects.toThrow(RangeError);
    await queue.take([eventOf("good")]);
  });
});

it("every chat's events are dealt with once and in order, whatever the bodies and endings", async () => {
  const arrivals = fc.array(fc.array(fc.tuple(fc.nat(12), fc.nat(2)), { maxLength: 5 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(arrivals, fc.scheduler(), async (bodies, scheduler) => {
      const running = new Set<string>();
      const handled: string[] = [];
      const queue = createEventQueue({
        handle: async ({ id, chat }) => {
          expect(running).not.toContain(chat.lineId);
          running.add(chat.lineId);
          handled.push(id);
          await scheduler.schedule(Promise.resolve());
          running.delete(chat.lineId);
        },
      });
      const taken = bodies.map((body) =>
        queue.take(body.map(([id, chat]) => eventOf(`${id}-${chat}`, `U${chat}`, id))),
      );
      await scheduler.waitFor(Promise.all(taken));
      const ids = bodies.flat().map(([id, chat]) => `${id}-${chat}`);
      expect(handled.toSorted()).toEqual([...new Set(ids)].toSorted());
      expect(queue.pending()).toBe(0);
    }),
    { numRuns: 60 },
  );
});

it("is idle when nothing is under way any more, also when something failed", async () => {
  const { handle, end, fail } = heldHandler();
  const queue = createEventQueue({ handle });
  await queue.idle();
  const taken = Promise.allSettled([queue.take([eventOf("a"), eventOf("b", "U2")])]);
  expect(queue.pending()).toBe(2);
  const idle = queue.idle();
  await turn();
  end("a");
  expect(await outcomeOf(idle)).toBe("pending");
  fail("b");
  await taken;
  await idle;
  expect(queue.pending()).toBe(0);
});
