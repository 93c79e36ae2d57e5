import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import richMenu from "../config/rich-menu.json" with { type: "json" };
import packageJson from "../package.json" with { type: "json" };
import type { Reply } from "../src/commands/command.ts";
import { parseText } from "../src/commands/parse.ts";
import { parsePostback } from "../src/commands/postback.ts";
import { LOCALES } from "../src/domain/language.ts";
import { COMMAND_NAMES } from "./commands/names.ts";
import { contrast, writtenIn } from "./views/contrast.ts";
import { shippedTexts } from "./views/locale-files.ts";
import { bubblesIn } from "./views/reading.ts";
import { shownToAnybody } from "./views/view-samples.ts";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const PAGES = ["README.md", "README.ja.md", "CHANGELOG.md", "CONTRIBUTING.md"].concat(
  globSync("docs/*.md", { cwd: ROOT }),
);

const FENCED = /^```.*\n([\s\S]*?)^```$/gm;
const blocksOf = (page: string): string[] => Array.from(page.matchAll(FENCED), ([, code = ""]) => code);
const prose = (page: string): string => page.replace(FENCED, "");
const spansOf = (text: string): string[] =>
  Array.from(prose(text).matchAll(/`([^`]+)`/g), ([, code = ""]) => code.replaceAll("\\|", "|"));
const linksOf = (page: string): string[] =>
  Array.from(prose(page).matchAll(/(?:\]\(|src=")([^)\s"]+)[)"]/g), ([, target = ""]) => target);

/** A table's rows, each by the names of its columns. */
type Row = Record<string, string>;
const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
const tablesOf = (page: string): Row[][] =>
  Array.from(prose(page).matchAll(/(?:^\|.*\n?)+/gm), ([table]) => {
    const [head = [], , ...rows] = table.trim().split("\n").map(cellsOf);
    return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
  });

/** The compiler keeps it complete: a screen that is added is asked for here, and then on the page. */
const SCREENS = {
  ...{ list: true, greeting: true, summary: true, story: true, details: true, help: true, language: true },
  ...{ "follow-preview": true, "what-to-follow": true, "my-alerts": true, settings: true, why: true },
  ...{ "choose-topic": true, "choose-mute": true, "catch-up": true, note: true },
} satisfies Record<Reply["type"], true>;

describe("docs/conversation.md", () => {
  const page = read("docs/conversation.md");
  const tables = tablesOf(page);
  const spans = new Set(spansOf(page));

  /** By row and language: what is typed there, and which commands it stands beside. */
  const examples = tables
    .flat()
    .filter(({ tab, command, quoting }) => tab === undefined && (command ?? quoting) !== undefined)
    .flatMap((row) =>
      LOCALES.filter((locale) => row[locale] !== undefined).map((locale) => ({
        ...{ locale, quoting: row.quoting !== undefined, names: spansOf(row.command ?? row.quoting ?? "") },
        typed: spansOf(row[locale] ?? ""),
      })),
    );

  it("has examples of what can be typed", () => {
    expect(examples.flatMap(({ typed }) => typed).length).toBeGreaterThan(200);
  });

  it.each(examples)("examples of $names are understood so ($locale)", ({ names, typed, quoting }) => {
    const context = quoting ? { quotedMessageId: "1" } : {};
    const understood = typed.map((text) => ({ text, as: parseText(text, context).name as string }));
    expect(understood.filter(({ as }) => !names.includes(as))).toEqual([]);
    expect(new Set(understood.map(({ as }) => as))).toEqual(new Set(names));
  });

  it.each(COMMAND_NAMES)("names the command %s", (name) => expect(spans).toContain(name));

  it.each(Object.keys(SCREENS))("shows the screen %s", (name) => {
    const screens = tables.flat().flatMap(({ screen = "" }) => spansOf(screen));
    expect(screens).toContain(name);
  });

  it.each(["ja", "en"] as const)("has whatever help teaches (%s)", (locale) => {
    const say = shippedTexts()[locale];
    const labels = Array.from(read(`config/locales/${locale}.ftl`).matchAll(/^help-[\w-]+-label/gm), ([id]) =>
      say(id),
    );
    expect(labels.length).toBeGreaterThan(9);
    for (const word of labels.flatMap((label) => label.split(/・|, /))) expect(spans).toContain(word);
  });

  it("has every tile of the rich menu, in its order, with what it does", () => {
    const { ja, en } = shippedTexts();
    const tiles = Object.values(richMenu.tabs).flatMap((tab) => tab.tiles);
    const rows = tables.flat().filter(({ tab }) => tab !== undefined);
    expect(rows.map((row) => [row.ja, row.en, spansOf(row.command ?? "")[0]])).toEqual(
      tiles.map(({ label, action }) => [ja(label), en(label), parsePostback(action.postback).name]),
    );
  });
});

describe("the contrasts beside those of other bots", () => {
  const row = tablesOf(read("docs/conversation.md"))
    .flat()
    .find((cells) => cells[""]?.startsWith("least contrast"));

  it("is the least of our own bubbles", () => {
    const written = LOCALES.flatMap((locale) => shownToAnybody(locale).flatMap(bubblesIn).flatMap(writtenIn));
    const least = Math.min(...written.map(({ ink, ground }) => contrast(ink, ground)));
    expect(row?.Shirase).toContain(`${least.toFixed(1)}:1`);
  });

  it("are computed of the colours named, on white", () => {
    const figures = Object.values(row ?? {}).flatMap((cell) =>
      Array.from(cell.matchAll(/([\d.]+):1[^;`]*`(#[0-9A-F]{6})`/g)),
    );
    expect(figures.length).toBe(5);
    for (const [, figure, colour = ""] of figures)
      expect(`${colour} ${contrast(colour, "#FFFFFF").toFixed(1)}`).toBe(`${colour} ${figure}`);
  });
});

describe("README.ja.md says what README.md says", () => {
  const [english, japanese] = ["README.md", "README.ja.md"].map(read) as [string, string];
  const sorted = (words: string[]) => words.toSorted();

  it("with the same commands, settings and examples", () => {
    expect(sorted(spansOf(japanese))).toEqual(sorted(spansOf(english)));
    expect(blocksOf(japanese)).toEqual(blocksOf(english));
  });

  it("with the same links, and each with one to the other", () => {
    const toEachOther = new Set(["README.md", "README.ja.md"]);
    const others = (page: string) => sorted(linksOf(page).filter((target) => !toEachOther.has(target)));
    expect(others(japanese)).toEqual(others(english));
    expect(linksOf(english)[0]).toBe("README.ja.md");
    expect(linksOf(japanese)[0]).toBe("README.md");
  });

  it("in the same order of sections, tables and steps", () => {
    const shape = (page: string) =>
      Array.from(page.matchAll(/^(?:#+(?= )|\||\d+\.|```|!\[)/gm), ([mark]) => mark).join(" ");
    expect(shape(japanese)).toBe(shape(english));
  });
});

/** What GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

describe.each(PAGES)("%s", (file) => {
  const page = read(file);

  it("names no command that does not exist", () => {
    const commands = [...spansOf(page), ...blocksOf(page)].flatMap((code) =>
      Array.from(code.matchAll(/npm run (?:--\w+ )*([\w:-]+)(?: -- (\w+))?/g)),
    );
    for (const [, script = "", argument] of commands) {
      expect(Object.keys(packageJson.scripts)).toContain(script);
      if (script === "bench" && argument) expect(existsSync(join(ROOT, `bench/${argument}.ts`))).toBe(true);
    }
  });

  it("names no file that does not exist", () => {
    const places = new Map([
      ...["src", "test", "tools", "config", "docs", "bench"].map((name) => [name, ""] as const),
      ...readdirSync(join(ROOT, "src")).map((name) => [name, "src/"] as const),
    ]);
    const paths = spansOf(page).filter((code) => /^[\w-]+\/[\w./-]+$/.test(code));
    const missing = paths.filter((path) => {
      const place = places.get(path.split("/")[0] ?? "");
      return place !== undefined && ["", ".ts"].every((end) => !existsSync(join(ROOT, place, path + end)));
    });
    expect(missing).toEqual([]);
  });

  it("has no link that leads nowhere", () => {
    const local = linksOf(page).filter((target) => !/^https?:/.test(target));
    const dead = local.filter((target) => {
      const [path = "", anchor] = target.split("#");
      const there = path === "" ? file : join(dirname(file), path);
      if (!existsSync(join(ROOT, there))) return true;
      const headings =
        anchor === undefined
          ? []
          : Array.from(read(there).matchAll(/^#+ (.+)$/gm), ([, head = ""]) => anchorOf(head));
      return anchor !== undefined && !headings.includes(anchor);
    });
    expect(dead).toEqual([]);
  });
});

describe("docs/architecture.md", () => {
  const page = read("docs/architecture.md");

  it("says of every dependency, and of no other, why it is there", () => {
    const listed = tablesOf(page).flatMap((rows) =>
      rows
        .flatMap(({ package: one, "for development": other }) => (one ?? other ?? "").split(", "))
        .filter(Boolean),
    );
    const { dependencies, devDependencies, optionalDependencies } = packageJson;
    const installed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const named = installed.map((name) => (name.startsWith("@types/") ? "@types/*" : name));
    expect(listed.toSorted()).toEqual([...new Set(named)].toSorted());
  });

  it("has every room of the house", () => {
    const house = blocksOf(page)[0] ?? "";
    const rooms = readdirSync(join(ROOT, "src"), { withFileTypes: true });
    for (const room of rooms) expect(house).toContain(`\n  ${room.name}${room.isDirectory() ? "/" : ""} `);
  });
});
