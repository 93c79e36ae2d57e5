import { randomInt } from "node:crypto";
import { createServerDatabase, postgresServer } from "../test/contract/engines.ts";
import type { TortureOptions } from "../test/torture/stage.ts";
import { torture } from "../test/torture/torture.ts";

const LONG: Omit<TortureOptions, "seed" | "instances"> = {
  readers: 20_000,
  articles: 150,
  kills: 250,
  actsPerPublication: 30,
};

/** CI's proof at length: 250 kills on SQLite, 250 on PostgreSQL with two instances. A seed as argument repeats a run. */
export async function tortureAtLength(): Promise<void> {
  const seed = Number(process.argv[3] ?? randomInt(1_000_000));
  let wrong = await run("SQLite", { ...LONG, seed, instances: 1 });
  if (postgresServer.missing === undefined) {
    const { url, drop } = await createServerDatabase();
    wrong += await run("PostgreSQL", { ...LONG, seed, instances: 2, databaseUrl: url });
    await drop();
  } else console.log(`PostgreSQL is left out: ${postgresServer.missing}`);
  if (wrong > 0) process.exitCode = 1;
}

async function run(engine: string, options: TortureOptions): Promise<number> {
  const started = performance.now();
  const { wrong, stories, ...report } = await torture(options);
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(engine, { ...report, seconds, wrong: wrong.length });
  for (const fault of wrong.slice(0, 20)) console.log(`  ${fault}`);
  for (const story of stories) console.log(story);
  return wrong.length;
}
