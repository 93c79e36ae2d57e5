import fc from "fast-check";
import { expect, it } from "vitest";
import type { ArticleDraft } from "../../src/domain/article.ts";
import { revise, type StoredArticle } from "../../src/store/article-revision.ts";
import { draftOf } from "../contract/drafts.ts";

const NOW = 1_700_000_100_000;

const draft: fc.Arbitrary<ArticleDraft> = fc
  .record(
    {
      title: fc.constantFrom("港", "湾", "岸"),
      lead: fc.constantFrom("", "灯台。", "灯台に光。"),
      body: fc.constantFrom("全文", "訂正した全文"),
      url: fc.constantFrom("https://one.example/", "https://two.example/"),
      publishedAt: fc.constantFrom(1, 2),
      modifiedAt: fc.constantFrom(1, 2),
    },
    { requiredKeys: ["title", "lead", "url"] },
  )
  .map(({ publishedAt, ...said }) => {
    const { publishedAt: _, ...undated } = draftOf(said);
    return publishedAt === undefined ? undated : { ...undated, publishedAt };
  });

it("comes to rest, whatever feeds disagree about and in whatever order they are polled", () => {
  const feeds = fc.array(draft, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(feeds, fc.array(fc.nat({ max: 3 }), { maxLength: 10 }), (drafts, order) => {
      let stored: StoredArticle | undefined;
      const poll = (at: number) => {
        const revision = revise(stored, [drafts[at % drafts.length]!], NOW, () => "id");
        stored = revision;
        return revision.change;
      };
      order.forEach(poll);
      // Each poll that changes something retires what one of the feeds says.
      for (let round = 0; round < 8; round++) drafts.forEach((_, at) => void poll(at));
      expect(drafts.map((_, at) => poll(at))).toEqual(drafts.map(() => "unchanged"));
    }),
    { numRuns: 2_000 },
  );
});
