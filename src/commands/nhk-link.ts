import { nhkIdOfUrl } from "../domain/nhk-id.ts";

/** A link to NHK in a message. */
export interface NhkLink {
  /** NHK's id of the article it leads to; none where it leads to a front page or a list. */
  nhkId: string | undefined;
  /** The message without the link and what joined words to it. */
  rest: string;
}

const LINK = /https?:\/\/[\w\-./~%?&=#+:@,;!$*]+/gi;
const NHK_HOST = /(?:^|\.)(?:nhk(?:\.or)?\.jp|nhkworld\.jp|web\.nhk)$/;

/** Marks that end the sentence, not the link; looked for only where a run of them begins, or time would be quadratic. */
const END_MARKS = /(?<![.,;:!?])[.,;:!?]+$/;

/** What joins a link to the words after it: "<link>の要約", "<link> を詳しく". */
const JOINT = /^\s?(?:の|を|について|に|と)/u;

/** The link to NHK in a text; of several the first, and one to an article before others. */
export function findNhkLink(text: string): NhkLink | undefined {
  const links = Array.from(text.matchAll(LINK)).flatMap(({ index, 0: link }) => {
    const url = URL.parse(link.replace(END_MARKS, ""));
    const isNhk = url !== null && NHK_HOST.test(url.hostname);
    return isNhk ? { nhkId: articleIdIn(url.href), start: index, end: index + link.length } : [];
  });
  const found = links.find(({ nhkId }) => nhkId !== undefined) ?? links[0];
  if (found === undefined) return undefined;
  const { nhkId, start, end } = found;
  return { nhkId, rest: `${text.slice(0, start)} ${text.slice(end).replace(JOINT, "")}` };
}

/** Each of NHK's articles has a date or a number in its id; the names of lists have none. */
function articleIdIn(url: string): string | undefined {
  const id = nhkIdOfUrl(url);
  return id !== undefined && /\d/.test(id) ? id : undefined;
}
