import { createHash } from "node:crypto";
import { NEWS_WEB_CATEGORIES } from "../../src/domain/category.ts";
import { type EpochMs, HOUR, MINUTE } from "../../src/domain/time.ts";
import { type ArticleVersion, type NewsroomArticle, versionAt } from "./articles.ts";
import { rfc822 } from "./dates.ts";
import { WORLD_SECTIONS } from "./texts.ts";

/** A feed as served: its body, and when anything in it last changed (EpochMs; 0 where it is empty). */
export interface Feed {
  body: string;
  contentType: string;
  modifiedAt: EpochMs;
}

/** How many items NHK's feeds hold: the top stories hardly any, the others about a hundred. */
const TOP_ITEMS = 9;
const OTHER_ITEMS = 120;
const WORLD_ITEMS = 574;

/** Editors, not clocks, order NHK's feeds: within these spans the order is theirs. */
const EDITORIAL_SPAN = 3 * HOUR;
/** How long an item counts as new for nhknews:new. */
const NEW_FOR = 30 * MINUTE;

interface Item {
  article: NewsroomArticle;
  version: ArticleVersion;
}

/** Stands in for an editor's taste: the same for the same article, without relation to its date. */
const taste = ({ article }: Item) => createHash("sha256").update(article.nhkId).digest("hex");

const editorialOrder = (a: Item, b: Item) =>
  Math.floor(b.version.datedAt / EDITORIAL_SPAN) - Math.floor(a.version.datedAt / EDITORIAL_SPAN) ||
  taste(a).localeCompare(taste(b));

/** The newest items at `now`, at most `limit`, in editorial order. */
function select(articles: NewsroomArticle[], now: EpochMs, limit: number): Item[] {
  return articles
    .flatMap((article) => {
      const version = versionAt(article, now);
      return version ? [{ article, version }] : [];
    })
    .sort((a, b) => b.version.datedAt - a.version.datedAt)
    .slice(0, limit)
    .sort(editorialOrder);
}

const lastChange = (items: Item[]) => Math.max(0, ...items.map(({ version }) => version.from));

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const MARKS = { story: "", video: "【動画】", rolling: "【詳細】" };

/** A Japanese title as the feed shows it, with the mark of the article's form in front. */
export const markedTitle = (article: NewsroomArticle, title: string) => MARKS[article.form] + title;

/** The lead as an editor's tool leaves it at times: paragraphs, line breaks, an entity. */
const asHtml = (lead: string) => `<p>${lead.split(/(?<=。)/).join("<br />")}</p>&nbsp;`;

function rssItem({ article, version }: Item, now: EpochMs): string {
  const has = (quirk: NewsroomArticle["quirks"][number]) => article.quirks.includes(quirk);
  const link = escapeXml(article.url + (has("utm") ? "?utm_source=rss&utm_medium=feed&utm_campaign=na" : ""));
  const lead = has("html") ? asHtml(version.lead) : version.lead;
  return [
    "<item>",
    `<title>${escapeXml(markedTitle(article, version.title))}</title>`,
    `<link>${link}</link>`,
    `<guid isPermaLink="true">${link}</guid>`,
    has("no-date") ? "" : `<pubDate>${rfc822(version.datedAt)}</pubDate>`,
    has("no-description") ? "" : `<description>${escapeXml(lead)}</description>`,
    now - version.datedAt < NEW_FOR ? "<nhknews:new>true</nhknews:new>" : "",
    "</item>",
  ].join("");
}

/**
 * NHK NEWS WEB's feed catN (0…7) at `now`, as RSS 2.0: NHK's tags, order and oddities around invented texts.
 */
export function newsWebFeed(articles: NewsroomArticle[], category: number, now: EpochMs): Feed {
  const slug = NEWS_WEB_CATEGORIES[category];
  const inCategory = articles.filter(
    ({ lang, categories }) => lang === "ja" && slug !== undefined && categories.includes(slug),
  );
  const items = select(inCategory, now, category === 0 ? TOP_ITEMS : OTHER_ITEMS);
  const modifiedAt = lastChange(items);
  const rows = items.map((item) => rssItem(item, now));
  const namespace = rows.some((row) => row.includes("<nhknews:"))
    ? ' xmlns:nhknews="http://www.nhk.or.jp/rss/rss2.0/modules/nhknews/"'
    : "";
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<rss version="2.0"${namespace}><channel>`,
    "<title>見本のニュース</title>",
    "<link>https://news.web.nhk/newsweb/</link>",
    "<description>架空の出来事で作った見本です</description>",
    "<language>ja</language>",
    `<lastBuildDate>${rfc822(modifiedAt)}</lastBuildDate>`,
    ...rows,
    "</channel></rss>",
    "",
  ].join("\n");
  return { body, contentType: "application/xml; charset=utf-8", modifiedAt };
}

function worldItem({ article, version }: Item) {
  const has = (quirk: NewsroomArticle["quirks"][number]) => article.quirks.includes(quirk);
  const section = article.categories[0] ?? "japan";
  // No server has these pictures, so they are where nobody fetches one from.
  const picture = `http://newsroom.invalid/nhkworld/upld/thumbnails/en/news/${article.nhkId}`;
  const video = article.form === "video";
  return {
    id: article.nhkId,
    title: version.title,
    description: has("no-description") ? "" : version.lead,
    ...(article.body === undefined ? {} : { detail: article.body.replaceAll("\n", "<br />") }),
    page_url: new URL(article.url).pathname,
    public_at: has("no-date") ? "" : String(version.datedAt),
    updated_at: has("no-date") || has("no-update-time") ? "" : String(version.from),
    categories: {
      id: String(Object.keys(WORLD_SECTIONS).indexOf(section) + 1),
      name: WORLD_SECTIONS[section],
    },
    thumbnails: video
      ? { small: `${picture}_S.jpg`, middle: `${picture}_M.jpg`, large: `${picture}_L.jpg` }
      : null,
    videos: video ? { duration: "1:12" } : null,
  };
}

/** NHK WORLD-JAPAN's list of all English news at `now`, as JSON with its times as strings. */
export function worldFeed(articles: NewsroomArticle[], now: EpochMs): Feed {
  const english = articles.filter(({ lang }) => lang === "en");
  const items = select(english, now, WORLD_ITEMS);
  return {
    body: JSON.stringify({ data: items.map(worldItem) }),
    contentType: "application/json; charset=utf-8",
    modifiedAt: lastChange(items),
  };
}
