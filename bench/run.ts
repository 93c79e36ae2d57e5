import { cost } from "./cost.ts";
import { fanout } from "./fanout.ts";
import { furigana } from "./furigana.ts";
import { ingest } from "./ingest.ts";
import { instant } from "./instant.ts";
import { match } from "./match.ts";
import { reading } from "./reading.ts";
import { start } from "./start.ts";
import { tortureAtLength } from "./torture.ts";
import { webhook } from "./webhook.ts";

/** Every figure that the README or docs claim comes from one of these; each prints ratios against a named baseline. */
const BENCHES: Record<string, () => Promise<void>> = {
  webhook,
  ingest,
  start,
  match,
  reading,
  cost,
  fanout,
  instant,
  furigana,
  torture: tortureAtLength,
};

const name = process.argv[2] ?? "";
const bench = BENCHES[name];
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join("|")}`);
  process.exit(2);
}
await bench();
