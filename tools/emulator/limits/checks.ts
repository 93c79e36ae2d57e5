/** Where in a request a value stands, as a list linked from the leaf up; undefined is the root. */
export interface Path {
  readonly parent: Path | undefined;
  readonly key: string | number;
}

/** What is wrong with a value. Two parts of LINE's API word the same complaint differently. */
export type Complaint =
  | { is: "unknown" | "missing" | "empty" | "scheme" | "invalid" }
  | { is: "length"; max: number }
  | { is: "size" | "range"; min: number; max: number }
  | { is: "says"; text: string };

/** One fault of a request and its place. */
export interface Problem {
  complaint: Complaint;
  path: Path | undefined;
}

/** Looks at one value and adds what is wrong with it to `problems`. */
export type Check = (value: unknown, path: Path | undefined, problems: Problem[]) => void;

/** Looks at an object as a whole, after its properties. */
export type Rule = (value: Record<string, unknown>, path: Path | undefined, problems: Problem[]) => void;

/** A property of an object: how it is checked and whether it must be there. */
export interface Field {
  check: Check;
  required: boolean;
}

/** Lengths are counted in UTF-16 code units, except for a few fields where LINE counts grapheme clusters. */
export type LengthUnit = "utf16" | "grapheme";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The length of a text as LINE counts it for a field. */
function lengthIn(unit: LengthUnit, text: string): number {
  if (unit === "utf16") return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/** True for a JSON object; arrays and null are none. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** "messages[0].text": how LINE names a place in a request body. */
export function dotted(path: Path | undefined): string {
  if (!path) return "";
  const before = dotted(path.parent);
  if (typeof path.key === "number") return `${before}[${path.key}]`;
  return before === "" ? path.key : `${before}.${path.key}`;
}

/** "/body/contents/0/text": how LINE names a place in a Flex container. */
export function pointer(path: Path | undefined): string {
  if (!path) return "/";
  return `${path.parent ? pointer(path.parent) : ""}/${path.key}`;
}

/** A property that must be there. */
export const required = (check: Check): Field => ({ check, required: true });

/** A property that may be left out; null counts as left out. */
export const optional = (check: Check): Field => ({ check, required: false });

/** An object with these properties and no others; `rules` see the whole object afterwards. */
export function object(fields: Record<string, Field>, ...rules: Rule[]): Check {
  const known = new Map(Object.entries(fields));
  const needed = [...known].filter(([, field]) => field.required).map(([key]) => key);
  return (value, path, problems) => {
    if (!isRecord(value)) {
      problems.push({ complaint: { is: "invalid" }, path });
      return;
    }
    for (const key of Object.keys(value))
      checkField(value[key], known.get(key), { parent: path, key }, problems);
    for (const key of needed) {
      if ((value[key] ?? null) === null)
        problems.push({ complaint: { is: "missing" }, path: { parent: path, key } });
    }
    for (const rule of rules) rule(value, path, problems);
  };
}

/** Looks at the named properties of an object and lets others be: LINE ignores what it does not know in a request. */
export function openObject(fields: Record<string, Field>): Rule {
  return (value, path, problems) => {
    for (const [key, field] of Object.entries(fields)) {
      const place = { parent: path, key };
      if ((value[key] ?? null) !== null) field.check(value[key], place, problems);
      else if (field.required) problems.push({ complaint: { is: "missing" }, path: place });
    }
  };
}

function checkField(value: unknown, field: Field | undefined, path: Path, problems: Problem[]): void {
  if (!field) problems.push({ complaint: { is: "unknown" }, path });
  else if (value !== null && value !== undefined) field.check(value, path, problems);
}

/** One of several kinds of object, told apart by `type`. */
export function byType(kinds: Record<string, Check>): Check {
  const known = new Map(Object.entries(kinds));
  return (value, path, problems) => {
    if (!isRecord(value)) {
      problems.push({ complaint: { is: "invalid" }, path });
      return;
    }
    const check = typeof value.type === "string" ? known.get(value.type) : undefined;
    if (check) check(value, path, problems);
    else {
      const complaint: Complaint = { is: value.type === undefined ? "missing" : "invalid" };
      problems.push({ complaint, path: { parent: path, key: "type" } });
    }
  };
}

/** A check that is looked up when it runs: boxes hold boxes. */
export function lazy(get: () => Check): Check {
  return (value, path, problems) => get()(value, path, problems);
}

/** A list of `min` to `max` things. */
export function listOf(item: Check, min: number, max: number): Check {
  return (value, path, problems) => {
    if (!Array.isArray(value)) problems.push({ complaint: { is: "invalid" }, path });
    else if (value.length < min || value.length > max)
      problems.push({ complaint: { is: "size", min, max }, path });
    else for (const [key, each] of value.entries()) item(each, { parent: path, key }, problems);
  };
}

/** A text of at most `max`, not empty. */
export function text(max: number, unit: LengthUnit = "utf16"): Check {
  return (value, path, problems) => {
    if (typeof value !== "string") problems.push({ complaint: { is: "invalid" }, path });
    else if (value === "") problems.push({ complaint: { is: "empty" }, path });
    // Clusters are never more than code units, so most texts need no segmenting.
    else if (value.length > max && lengthIn(unit, value) > max)
      problems.push({ complaint: { is: "length", max }, path });
  };
}

/** A text that fits a pattern. */
export function matching(pattern: RegExp): Check {
  return (value, path, problems) => {
    if (typeof value !== "string" || !pattern.test(value))
      problems.push({ complaint: { is: "invalid" }, path });
  };
}

/** One of these words. */
export function oneOf(...words: string[]): Check {
  const known = new Set<unknown>(words);
  return (value, path, problems) => {
    if (!known.has(value)) problems.push({ complaint: { is: "invalid" }, path });
  };
}

/** A URI of one of these schemes, percent-encoded, at most `max` long. */
export function uri(schemes: readonly string[], max: number): Check {
  return (value, path, problems) => {
    if (typeof value !== "string") problems.push({ complaint: { is: "invalid" }, path });
    else if (value === "") problems.push({ complaint: { is: "empty" }, path });
    else if (value.length > max) problems.push({ complaint: { is: "length", max }, path });
    else if (!schemes.includes(/^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase() ?? ""))
      problems.push({ complaint: { is: "scheme" }, path });
    else if (!isEncoded(value)) problems.push({ complaint: { is: "says", text: "invalid uri" }, path });
  };
}

/** Printable ASCII only, and every percent sign begins an escape; web addresses need a host. */
function isEncoded(value: string): boolean {
  if (!/^(?:[!-$&-~]|%[0-9a-f]{2})+$/i.test(value)) return false;
  return !/^https?:/i.test(value) || URL.canParse(value);
}

/** The address of a picture, film or sound: https, at most 2,000 long. */
export const mediaUrl = uri(["https"], 2000);

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return (value, path, problems) => {
    if (!Number.isInteger(value)) problems.push({ complaint: { is: "invalid" }, path });
    else if (Number(value) < min || Number(value) > max)
      problems.push({ complaint: { is: "range", min, max }, path });
  };
}

/** A number from `min` to `max`. */
export function decimal(min: number, max: number): Check {
  return (value, path, problems) => {
    if (typeof value !== "number") problems.push({ complaint: { is: "invalid" }, path });
    else if (value < min || value > max) problems.push({ complaint: { is: "range", min, max }, path });
  };
}

/** true or false. */
export const bool: Check = (value, path, problems) => {
  if (typeof value !== "boolean") problems.push({ complaint: { is: "invalid" }, path });
};

/** Any string, the empty one included. */
export const anyString: Check = (value, path, problems) => {
  if (typeof value !== "string") problems.push({ complaint: { is: "invalid" }, path });
};

/** Whatever it is: another check looks at it. */
export const anything: Check = () => {};
