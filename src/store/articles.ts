import { randomUUIDv7 } from "node:crypto";
import type { Article, ArticleDraft, ArticleId, ReadCount } from "../domain/article.ts";
import type { Category } from "../domain/category.ts";
import type { LanguageTag } from "../domain/language.ts";
import type { EpochMs } from "../domain/time.ts";
import { type Revision, revise, type StoredArticle } from "./article-revision.ts";
import { ARTICLE_COLUMNS, fromRow, toRow } from "./article-row.ts";
import { deleteInChunks, inChunks } from "./chunks.ts";
import type { Queries } from "./schema.ts";
import { reserveSequence } from "./sequence.ts";

/** What one feed's items changed; an article counts once, however many of the drafts were its. */
export interface Ingested {
  added: Article[];
  /** Same NHK id, newer words: revision and updatedAt have moved. */
  corrected: Article[];
  /** Known words in a new category, at a new address, or with a rolling story's new date: moved in sequence, not in revision. */
  touched: Article[];
  unchanged: number;
}

export interface ArticleStore {
  /**
   * Upserts the drafts in one transaction, in seq order of change; all of it or, when it throws, nothing. The rules of
   * what a draft changes are those of `revise` in article-revision.ts. Nothing is written where nothing changes.
   * `hooks`: what new articles bring about.
   */
  ingest(drafts: ArticleDraft[], now: EpochMs, hooks?: Partial<IngestHooks>): Promise<Ingested>;
  /** The next articles changed after `seq`, by seq: the follower's page. An article appears at its last change only. */
  changedSince(seq: number, limit: number): Promise<Article[]>;
  /** Counts one more reader without moving the article in sequence. False where there is no such article. */
  countRead(id: ArticleId, at: EpochMs, times?: number): Promise<boolean>;
  /** No reads where there is no such article. */
  readCount(id: ArticleId): Promise<ReadCount>;
  /** Most read first, the newer of equals first; articles nobody opened are left out. */
  mostRead(query: {
    lang: LanguageTag;
    publishedSince: EpochMs;
    limit: number;
  }): Promise<{ id: ArticleId; reads: number }[]>;
  /** Deletes what was published before `cutoff`; gives how many. */
  removePublishedBefore(cutoff: EpochMs): Promise<number>;
}

/** What new articles bring about, inside the transaction that stores them. */
export interface IngestHooks {
  /** Gives new articles their stories, before they are written. */
  placeInStories(transaction: Queries, added: Article[]): Promise<Article[]>;
  /** Writes the alert log. `entered`: known articles with the categories they are new in. */
  appendAlerts(
    transaction: Queries,
    news: { added: Article[]; entered: { article: Article; categories: Category[] }[] },
    now: EpochMs,
  ): Promise<void>;
}

type Drafts = [ArticleDraft, ...ArticleDraft[]];
type Identity = Pick<ArticleDraft, "lang" | "nhkId">;
type NewId = (now: EpochMs) => ArticleId;

const KEYS_PER_STATEMENT = 200;
const ROWS_PER_STATEMENT = 50;
const ROWS_PER_DELETION = 250;

/** Articles in the database; `newId` makes the ids of new ones, UUIDs v7 by default. */
export function createArticleStore(queries: Queries, newId: NewId = () => randomUUIDv7()): ArticleStore {
  return {
    ingest: (drafts, now, hooks = {}) => ingest(queries, newId, drafts, now, hooks),

    async changedSince(seq, limit) {
      const rows = await queries
        .selectFrom("articles")
        .select(ARTICLE_COLUMNS)
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map((row) => fromRow(row).article);
    },

    countRead: (id, at, times = 1) => countRead(queries, id, at, times),

    async readCount(id) {
      const row = await queries
        .selectFrom("articles")
        .select(["reads", "last_read_at"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (!row) return { reads: 0 };
      return row.last_read_at === null
        ? { reads: row.reads }
        : { reads: row.reads, lastReadAt: row.last_read_at };
    },

    mostRead: ({ lang, publishedSince, limit }) =>
      queries
        .selectFrom("articles")
        .select(["id", "reads"])
        .where("lang", "=", lang)
        .where("published_at", ">=", publishedSince)
        .where("reads", ">", 0)
        .orderBy("reads", "desc")
        .orderBy("published_at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute(),

    removePublishedBefore: (cutoff) => removePublishedBefore(queries, cutoff),
  };
}

/**
 * Most polls bring nothing new: these are found out by reading alone. Only what seems to change is decided again, in
 * one transaction and behind the sequence's lock, where no other writer can come in between. Ids are made only there.
 */
async function ingest(
  queries: Queries,
  newId: NewId,
  drafts: ArticleDraft[],
  now: EpochMs,
  hooks: Partial<IngestHooks>,
): Promise<Ingested> {
  const groups = [...Map.groupBy(drafts, keyOf).values()] as Drafts[];
  const changing = await changesOf(queries, groups, now, () => "");
  if (changing.length === 0) return summarise([], groups.length);
  const made = await queries.transaction().execute(async (transaction) => {
    const first = await reserveSequence(transaction, "articles", changing.length);
    const still = changing.map(({ drafts }) => drafts);
    const changes = (await changesOf(transaction, still, now, newId)).map(({ revision, known }, index) => ({
      revision: { ...revision, article: { ...revision.article, seq: first + index } },
      known,
    }));
    const revisions = await placed(
      transaction,
      changes.map(({ revision }) => revision),
      hooks,
    );
    for await (const chunk of inChunks(revisions, ROWS_PER_STATEMENT)) await write(transaction, chunk);
    await hooks.appendAlerts?.(transaction, newsIn(revisions, changes), now);
    return revisions;
  });
  return summarise(made, groups.length - made.length);
}

/** The revisions that the drafts of each article mean now, without those that change nothing. */
async function changesOf(
  queries: Queries,
  groups: Drafts[],
  now: EpochMs,
  newId: NewId,
): Promise<{ drafts: Drafts; revision: Revision; known: StoredArticle | undefined }[]> {
  const known = await readKnown(
    queries,
    groups.map(([draft]) => draft),
  );
  return groups
    .map((drafts) => {
      const stored = known.get(keyOf(drafts[0]));
      return { drafts, revision: revise(stored, drafts, now, newId), known: stored };
    })
    .filter(({ revision }) => revision.change !== "unchanged");
}

/** The revisions with new articles in their stories. */
async function placed(
  transaction: Queries,
  revisions: Revision[],
  hooks: Partial<IngestHooks>,
): Promise<Revision[]> {
  const added = articlesWith("added", revisions);
  if (!hooks.placeInStories || added.length === 0) return revisions;
  const inStories = new Map(
    (await hooks.placeInStories(transaction, added)).map((article) => [article.id, article]),
  );
  return revisions.map((revision) => ({
    ...revision,
    article: inStories.get(revision.article.id) ?? revision.article,
  }));
}

function newsIn(revisions: Revision[], changes: { known: StoredArticle | undefined }[]) {
  const entered = revisions.flatMap(({ article }, index) => {
    const before = changes[index]?.known?.article.categories;
    const categories = article.categories.filter((category) => before && !before.includes(category));
    return categories.length > 0 ? [{ article, categories }] : [];
  });
  return { added: articlesWith("added", revisions), entered };
}

const articlesWith = (change: Revision["change"], revisions: Revision[]): Article[] =>
  revisions.filter((revision) => revision.change === change).map(({ article }) => article);

const keyOf = ({ lang, nhkId }: Identity) => `${lang}\0${nhkId}`;

async function readKnown(queries: Queries, identities: Identity[]): Promise<Map<string, StoredArticle>> {
  const known = new Map<string, StoredArticle>();
  for (const [lang, ofLanguage] of Map.groupBy(identities, (identity) => identity.lang)) {
    for await (const chunk of inChunks(ofLanguage, KEYS_PER_STATEMENT)) {
      const rows = await queries
        .selectFrom("articles")
        .select(ARTICLE_COLUMNS)
        .where("lang", "=", lang)
        .where(
          "nhk_id",
          "in",
          chunk.map(({ nhkId }) => nhkId),
        )
        .execute();
      for (const stored of rows.map(fromRow)) known.set(keyOf(stored.article), stored);
    }
  }
  return known;
}

async function write(transaction: Queries, revisions: Revision[]): Promise<void> {
  await transaction
    .insertInto("articles")
    .values(revisions.map((revision) => ({ ...toRow(revision), reads: 0 })))
    .onConflict((conflict) =>
      conflict.columns(["lang", "nhk_id"]).doUpdateSet((row) => ({
        url: row.ref("excluded.url"),
        categories: row.ref("excluded.categories"),
        form: row.ref("excluded.form"),
        title: row.ref("excluded.title"),
        lead: row.ref("excluded.lead"),
        body: row.ref("excluded.body"),
        image: row.ref("excluded.image"),
        published_at: row.ref("excluded.published_at"),
        modified_at: row.ref("excluded.modified_at"),
        version_at: row.ref("excluded.version_at"),
        superseded: row.ref("excluded.superseded"),
        updated_at: row.ref("excluded.updated_at"),
        revision: row.ref("excluded.revision"),
        content_hash: row.ref("excluded.content_hash"),
        seq: row.ref("excluded.seq"),
      })),
    )
    .execute();
}

function summarise(revisions: Revision[], unchanged: number): Ingested {
  return {
    added: articlesWith("added", revisions),
    corrected: articlesWith("corrected", revisions),
    touched: articlesWith("touched", revisions),
    unchanged,
  };
}

async function countRead(queries: Queries, id: ArticleId, at: EpochMs, times: number): Promise<boolean> {
  const { numUpdatedRows } = await queries
    .updateTable("articles")
    .set((row) => ({
      reads: row("reads", "+", times),
      last_read_at: row.case().when("last_read_at", ">", at).then(row.ref("last_read_at")).else(at).end(),
    }))
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function removePublishedBefore(queries: Queries, cutoff: EpochMs): Promise<number> {
  return deleteInChunks(ROWS_PER_DELETION, async (limit) => {
    const { numDeletedRows } = await queries
      .deleteFrom("articles")
      .where("id", "in", (query) =>
        query
          .selectFrom("articles")
          .select("id")
          .where("published_at", "<", cutoff)
          .orderBy("published_at")
          .limit(limit),
      )
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}
