import { DELIVERY_MODES, type MinuteOfDay } from "../domain/alert.ts";
import { parseTimes } from "../domain/typed-times.ts";
import {
  ALERT_WORDS,
  DELIVERY_WORDS,
  SNOOZE_OFF_WORDS,
  SNOOZE_WORDS,
  SWITCH_WORDS,
} from "./alert-vocabulary.ts";
import { type Command, SNOOZES } from "./command.ts";
import { alertPhrases, snoozePhrases, urgentPhrases } from "./phrasebooks.ts";
import { anyOf } from "./phrases.ts";
import { compact, fold } from "./tidy.ts";

/** What a message says of when and how to be told: mode, snoozes, quiet hours, digest times, time zone, urgent news. */
export function deliveryWish(words: string): Command | undefined {
  const said = compact(words);
  return (
    modeWish(said) ??
    snoozeWish(said) ??
    quietWish(words) ??
    digestTimesWish(words) ??
    zoneWish(words) ??
    urgentWish(said)
  );
}

function modeWish(said: string): Command | undefined {
  const mode = DELIVERY_MODES.find((name) => DELIVERY_WORDS[name].includes(said));
  return mode && { name: "delivery", mode };
}

const LENGTHS = SNOOZES.filter((length) => length !== "off");
const LENGTH = `(${anyOf(LENGTHS.flatMap((length) => SNOOZE_WORDS[length]))})`;
const ALERTS = "(?:通知|アラート|配信)";
const HUSH = `(?:(?:スヌーズ|一時停止|停止|ストップ|休止)(?:する|して)?|${ALERTS}?(?:しないで|止めて|とめて|やめて)|オフ(?:にして)?|静かにして|黙って)`;
const DURING = `(?:の間|だけ)?[はを、]?(?:${ALERTS}を?)?`;
const SNOOZE_FORMS = [
  new RegExp(`^(?:for )?${LENGTH}$`, "u"),
  new RegExp(`^(?:${ALERTS}[をは]?)?${LENGTH}${DURING}${HUSH}$`, "u"),
  new RegExp(`^(?:スヌーズ|一時停止|停止)[:、,を]?${LENGTH}$`, "u"),
  new RegExp(
    `^(?:snooze|pause|stop|mute|silence|no|don't (?:alert|notify|message|disturb) me)(?: all| my| the| alerts| notifications| everything)*(?: for)? ${LENGTH}$`,
    "u",
  ),
];
/** For how long is not among what is offered, so that the answer offers it. */
const OTHER_SNOOZES = [
  new RegExp(`^(?:${ALERTS}[をは]?)?\\d+(?:分|時間|日|週)間?${DURING}${HUSH}$`, "u"),
  /^スヌーズ[:、,を]?\d/u,
  /^snooze (?:for |until )?\w*\d/u,
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
  const typed = firstGroup(SNOOZE_FORMS, said);
  const length = typed && LENGTHS.find((one) => SNOOZE_WORDS[one].includes(typed));
  if (length) return { name, length };
  return isWhole("snooze", said) || OTHER_SNOOZES.some((form) => form.test(said)) ? { name } : undefined;
}

/** A setting's name in the phrasebooks' languages, with spaces and without. */
const settingNames = (name: "digest-times" | "quiet" | "zone"): string =>
  anyOf(alertPhrases(name).flatMap((phrase) => [phrase, compact(phrase)]));

const QUIET = `(?:${settingNames("quiet")}|お(?:やすみ|休み)(?:時間|モード)?|夜間(?:モード|設定)?|サイレント時間|静かな時間|通知しない時間帯?|quiet(?: hours?| time)?|do not disturb|dnd|night mode)`;
const QUIET_HOURS = new RegExp(
  `^(?:set )?(?:the )?${QUIET}(?: from | between |[:、,をはに ])?(.+?)(?:に(?:設定|変更)?(?:する|して)?)?$`,
  "u",
);
const HUSHED_HOURS = [
  /^(?:no (?:alerts|notifications)|don't (?:alert|notify|message|disturb) me) (?:from |between )?(.+)$/u,
  new RegExp(`^(.+?)[はを、 ]?(?:${HUSH}|おやすみ|静かに)$`, "u"),
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
  const named = QUIET_HOURS.exec(said)?.[1];
  const stretch = stretchIn(named ?? firstGroup(HUSHED_HOURS, said) ?? "");
  if (stretch) return { name, ...stretch };
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

/** What begins so was meant as a time, readable or not. */
const LIKE_A_TIME = /^.{0,3}\d/u;

const DIGEST_TIMES = [
  /^(?:まとめ(?:て?配信)?|配信(?:時間|時刻)?|まとめ配信の時間|ダイジェスト(?:配信|の時間)?)(?:[:、,をはに ])?(.+?)(?:に(?:変更|設定)?(?:する|して)?)?$/u,
  new RegExp(`^${settingNames("digest-times")}[ :、]*(.+)$`, "u"),
  /^(?:(?:send|set|give|change) (?:me )?)?(?:(?:a|the|my) )?(?:daily )?(?:digests?|deliver(?:y)?)(?: times?)?(?: at| to| for|:)? (.+)$/u,
];
const TIMES_FIRST = /^(?:毎日)?(.+?)に(?:まとめて?)?(?:配信|送信|通知|送って|届けて)(?:する|して)?$/u;

function digestTimesWish(words: string): Command | undefined {
  const name = "digest-times";
  const said = fold(words);
  if (isWhole("digest-times", compact(words))) return { name };
  const named = firstGroup(DIGEST_TIMES, said);
  const times = parseTimes((named ?? TIMES_FIRST.exec(said)?.[1] ?? "").replace(/^毎日?/u, ""));
  if (times) return { name, times };
  return named !== undefined && LIKE_A_TIME.test(named) ? { name, times: [] } : undefined;
}

const ZONE = new RegExp(
  `^(?:タイムゾーン|${settingNames("zone")}|(?:set |change )?(?:my |the )?(?:time ?zone|tz))(?: ?[:、,をはに]| is| to| )+(.+?)(?:に(?:変更|設定)?(?:する|して)?|に変えて)?$`,
  "iu",
);

function zoneWish(words: string): Command | undefined {
  if (isWhole("zone", compact(words))) return { name: "zone" };
  const zone = ZONE.exec(words)?.[1]?.trim();
  return zone ? { name: "zone", zone } : undefined;
}

const STATE = `(${anyOf([...SWITCH_WORDS.on, ...SWITCH_WORDS.off])})`;
const URGENT_FORMS = [
  new RegExp(
    `^緊急(?:速報|ニュース|通知|アラート)?(?:の通知)?[をは:、,]?${STATE}(?:に?(?:する|して))?$`,
    "u",
  ),
  new RegExp(`^urgent(?: news| alerts?)? ${STATE}$`, "u"),
  new RegExp(`^turn ${STATE} (?:the )?urgent(?: news| alerts?)?$`, "u"),
  new RegExp(`^turn (?:the )?urgent(?: news| alerts?)? ${STATE}$`, "u"),
];

const URGENT_ON = urgentPhrases("on").map(compact);
const URGENT_OFF = urgentPhrases("off").map(compact);

function urgentWish(said: string): Command | undefined {
  if (URGENT_ON.includes(said)) return { name: "urgent", on: true };
  if (URGENT_OFF.includes(said)) return { name: "urgent", on: false };
  const state = firstGroup(URGENT_FORMS, said);
  return state === undefined
    ? undefined
    : { name: "urgent", on: SWITCH_WORDS.on.some((word) => word === state) };
}

const isWhole = (name: keyof typeof ALERT_WORDS, said: string): boolean =>
  ALERT_WORDS[name].some((word) => word === said);

const firstGroup = (forms: RegExp[], said: string): string | undefined =>
  forms.map((form) => form.exec(said)?.[1]).find((group) => group !== undefined);
