import { expect, it } from "vitest";
import { describeContract } from "./engines.ts";

const NOW = 1_700_000_000_000;

describeContract("leases", (subject) => {
  const leases = () => subject().store.leases;

  it("goes to the first and not to the second while it lasts", async () => {
    expect(await leases().acquire("poller", "a", NOW, 1_000)).toBe(true);
    expect(await leases().acquire("poller", "b", NOW + 999, 1_000)).toBe(false);
  });

  it("goes to the next from the instant it ends", async () => {
    await leases().acquire("poller", "a", NOW, 1_000);
    expect(await leases().acquire("poller", "b", NOW + 1_000, 1_000)).toBe(true);
    expect(await leases().acquire("poller", "a", NOW + 1_000, 1_000)).toBe(false);
  });

  it("is renewed by its holder, from the time of renewal", async () => {
    await leases().acquire("poller", "a", NOW, 1_000);
    expect(await leases().acquire("poller", "a", NOW + 500, 1_000)).toBe(true);
    expect(await leases().acquire("poller", "b", NOW + 1_499, 1_000)).toBe(false);
    expect(await leases().acquire("poller", "b", NOW + 1_500, 1_000)).toBe(true);
  });

  it("is free as soon as its holder lets it go; nobody else can", async () => {
    await leases().acquire("poller", "a", NOW, 1_000);
    await leases().release("poller", "b");
    expect(await leases().acquire("poller", "b", NOW, 1_000)).toBe(false);
    await leases().release("poller", "a");
    expect(await leases().acquire("poller", "b", NOW, 1_000)).toBe(true);
  });

  it("tells others when it ends, which moves on only while its holder lives", async () => {
    await leases().acquire("poller", "a", NOW, 1_000);
    await leases().acquire("sender", "b", NOW, 1_000);
    expect(await leases().endsOfOthers("b")).toEqual(new Map([["poller", NOW + 1_000]]));
    await leases().acquire("poller", "a", NOW + 500, 1_000);
    expect(await leases().endsOfOthers("b")).toEqual(new Map([["poller", NOW + 1_500]]));
    await leases().release("poller", "a");
    expect(await leases().endsOfOthers("b")).toEqual(new Map());
  });

  it("is one of many: another name has another holder", async () => {
    await leases().acquire("poller", "a", NOW, 1_000);
    expect(await leases().acquire("sender", "b", NOW, 1_000)).toBe(true);
  });

  it("goes to exactly one of many who ask at once", async () => {
    const holders = Array.from({ length: 20 }, (_, number) => `holder-${number}`);
    const answers = await Promise.all(
      holders.map((holder) => leases().acquire("poller", holder, NOW, 1_000)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });
});
