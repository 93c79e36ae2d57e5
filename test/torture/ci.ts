import { expect } from "vitest";
import type { TortureOptions } from "./stage.ts";
import { torture } from "./torture.ts";

/** CI's share: both engines together see 26 kills. The seed repeats what readers do and, as far as processes allow, what goes wrong. */
const CI: Omit<TortureOptions, "seed" | "instances"> = {
  readers: 20_000,
  articles: 30,
  kills: 13,
  actsPerPublication: 12,
};

export const TIME_LIMIT_MS = 400_000;

/** Runs a torture and checks that every reader got exactly what it is owed. */
export async function survives(
  options: Pick<TortureOptions, "seed" | "instances" | "databaseUrl">,
): Promise<void> {
  const { wrong, stories, ...report } = await torture({ ...CI, ...options });
  console.log(`torture: ${JSON.stringify(report)}`);
  for (const story of stories) console.log(story);
  expect(wrong).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(CI.kills);
  expect(report.due).toBeGreaterThan(CI.readers);
}
