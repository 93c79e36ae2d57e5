/**
 * Splits a text after each sentence, white space kept, so that joining gives the text again. Japanese sentences end
 * in 。！？, English ones in . ! ? before a capital or a digit; both with their line. Nothing ends inside a quotation or
 * brackets, a number, an abbreviation or a name with initials.
 */
export function sentences(text: string): string[] {
  const found: string[] = [];
  const pairs = enclosures(text);
  let pair = 0;
  let start = 0;
  for (const { 0: mark, index, groups } of text.matchAll(MARK)) {
    const end = index + mark.length;
    const last = index + mark.trimEnd().length - 1;
    while ((pairs[pair]?.to ?? Number.POSITIVE_INFINITY) <= last) pair++;
    const isEnclosed = (pairs[pair]?.from ?? Number.POSITIVE_INFINITY) < last;
    const ends = !isEnclosed && endsSentence(text, { index, end, mark, signs: groups?.signs ?? "" });
    if (!ends && !mark.includes("\n")) continue;
    found.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** What may end a sentence: full stops with the quotation marks and brackets that they close, or a line's end. */
const MARK = /(?<signs>[。！？!?.｡]+)["”’)\]]*\s*|\n\s*/gu;

interface Mark {
  index: number;
  end: number;
  mark: string;
  signs: string;
}

function endsSentence(text: string, { index, end, mark, signs }: Mark): boolean {
  if (end === text.length) return true;
  const after = text.slice(end, end + 16);
  if (/[。！？｡]/u.test(signs)) return !GOES_ON.test(after);
  if (!/\s$/u.test(mark) || !BEGINS.test(after)) return false;
  const before = text.slice(Math.max(0, index - 12), index);
  if (signs === "." && TITLE.test(before)) return false;
  if (signs === "." && COUNTED.test(before)) return !/^\p{N}/u.test(after);
  if (signs.startsWith("..") || MAY_END.test(before)) return STARTER.test(after);
  return true;
}

/** Grammar that carries on behind a full stop that belongs to a name or to words said: 「…！」と, 娘。の. */
const GOES_ON =
  /^(?:を|、|，|との|と(?:述|言|話|叫|呼|し[てた]|い[うっ])|の(?:[\p{sc=Han}\p{sc=Katakana}]))/u;
const BEGINS = /^["“‘([]?[\p{Lu}\p{N}]/u;
/** Abbreviations that a name follows. */
const TITLE =
  /(?<![\p{sc=Latin}\p{N}.])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|St|Mt|Ft|Rev|Hon|vs|cf|e\.g|i\.e)$/u;
/** Abbreviations before a number. */
const COUNTED =
  /(?<![\p{sc=Latin}\p{N}.])(?:No|Nos|Vol|Fig|pp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx)$/u;
/** What goes on as a rule, and ends where a word follows that begins sentences. */
const MAY_END =
  /(?<![\p{sc=Latin}\p{N}.])(?:(?:\p{Lu}\.)*\p{Lu}|[ap]\.m|Co|Inc|Ltd|Corp|Bros|Jr|Sr|Ph\.D|Ave|Blvd|Dept|Univ|Yahoo)$/u;
const STARTER =
  /^["“‘(]?(?:The|An?|I[nft]?|On|At|As|By|For|From|To|With|After|Before|Since|While|When|He|She|They|We|You|His|Her|Its|Their|Our|This|That|These|Those|There|Here|But|And|Or|So|Then|However|Meanwhile|Now|Not|No|What|Why|How|Who|Where|Some|Many|Most)\b(?!\.)/;

const CLOSING: Record<string, string> = {
  "「": "」",
  "『": "』",
  "（": "）",
  "(": ")",
  "[": "]",
  "【": "】",
  "“": "”",
  "‘": "’",
};
const CLOSERS = new Set(Object.values(CLOSING));

interface Enclosure {
  from: number;
  to: number;
}

/** Nobody nests deeper; without a limit a text of opening marks alone would take the square of its length. */
const DEEPEST = 8;

/** The outermost pairs of opening and closing marks, in order; a mark without its other half in its line encloses nothing. */
function enclosures(text: string): Enclosure[] {
  const found: Enclosure[] = [];
  let open: { from: number; closer: string }[] = [];
  for (const { 0: mark, index } of text.matchAll(/[「」『』（）()[\]【】“”‘’"\n]/gu)) {
    if (mark === "\n") open = [];
    const opening = closes(text, mark, index) ? open.findLastIndex(({ closer }) => closer === mark) : -1;
    const from = open[opening]?.from;
    if (from !== undefined) {
      open.length = opening;
      while ((found.at(-1)?.from ?? -1) > from) found.pop();
      found.push({ from, to: index });
    } else if (opens(text, mark, index)) {
      open = [...open, { from: index, closer: CLOSING[mark] ?? mark }].slice(-DEEPEST);
    }
  }
  return found;
}

/** Straight quotation marks open before a word; ‘ may stand for a left-out digit, as in ‘90s. */
const opens = (text: string, mark: string, at: number): boolean =>
  mark === '"' || mark === "‘"
    ? /^[\p{L}\p{N}]/u.test(text.slice(at + 1, at + 3)) && !(mark === "‘" && /\d/.test(text[at + 1] ?? ""))
    : mark in CLOSING;

/** An apostrophe inside a word closes nothing. */
const closes = (text: string, mark: string, at: number): boolean =>
  mark === '"' || (CLOSERS.has(mark) && !(mark === "’" && /^\p{L}/u.test(text.slice(at + 1, at + 3))));
