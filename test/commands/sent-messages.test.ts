import { describe, expect, it } from "vitest";
import { createSentMessages } from "../../src/commands/sent-messages.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();

describe("what a message showed", () => {
  it("is known before the database knows it", async () => {
    const { desk, store, identity } = opened();
    desk.sentMessages.remember("1", ["a", "b"]);
    expect(await desk.sentMessages.articlesOf("1")).toEqual(["a", "b"]);
    expect(await store.sentMessages.articlesOf(identity.messageHashOf("1"))).toBeUndefined();
  });

  it("is kept by a hash, never by LINE's id of the message", async () => {
    const { desk, store, identity } = opened();
    desk.sentMessages.remember("1", ["a"]);
    await desk.sentMessages.flush();
    expect(await store.sentMessages.articlesOf("1")).toBeUndefined();
    expect(await store.sentMessages.articlesOf(identity.messageHashOf("1"))).toEqual(["a"]);
  });

  it("survives a database that is down for a while, without loss or double", async () => {
    const { store, identity } = opened();
    let down = true;
    const written: string[] = [];
    const sentMessages = createSentMessages({
      store: {
        async save(messages, at) {
          if (down) throw new Error("the database is down");
          written.push(...messages.map(({ messageHash }) => messageHash));
          await store.sentMessages.save(messages, at);
        },
        articlesOf: store.sentMessages.articlesOf,
      },
      messageHashOf: identity.messageHashOf,
      clock: () => NOW,
    });
    const ids = Array.from({ length: 1_200 }, (_, number) => String(number));
    for (const id of ids) sentMessages.remember(id, ["a"]);
    await expect(sentMessages.flush()).rejects.toThrow("down");
    sentMessages.remember("late", ["b"]);
    down = false;
    await Promise.all([sentMessages.flush(), sentMessages.flush()]);
    expect(written).toEqual([...ids, "late"].map(identity.messageHashOf));
  });
});
