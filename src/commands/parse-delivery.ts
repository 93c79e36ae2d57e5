import { DELIVERY_MODES } from "../domain/alert.ts";
import { parseTimes } from "../domain/typed-times.ts";
import { DELIVERY_WORDS, SWITCH_WORDS } from "./alert-vocabulary.ts";
import type { Command } from "./command.ts";
import { hushWish } from "./parse-hush.ts";
import { urgentPhrases } from "./phrasebooks.ts";
import { anyOf, firstGroup } from "./phrases.ts";
import { isWhole, LIKE_A_TIME, settingNames } from "./setting-names.ts";
import { compact, fold } from "./tidy.ts";

/** What a message says of when and how to be told: mode, snoozes, quiet hours, digest times, time zone, urgent news. */
export function deliveryWish(words: string): Command | undefined {
  const said = compact(words);
  return (
    modeWish(said) ??
    hushWish(words) ??
    digestTimesWish(words) ??
    zoneWish(words) ??
    urgentWish(said) ??
    (isWhole("settings", said) ? { name: "settings" } : undefined)
  );
}

/** "Notify me immediately", "send alerts at once". */
const TELLING =
  /^(?:(?:notify|alert|tell|inform|update|ping) (?:me|us)|(?:send|deliver|push) (?:me )?(?:alerts|news|notifications|updates)) /u;

function modeWish(said: string): Command | undefined {
  const how = said.replace(TELLING, "");
  const mode = DELIVERY_MODES.find((name) => DELIVERY_WORDS[name].includes(how));
  return mode && { name: "delivery", mode };
}

const DIGEST_TIMES = [
  /^(?:まとめ(?:て?配信)?|配信(?:時間|時刻)?|まとめ配信の時間|ダイジェスト(?:配信|の時間)?)(?:[:、,をはに ])?(.+?)(?:に(?:変更|設定)?(?:する|して)?)?$/u,
  new RegExp(`^${settingNames("digest-times")}[ :、]*(.+)$`, "u"),
  /^(?:(?:send|set|give|change|deliver) (?:me )?)?(?:(?:a|the|my) )?(?:daily )?(?:digests?|deliver(?:y| news| alerts)?)(?: times?)?(?: at| to| for|:)? (.+)$/u,
];
const EVERY = "(?:every|each) (?:day|morning|afternoon|evening|night)|daily";
/** Times and nothing else, said to be those of every day. */
const REGULAR_TIMES = [
  /^通知(?:の?(?:時間|時刻))?[をは](.+?)に(?:変更|設定)?(?:する|して)$/u,
  /^(.+?)に(?=ニュース|まとめ|お知らせ|配信|送信|通知|送って|届けて)(?:(?:ニュース|まとめ|お知らせ)を?)?(?:まとめて?)?(?:配信|送信|通知|送って|届けて)?(?:する|して)?$/u,
  /^(毎[日朝晩夕夜].+)$/u,
  new RegExp(`^(?:(?:the |my )?(?:news|headlines|updates|alerts) )?((?=.*\\b(?:${EVERY})\\b).+)$`, "u"),
];
const PART = "(?:朝|昼|夕方?|夜|晩)";
const SEND = "(?:配信|送信|通知|送って|届けて)";
/** How often, and not when. */
const REGULARLY = [
  new RegExp(
    `^(?:通知[をは])?(?:[1一]日|毎日|週)に?[1-3一二三]回(?=.)(?:だけ|のみ|に)?(?:まとめて?)?${SEND}?(?:する|して)?$`,
    "u",
  ),
  new RegExp(
    `^(?:毎日|毎週(?:.曜日?)?|平日|休日|週末|土日|毎?${PART}(?:[と・、]?${PART})*)(?:だけ|のみ|に|の)?(?:まとめて${SEND}?|ニュースを${SEND}|(?<=だけ|のみ|に)${SEND})(?:する|して)?$`,
    "u",
  ),
  new RegExp(`^ニュースを毎(?:日|週|${PART})${SEND}(?:する|して)?$`, "u"),
  new RegExp(`^毎?${PART}の(?:まとめ|ダイジェスト)$`, "u"),
  /^(?:(?:a |the |my )?(?:digests?|news|alerts|updates) )?(?:just |only )?(?:once|twice|(?:two|three|[123]) times) (?:a|per|every) day$/u,
  /^(?:a |the )?weekly digests?$/u,
  new RegExp(
    `^(?:a |the |my )?(?:(?:digests?|news|headlines|updates) (?:(?:in the )?morning(?: and evening)?|in the evening|${EVERY})|(?:morning|evening)(?: and evening)? digests?)$`,
    "u",
  ),
];

function digestTimesWish(words: string): Command | undefined {
  const name = "digest-times";
  const said = fold(words);
  const isAsked = isWhole("digest-times", compact(words)) || REGULARLY.some((form) => form.test(said));
  if (isAsked) return { name };
  const named = firstGroup(DIGEST_TIMES, said);
  const times = parseTimes(named ?? firstGroup(REGULAR_TIMES, said) ?? "");
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

/** Urgent news and no other. */
const ONLY_URGENT = [
  /^緊急(?:速報|ニュース|通知|アラート|時|のニュース)?(?:だけ|のみ|の(?:とき|時|場合)(?:だけ|のみ))(?:を|で)?(?:通知|配信|受信)?(?:する|して|でいい)?$/u,
  /^(?:(?:alert|notify|tell) me )?only(?: (?:alert|notify|tell|send) me)?(?: (?:about|of|for|with|on|in))? (?:urgent(?: news| alerts?)?|emergenc(?:y|ies)(?: news| alerts?)?)$/u,
  /^(?:urgent(?: news| alerts?)?|emergenc(?:y|ies)(?: news| alerts?)?) only$/u,
];

const URGENT_ON = urgentPhrases("on").map(compact);
const URGENT_OFF = urgentPhrases("off").map(compact);

function urgentWish(said: string): Command | undefined {
  if (URGENT_ON.includes(said)) return { name: "urgent", on: true };
  if (URGENT_OFF.includes(said)) return { name: "urgent", on: false };
  if (ONLY_URGENT.some((form) => form.test(said))) return { name: "urgent" };
  const state = firstGroup(URGENT_FORMS, said);
  return state === undefined
    ? undefined
    : { name: "urgent", on: SWITCH_WORDS.on.some((word) => word === state) };
}
