import { it, onTestFinished } from "vitest";
import { createServerDatabase, describeOn, postgresServer } from "../contract/engines.ts";
import { survives, TIME_LIMIT_MS } from "./ci.ts";

describeOn(postgresServer, "two bots that are killed again and again", () => {
  it(
    "bring every reader what it is owed, once",
    async () => {
      const { url, drop } = await createServerDatabase();
      onTestFinished(drop);
      await survives({ seed: 2, instances: 2, databaseUrl: url });
    },
    TIME_LIMIT_MS,
  );
});
