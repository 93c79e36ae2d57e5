import type { Source } from "../../src/domain/source.ts";

/** The instant at which the fixtures were, so to speak, fetched: 10 November 2026, noon in Tokyo. */
export const NOON = Date.UTC(2026, 10, 10, 3);

/** A source of Japanese top stories; fields can be replaced. */
export function sampleSource(fields: Partial<Source> = {}): Source {
  return {
    id: "ja-top",
    format: "rss",
    lang: "ja",
    category: "top",
    urls: ["https://nhk.test/cat0.xml"],
    pollSeconds: 300,
    staleAfterHours: 6,
    ...fields,
  };
}

/** One item of a sample feed. */
export interface SampleItem {
  id: string;
  title?: string;
  lead?: string;
  at?: number;
}

/** An RSS document in NHK's shape; item times are RFC 822 in Tokyo's zone. */
export function rssOf(items: SampleItem[]): string {
  const xml = items.map(({ id, title = `見本の記事 ${id}`, lead = "見本の文です。", at }) => {
    const link = `https://news.web.nhk/newsweb/na/${id}`;
    const date = at === undefined ? "" : `<pubDate>${tokyoDate(at)}</pubDate>`;
    return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="true">${link}</guid>${date}<description>${lead}</description></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>見本</title>${xml.join("")}</channel></rss>`;
}

function tokyoDate(at: number): string {
  return new Date(at + 9 * 3_600_000).toUTCString().replace("GMT", "+0900");
}
