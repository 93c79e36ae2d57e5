import { expect, it } from "vitest";
import { describeContract } from "./engines.ts";

describeContract("the key check", (subject) => {
  it("knows the first key that came, and no other", async () => {
    const { store } = subject();
    expect(await store.isSealedWith("first")).toBe(true);
    expect(await store.isSealedWith("second")).toBe(false);
    expect(await store.isSealedWith("first")).toBe(true);
  });

  it("lets one of two keys that come at once win", async () => {
    const { store } = subject();
    const answers = await Promise.all([store.isSealedWith("one"), store.isSealedWith("other")]);
    expect(answers.toSorted()).toEqual([false, true]);
  });
});
