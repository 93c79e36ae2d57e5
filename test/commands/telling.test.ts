import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import type { Asker, Command } from "../../src/commands/command.ts";
import { telling } from "../../src/commands/telling.ts";
import { createAlertMemory } from "../../src/store/alert-memory.ts";
import { draftOf } from "../contract/drafts.ts";
import { NOW, type OpenDesk, openDesk } from "./open-desk.ts";

const CATCH_UP: Command = { name: "catch-up" };

let opened: OpenDesk;
let asker: Asker;

beforeEach(async () => {
  opened = await openDesk();
  onTestFinished(opened.close);
  asker = opened.asker();
  const words = { by: "words", words: "灯台" } as const;
  await answer({ name: "follow", what: words, mode: "instant" }, asker, opened.desk);
  const [article] = await opened.publish(draftOf({ title: "灯台に明かり", publishedAt: NOW }));
  await opened.alert(article!);
});

/** What a reader's wish for everything is answered with. */
async function ask(id: string, desk = opened.desk) {
  const reply = await answer(CATCH_UP, asker, desk);
  return telling(reply, CATCH_UP, asker, { id, isRedelivery: false }, desk);
}

const NEWS = { type: "catch-up", items: [{ article: { title: "灯台に明かり" } }] };
const NOTHING = { type: "note", note: "nothing-owed" };

describe("a reply that tells what is owed", () => {
  it("tells it once", async () => {
    const told = await ask("event-1");
    expect(told.reply).toMatchObject(NEWS);
    await told.arrived();
    expect((await ask("event-2")).reply).toMatchObject(NOTHING);
  });

  it("tells it again where it did not arrive", async () => {
    await (await ask("event-1")).failed();
    expect((await ask("event-2")).reply).toMatchObject(NEWS);
  });

  it("tells the same again when LINE brings the event again, and says so", async () => {
    expect((await ask("event-1")).again).toBe(false);
    const again = await ask("event-1");
    expect(again).toMatchObject({ reply: NEWS, again: true });
  });

  it("tells the same when LINE brings the event again to an instance that has not heard of the news yet", async () => {
    await ask("event-1");
    const late = { ...opened.desk, alertLog: createAlertMemory(opened.store.alertLog) };
    expect(await ask("event-1", late)).toMatchObject({ reply: NEWS, again: true });
  });

  it("of nothing keeps nobody waiting for news, though nobody knows whether it arrived", async () => {
    await (await ask("event-1")).arrived();
    expect((await ask("event-2")).reply).toMatchObject(NOTHING);
    const [article] = await opened.publish(
      draftOf({ nhkId: "k-second", title: "灯台に明かり 2基目も", publishedAt: NOW }),
    );
    await opened.alert(article!);
    expect((await opened.store.subscriptions.reader(asker.hash))?.busy).toBe(false);
    expect((await ask("event-2")).reply).toMatchObject(NOTHING);
    expect((await ask("event-3")).reply).toMatchObject({ type: "catch-up" });
  });

  it("owes as before what could not be looked up", async () => {
    const unheard = createAlertMemory({ after: () => Promise.reject(new Error("no database")) });
    const claims = {
      ...opened.store.claims,
      claim: (...asked: Parameters<typeof opened.store.claims.claim>) =>
        opened.store.claims.claim(asked[0], asked[1], asked[2], ({ seen }) => seen + 1),
    };
    await expect(ask("event-1", { ...opened.desk, alertLog: unheard, claims })).rejects.toThrow(
      "no database",
    );
    expect((await ask("event-2")).reply).toMatchObject(NEWS);
  });

  it("tells nothing that a push may bring while one is under way, and says that it is", async () => {
    const { claims } = opened.store;
    const push = await claims.claim(asker.hash, "a push's place", NOW, ({ seen }) => seen + 1);
    expect((await ask("event-1")).reply).toEqual({ type: "note", note: "on-its-way" });
    await claims.giveBack(push!);
    expect((await ask("event-1")).reply).toMatchObject(NEWS);
  });
});
