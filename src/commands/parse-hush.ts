import type { MinuteOfDay } from "../domain/alert.ts";
import { parseTimes } from "../domain/typed-times.ts";
import { SNOOZE_OFF_WORDS, SNOOZE_WORDS, SWITCH_WORDS } from "./alert-vocabulary.ts";
import { type Command, SNOOZES } from "./command.ts";
import { snoozePhrases } from "./phrasebooks.ts";
import { anyOf, firstGroup } from "./phrases.ts";
import { isWhole, LIKE_A_TIME, settingNames } from "./setting-names.ts";
import { compact, fold } from "./tidy.ts";

/** What a message says of when to tell nothing: a snooze of all alerts, or the quiet hours of each day. */
export const hushWish = (words: string): Command | undefined =>
  snoozeWish(compact(words)) ?? quietWish(words);

const LENGTHS = SNOOZES.filter((length) => length !== "off");
const LENGTH = `(${anyOf(LENGTHS.flatMap((length) => SNOOZE_WORDS[length]))})`;
const ALERTS = "(?:通知|アラート|配信)";
const PLEASE_STOP = `(?:${ALERTS}?(?:しないで|止めて|とめて|やめて)|(?:送ら|鳴らさ|起こさ|知らせ)ないで|静かに(?:して)?|黙って)`;
const HUSH = `(?:(?:スヌーズ|一時停止|停止|ストップ|休止)(?:する|して)?|オフ(?:にして)?|${PLEASE_STOP})`;
const DURING = `(?:の間|だけ|中)?[はを、]?(?:${ALERTS}を?)?`;
const ENGLISH_HUSH =
  "(?:snooze|pause|stop|mute|silence|no|(?:be )?quiet|(?:don't|do not|dont) (?:alert|notify|message|disturb|bother|wake) me(?: up)?|(?:don't|do not|dont) disturb)(?: all| my| the| alerts| notifications| everything)*";
const SNOOZE_FORMS = [
  new RegExp(`^(?:for )?${LENGTH}$`, "u"),
  new RegExp(`^(?:${ALERTS}[をは]?)?${LENGTH}${DURING}${HUSH}$`, "u"),
  new RegExp(`^(?:スヌーズ|一時停止|停止)[:、,を]?${LENGTH}$`, "u"),
  new RegExp(`^${ENGLISH_HUSH}(?: for)? ${LENGTH}$`, "u"),
];
/** Behind a time that is no length: "今日停止" may be a headline's. */
const ON = `(?:の間|だけ|中)?(?:に?は|を|、|(?=${ALERTS}))(?:${ALERTS}を?)?`;
const TONIGHT = "(?:今日|きょう|本日|今夜|今晩)";
/** The rest of a day: alone, these words ask for its news, and 今日は停止 may be said of a train. */
const TODAY = [
  new RegExp(`^${ALERTS}[をは]?${TONIGHT}${ON}${HUSH}$`, "u"),
  new RegExp(`^${TONIGHT}${ON}(?:(?<=${ALERTS}を?)${HUSH}|${PLEASE_STOP})$`, "u"),
  new RegExp(`^${ENGLISH_HUSH}(?: for)? (?:today|tonight|the rest of the day)$`, "u"),
];
/** For how long is not among what is offered, so that the answer offers it. */
const OTHER_SNOOZES = [
  new RegExp(`^(?:${ALERTS}[をは]?)?(?:\\d+|[一二三数半])(?:分|時間|日|週)間?${DURING}${HUSH}$`, "u"),
  new RegExp(`^(?:(?!から).){1,8}まで${DURING}${PLEASE_STOP}$`, "u"),
  new RegExp(
    `^(?:今?週末|土日|休日|平日|今週|(?:会議|仕事|授業|勤務|出張|旅行|運転|試験|面接|外出|映画)中)${ON}${PLEASE_STOP}$`,
    "u",
  ),
  /^スヌーズ[:、,を]?\d/u,
  /^snooze (?:for |until )?\w*\d/u,
  new RegExp(`^${ENGLISH_HUSH} (?:until|till) .+$`, "u"),
  new RegExp(
    `^${ENGLISH_HUSH} for (?:an?|the|\\d+|two|three|a few|a couple of) (?:minutes?|hours?|days?|weeks?|weekend)$`,
    "u",
  ),
];

const SNOOZE_PHRASES = {
  hour: snoozePhrases("hour").map(compact),
  tomorrow: snoozePhrases("tomorrow").map(compact),
  week: snoozePhrases("week").map(compact),
};

function snoozeWish(said: string): Command | undefined {
  const name = "snooze";
  if (SNOOZE_OFF_WORDS.includes(said)) return { name, length: "off" };
  const phrase = LENGTHS.find((one) => SNOOZE_PHRASES[one].includes(said));
  if (phrase) return { name, length: phrase };
  if (TODAY.some((form) => form.test(said))) return { name, length: "tomorrow" };
  const typed = firstGroup(SNOOZE_FORMS, said);
  const length = typed && LENGTHS.find((one) => SNOOZE_WORDS[one].includes(typed));
  if (length) return { name, length };
  return isWhole("snooze", said) || OTHER_SNOOZES.some((form) => form.test(said)) ? { name } : undefined;
}

const QUIET = `(?:${settingNames("quiet")}|お(?:やすみ|休み)(?:時間|モード)?|夜間(?:モード|設定)?|サイレント時間|静かな時間|通知しない時間帯?|quiet(?: hours?| time)?|do not disturb|dnd|night mode)`;
const QUIET_HOURS = new RegExp(
  `^(?:set )?(?:the )?${QUIET}(?: from | between |[:、,をはに ])?(.+?)(?:に(?:設定|変更)?(?:する|して)?)?$`,
  "u",
);
const HUSHED_HOURS = [
  new RegExp(`^${ENGLISH_HUSH} (?:from|between) (.+)$`, "u"),
  /^(?:no (?:alerts|notifications)|(?:don't|do not|dont) (?:alert|notify|message|disturb|bother) me) (.+)$/u,
  new RegExp(`^(.+?)[はを、 ]?(?:${HUSH}|おやすみ)$`, "u"),
];
/** The night, without its hours. */
const HUSHED_NIGHT = [
  new RegExp(
    `^(?:夜(?:間|中|遅く)?|深夜|(?:寝|ね)て(?:い)?る(?:間|とき|時)|(?:睡眠|就寝)中)${ON}${HUSH}$`,
    "u",
  ),
  new RegExp(
    `^${ENGLISH_HUSH} (?:at night|during the night|overnight|(?:while|when) i(?:'m| am)? (?:asleep|sleeping|sleep))$`,
    "u",
  ),
];
/** When the quiet begins, without its end. */
const HUSHED_FROM = [
  new RegExp(`^${ENGLISH_HUSH} (?:after|from) (.+)$`, "u"),
  new RegExp(`^(.+?)(?:以降|以後|から|過ぎ)[はを、 ]?(?:${ALERTS}を?)?${HUSH}$`, "u"),
];
/** When the quiet ends, without its beginning, so that the answer asks for both. */
const HUSHED_BEFORE = [
  new RegExp(`^${ENGLISH_HUSH} before (.+)$`, "u"),
  new RegExp(`^(.+?)(?:より|の)?前[はに、 ](?:${ALERTS}を?)?${HUSH}$`, "u"),
];
const QUIET_OFF = new RegExp(
  `^(?:${QUIET}[:、,をは ]?${anyOf(SWITCH_WORDS.off)}(?:に?(?:する|して))?|(?:turn off|no) ${QUIET})$`,
  "u",
);

function quietWish(words: string): Command | undefined {
  const name = "quiet";
  const said = fold(words);
  if (isWhole("quiet", compact(words))) return { name };
  if (QUIET_OFF.test(compact(words))) return { name, off: true };
  if (HUSHED_NIGHT.some((form) => form.test(said))) return { name };
  const named = QUIET_HOURS.exec(said)?.[1];
  const stretch = stretchIn(named ?? firstGroup(HUSHED_HOURS, said) ?? "");
  if (stretch) return { name, ...stretch };
  const [from, ...others] = parseTimes(firstGroup(HUSHED_FROM, said) ?? "") ?? [];
  if (from !== undefined && others.length === 0) return { name, from };
  if (parseTimes(firstGroup(HUSHED_BEFORE, said) ?? "")?.length === 1) return { name };
  return named !== undefined && LIKE_A_TIME.test(named) ? { name } : undefined;
}

/** "22:00-7:00", "夜10時から朝7時まで", "10pm to 7am". */
const STRETCH =
  /^(.+?)(?:から|より|[-–—〜~ー−]| (?:[-–—〜~ー−]|to|until|till|and) )(.+?)(?:まで|の間|まで?の間)?$/u;

function stretchIn(hours: string): { from: MinuteOfDay; to: MinuteOfDay } | undefined {
  const [from, to, ...others] = (STRETCH.exec(hours)?.slice(1) ?? []).flatMap(
    (side) => parseTimes(side) ?? [],
  );
  const isOne = from !== undefined && to !== undefined && from !== to && others.length === 0;
  return isOne ? { from, to } : undefined;
}
