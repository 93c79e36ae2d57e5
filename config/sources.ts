import { z } from "zod";
import type { Source } from "../src/domain/source.ts";

const httpUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "must be an http(s) URL");

const source = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, "must be lower-case letters, digits and hyphens"),
  format: z.enum(["rss", "nhk-world-json"]),
  lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a BCP 47 language tag"),
  category: z.string().regex(/^[a-z0-9-]{1,40}$/, "must be a category slug"),
  urls: z.array(httpUrl).min(1, "must name at least one URL"),
  pollSeconds: z.number().int().min(1).max(86_400),
  staleAfterHours: z.number().min(1).max(8_760),
});

const sourcesFile = z.object({ sources: z.array(source).min(1, "must name at least one source") });

/** Reads the operator's list of NHK sources; faults are sentences for the operator, all of them. */
export function readSources(
  path: string,
  readText: (path: string) => string,
): { sources: Source[]; faults: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(readText(path));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "is not valid JSON" : "cannot be read";
    return { sources: [], faults: [`SOURCES_FILE ${path} ${reason}`] };
  }
  const parsed = sourcesFile.safeParse(json);
  const faults = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.trim()) ?? []),
    ...repeatedIds(json).map((id) => `the id ${id} stands twice`),
  ];
  return {
    sources: parsed.data?.sources ?? [],
    faults: faults.map((fault) => `SOURCES_FILE ${path}: ${fault}`),
  };
}

const idsOnly = z.object({ sources: z.array(z.object({ id: z.unknown() }).catch({ id: undefined })) });

/** Looks at the raw file, so that it is told beside other faults. */
function repeatedIds(json: unknown): string[] {
  const ids = idsOnly.safeParse(json).data?.sources.map(({ id }) => id) ?? [];
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].filter((id) => typeof id === "string");
}
