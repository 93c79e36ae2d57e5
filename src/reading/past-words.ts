const DAY = "一昨日|昨日|きのう|おととい";
const LONGER = "昨夜|昨晩|ゆうべ|先々?週|先々?月|一昨年|昨年|去年|おととし";
const HAPPENED = "に?(?:あった|起きた|おきた|起こった|発生した)";
const ENGLISH = "yesterday|last (?:night|week|month|year)";
const GAP = String.raw`[\s\u3000]+`;

/** Kanji may follow a day at once (昨日地震); with what is longer they make a word (昨年末). */
const OPENING = new RegExp(
  [
    `^(?:${DAY}|${LONGER})(?:の|${HAPPENED}|${GAP})(?=\\S)`,
    `^(?:${DAY})(?=[\\p{sc=Han}\\p{sc=Katakana}])`,
    `^(?:${ENGLISH})(?:['’]s)?${GAP}(?=\\S)`,
  ].join("|"),
  "iu",
);
const CLOSING = new RegExp(
  `(?:^|(?<!\\bnot)(?:${GAP}(?:from|of))?${GAP})(?:${DAY}|${LONGER}|${ENGLISH})$`,
  "iu",
);

/**
 * Words to follow without when something was, at their beginning or end (昨日の地震, "quake last week"): what is yet to come is of
 * no time that is over. What stands between quotation marks, behind a minus or elsewhere stays, and so do other dates, as they
 * may be yet to come or a name's (今年の漢字, 9/11).
 */
export const withoutPast = (words: string): string =>
  words.trim().replace(OPENING, "").replace(CLOSING, "").trim();
