import { z } from "zod";

/** What the demo reads of the bot's status page. */
export const status = z.object({
  articles: z.number(),
  sources: z.array(z.object({ state: z.string(), servedBy: z.string().optional() })),
});
export type Status = z.infer<typeof status>;

/** Whose news is on screen, short enough for one line of a phone; `sampleHost` is the newsroom's, with its port. */
export function noticeOf({ sources }: Pick<Status, "sources">, sampleHost: string): string {
  const serving = sources.flatMap(({ servedBy }) => servedBy ?? []);
  const sample = serving.filter((host) => host === sampleHost).length;
  if (serving.length === 0) return "読み込み中 · Reading the feeds";
  if (sample === serving.length) return "見本のニュース（架空） · Sample news, all invented";
  if (sample === 0) return "NHKの配信 · NHK's live feeds";
  return `NHKと見本のニュース · NHK live; ${sample} of ${serving.length} feeds invented`;
}
