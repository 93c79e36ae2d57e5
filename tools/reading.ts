import { parseArgs } from "node:util";
import type { SummaryLimit } from "../src/reading/summarize.ts";
import { COMMANDS, type Options } from "./reading/commands.ts";
import { InputError } from "./reading/read-lines.ts";

const USAGE = `npm run --silent reading -- related|search|summarize|stories|score --articles FILE.jsonl
npm run --silent reading -- roundup --articles FILE.jsonl --references FILE
npm run --silent reading -- rouge --candidates FILE --references FILE
npm run --silent reading -- sample > FILE.jsonl
  articles: {id, title, lead, body?, date, lang, categories?} a line; answers are one JSON object a line
  related    [--k 5] [--queries IDS.txt] [--before] [--all]
             --before: only articles not newer; --all: the plain ranking, without threshold or variety
  search     --queries QUERIES.txt [--k 10]
  summarize  [--sentences N | --max-chars N]
             a first sentence that alone is longer than N stays whole: nothing is cut inside a sentence
  roundup    [--within]
             sentences of the articles whose label is a reference's id, until they have as many words as the reference;
             --within: no more than that
  stories
  score      [--queries IDS.txt] [--days N]
             articles have a label, those with one label telling of one event, or subjects, a list, or both; for each language:
             nDCG@5, P@5 and MRR of "related --all", what "related" shows and how much of it is right, which is what shares a
             label or subject and came within N days; B-cubed and pairs of "stories", by label
  sample     the sample newsroom's articles, labelled, to be asked and scored
  rouge      [--stem]
             how much of the references the candidates say, on average: ROUGE-1, -2 and -L. Both files have {id, summary}
             a line, as "summarize" answers, or a text a line, the n-th of one belonging to the n-th of the other`;

const K: Record<string, number> = { related: 5, search: 10 };

function readOptions(args: string[]): { name: string; options: Options } {
  const { values, positionals } = parse(args);
  const [name = "", ...more] = positionals;
  if (!COMMANDS[name]) throw new InputError(name === "" ? USAGE : `there is no command ${name}\n${USAGE}`);
  if (more.length > 0) throw new InputError(`${name} takes options only, not ${more.join(" ")}\n${USAGE}`);
  return {
    name,
    options: {
      articles: values.articles,
      queries: values.queries,
      candidates: values.candidates,
      references: values.references,
      k: countOf("--k", values.k) ?? K[name] ?? 0,
      before: values.before,
      all: values.all,
      stem: values.stem,
      within: values.within,
      days: countOf("--days", values.days),
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
        candidates: { type: "string" },
        references: { type: "string" },
        k: { type: "string" },
        days: { type: "string" },
        before: { type: "boolean", default: false },
        all: { type: "boolean", default: false },
        stem: { type: "boolean", default: false },
        within: { type: "boolean", default: false },
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

const args = process.argv.slice(2);
if (args.some((arg) => arg === "--help" || arg === "-h")) console.log(USAGE);
else answer();

function answer(): void {
  try {
    const { name, options } = readOptions(args);
    for (const line of COMMANDS[name]?.(options) ?? []) process.stdout.write(`${JSON.stringify(line)}\n`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
