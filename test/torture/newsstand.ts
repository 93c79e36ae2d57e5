import { listen } from "../listen.ts";

/** An article as it stands in the feed. */
export interface FeedItem {
  title: string;
  lead: string;
  publishedAt: number;
}

/** A feed that the bots read, with whatever was put into it, newest first. */
export async function openNewsstand() {
  const items: FeedItem[] = [];
  const server = await listen((_request, response) => {
    response.writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" });
    response.end(feedOf(items));
  });
  const url = `${server.origin}/feed.xml`;
  return {
    put: (more: FeedItem[]) => void items.unshift(...more),
    /** As SOURCES_FILE has it: one feed, read every second. */
    sources: {
      sources: [
        {
          id: "torture",
          format: "rss",
          lang: "ja",
          category: "society",
          urls: [url],
          pollSeconds: 1,
          staleAfterHours: 999,
        },
      ],
    },
    close: server.close,
  };
}

function feedOf(items: FeedItem[]): string {
  const entries = items.map(({ title, lead, publishedAt }, index) => {
    const link = `https://news.example/na/k${1_000_000 + items.length - index}.html`;
    return `<item><title>${title}</title><link>${link}</link><pubDate>${new Date(publishedAt).toUTCString()}</pubDate><description>${lead}</description></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Torture</title>${entries.join("")}</channel></rss>`;
}
