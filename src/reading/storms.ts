/** What a storm is called, by kind of name: its number of the season, the name it was given. */
export type Storms = ReadonlyMap<"number" | "name", ReadonlySet<string>>;

/**
 * The storm that a text tells of: the one that its headline names, or its lead where the headline speaks of a storm at all. Empty
 * where there is none, or where several are told of.
 */
export function stormsIn(headline: string, lead: string): Storms {
  if (OVER.test(`${headline}\n${lead}`)) return new Map();
  const inHeadline = namesIn(headline);
  const named = inHeadline.length > 0 || !STORM.test(headline) ? inHeadline : namesIn(lead);
  const storms = new Map<"number" | "name", ReadonlySet<string>>();
  for (const kind of ["number", "name"] as const) {
    const names = new Set(named.filter((name) => isNumber(name) === (kind === "number")));
    if (names.size > 1) return new Map();
    if (names.size > 0) storms.set(kind, names);
  }
  return storms;
}

/** Whether two texts tell of one storm by its name or number. */
export const isSameStorm = (one: Storms, other: Storms): boolean =>
  [...one].some(([kind, names]) => !names.isDisjointFrom(other.get(kind) ?? new Set()));

const isNumber = (name: string): boolean => /^\d+$/.test(name);

function namesIn(text: string): string[] {
  const numbers = Array.from(text.matchAll(NUMBERED), ([run]) => run.match(/\d+/g) ?? []).flat();
  const names = Array.from(text.matchAll(NAMED), ([, number, name]) => number ?? name ?? "");
  return [...numbers, ...names].filter((name) => !NO_STORMS.has(name));
}

/** 台風14号, 台風第14号, 台風14号と15号. */
const NUMBERED = /台風第?\d{1,2}号(?:[と、・や](?:台風)?第?\d{1,2}号)*/gu;
/** Typhoon No. 14, Hurricane Odalys, Tropical Storm Man-yi; in headlines where every word has a capital, no name can be told. */
const NAMED =
  /\b(?:Typhoon|Hurricane|Cyclone|Tropical Storm) (?:(?:No\.? ?|Number )(\d{1,2})\b|(\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+)*)(?! \p{Lu}))/gu;
/** Whoever dates a storm tells of what it left behind: 去年10月の台風19号, 台風19号から3か月, two years after Typhoon Krosa. */
const OVER =
  /[年月](?<!今[年月])[の、]?台風|台風第?\d{1,2}号[^。\n]{0,10}から[^。\n]{0,6}\d+(?:か月|年)|\b(?:last (?:month|year)['’]s|(?:months|years?) (?:after|since)) (?:Typhoon|Hurricane|Cyclone|Tropical Storm)\b/u;
const STORM = /台風|\b(?:typhoon|hurricane|cyclone|tropical storm)\b/iu;
const NO_STORMS = new Set(
  "Center Centre Committee Season Warning Watch Hunters Relief Damage Victims".split(" "),
);
