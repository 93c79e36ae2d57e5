/** LINE accepts at most 1,000 characters in a URI action. */
const MAX_URL_LENGTH = 1_000;

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
