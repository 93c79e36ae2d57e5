import { ALERT_WORDS } from "./alert-vocabulary.ts";
import { alertPhrases } from "./phrasebooks.ts";
import { anyOf } from "./phrases.ts";
import { compact } from "./tidy.ts";

/** A pattern of a setting's names in the phrasebooks' languages, with spaces and without. */
export const settingNames = (name: "digest-times" | "quiet" | "zone"): string =>
  anyOf(alertPhrases(name).flatMap((phrase) => [phrase, compact(phrase)]));

/** "配信時間を変えたい": a setting's name, and that it is to change. */
const CHANGE =
  /(?:を|の)?(?:変更|変え|設定)(?:する|る|して|て|したい|たい)?$|^(?:change|set|edit) (?:my |the )?/u;

/** Whether a compact message is one of the words for a thing, and no more than that it is to change. */
export const isWhole = (name: keyof typeof ALERT_WORDS, said: string): boolean =>
  [said, said.replace(CHANGE, "")].some((named) => ALERT_WORDS[name].some((word) => word === named));

/** What begins so was meant as a time, readable or not. */
export const LIKE_A_TIME = /^.{0,3}\d/u;
