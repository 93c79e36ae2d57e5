import { torture } from "./torture.ts";

const [kills = "3", readers = "2000", articles = "9", seed = "1", acts = "12"] = process.argv.slice(2);
const started = performance.now();
const { wrong, ...rest } = await torture({
  seed: +seed,
  readers: +readers,
  articles: +articles,
  kills: +kills,
  instances: process.env.TORTURE_DB ? 2 : 1,
  actsPerRound: +acts,
  ...(process.env.TORTURE_DB && { databaseUrl: process.env.TORTURE_DB }),
});
console.log(rest, wrong.length, wrong.slice(0, 12), ((performance.now() - started) / 1000).toFixed(1));
process.exit(0);
