const DAY = "一昨日|昨日|きのう|おととい";
const LONGER = "昨夜|昨晩|ゆうべ|先々?週|先々?月|一昨年|昨年|去年|おととし";
const TO_COME =
  "明日|あす|あした(?!の\\p{sc=Katakana})|明後日|あさって|明朝|明晩|今夜|今晩|再?来週|再?来月|再?来年";
const HAPPENED = "に?(?:あった|起きた|おきた|起こった|発生した)";
const ENGLISH = "yesterday|last (?:night|week|month|year)";
const ENGLISH_TO_COME = "next (?:week|month|year)";
const GAP = String.raw`[\s\u3000]+`;

/** Kanji may follow a day at once (昨日地震); with what is longer, and with 明日 (明日香村), they make a word (昨年末). */
const OPENING = new RegExp(
  [
    `^(?:${DAY}|${LONGER})(?:の|${HAPPENED}|${GAP})(?=\\S)`,
    `^(?:${TO_COME})(?:の|${GAP})(?=\\S)`,
    `^(?:${DAY})(?=[\\p{sc=Han}\\p{sc=Katakana}])`,
    `^(?:${ENGLISH}|${ENGLISH_TO_COME})(?:['’]s)?${GAP}(?=\\S)`,
    // "Tomorrow" and "tonight" open many a title.
    `^(?:tomorrow|tonight)['’]s${GAP}(?=\\S)`,
  ].join("|"),
  "iu",
);
const CLOSING = new RegExp(
  [
    `(?:^|(?<!\\bnot)(?:${GAP}(?:from|of))?${GAP})(?:${DAY}|${LONGER}|${ENGLISH})$`,
    `(?:^|(?<!\\b(?:not|of|after|for|until))${GAP})(?:${TO_COME}|${ENGLISH_TO_COME}|tomorrow)$`,
  ].join("|"),
  "iu",
);

/**
 * Words to follow without a time that is over or yet to come, at their beginning or end (昨日の地震, "weather tomorrow"): of the
 * one nothing comes any more, of the other nothing for long. What stands between quotation marks, behind a minus or elsewhere
 * stays, and so do other dates, as they may be a name's (今年の漢字, 9/11).
 */
export const withoutTime = (words: string): string =>
  words.trim().replace(OPENING, "").replace(CLOSING, "").trim();
