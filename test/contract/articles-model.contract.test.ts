import fc from "fast-check";
import { expect, it } from "vitest";
import type { Article, ArticleDraft } from "../../src/domain/article.ts";
import { describeContract, emptyTables } from "./engines.ts";

/** What the rules say an article should be; written as plainly as they are told, and without a database. */
interface ModelArticle extends Omit<Article, "id" | "publisher" | "contentHash" | "storyId"> {
  /** NHK's own time of the words. */
  nhkTime: number | undefined;
  /** What it said of a side of itself and then no longer. */
  gone: string[];
}

const keyOf = ({ lang, nhkId }: { lang: string; nhkId: string }) => `${lang}/${nhkId}`;
const textOf = ({ title, lead }: { title: string; lead: string }) =>
  lead === "" ? `title ${title}` : `text ${title} ${lead}`;
const addressOf = ({ form, url }: { form: string; url: string }) => `${form} ${url}`;
const sidesOf = (article: ModelArticle) => [
  textOf(article),
  `title ${article.title}`,
  article.body ?? "",
  addressOf(article),
];
const wordsOf = ({ title, lead, body }: ModelArticle) => [title, lead, body].join("|");

function takeIn(article: ModelArticle, draft: ArticleDraft): void {
  for (const category of draft.categories)
    if (!article.categories.includes(category)) article.categories.push(category);
  const time = draft.modifiedAt ?? draft.publishedAt;
  if (time !== undefined && article.nhkTime !== undefined && time < article.nhkTime) return;
  const isNewer = time !== undefined && (article.nhkTime === undefined || time > article.nhkTime);
  const before = structuredClone(article);
  const sameText = draft.title === article.title && (draft.lead === "" || draft.lead === article.lead);
  if (!sameText && !isNewer && article.gone.includes(textOf(draft))) return;
  takeWords(article, draft, (side) => isNewer || !article.gone.includes(side));
  article.gone.push(...sidesOf(before).filter((side) => !sidesOf(article).includes(side)));
  takeDates(article, draft, wordsOf(before) !== wordsOf(article));
}

function takeDates(article: ModelArticle, draft: ArticleDraft, corrected: boolean): void {
  if (draft.modifiedAt !== undefined) article.modifiedAt = draft.modifiedAt;
  const takesDate = corrected || article.nhkTime === undefined;
  if (draft.publishedAt !== undefined && (takesDate || draft.publishedAt > article.publishedAt))
    article.publishedAt = draft.publishedAt;
  article.nhkTime = draft.modifiedAt ?? draft.publishedAt ?? article.nhkTime;
}

function takeWords(article: ModelArticle, draft: ArticleDraft, mayTake: (side: string) => boolean): void {
  article.title = draft.title;
  if (draft.lead !== "") article.lead = draft.lead;
  if (draft.body !== undefined && mayTake(draft.body)) article.body = draft.body;
  if (mayTake(addressOf(draft))) Object.assign(article, { url: draft.url, form: draft.form });
}

function createModel() {
  const articles = new Map<string, ModelArticle>();
  let seq = 0;

  function takeGroup(drafts: ArticleDraft[], now: number): "added" | "corrected" | "touched" | "unchanged" {
    const first = drafts[0]!;
    const known = articles.get(keyOf(first));
    const article: ModelArticle = structuredClone(
      known ?? {
        ...first,
        categories: [],
        publishedAt: first.publishedAt ?? now,
        ...{ createdAt: now, updatedAt: now, revision: 1, seq: 0, nhkTime: undefined, gone: [] },
      },
    );
    for (const draft of drafts) takeIn(article, draft);
    if (known && JSON.stringify(known) === JSON.stringify(article)) return "unchanged";
    const corrected = known !== undefined && wordsOf(known) !== wordsOf(article);
    if (corrected) {
      article.revision++;
      article.updatedAt = now;
    }
    article.seq = ++seq;
    articles.set(keyOf(first), article);
    if (!known) return "added";
    return corrected ? "corrected" : "touched";
  }

  return {
    ingest(drafts: ArticleDraft[], now: number) {
      const counts = { added: 0, corrected: 0, touched: 0, unchanged: 0 };
      for (const group of Map.groupBy(drafts, keyOf).values()) counts[takeGroup(group, now)]++;
      return counts;
    },
    articles: () =>
      [...articles.values()]
        .sort((a, b) => a.seq - b.seq)
        .map(({ nhkTime: _, gone: __, ...article }) => article),
  };
}

const time = fc.integer({ min: 0, max: 3 });
const draft: fc.Arbitrary<ArticleDraft> = fc.record(
  {
    nhkId: fc.constantFrom("a", "b", "c"),
    lang: fc.constantFrom("ja", "en"),
    url: fc.constantFrom("https://one.example/", "https://two.example/"),
    categories: fc.subarray(["top", "sports", "world"], { minLength: 1 }),
    form: fc.constantFrom("story" as const, "rolling" as const),
    title: fc.constantFrom("港", "空港", 'It\'s "quoted" % _ \\ 🚢'),
    lead: fc.constantFrom("", "短い要約。", "長い要約。"),
    body: fc.constantFrom("全文", "訂正した全文"),
    publishedAt: time,
    modifiedAt: time,
  },
  { requiredKeys: ["nhkId", "lang", "url", "categories", "form", "title", "lead"] },
);

const polls = fc.array(fc.array(draft, { maxLength: 6 }), { minLength: 1, maxLength: 6 });

const withoutIds = (articles: Article[]) =>
  articles.map(({ id: _, publisher: __, contentHash: ___, storyId: ____, ...article }) => article);

describeContract("articles under any sequence of polls", (subject) => {
  it("are what the rules say, and so is a follower's copy of them", async () => {
    await fc.assert(
      fc.asyncProperty(polls, async (sequence) => {
        await emptyTables(subject().database);
        const { articles } = subject().store;
        const model = createModel();
        const copy = new Map<string, Article>();
        let cursor = 0;
        for (const [poll, drafts] of sequence.entries()) {
          const now = 100 + poll;
          const { added, corrected, touched, unchanged } = await articles.ingest(drafts, now);
          const counts = { added: added.length, corrected: corrected.length, touched: touched.length };
          expect({ ...counts, unchanged }).toEqual(model.ingest(drafts, now));
          for (const article of await articles.changedSince(cursor, 100)) {
            copy.set(article.id, article);
            cursor = article.seq;
          }
        }
        const stored = await articles.changedSince(0, 100);
        expect(withoutIds(stored)).toEqual(model.articles());
        expect([...copy.values()].sort((a, b) => a.seq - b.seq)).toEqual(stored);
      }),
      { numRuns: 25 },
    );
  });
});
