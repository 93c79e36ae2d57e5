import { expect, it } from "vitest";
import { describeContract } from "./engines.ts";

describeContract("feedback on summaries", (subject) => {
  const feedback = () => subject().store.feedback;

  it("is summed up by kind, from a day on", async () => {
    await feedback().add("2026-11-29", "nhk", "down");
    await feedback().add("2026-11-30", "nhk", "up");
    await feedback().add("2026-12-01", "nhk", "up");
    await feedback().add("2026-12-01", "model", "down");
    expect(await feedback().since("2026-11-30")).toEqual([
      { by: "model", up: 0, down: 1 },
      { by: "nhk", up: 2, down: 0 },
    ]);
    expect(await feedback().since("")).toContainEqual({ by: "nhk", up: 2, down: 1 });
    expect(await feedback().since("2026-12-02")).toEqual([]);
  });

  it("misses no voice when several come at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => feedback().add("2026-11-30", "extract", "up")));
    expect(await feedback().since("2026-11-30")).toEqual([{ by: "extract", up: 20, down: 0 }]);
  });
});
