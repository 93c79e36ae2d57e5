import { DIGESTS_A_DAY, type MinuteOfDay } from "./alert.ts";

/**
 * Hours that a word beside a time speaks of, from the one to before the other; after 23 come those of the night. Of the
 * hour, twelve being none, and the same twelve and 24 hours later, it means the first that is among them.
 */
const DAY_PARTS: [words: string, from: number, to: number][] = [
  ["午前|a\\.?m\\b\\.?", 0, 12],
  ["早朝|朝|(?:in the|every|each) morning(?: at)?\\b", 4, 12],
  ["お?昼", 10, 17],
  ["午後|p\\.?m\\b\\.?|(?:in the|every|each) afternoon(?: at)?\\b", 12, 24],
  ["夕方|夕", 15, 20],
  ["夜|晩|at night|(?:in the|every|each) (?:evening|night)(?: at)?\\b", 17, 29],
  ["深夜|未明", 22, 30],
];
const WORDS = DAY_PARTS.map(([words]) => words).join("|");
const NAMED = new Map<string, MinuteOfDay>([
  ["正午", 720],
  ["noon", 720],
  ["midnight", 0],
  ["真夜中", 0],
]);

const HOUR = "(?<hour>\\d{1,2})(?::(?<minute>[0-5]\\d)|時(?:(?<spoken>[0-5]?\\d)分|(?<half>半))?)?(?!\\d)";
const TIME = new RegExp(
  `^(?:(?<named>${[...NAMED.keys()].join("|")})|(?<word>${WORDS})\\s*${HOUR}|${HOUR}\\s*(?:(?=[a-z])(?<word>${WORDS}))?)`,
);
/** What may stand between times, or at the ends. */
const BETWEEN = /^(?:[\s,、。・&/+]|と|に|毎日?|(?:and|at|(?:every|each) day|daily)\b)+/;

/**
 * Times of day as people type them ("7:00 19時半 9pm 毎朝8時", "every morning at 7"), rising and distinct; undefined for more than three, none, or
 * anything else in the text.
 */
export function parseTimes(text: string): MinuteOfDay[] | undefined {
  const found = new Set<MinuteOfDay>();
  let rest = skip(text.normalize("NFKC").toLowerCase());
  while (rest !== "") {
    const match = TIME.exec(rest);
    const minute = match?.groups && minuteOf(match.groups);
    if (minute === undefined) return undefined;
    found.add(minute);
    rest = skip(rest.slice(match?.[0].length));
  }
  if (found.size === 0 || found.size > DIGESTS_A_DAY) return undefined;
  return [...found].sort((a, b) => a - b);
}

const skip = (text: string): string => text.replace(BETWEEN, "");

function minuteOf(groups: Record<string, string | undefined>): MinuteOfDay | undefined {
  if (groups.named !== undefined) return NAMED.get(groups.named);
  const hour = hourOf(Number(groups.hour), groups.word);
  if (hour === undefined) return undefined;
  const minute = groups.half ? 30 : Number(groups.minute ?? groups.spoken ?? 0);
  return (hour % 24) * 60 + minute;
}

function hourOf(hour: number, word: string | undefined): number | undefined {
  if (hour > 24) return undefined;
  if (word === undefined) return hour;
  const [, from, to] = DAY_PARTS.find(([words]) => new RegExp(`^(?:${words})$`).test(word)) ?? ["", 0, 0];
  const first = hour === 12 ? 0 : hour;
  return [first, first + 12, first + 24].find((meant) => from <= meant && meant < to);
}
