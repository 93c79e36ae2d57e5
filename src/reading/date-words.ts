import type { EpochMs } from "../domain/time.ts";
import { QUOTATION } from "./query-syntax.ts";
import { fold } from "./tokenize.ts";

/** A stretch of time; its end is not part of it. */
export interface Span {
  from: EpochMs;
  until: EpochMs;
}

/** When and where somebody asks. */
export interface Asked {
  at: EpochMs;
  /** IANA time zone, whose days are meant. */
  zone: string;
}

/** What a query says of the time, and the rest of it, folded. */
export interface Dated {
  span: Span;
  rest: string;
  /** The date as it stands there, folded. */
  said: string;
}

/**
 * The first date that stands in a query outside quotation marks ("先週の", "11月20日", "on Monday", "3 days ago"), as the past
 * or present that it means at a time; undefined where there is none. Weeks begin on Monday.
 */
export function datedQuery(query: string, { at, zone }: Asked): Dated | undefined {
  const text = fold(query);
  const unquoted = text.replace(QUOTATION, (quotation) => "\0".repeat(quotation.length));
  if (!MAY_HOLD_DATE.test(unquoted)) return undefined;
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  for (const [pattern, stretch] of DATES) {
    const match = pattern.exec(unquoted);
    const found = match && stretch(match.groups ?? {}, now);
    if (!found) continue;
    const until = match.groups?.since === undefined ? found.until : now.add({ days: 1 });
    const span = { from: found.from.epochMilliseconds, until: until.epochMilliseconds };
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { span, rest: rest.trim(), said: match[0].trim() };
  }
  return undefined;
}

/** Most queries have none of these and need no closer look. */
const MAY_HOLD_DATE =
  /[日週月年曜夜朝晩昨今]|さっき|さきほど|先ほど|きのう|きょう|おととい|おとつい|けさ|ゆうべ|ことし|時間|day|week|month|year|night|morning|evening|hours|\d[/-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/u;

type Groups = Record<string, string | undefined>;
interface Stretch {
  from: Temporal.ZonedDateTime;
  until: Temporal.ZonedDateTime;
}
type Resolve = (groups: Groups, now: Temporal.ZonedDateTime) => Stretch | undefined;

/** So many days from the one that is `offset` days from today. */
const days =
  (offset: number, count = 1): Resolve =>
  (_, now) =>
    stretchOf(now.startOfDay().add({ days: offset }), { days: count });

const stretchOf = (from: Temporal.ZonedDateTime, length: Temporal.DurationLike): Stretch => ({
  from,
  until: from.add(length),
});

const weeks =
  (offset: number): Resolve =>
  (_, now) =>
    stretchOf(startOfWeek(now).add({ weeks: offset }), { weeks: 1 });

const startOfWeek = (now: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  now.startOfDay().subtract({ days: now.dayOfWeek - 1 });

const months =
  (offset: number): Resolve =>
  (_, now) =>
    stretchOf(now.startOfDay().with({ day: 1 }).add({ months: offset }), { months: 1 });

const years =
  (offset: number): Resolve =>
  (_, now) =>
    stretchOf(now.startOfDay().with({ month: 1, day: 1 }).add({ years: offset }), { years: 1 });

const lastNight: Resolve = (_, now) => {
  const today = now.startOfDay();
  return { from: today.subtract({ hours: 7 }), until: today.add({ hours: 6 }) };
};

/** What somebody has just heard or felt: whole days, as what is not found is said of days. */
const justNow: Resolve = (_, now) => ({
  from: now.subtract({ hours: 12 }).startOfDay(),
  until: now.startOfDay().add({ days: 1 }),
});

/** The latest Saturday and Sunday that have begun. */
const weekend: Resolve = (_, now) =>
  stretchOf(startOfWeek(now).subtract({ days: now.dayOfWeek >= 6 ? -5 : 2 }), { days: 2 });

const ago: Resolve = ({ count, unit = "" }, now) => {
  const number = numberOf(count);
  const isWeeks = /^[週w]/u.test(unit);
  // "Two weeks ago" is about then.
  return isWeeks ? days(-7 * number - 3, 7)({}, now) : days(-number)({}, now);
};

const past: Resolve = ({ count, unit = "" }, now) => {
  const number = numberOf(count);
  const length = /^[時h]/u.test(unit)
    ? { hours: number }
    : { days: /^[週w]/u.test(unit) ? 7 * number : number };
  return { from: now.subtract(length), until: now.add({ days: 1 }) };
};

const WORD_NUMBERS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
/** Beyond a few years there is nothing to find. */
const MOST = 1_000;
const KANJI_NUMBERS = "一二三四五六七八九十";
const numberOf = (count = "one"): number => {
  if (/^\d/.test(count)) return Math.min(MOST, Number(count));
  return KANJI_NUMBERS.indexOf(count) + 1 || Math.max(1, WORD_NUMBERS.indexOf(count));
};

const JA_WEEKDAYS = "月火水木金土日";
const EN_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekdayNo = (name: string): number =>
  (JA_WEEKDAYS.indexOf(name) + 1 || EN_WEEKDAYS.indexOf(name.slice(0, 3)) + 1) - 1;

/** Of a week that is named, or else the latest; "last Monday" is never today. */
const weekday: Resolve = ({ weekday: name = "", week, last }, now) => {
  const day = weekdayNo(name);
  const weeksBack = week === undefined ? undefined : WEEKS_BACK[week];
  if (weeksBack !== undefined)
    return stretchOf(startOfWeek(now).add({ days: day - 7 * weeksBack }), { days: 1 });
  const daysBack = (now.dayOfWeek - 1 - day + 7) % 7;
  return days(daysBack === 0 && last !== undefined ? -7 : -daysBack)({}, now);
};
const WEEKS_BACK: Record<string, number> = { 今週: 0, 先週: 1, 先々週: 2 };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day, month or year; what is left out is taken as lately as the past allows. Undefined where there is no such day. */
const calendar: Resolve = (said, now) => {
  const [year, month, day = 1] = [numeral(said.year), monthNoOf(said.month), numeral(said.day)];
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  const isOpen = year === undefined;
  const lately = now
    .startOfDay()
    .with({ day: 1, month: month ?? (isOpen ? now.month : 1), year: year ?? now.year });
  const from = (isOpen ? stepsBack(lately, month === undefined ? "months" : "years") : [lately])
    .map((first) => first.add({ days: day - 1 }))
    .find((start) => start.day === day && !(isOpen && Temporal.ZonedDateTime.compare(start, now) > 0));
  const length = said.day !== undefined ? "days" : month !== undefined ? "months" : "years";
  return from && stretchOf(from, { [length]: 1 });
};

/** From one day to the end of another, which may be one of the next year. Undefined where either does not exist. */
const range: Resolve = (said, now) => {
  const first = calendar(said, now);
  const { toMonth = said.month, toDay } = said;
  if (!first || toDay === undefined) return undefined;
  const { year } = first.from;
  const isNextYear = (monthNoOf(toMonth) ?? 0) < first.from.month;
  const last = calendar({ year: String(isNextYear ? year + 1 : year), month: toMonth, day: toDay }, now);
  return last && Temporal.ZonedDateTime.compare(first.from, last.until) < 0
    ? { from: first.from, until: last.until }
    : undefined;
};

/** Far enough for any day: around 2100, eight years lie between two leap days. */
const stepsBack = (latest: Temporal.ZonedDateTime, unit: "months" | "years"): Temporal.ZonedDateTime[] =>
  Array.from({ length: 9 }, (_, count) => latest.subtract({ [unit]: count }));

const numeral = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const monthNoOf = (month: string | undefined): number | undefined =>
  month === undefined || /^\d/.test(month) ? numeral(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;

const COUNT = `(?<count>\\d{1,3}|${WORD_NUMBERS.slice(1).join("|")}|an?)`;
const JA_COUNT = `(?<count>\\d{1,3}|[${KANJI_NUMBERS}])`;
const MONTH =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const WEEKDAY = "(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)";
const DAY_NO = "(?<day>\\d{1,2})";
const YEAR = "(?:,? (?<year>20\\d\\d))";

/** A word of Japanese begins behind a sign that is no kanji or digit; grammar behind it goes with it. What is before it is not meant. */
const ja = (source: string): RegExp =>
  new RegExp(
    `(?<![\\p{sc=Han}\\d/])(?:${source})(?!以前|より前)(?:(?<since>以降|以来|から)|以内|中)?(?:の間)?(?:[のにはも、]|\\s)*`,
    "u",
  );
const en = (source: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}/-]|before (?:the )?)(?:(?<since>since|after) |(?:on|in|from|of|during|over|within|for|at|published) )*(?:the )?(?:${source})(?:'s)?(?![\\p{L}\\p{N}/-])`,
    "u",
  );

/** Many words hold it (とうきょう, きょうふ): it is one by itself, or between what stands beside no other word. */
const TODAY =
  "(?<!(?![のはがにもでえ])\\p{sc=Hiragana})きょう(?!(?!から|まで|だけ|って|の|に|も|で|は(?!く)|が(?!く)|と(?:あす|きのう)|あった|おき|あす)\\p{sc=Hiragana})";

/** The first pattern that a query has is what it means, so the longer stand before the shorter. */
const DATES: [pattern: RegExp, stretch: Resolve][] = [
  [ja("一昨日|おととい|おとつい"), days(-2)],
  [ja("さっき(?![ゅょ])|さきほど|先ほど|今(?=揺れ)"), justNow],
  [ja("昨夜|昨晩|ゆうべ"), lastNight],
  [ja("昨日|きのう"), days(-1)],
  [ja(`(?:今日|${TODAY})(?!子)|本日|けさ|今朝|今夜|今晩`), days(0)],
  [ja("先週末|週末(?=に|の(?:ニュース|記事)|$)"), weekend],
  [ja(`(?:(?<week>先々週|先週|今週)の?)?(?<weekday>[${JA_WEEKDAYS}])曜日?(?!\\p{sc=Katakana})`), weekday],
  [ja("先々週"), weeks(-2)],
  [ja("先週"), weeks(-1)],
  [ja("今週"), weeks(0)],
  [ja("先々月"), months(-2)],
  [ja("先月"), months(-1)],
  [ja("今月"), months(0)],
  [ja("(?:去年|昨年)(?!度)"), years(-1)],
  [ja("今年(?!度)|ことし"), years(0)],
  [ja(`${JA_COUNT}(?<unit>日|週間)前(?!後)`), ago],
  [ja(`(?:過去|ここ|この|直近)の?${JA_COUNT}(?<unit>時間|日|週)間?`), past],
  [ja("(?<count>\\d{1,3})(?<unit>時間|日|週間)(?=以内)"), past],
  [
    ja(
      "(?:(?<year>20\\d\\d)年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})日?(?:から|[-~〜–])(?:(?<toMonth>\\d{1,2})月)?(?<toDay>\\d{1,2})日(?:まで)?",
    ),
    range,
  ],
  [
    ja(
      "(?<month>\\d{1,2})/(?<day>\\d{1,2})(?:から|[-~〜–])(?<toMonth>\\d{1,2})/(?<toDay>\\d{1,2})(?:まで)?(?![\\d/])",
    ),
    range,
  ],
  [ja("(?:(?<year>20\\d\\d)年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})日"), calendar],
  [ja("(?<year>20\\d\\d)[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)"), calendar],
  [ja("(?<month>\\d{1,2})/(?<day>\\d{1,2})(?![\\d/])"), calendar],
  [ja("(?:(?<year>20\\d\\d)年)?(?<month>\\d{1,2})月(?![\\d号末期])"), calendar],
  [ja("(?<day>\\d{1,2})日(?![前間後目本])"), calendar],
  [ja("(?<year>20\\d\\d)年(?![\\d度代前後間ぶ])"), calendar],
  [en("day before yesterday"), days(-2)],
  [en("last night"), lastNight],
  [en("yesterday(?:'s)?(?: (?:morning|afternoon|evening))?"), days(-1)],
  [en("today|tonight|this (?:morning|afternoon|evening)"), days(0)],
  [en("(?:last |this )?weekend"), weekend],
  [en("week before last"), weeks(-2)],
  [en("last week"), weeks(-1)],
  [en("this week"), weeks(0)],
  [en("last month"), months(-1)],
  [en("this month"), months(0)],
  [en("last year"), years(-1)],
  [en("this year"), years(0)],
  [en(`${COUNT} (?<unit>day|week)s? ago`), ago],
  [en(`(?:last|past) (?:${COUNT} )?(?<unit>hour|day|week)s?`), past],
  [en(`(?:between |from )?${MONTH} ${DAY_NO}(?: ?[-–] ?| to | and )(?<toDay>\\d{1,2})${YEAR}?`), range],
  [en(`${MONTH} ${DAY_NO}(?:st|nd|rd|th)?${YEAR}?`), calendar],
  [en(`${DAY_NO}(?:st|nd|rd|th)? (?:of )?${MONTH}${YEAR}?`), calendar],
  [en(`${MONTH}${YEAR}`), calendar],
  [
    /(?<![\p{L}\p{N}])(?:(?<since>since)|in|from|during) (?<month>january|february|march|april|may|june|july|august|september|october|november|december)(?![\p{L}\p{N}])/u,
    calendar,
  ],
  [
    en(
      `(?:(?<last>last) |this )?(?<!\\b(?:black|good|ash|cyber|super|palm|easter|bloody|boxing) )${WEEKDAY}(?:day)`,
    ),
    weekday,
  ],
];
