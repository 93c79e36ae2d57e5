import { createHash } from "node:crypto";
import type { Article } from "../src/domain/article.ts";
import { MINUTE } from "../src/domain/time.ts";

const FIRST_PUBLISHED = Date.UTC(2026, 10, 20, 3, 0);

let made = 0;

/** An article with everything that a feed gives, one minute newer than the one made before it. */
export function articleOf(overrides: Partial<Article> = {}): Article {
  made += 1;
  const serial = made.toString(16).padStart(12, "0");
  const nhkId = overrides.nhkId ?? `nd-20261120a${String(made).padStart(5, "0")}`;
  const publishedAt = overrides.publishedAt ?? FIRST_PUBLISHED + made * MINUTE;
  const title = overrides.title ?? "山あいの駅舎、住民の図書室に生まれ変わる";
  const lead =
    overrides.lead ?? "列車の来なくなった駅に、町の人たちが本棚を運び込んだ。週末には朗読会も開かれる。";
  const id = overrides.id ?? `019a0000-0000-7000-8000-${serial}`;
  return {
    id,
    storyId: id,
    nhkId,
    url: `https://news.web.nhk/newsweb/na/${nhkId}`,
    publisher: "nhk",
    lang: "ja",
    categories: ["society"],
    form: "story",
    title,
    lead,
    publishedAt,
    createdAt: publishedAt + MINUTE,
    updatedAt: publishedAt + MINUTE,
    revision: 1,
    contentHash: createHash("sha256")
      .update([title, lead, overrides.body ?? ""].join("\0"))
      .digest("hex"),
    seq: made,
    ...overrides,
  };
}
