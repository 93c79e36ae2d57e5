import { expect, it } from "vitest";
import { describeContract } from "./engines.ts";

const NOW = 1_700_000_000_000;
const messagesOf = (count: number, prefix = "m") =>
  Array.from({ length: count }, (_, number) => ({
    messageHash: `${prefix}${number}`,
    articleIds: [`${prefix}${number}-first`, `${prefix}${number}-second`],
  }));

describeContract("sent messages", (subject) => {
  const messages = () => subject().store.sentMessages;

  it("tell which articles a message showed, in its order", async () => {
    await messages().save(messagesOf(2), NOW);
    expect(await messages().articlesOf("m1")).toEqual(["m1-first", "m1-second"]);
    expect(await messages().articlesOf("unknown")).toBeUndefined();
  });

  it("come by the thousand", async () => {
    await messages().save(messagesOf(2_001), NOW);
    expect(await messages().articlesOf("m2000")).toEqual(["m2000-first", "m2000-second"]);
  });

  it("are none at times", async () => {
    await expect(messages().save([], NOW)).resolves.toBeUndefined();
  });

  it("stay as they were when a hash comes again, in the same call too", async () => {
    const twice = [...messagesOf(1), { messageHash: "m0", articleIds: ["another"] }];
    await messages().save(twice, NOW);
    await messages().save([...messagesOf(2), ...twice], NOW + 1);
    expect(await messages().articlesOf("m0")).toEqual(["m0-first", "m0-second"]);
    expect(await messages().articlesOf("m1")).toEqual(["m1-first", "m1-second"]);
  });

  it("are removed when older than the cutoff, however many they are", async () => {
    await messages().save(messagesOf(1_100, "old"), NOW - 1);
    await messages().save(messagesOf(2, "new"), NOW);
    expect(await messages().removeSentBefore(NOW)).toBe(1_100);
    expect(await messages().articlesOf("old0")).toBeUndefined();
    expect(await messages().articlesOf("new0")).toEqual(["new0-first", "new0-second"]);
  });
});
