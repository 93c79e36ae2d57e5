import { Parser } from "htmlparser2";

/** Text still changing after so many passes is an attack or a mistake, not a sentence. */
const MAX_PASSES = 8;
/** Markup may take this many times the room of the text it dresses. */
const MARKUP_ALLOWANCE = 8;

/** Elements that end a line. */
const BREAKS = new Set(
  "address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul".split(
    " ",
  ),
);
/** Elements whose text is not for reading; rt and rp carry the reading of a kanji, which would stand twice. */
const SILENT = new Set(["script", "style", "template", "noscript", "rt", "rp", "title"]);

/** Paragraph separators of every origin, as one. */
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;
const SPACES = /[\p{Zs}\t\v\f]+/gu;
/** Control characters but "\n"; invisible characters that change the direction or hide in words; halves of a pair. */
const UNWANTED = /[[\p{Cc}--\n]\p{Cs}\u{ad}\u{200b}\u{2060}\u{2066}-\u{2069}\u{202a}-\u{202e}\u{feff}]/gv;

/**
 * The words of HTML, plain text or text with escaped HTML in it: NFC, one paragraph a line, no paragraph twice, no tags,
 * no control characters, at most `maxLength` UTF-16 units. Applying it again changes nothing.
 */
export function paragraphsOf(html: string, maxLength: number): string {
  return settle(html, maxLength, (lines) => withoutRepeats(lines).join("\n"));
}

/** As `paragraphsOf`, on one line: for titles. */
export function lineOf(html: string, maxLength: number): string {
  return settle(html, maxLength, (lines) => lines.join(" "));
}

/** NHK escapes HTML once, twice or not at all: what is right is what no further pass changes. */
function settle(html: string, maxLength: number, join: (lines: string[]) => string): string {
  let text = html.slice(0, maxLength * MARKUP_ALLOWANCE);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    // A cut may leave a blank or half a character at the end, which the next pass takes away.
    const next = join(linesOf(withoutMarkup(text))).slice(0, maxLength);
    if (next === text) return text;
    text = next;
  }
  return "";
}

function withoutMarkup(html: string): string {
  let text = "";
  let silent = 0;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (SILENT.has(name)) silent++;
        if (BREAKS.has(name)) text += "\n";
      },
      ontext: (data) => {
        if (silent === 0) text += data;
      },
      onclosetag: (name) => {
        if (SILENT.has(name)) silent--;
        if (BREAKS.has(name)) text += "\n";
      },
    },
    { recognizeCDATA: true },
  );
  parser.end(html);
  return text;
}

function linesOf(text: string): string[] {
  return text
    .replace(LINE_BREAKS, "\n")
    .replace(SPACES, " ")
    .replace(UNWANTED, "")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The page this project started from held its paragraphs twice. */
function withoutRepeats(lines: string[]): string[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const key = line.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
