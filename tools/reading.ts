import { parseArgs } from "node:util";
import type { SummaryLimit } from "../src/reading/summarize.ts";
import { COMMANDS, type Command, type Options } from "./reading/commands.ts";
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

const OPTIONS = {
  articles: { type: "string" },
  queries: { type: "string" },
  candidates: { type: "string" },
  references: { type: "string" },
  k: { type: "string" },
  days: { type: "string" },
  before: { type: "boolean" },
  all: { type: "boolean" },
  stem: { type: "boolean" },
  within: { type: "boolean" },
  sentences: { type: "string" },
  "max-chars": { type: "string" },
} as const;

function readOptions(args: string[]): { command: Command; options: Options } {
  const { values, positionals } = parse(args);
  const [name = "", ...more] = positionals;
  if (name === "") throw new InputError(USAGE);
  const command = COMMANDS[name];
  if (!command) throw refusal(`there is no command ${name}`);
  if (more.length > 0) throw refusal(`${name} takes options only, not ${more.join(" ")}`);
  for (const [option, value] of Object.entries(values)) {
    if (!command.takes.includes(option)) throw refusal(`${name} takes no --${option}`);
    if (value === "") throw refusal(`--${option} lacks its value`);
  }
  return {
    command,
    options: {
      articles: values.articles,
      queries: values.queries,
      candidates: values.candidates,
      references: values.references,
      k: countOf("--k", values.k) ?? K[name] ?? 0,
      before: values.before ?? false,
      all: values.all ?? false,
      stem: values.stem ?? false,
      within: values.within ?? false,
      days: countOf("--days", values.days),
      summary: limitOf(values.sentences, values["max-chars"]),
    },
  };
}

/** One line: the whole help would hide it. */
const refusal = (line: string): InputError => new InputError(`${line}; --help says what there is`);

function parse(args: string[]) {
  try {
    return parseArgs({ args: withNegatives(args), allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw refusal(whyUnparsed(error));
  }
}

/** Numbers below zero are what an option was given, and no options themselves. */
const withNegatives = (args: string[]): string[] =>
  args.flatMap((arg, at) => {
    const [before, next] = [args[at - 1], args[at + 1]];
    if (NEGATIVE.test(arg) && before?.startsWith("--")) return [];
    return arg.startsWith("--") && NEGATIVE.test(next ?? "") ? [`${arg}=${next}`] : [arg];
  });

const NEGATIVE = /^-\d/;

/** Node's own sentences are about what it might have taken for what. */
function whyUnparsed(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const option = /--?[\w-]+/.exec(error.message)?.[0] ?? "";
  const known = Object.entries(OPTIONS).find(([name]) => option === `--${name}`)?.[1];
  if (!known) return `there is no option ${option}`;
  return known.type === "boolean" ? `${option} takes no value` : `${option} lacks its value`;
}

function limitOf(sentencesText: string | undefined, charsText: string | undefined): SummaryLimit {
  if (sentencesText !== undefined && charsText !== undefined)
    throw refusal("--sentences and --max-chars don't go together");
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
    const { command, options } = readOptions(args);
    for (const line of command.answer(options)) process.stdout.write(`${JSON.stringify(line)}\n`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
