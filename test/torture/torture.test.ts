import { expect, it } from "vitest";
import { createServerDatabase, describeOn, postgresServer, sqlite } from "../contract/engines.ts";
import { type TortureOptions, torture } from "./torture.ts";

/** As a month of mishaps in a minute: the seed repeats what readers do and what goes wrong, as far as processes allow. */
const CI: Omit<TortureOptions, "seed" | "instances"> = {
  readers: 20_000,
  articles: 30,
  kills: 13,
  actsPerPublication: 12,
};
const TIME_LIMIT_MS = 300_000;
const PROMISE = "brings every reader what it is owed, once, and nothing after it left";

async function holds(options: TortureOptions): Promise<void> {
  const { wrong, ...report } = await torture(options);
  console.log(`torture: ${JSON.stringify(report)}`);
  expect(wrong).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(options.kills);
  expect(report.due).toBeGreaterThan(options.readers);
}

describeOn(sqlite, "a bot that is killed again and again", () => {
  it(PROMISE, () => holds({ ...CI, seed: 1, instances: 1 }), TIME_LIMIT_MS);
});

describeOn(postgresServer, "two bots that are killed again and again", () => {
  it(
    PROMISE,
    async () => {
      const { url, drop } = await createServerDatabase();
      try {
        await holds({ ...CI, seed: 2, instances: 2, databaseUrl: url });
      } finally {
        await drop();
      }
    },
    TIME_LIMIT_MS,
  );
});
