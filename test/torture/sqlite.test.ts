import { it } from "vitest";
import { survives, TIME_LIMIT_MS } from "./ci.ts";

it(
  "a bot on SQLite that is killed again and again brings every reader what it is owed, once",
  () => survives({ seed: 1, instances: 1 }),
  TIME_LIMIT_MS,
);
