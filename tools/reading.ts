import { parseArgs } from "node:util";
import type { SummaryLimit } from "../src/reading/summarize.ts";
import { COMMANDS, type Options } from "./reading/commands.ts";
import { InputError } from "./reading/read-lines.ts";

const USAGE = `npm run --silent reading -- related|search|summarize|stories|score --articles FILE.jsonl
  articles: {id, title, lead, body?, date, lang} a line; answers are one JSON object a line
  related    [--k 5] [--queries IDS.txt] [--before] [--all]
             --before: only articles not newer; --all: the plain ranking, without threshold or variety
  search     --queries QUERIES.txt [--k 10]
  summarize  [--sentences N | --max-chars N]
  stories
  score      [--queries IDS.txt]
             articles have a label, those with one label being related: nDCG@5, P@5 and MRR of "related --all"`;

const K: Record<string, number> = { related: 5, search: 10 };

function readOptions(args: string[]): { name: string; options: Options } {
  const { values, positionals } = parse(args);
  const [name = "", ...more] = positionals;
  if (!COMMANDS[name] || more.length > 0) throw new InputError(USAGE);
  if (values.articles === undefined) throw new InputError(`--articles is missing\n${USAGE}`);
  return {
    name,
    options: {
      articles: values.articles,
      queries: values.queries,
      k: countOf("--k", values.k) ?? K[name] ?? 0,
      before: values.before,
      all: values.all,
      summary: limitOf(values.sentences, values["max-chars"]),
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        articles: { type: "string" },
        queries: { type: "string" },
        k: { type: "string" },
        before: { type: "boolean", default: false },
        all: { type: "boolean", default: false },
        sentences: { type: "string" },
        "max-chars": { type: "string" },
      },
    });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function limitOf(sentencesText: string | undefined, charsText: string | undefined): SummaryLimit {
  if (sentencesText !== undefined && charsText !== undefined)
    throw new InputError(`--sentences and --max-chars don't go together\n${USAGE}`);
  const sentences = countOf("--sentences", sentencesText);
  const maxUnits = countOf("--max-chars", charsText);
  return { ...(sentences !== undefined && { sentences }), ...(maxUnits !== undefined && { maxUnits }) };
}

function countOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new InputError(`${option} takes a whole number from 1 on, not ${text}`);
  return Number(text);
}

/** Ends without a word when whoever reads the answers has read enough. */
process.stdout.on("error", () => process.exit(0));

try {
  const { name, options } = readOptions(process.argv.slice(2));
  for (const answer of COMMANDS[name]?.(options) ?? []) process.stdout.write(`${JSON.stringify(answer)}\n`);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
