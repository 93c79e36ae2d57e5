import { SHELL_PHRASES } from "./phrasebooks.ts";

/** Of a message's 5,000 UTF-16 units (LINE's limit) these are read: no command or search needs more. */
const READ_UNITS = 300;

const END_MARK = String.raw`(?:[\s。、,.!?~〜♪☆★\p{Extended_Pictographic}\p{Emoji_Modifier}]|\u{FE0F}|\u{200D})`;

/**
 * What people put around what they want: quotes, slashes, end marks, courtesy. None of it changes what is wanted.
 * Each takes linear time: a run is looked for only where it begins, and white space comes one by one.
 */
const SHELLS: [pattern: RegExp, core: string][] = [
  [/^["“「『【]([^"“”「」『』【】]+)["”」』】]$/u, "$1"],
  [/^[/!#]+(?=\S)/u, ""],
  [new RegExp(`(?<!${END_MARK})${END_MARK}+$`, "u"), ""],
  // 〜を見せて, 〜が知りたい, 〜をお願いします, 〜してもらえますか
  [
    /(?<!(?:たら|だら|[れえけ]ば)(?:すぐに?)?)(?:を|が|って)? ?(?:見せて|みせて|教えて|おしえて|知らせて|出して)$/u,
    "",
  ],
  [/(?:を|が)? ?(?:知り|しり|見|読み|聞き)たい(?:です|んですが|のですが)?$/u, ""],
  [/を? ?(?:ください|下さい|ちょうだい|頂戴|(?:お願い|おねがい)(?:(?:いた|致)?します)?|よろしく)$/u, ""],
  [/(?<=て)(?:ほしい|欲しい|くれる|くれますか|くれませんか|もらえる|もらえますか|いただけますか)$/u, ""],
  [/(?<=ニュース|記事|話題|情報)(?:だけ)?が?(?:欲しい|ほしい)(?:です)?$/u, ""],
  // ニュースある？ スポーツは？ but not こんにちは, ことのは
  [
    /(?<=ニュース|記事|話題|情報)(?:は|が|って)?(?:ある|あるの|あります|ありますか|ない|ないの|ないですか|何|なに)$/u,
    "",
  ],
  [/(?<=[\p{sc=Han}\p{sc=Katakana}ーa-z0-9])は$/iu, ""],
  [/(?:^|,? )(?:please|pls|for me)$/iu, ""],
  [/^(?:please|pls),? /iu, ""],
  ...SHELL_PHRASES.map((pattern): [RegExp, string] => [pattern, ""]),
  [/^(?:hey|hi|hello|ok|okay)[,.!]+ ?(?=\S)/iu, ""],
  [/^(?:can|could|would|will) (?:you|i|we) (?:(?:see|have|get|read|hear) )?/iu, ""],
  [/^i(?:'d like|'m looking for| would like| want| need) (?:to (?:see|read|hear|know|have) )?/iu, ""],
  [/^(?:let me|let's) (?:see|read|hear) /iu, ""],
  // "Tell me when …" asks to be told then.
  [/^(?:show|give|tell|bring|send|get|read) (?:me|us)(?: (?!(?:when|if|once|as soon as)\b)|$)/iu, ""],
  [/^(?:show|list|open|view|check|see) (?=my |what i )/iu, ""],
  [/^(?:do you have|have you got|is there|are there) (?=any|some|news)/iu, ""],
];

/** Words as the vocabulary has them, for comparison. */
export const fold = (words: string): string => words.toLowerCase();

/** Folded, without the spaces beside Japanese, which part nothing there: "登録 一覧". */
export const compact = (words: string): string => fold(words).replace(/(?<=\P{ASCII}) | (?=\P{ASCII})/gu, "");

/** What a message says, without width, line breaks and courtesy; empty where nothing else is in it. Case stays. */
export function tidy(text: string): string {
  // Cut before and after: NFKC makes up to 18 characters of one.
  let rest = cut(cut(text.trim()).normalize("NFKC").replace(/[‘’]/gu, "'").replace(/\s+/gu, " ").trim());
  // Courtesies come in rows ("… を見せてくださいお願いします"); each turn takes at least a character off.
  for (;;) {
    const core = SHELLS.reduce((words, [pattern, kept]) => words.replace(pattern, kept).trim(), rest);
    if (core === rest) return core;
    rest = core;
  }
}

/** The part that is read, not ending in half a character. */
const cut = (text: string): string =>
  text
    .slice(0, READ_UNITS)
    .replace(/[\u{D800}-\u{DBFF}]$/u, "")
    .toWellFormed();
