import { expect, it } from "vitest";
import type { Recipient } from "../../src/domain/recipient.ts";
import { describeContract } from "./engines.ts";

const NOW = 1_700_000_000_000;
const recipientOf = (hash: string): Recipient => ({ hash, sealed: `sealed ${hash}`, kind: "user" });
const topicOf = (hash: string) => ({ hash, sealed: `sealed ${hash}` });

describeContract("followers", (subject) => {
  const followers = () => subject().store.followers;
  const follow = async (hash: string, topic: string) => {
    const { no } = await subject().store.subscriptions.follow(
      { recipient: recipientOf(hash), topic: topicOf(topic) },
      NOW,
    );
    return no;
  };

  it("are found between two numbers, with all that they follow", async () => {
    const harbour = await follow("anna", "harbour");
    const ferry = await follow("anna", "ferry");
    await follow("ben", "harbour");
    const [anna, ben] = await followers().between(0, await followers().last());
    expect(anna?.subscriptions.map(({ topic }) => topic)).toEqual([harbour, ferry]);
    expect(await followers().between(anna?.id ?? 0, ben?.id ?? 0)).toEqual([ben]);
    expect(await followers().between(0, (ben?.id ?? 0) - 1)).toEqual([anna]);
    expect(await followers().count()).toBe(2);
  });

  it("are not those who follow nothing, nor those who left", async () => {
    await subject().store.recipients.save(recipientOf("silent"), NOW);
    await follow("gone", "harbour");
    await subject().store.recipients.remove("gone");
    expect(await followers().between(0, Number.MAX_SAFE_INTEGER)).toEqual([]);
    expect(await followers().count()).toBe(0);
  });

  it("are nobody at first", async () => {
    expect(await followers().last()).toBe(0);
    expect(await followers().between(0, 100)).toEqual([]);
  });
});
