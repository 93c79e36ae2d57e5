import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "shirase-reading-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
function file(lines: (object | string)[]): string {
  written += 1;
  const path = join(folder, `${written}.jsonl`);
  writeFileSync(
    path,
    lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
  );
  return path;
}

const run = (args: string[]) =>
  spawnSync(process.execPath, [join(root, "tools/reading.ts"), ...args], { encoding: "utf8" });

function reading(...args: string[]) {
  const { status, stdout, stderr } = run(args);
  const answers = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
  return { status, stderr, answers };
}

const article = (id: string, day: number, title: string, lead: string) => ({
  ...{ id, title, lead, lang: "en" },
  date: `2031-05-${String(day).padStart(2, "0")}T09:00:00+09:00`,
});
const closed = article("closed", 3, "Shiomi bridge closed", "A cracked cable was found. The bridge is shut.");
const repaired = article("repaired", 4, "Shiomi bridge cable replaced", "The cracked cable is gone.");
const choir = article("choir", 5, "Choir wins prize", "Forty singers from Kitamine took part.");
const articles = file([closed, repaired, "", choir]);

describe("npm run reading", () => {
  it("shows related articles of each, or of those asked for", () => {
    const { answers, status } = reading("related", "--articles", articles);
    expect(answers).toEqual([
      { id: "closed", related: [{ id: "repaired", score: expect.any(Number) }] },
      { id: "repaired", related: [{ id: "closed", score: expect.any(Number) }] },
      { id: "choir", related: [] },
    ]);
    expect(status).toBe(0);
    const queries = file(["repaired"]);
    expect(reading("related", "--articles", articles, "--queries", queries).answers).toEqual([answers[1]]);
  });

  it("takes NHK's marks off titles, as the bot does", () => {
    const marked = file([
      closed,
      { ...choir, id: "x", title: "【詳細】Ferry late", lead: "" },
      { ...choir, title: "【詳細】Choir" },
    ]);
    expect(reading("related", "--articles", marked, "--all").answers[1]).toEqual({ id: "x", related: [] });
  });

  it("looks back only, and gives the plain order, where told so", () => {
    const queries = file(["closed"]);
    const asked = ["related", "--articles", articles, "--queries", queries, "--k", "2"];
    expect(reading(...asked, "--before").answers).toEqual([{ id: "closed", related: [] }]);
    expect(reading(...asked, "--all").answers).toMatchObject([{ related: [{ id: "repaired" }] }]);
  });

  it("searches, summarizes and follows stories", () => {
    const queries = file(["cracked cable", "zeppelin"]);
    expect(reading("search", "--articles", articles, "--queries", queries, "--k", "1").answers).toMatchObject(
      [
        { query: "cracked cable", hits: [{ id: expect.any(String), score: expect.any(Number) }] },
        { query: "zeppelin", hits: [] },
      ],
    );
    expect(reading("summarize", "--articles", articles).answers[0]).toMatchObject({
      id: "closed",
      summary: expect.stringMatching(/\.$/),
      by: "nhk",
    });
    const short = reading("summarize", "--articles", articles, "--sentences", "1").answers[0];
    expect(short).toMatchObject({ summary: expect.not.stringMatching(/\. /) });
    expect(reading("stories", "--articles", articles).answers).toEqual([
      { story: "closed", ids: ["closed", "repaired"] },
      { story: "choir", ids: ["choir"] },
    ]);
  });

  it("scores related articles and stories by labels, beside those that have none", () => {
    const labelled = file([{ ...closed, label: "bridge" }, { ...repaired, label: "bridge" }, choir]);
    const all = { precision: 1, recall: 1 };
    expect(reading("score", "--articles", labelled).answers).toEqual([
      {
        ...{ lang: "en", articles: 2 },
        related: { queries: 2, "nDCG@5": 1, "P@5": 0.2, MRR: 1, shown: 1, right: 1, none: 0 },
        stories: { bCubed: { ...all, f1: 1 }, pairs: all },
      },
    ]);
  });

  it("scores each language by itself, and only those that were asked for", () => {
    const labelled = file([
      { ...closed, label: "bridge" },
      { ...repaired, label: "bridge" },
      { ...choir, label: "choir" },
      { ...choir, id: "pont", title: "Pont fermé", lang: "fr", label: "bridge" },
    ]);
    const queries = file(["choir", "closed"]);
    expect(reading("score", "--articles", labelled, "--queries", queries).answers).toMatchObject([
      { lang: "en", articles: 3, related: { queries: 1, MRR: 1, shown: 0.5, none: 0.5 } },
      { lang: "fr", articles: 1, related: { queries: 0 }, stories: { bCubed: { f1: 1 } } },
    ]);
  });

  it("says what is wrong where there is nothing to score, or no such command", () => {
    expect(run(["score", "--articles", file([choir])]).stderr).toContain("no line has a label or subjects");
    expect(run(["scores"]).stderr).toContain("there is no command scores");
    expect(run(["stories", "all"]).stderr).toContain("takes options only, not all");
  });

  it("takes what shares a subject for right, within the days that are told", () => {
    const bridge = { subjects: ["bridges", "ferries"] };
    const apart = file([
      { ...closed, ...bridge, date: "2026-11-01" },
      { ...repaired, subjects: ["bridges"], date: "2026-11-09" },
      choir,
    ]);
    const score = (...more: string[]) => reading("score", "--articles", apart, ...more).answers;
    expect(score("--days", "8")).toEqual([
      {
        ...{ lang: "en", articles: 2 },
        related: { queries: 2, "nDCG@5": 1, "P@5": 0.2, MRR: 1, shown: 1, right: 1, none: 0 },
      },
    ]);
    expect(score("--days", "7")).toMatchObject([{ related: { queries: 0, shown: 1, right: 0 } }]);
  });

  it("writes the sample newsroom so that its score is that of the documentation", () => {
    const sample = join(folder, "sample.jsonl");
    writeFileSync(sample, run(["sample"]).stdout);
    const [ja, en] = reading("score", "--articles", sample).answers;
    expect(en).toMatchObject({ lang: "en", articles: 77 });
    expect(ja).toMatchObject({ lang: "ja", articles: 140 });
    // Measured: en .966, .912; ja .972, .900.
    const Scored = z.object({
      related: z.object({ "nDCG@5": z.number() }),
      stories: z.object({ bCubed: z.object({ f1: z.number() }) }),
    });
    for (const scored of [en, ja].map((line) => Scored.parse(line))) {
      expect(scored.related["nDCG@5"]).toBeGreaterThan(0.95);
      expect(scored.stories.bCubed.f1).toBeGreaterThan(0.88);
    }
  });

  it("scores summaries against what people wrote, by id or line by line", () => {
    const references = file([{ id: "choir", summary: "The choir won a prize." }]);
    const candidates = file([
      { id: "choir", summary: "Choirs won prizes", by: "nhk" },
      { id: "closed", summary: "Shut." },
    ]);
    const asked = ["rouge", "--candidates", candidates, "--references", references];
    expect(reading(...asked).answers).toMatchObject([
      { texts: 1, "ROUGE-1": { recall: 1 / 5, precision: 1 / 3, f1: 1 / 4 }, "ROUGE-2": { f1: 0 } },
    ]);
    expect(reading(...asked, "--stem").answers).toMatchObject([
      { texts: 1, "ROUGE-1": { recall: 3 / 5 }, "ROUGE-2": { recall: 1 / 4 }, "ROUGE-L": { precision: 1 } },
    ]);
    const lines = ["--candidates", file(["one two", "", "three"]), "--references", file(["one", "", "four"])];
    expect(reading("rouge", ...lines).answers).toMatchObject([{ texts: 3, "ROUGE-1": { recall: 1 / 3 } }]);
  });

  it("tells an event over its articles in as many words as a reference has", () => {
    const events = file([{ ...closed, label: "bridge" }, { ...repaired, label: "bridge" }, choir]);
    const roundup = (summary: string, ...more: string[]) =>
      reading("roundup", "--articles", events, "--references", file([{ id: "bridge", summary }]), ...more);
    const words = "one two three four five six";
    const [both, one] = ["The cracked cable is gone. The bridge is shut.", "The cracked cable is gone."];
    expect(roundup(words).answers).toEqual([{ id: "bridge", summary: both }]);
    expect(roundup(words, "--within").answers).toEqual([{ id: "bridge", summary: one }]);
    const unknown = file([{ id: "tunnel", summary: words }]);
    expect(reading("roundup", "--articles", events, "--references", unknown).stderr).toBe(
      `${events}: no article has the label tunnel\n`,
    );
  });

  it("names the reference that nothing belongs to", () => {
    const candidates = file(["one"]);
    const { stderr, status } = reading(
      "rouge",
      "--candidates",
      candidates,
      "--references",
      file(["one", "two"]),
    );
    expect(stderr).toBe(`${candidates}: nothing belongs to the reference 2\n`);
    expect(status).toBe(2);
  });

  it("says beside a summary that its first sentence alone is longer than asked for", () => {
    const [fits, , long] = reading("summarize", "--articles", articles, "--max-chars", "30").answers;
    expect(fits).toMatchObject({ summary: "A cracked cable was found." });
    expect(fits).not.toHaveProperty("note");
    expect(long).toMatchObject({
      summary: choir.lead,
      note: expect.stringContaining("longer than --max-chars"),
    });
  });

  it.each([["--help"], ["-h"], ["rouge", "--help"]])("tells what it can do for %j", (...asked) => {
    const { status, stdout } = run(asked);
    expect(stdout).toContain("npm run --silent reading -- related");
    expect(status).toBe(0);
  });

  it.each([
    ["no JSON", "{title", "not a JSON object"],
    ["a field that is missing", { ...choir, id: "x", title: undefined }, "title"],
    ["a date in words", { ...choir, id: "x", date: "yesterday" }, "date: expected a date in ISO 8601"],
    ["an id that stands there already", closed, "stands in line 1 already"],
  ])("names the line that has %s", (_, line, message) => {
    const path = file([closed, repaired, line]);
    const { status, stderr, answers } = reading("related", "--articles", path);
    expect(stderr).toContain(`${path}:3: `);
    expect(stderr).toContain(message);
    expect({ status, answers }).toEqual({ status: 2, answers: [] });
  });

  it("names the query that no article has, and the file that is not there", () => {
    const queries = file(["closed", "", "nowhere"]);
    expect(reading("related", "--articles", articles, "--queries", queries).stderr).toContain(
      `${queries}:3: `,
    );
    const none = join(folder, "none");
    expect(reading("related", "--articles", none).stderr).toBe(`${none}: there is no such file\n`);
    expect(reading("related", "--articles", folder).stderr).toBe(`${folder}: is a folder, not a file\n`);
  });

  it.each([
    [["related", "--k", "0"], "--k takes a whole number from 1 on, not 0"],
    [["related", "--k", "-1"], "--k takes a whole number from 1 on, not -1"],
    [["related", "--k", "many"], "--k takes a whole number from 1 on, not many"],
    [["related", "--k"], "--k lacks its value; --help says what there is"],
    [["related", "--queries="], "--queries lacks its value; --help says what there is"],
    [["related", "--all=no"], "--all takes no value; --help says what there is"],
    [["related", "--nonsense"], "there is no option --nonsense; --help says what there is"],
    [["related", "-x"], "there is no option -x; --help says what there is"],
    [["related", "all"], "related takes options only, not all; --help says what there is"],
    [["stories", "--k", "3"], "stories takes no --k; --help says what there is"],
    [["sample"], "sample takes no --articles; --help says what there is"],
    [["storys"], "there is no command storys; --help says what there is"],
    [["search"], "--queries FILE is missing; --help says what there is"],
    [["roundup"], "--references FILE is missing; --help says what there is"],
    [
      ["summarize", "--sentences", "1", "--max-chars", "9"],
      "--sentences and --max-chars don't go together; --help says what there is",
    ],
  ])("says in one line what is wrong with %j", (asked, line) => {
    const { status, stderr, answers } = reading(...asked, "--articles", articles);
    expect({ status, stderr, answers }).toEqual({ status: 2, stderr: `${line}\n`, answers: [] });
  });

  it("says which of two files is missing before it reads the other", () => {
    expect(reading("rouge", "--candidates", articles).stderr).toMatch(/^--references FILE is missing/);
  });

  it("tells what it can do where nothing is asked", () => {
    expect(run([])).toMatchObject({ status: 2, stderr: expect.stringContaining("npm run --silent reading") });
  });
});
