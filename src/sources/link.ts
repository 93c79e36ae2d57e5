/** LINE accepts at most 1,000 characters in a URI action. */
const MAX_URL_LENGTH = 1_000;
const MAX_ID_LENGTH = 128;

/** Keys of a query that say where a click came from, not what is shown. */
const TRACKING_KEY = /^(?:amp;)*(?:utm_.*|gclid|fbclid|yclid|msclkid|igshid|mc_cid|mc_eid|_ga|_gl)$/i;

/**
 * The one form in which a link is kept: absolute, https, without tracking keys and fragment. Undefined where it names
 * no page on the web. A link with a port of its own keeps its scheme: whoever runs such a server chose both.
 */
export function canonicalUrl(link: string, base: string): string | undefined {
  if (link.trim() === "") return undefined;
  const url = URL.parse(link.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    return undefined;
  }
  if (url.port === "") url.protocol = "https:";
  url.hash = "";
  for (const key of [...url.searchParams.keys()]) {
    if (TRACKING_KEY.test(key)) url.searchParams.delete(key);
  }
  return url.href.length > MAX_URL_LENGTH ? undefined : url.href;
}

/** NHK's id in an article's link: the last segment of the path without ".html". */
export function idOfUrl(url: string): string | undefined {
  const segment = URL.parse(url)
    ?.pathname.split("/")
    .findLast((part) => part !== "");
  return segment === undefined ? undefined : validId(segment.replace(/\.html$/i, ""));
}

/** The id if it can be one: a path segment of sane length. */
export function validId(id: string): string | undefined {
  const trimmed = id.trim();
  return trimmed.length <= MAX_ID_LENGTH && /^[^\s/?#\p{Cc}\p{Cs}]+$/u.test(trimmed) ? trimmed : undefined;
}
