import { z } from "zod";
import { createNewsroom, newsWebPath, WORLD_PATH } from "./server.ts";

const { PORT } = z
  .object({ PORT: z.coerce.number().int().min(0).max(65_535).default(4020) })
  .parse(process.env);
const newsroom = await createNewsroom({ port: PORT, clock: Date.now });

console.log(`Sample newsroom: ${newsroom.url}${newsWebPath(0)} and ${newsroom.url}${WORLD_PATH}`);

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void newsroom.close());
