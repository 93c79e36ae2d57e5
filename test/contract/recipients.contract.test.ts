import { expect, it } from "vitest";
import type { Recipient } from "../../src/domain/recipient.ts";
import { describeContract } from "./engines.ts";

const NOW = 1_700_000_000_000;

const recipientOf = (hash: string, changes: Partial<Recipient> = {}): Recipient => ({
  hash,
  sealed: `sealed-${hash}`,
  kind: "user",
  locale: "ja",
  ...changes,
});

describeContract("recipients", (subject) => {
  const recipients = () => subject().store.recipients;

  it("are found by their hash as they were saved", async () => {
    const people = [
      recipientOf("a"),
      recipientOf("b", { kind: "group" }),
      recipientOf("c", { kind: "room", locale: "en" }),
    ];
    for (const person of people) await recipients().save(person, NOW);
    for (const person of people) expect(await recipients().find(person.hash)).toEqual(person);
    expect(await recipients().find("d")).toBeUndefined();
    expect(await recipients().count()).toBe(3);
  });

  it("change their locale and nothing else when saved again", async () => {
    await recipients().save(recipientOf("a"), NOW);
    await recipients().save(
      recipientOf("a", { locale: "en", sealed: "sealed anew", kind: "group" }),
      NOW + 1,
    );
    expect(await recipients().find("a")).toEqual(recipientOf("a", { locale: "en" }));
    expect(await recipients().count()).toBe(1);
  });

  it("are gone when removed, and only they", async () => {
    await recipients().save(recipientOf("a"), NOW);
    await recipients().save(recipientOf("b"), NOW);
    expect(await recipients().remove("a")).toBe(true);
    expect(await recipients().remove("a")).toBe(false);
    expect(await recipients().find("a")).toBeUndefined();
    expect(await recipients().changedSince(0, 10)).toMatchObject([
      { hash: "b", locale: "ja", follows: false, seq: 2 },
    ]);
    expect(await recipients().count()).toBe(1);
  });

  it("tell their locales to a follower in order of change, page by page", async () => {
    for (const hash of ["a", "b", "c"]) await recipients().save(recipientOf(hash), NOW);
    await recipients().save(recipientOf("a", { locale: "en" }), NOW + 1);
    const page = await recipients().changedSince(0, 2);
    expect(page.map(({ hash, locale }) => [hash, locale])).toEqual([
      ["b", "ja"],
      ["c", "ja"],
    ]);
    const rest = await recipients().changedSince(page.at(-1)!.seq, 2);
    expect(rest.map(({ hash, locale }) => [hash, locale])).toEqual([["a", "en"]]);
    expect(await recipients().changedSince(rest.at(-1)!.seq, 2)).toEqual([]);
  });

  it("do not move when saved again with the same locale", async () => {
    await recipients().save(recipientOf("a"), NOW);
    await recipients().save(recipientOf("a"), NOW + 1);
    await recipients().save(recipientOf("b"), NOW + 1);
    expect((await recipients().changedSince(0, 10)).map(({ hash, seq }) => [hash, seq])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  it("are one when saved many times at once", async () => {
    await Promise.all(Array.from({ length: 10 }, () => recipients().save(recipientOf("a"), NOW)));
    expect(await recipients().count()).toBe(1);
    expect(await recipients().changedSince(0, 10)).toHaveLength(1);
  });

  it("keep whether they want the readings of kanji, whatever else they choose", async () => {
    const reader = { hash: "r", sealed: "sealed", kind: "user" } as const;
    const wants = async () => (await recipients().changedSince(0, 10)).map(({ furigana }) => furigana);
    await recipients().save(reader, 1);
    expect(await wants()).toEqual([false]);
    await recipients().save({ ...reader, furigana: true }, 2);
    await recipients().save({ ...reader, locale: "en" }, 3);
    expect(await wants()).toEqual([true]);
    await recipients().save({ ...reader, furigana: false }, 4);
    expect(await wants()).toEqual([false]);
  });
});
