import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** Floors of the house, top first. A room imports only from floors below its own, and from itself. */
const FLOORS = [
  ["main"],
  ["bot"],
  ["app"],
  ["webhook", "sources", "alerts", "ops"],
  ["views"],
  ["commands"],
  ["reading", "store", "models"],
  ["line"],
  ["threads"],
  ["domain"],
];

const root = join(import.meta.dirname, "..");
const src = join(root, "src");

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every module a file names in an import or export, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\s(?:[\w\s{},*$]*?\bfrom\s*)?["']([^"']+)["']/gm),
  ].map((match) => match[1] ?? "");
  const dynamic = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']/g)].map((m) => m[1] ?? "");
  return [...specifiers, ...dynamic];
}

const roomOf = (file: string) => relative(src, file).split("/")[0]?.replace(/\.ts$/, "") ?? "";
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));

const files = filesUnder(src);
const edges = files.flatMap((from) =>
  importsOf(from)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => ({ from, to: join(dirname(from), specifier) })),
);

describe("the house", () => {
  it("has no room outside its plan", () => {
    expect([...new Set(files.map(roomOf))].filter((room) => floorOf(room) === -1)).toEqual([]);
  });

  it("lets imports only fall", () => {
    const rising = edges
      .filter(({ to }) => to.startsWith(src))
      .filter(({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(roomOf(from)) >= floorOf(roomOf(to)))
      .map(({ from, to }) => `${relative(src, from)} -> ${relative(src, to)}`);
    expect(rising).toEqual([]);
  });

  it("reaches config/ from main and bot only; other rooms get values", () => {
    const outside = edges
      .filter(({ from, to }) => !to.startsWith(src) && !["main", "bot"].includes(roomOf(from)))
      .map(({ from, to }) => `${relative(root, from)} -> ${relative(root, to)}`);
    expect(outside).toEqual([]);
  });

  it("imports no package in domain and reading", () => {
    const packages = files
      .filter((file) => ["domain", "reading"].includes(roomOf(file)))
      .flatMap((file) => importsOf(file).filter((specifier) => !specifier.startsWith(".")));
    expect(packages).toEqual([]);
  });

  it("has no circle, type imports included", () => {
    const next = Map.groupBy(edges, (edge) => edge.from);
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, path: string[]) => {
      if (path.includes(file))
        circles.push([...path.slice(path.indexOf(file)), file].map((f) => relative(src, f)).join(" -> "));
      if (done.has(file) || path.includes(file)) return;
      for (const edge of next.get(file) ?? []) walk(edge.to, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });

  it("has no barrel and no utils", () => {
    const names = files
      .map((file) => relative(src, file))
      .filter((name) => /(^|\/)(index|utils|helpers)\.ts$/.test(name));
    expect(names).toEqual([]);
  });

  it("reads process.env in config/env.ts only", () => {
    const readers = [...files, ...filesUnder(join(root, "config"))]
      .filter((file) => readFileSync(file, "utf8").includes("process.env"))
      .map((file) => relative(root, file));
    expect(readers.filter((name) => name !== "config/env.ts")).toEqual([]);
  });
});
