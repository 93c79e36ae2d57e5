import { expect, it } from "vitest";
import { describeContract } from "./engines.ts";

describeContract("paid messages", (subject) => {
  const paid = () => subject().store.paidMessages;

  it("are counted by day, urgent news by itself", async () => {
    await paid().add("2026-11-30", { plain: 3 });
    await paid().add("2026-11-30", { plain: 2, urgent: 7 });
    await paid().add("2026-12-01", { urgent: 1 });
    expect(await paid().since("2026-11-30")).toEqual([
      { day: "2026-11-30", plain: 5, urgent: 7 },
      { day: "2026-12-01", plain: 0, urgent: 1 },
    ]);
  });

  it("are told from a day on, in order, over the turn of the year", async () => {
    for (const day of ["2027-01-01", "2026-12-30", "2026-12-31"]) await paid().add(day, { plain: 1 });
    expect((await paid().since("2026-12-31")).map(({ day }) => day)).toEqual(["2026-12-31", "2027-01-01"]);
    expect(await paid().since("2027-01-02")).toEqual([]);
  });

  it("miss nothing when several senders count at once", async () => {
    const add = () => paid().add("2026-11-30", { plain: 500, urgent: 1 });
    await Promise.all(Array.from({ length: 20 }, add));
    expect(await paid().since("2026-11-30")).toEqual([{ day: "2026-11-30", plain: 10_000, urgent: 20 }]);
  });
});
