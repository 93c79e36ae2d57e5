/** LINE's schemes of a uri action; whatever else a bot sends (javascript:, data:, …) is never made a link. */
const OPENABLE = new Set(["http:", "https:", "tel:", "line:"]);

/** A run of text, with the address it leads to where it is a link. */
export interface LinkPart {
  text: string;
  uri?: string;
}

/** The address where it is absolute and of a scheme that LINE opens (http, https, tel, line), else undefined. */
export function safeUri(value: unknown): string | undefined {
  if (typeof value !== "string" || !URL.canParse(value)) return undefined;
  return OPENABLE.has(new URL(value).protocol) ? value : undefined;
}

/** The address where an image or a video may be loaded from it (http or https), else undefined. */
export function mediaUri(value: unknown): string | undefined {
  const uri = safeUri(value);
  return uri !== undefined && /^https?:/i.test(uri) ? uri : undefined;
}

// Japanese sentences put no space after an address, so their brackets and stops end it too.
const LINK =
  /(?:https?:\/\/|line:\/\/|tel:\+?\d)[^\s<>"'`\u3000-\u303f\uff00-\uffef\u3040-\u30ff\u4e00-\u9fff]*/gi;
const TRAILING = /[.,;:!?)\]}]+$/;

/** Cuts a text into runs at its addresses; joined together, the runs are the text again. */
export function linkParts(text: string): LinkPart[] {
  const parts: LinkPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const found = match[0].replace(TRAILING, "");
    const uri = safeUri(found);
    if (uri === undefined) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: found, uri });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
