import { z } from "zod";
import type { Article } from "../domain/article.ts";
import type { StoredArticle } from "./article-revision.ts";
import type { ArticleRow } from "./schema.ts";

/** The columns of `articles` that hold the article; its counters of reads are beside them. */
export const ARTICLE_COLUMNS = [
  "id",
  "nhk_id",
  "lang",
  "url",
  "categories",
  "form",
  "title",
  "lead",
  "body",
  "image",
  "published_at",
  "modified_at",
  "version_at",
  "superseded",
  "created_at",
  "updated_at",
  "revision",
  "content_hash",
  "seq",
  "story_id",
] as const satisfies (keyof ArticleRow)[];

type StoredRow = Pick<ArticleRow, (typeof ARTICLE_COLUMNS)[number]>;

const stringsColumn = z.array(z.string());
const formColumn = z.enum(["story", "video", "rolling"]);

/** An article as its row says. */
export function fromRow(row: StoredRow): StoredArticle {
  const article: Article = {
    id: row.id,
    nhkId: row.nhk_id,
    url: row.url,
    publisher: "nhk",
    lang: row.lang,
    categories: stringsColumn.parse(JSON.parse(row.categories)),
    form: formColumn.parse(row.form),
    title: row.title,
    lead: row.lead,
    ...(row.body === null ? {} : { body: row.body }),
    ...(row.image === null ? {} : { image: row.image }),
    publishedAt: row.published_at,
    ...(row.modified_at === null ? {} : { modifiedAt: row.modified_at }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
    contentHash: row.content_hash,
    storyId: row.story_id,
    seq: row.seq,
  };
  return {
    article,
    superseded: stringsColumn.parse(JSON.parse(row.superseded)),
    ...(row.version_at === null ? {} : { versionAt: row.version_at }),
  };
}

/** The row of an article, without the counters of reads. */
export function toRow({ article, versionAt, superseded }: StoredArticle): StoredRow {
  return {
    id: article.id,
    nhk_id: article.nhkId,
    lang: article.lang,
    url: article.url,
    categories: JSON.stringify(article.categories),
    form: article.form,
    title: article.title,
    lead: article.lead,
    body: article.body ?? null,
    image: article.image ?? null,
    published_at: article.publishedAt,
    modified_at: article.modifiedAt ?? null,
    version_at: versionAt ?? null,
    superseded: JSON.stringify(superseded),
    created_at: article.createdAt,
    updated_at: article.updatedAt,
    revision: article.revision,
    content_hash: article.contentHash,
    story_id: article.storyId,
    seq: article.seq,
  };
}
