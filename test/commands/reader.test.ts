import { describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import type { Command } from "../../src/commands/command.ts";
import { createLocales } from "../../src/commands/locales.ts";
import { useDesk } from "./open-desk.ts";

const opened = useDesk();
const ask = (command: Command) => answer(command, opened().asker(), opened().desk);

describe("language", () => {
  it("asks which one", async () => {
    expect(await ask({ name: "language" })).toEqual({ type: "language" });
  });

  it("is remembered: at once, in the database, and by an instance that starts later", async () => {
    const { desk, store, identity, asker } = opened();
    expect(await ask({ name: "language", locale: "en" })).toEqual({
      type: "note",
      note: "language-set",
      locale: "en",
    });
    const { hash } = asker();
    expect(await desk.locales.localeOf({ hash, text: "最新" })).toBe("en");
    const kept = await store.recipients.find(hash);
    expect(kept).toMatchObject({ hash, kind: "user", locale: "en" });
    expect(identity.open(kept?.sealed ?? "")).toBe("U00000000000000000000000000000001");
    const later = createLocales({ recipients: store.recipients, clock: desk.clock });
    await later.catchUp();
    expect(await later.localeOf({ hash, text: "最新" })).toBe("en");
  });

  it("can be changed back", async () => {
    await ask({ name: "language", locale: "en" });
    await ask({ name: "language", locale: "ja" });
    expect(await opened().store.recipients.find(opened().asker().hash)).toMatchObject({ locale: "ja" });
    expect(await opened().store.recipients.count()).toBe(1);
  });
});

describe("my data", () => {
  it("is nothing until something is kept", async () => {
    expect(await ask({ name: "my-data" })).toEqual({ type: "note", note: "my-data", kept: false, topics: 0 });
    await ask({ name: "language", locale: "ja" });
    expect(await ask({ name: "my-data" })).toEqual({ type: "note", note: "my-data", kept: true, topics: 0 });
  });
});

describe("delete my data", () => {
  it("asks first and deletes nothing by asking", async () => {
    await ask({ name: "language", locale: "en" });
    expect(await ask({ name: "delete-data", confirmed: false })).toEqual({
      type: "note",
      note: "confirm-delete",
    });
    expect(await opened().store.recipients.count()).toBe(1);
  });

  it("removes the person, also from memory", async () => {
    await ask({ name: "language", locale: "en" });
    expect(await ask({ name: "delete-data", confirmed: true })).toEqual({
      type: "note",
      note: "deleted",
      kept: true,
    });
    expect(await opened().store.recipients.count()).toBe(0);
    expect(await opened().desk.locales.localeOf({ hash: opened().asker().hash, text: "最新" })).toBe("ja");
    expect(await ask({ name: "my-data" })).toMatchObject({ kept: false });
  });

  it("says when there was nothing to delete", async () => {
    expect(await ask({ name: "delete-data", confirmed: true })).toEqual({
      type: "note",
      note: "deleted",
      kept: false,
    });
  });
});

it("commands that need no data answer for themselves", async () => {
  expect(await ask({ name: "help" })).toEqual({ type: "help" });
  expect(await ask({ name: "thanks" })).toEqual({ type: "note", note: "thanks" });
  expect(await ask({ name: "wordless", content: "sticker" })).toEqual({ type: "note", note: "sticker" });
  expect(await ask({ name: "wordless", content: "media" })).toEqual({ type: "note", note: "media" });
  expect(await ask({ name: "more" })).toEqual({ type: "note", note: "more-by-button" });
  expect(await ask({ name: "stale-button" })).toEqual({ type: "note", note: "stale-button" });
  expect(opened().queries()).toEqual([]);
});
